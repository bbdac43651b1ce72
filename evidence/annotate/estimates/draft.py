"""A draft: an effect whose measure and value are read, before its interval and p-value are tied to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.annotate.numbers import Shape
from evidence.annotate.terms import Terms
from evidence.mentions import Clause, NumberMention
from evidence.vocabulary import Change, Contrast, Measure

MOVES = {change.value: change for change in Change}
"""A word that only judges (`improved by 40%`) tells no direction and has no place here."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with everything that the grammars of estimates read.

    Attributes:
        numbers: one mention for every numeral of the shape.
        arm_values: where the values of two groups that are set against each other begin.
        of_vaccine: the article is on a vaccine, so that its efficacy is a measure.
    """

    shape: Shape
    numbers: Sequence[NumberMention]
    terms: Terms
    clauses: Sequence[Clause]
    arm_values: frozenset[int] = frozenset()
    of_vaccine: bool = False

    def clause_at(self, position: int) -> tuple[int, int]:
        """Give the clause around a place of the shape's text, as places."""
        offset = self.shape.offset(position)
        for clause in self.clauses:
            if clause.start <= offset < clause.end:
                return self.shape.position(clause.start), min(self.shape.position(clause.end), len(self.shape.text))
        return 0, len(self.shape.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """An effect of a shape: `[start, end)` are places in its text, `value` the index of a numeral or None.

    Attributes:
        name: where the words for the measure begin.
    """

    measure: Measure
    value: int | None
    start: int
    end: int
    change: Change | None = None
    contrast: Contrast = Contrast.BETWEEN_ARMS
    confidence: float = 1.0
