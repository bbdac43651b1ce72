"""In which direction an outcome differs between two arms, from the words and the numbers of a text."""

from evidence.annotate.direction.change import ChangeWord, change_words, clause_change
from evidence.annotate.direction.judge import Judgement, judge, judge_direction

__all__ = ["ChangeWord", "Judgement", "change_words", "clause_change", "judge", "judge_direction"]
