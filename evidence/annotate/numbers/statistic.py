"""Test statistics: `chi-square = 3.4`, `F(1, 23) = 4.5`, `r = 0.33`, `I(2) = 57%` are no effects, and no values of groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_STATISTIC = re.compile(
    rf"""
    (?: (?:χ|[Xx](?=[²^])|\b[Cc]hi[ -]?squared?)[²^]{{0,2}}{DIGITS}?[ ]?(?:[(\[]{DIGITS}[)\]])?(?:[ ]?df)?[ ]?(?:[=:]|of|was)?
      | \b(?:[tFzZrRQHUW]|df|rho|I²?)[ ]?(?:[(\[]{DIGITS}(?:,[ ]?{DIGITS})?[)\]])?[ ]?= )
    [ ]?{DIGITS}
    """,
    re.VERBOSE,
)


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers that are test statistics, with their degrees of freedom."""
    for match in _STATISTIC.finditer(shape.text):
        yield from (Reading(index, NumberKind.OTHER) for index in range(shape.count(match.start()), shape.count(match.end())))
