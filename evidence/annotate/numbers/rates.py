"""Rates: `3.2 per 100 person-years`, `24 v 34 per 100 000 child-months`: a number for every so much time of so many people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.joined import joined_before
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_RATE = re.compile(
    rf"""(?P<a>{ANY})(?:[ ][a-z]+){{0,2}}?[ ]
         (?P<unit> per[ ](?P<b>{ANY})[ ]
           (?: [a-z]+[ -](?:years?|months?|weeks?|days?|hours?)(?:[ -]at[ -]risk)?
             | (?:live[ ])?births | deliveries | pregnancies | admissions | visits | infusions | injections ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers that hold for so many people over so much time."""
    for match in _RATE.finditer(shape.text):
        index, base = shape.index(match.start("a")), shape.index(match.start("b"))
        printed = shape.plain[shape.numerals[base].start : shape.numerals[base].end]
        unit = match["unit"].replace(match["b"], printed)
        yield Reading(index, NumberKind.QUANTITY, unit)
        yield from (Reading(other, NumberKind.QUANTITY, unit) for other in joined_before(shape, index))
        yield Reading(base, NumberKind.OTHER)
