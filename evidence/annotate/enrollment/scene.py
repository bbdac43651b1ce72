"""What enrollment is read from: one sentence with its numbers, its verbs, its nouns for people and its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.annotate.arm_groups import ArmGroups
from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.numbers import Shape
from evidence.annotate.terms import Term
from evidence.mentions import NumberMention


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the words that enrollment is read from."""

    shape: Shape
    numbers: Sequence[NumberMention]
    verbs: Sequence[Term]
    people: Sequence[Term]
    labels: Sequence[ArmLabel]
    book: ArmGroups

    def text_between(self, start: int, end: int) -> str:
        """Give the shape's text between two offsets of the article."""
        return self.shape.text[self.shape.position(start) : self.shape.position(end)]

    def text_of(self, term: Term) -> str:
        """Give the words of a term."""
        return self.shape.plain[term.start - self.shape.sentence.start : term.end - self.shape.sentence.start]
