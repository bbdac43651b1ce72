"""Spread around a mean: `5.2 ± 1.1`, `5.2 (SD 1.1)`, `mean (SE), 5.2 (1.1)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_SPREAD = r"(?:[Ss]\.?[Dd]\.?|[Ss]\.?[Ee]\.?(?:[Mm]\.?)?|[Ss]tandard[ ](?:[Dd]eviation|[Ee]rror)s?(?:[ ]of[ ]the[ ]mean)?)"
_UNIT = r"(?:[ ]?(?:%|[A-Za-zµ°/]{1,12}(?:[ ][A-Za-z/]{1,8})?))?"
_PLUS_MINUS = r"(?:±|\+/?-|\+[ ]/[ ]-|\+[ ]?or[ ]?-|plus[ ](?:or[ ])?minus)"
_AFTER_SIGN = re.compile(
    rf"(?P<value>{DIGITS}){_UNIT}[ ]?[(\[]?{_PLUS_MINUS}[ ]?(?:{_SPREAD}[ ]?)?(?P<spread>{DIGITS})", re.VERBOSE
)
_NAMED = re.compile(
    rf"(?P<value>{DIGITS}){_UNIT}[ ]?[(\[,;][ ]?(?:±[ ]?)?{_SPREAD}[ ]?[=:,]?[ ]?(?:of[ ])?(?:±[ ]?)?(?P<spread>{DIGITS})",
    re.VERBOSE,
)
_HEADER = re.compile(
    rf"[(\[±][ ]?{_SPREAD}\b[ ]?[)\]]?|\b{_PLUS_MINUS}[ ]?{_SPREAD}|\b[Ss]tandard[ ](?:[Ee]rror|[Dd]eviation)", re.VERBOSE
)
_BRACKETED = re.compile(rf"(?P<value>{DIGITS}){_UNIT}[ ]?[(\[](?P<spread>{DIGITS}){_UNIT}[)\]]", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class PrintedSpread:
    """A mean and its spread, as indices of numerals."""

    value: int
    spread: int


def find_spreads(shape: Shape) -> Iterator[PrintedSpread]:
    """Find every value that is printed with its spread."""
    header = _HEADER.search(shape.text)
    patterns = [_AFTER_SIGN, _NAMED] if shape.numerals else []
    for pattern in [*patterns, *([_BRACKETED] if header else [])]:
        for match in pattern.finditer(shape.text, header.end() if pattern is _BRACKETED and header else 0):
            yield PrintedSpread(shape.index(match.start("value")), shape.index(match.start("spread")))


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers that are spreads."""
    for found in find_spreads(shape):
        yield Reading(found.spread, NumberKind.SPREAD)
