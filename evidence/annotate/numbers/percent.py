"""Percentages and percentage points, with the percent sign shared by a pair: `12 vs 34%`, `3.1 percentage points`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.joined import joined_before
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_PERCENT = re.compile(
    rf"""(?P<number>{ANY})
    (?: (?P<point> [ -]?(?:percentage|percent|per[ ]cent|%)[ -]points? | [ ]?%-points? | [ ]pp\b )
      | (?P<percent> [ ]?% | [ -](?:percent|per[ ]cent|pct)\b ) )""",
    re.VERBOSE | re.IGNORECASE,
)

_OF_INTERVAL = re.compile(r"[ ]?(?:C\.?I|[Cc]onfidence|[Cc]redib|CrI|LCL|UCL|HDI)")
"""The level of an interval shares its sign with no number before it (`1.61, 95% CI`)."""


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type percentages and percentage points."""
    for match in _PERCENT.finditer(shape.text):
        kind = NumberKind.PERCENTAGE_POINT if match["point"] else NumberKind.PERCENT
        unit = (match["point"] or match["percent"]).strip(" -")
        index = shape.index(match.start("number"))
        yield Reading(index, kind, unit)
        if not _OF_INTERVAL.match(shape.text, match.end()):
            yield from (Reading(other, kind, unit) for other in joined_before(shape, index))
