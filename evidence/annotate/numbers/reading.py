"""A reading: what one construct says that a numeral is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence.annotate.numbers.shape import Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind and unit of one numeral of a shape; `index` counts the shape's numerals."""

    index: int
    kind: NumberKind
    unit: str | None = None


Construct = Callable[[Shape, Terms], Iterator[Reading]]
