"""In which direction an outcome differs between two arms, from the words and the numbers of a text."""

from evidence.annotate.direction.change import ChangeWord, change_words, clause_change

__all__ = ["ChangeWord", "change_words", "clause_change"]
