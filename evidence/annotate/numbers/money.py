"""Money: `$1.2 million`, `€30`, `20 million dollars`, `£5,000`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_SIGNED = re.compile(rf"(?P<unit>(?:US|A|C|NZ|AU|CA)?\$|[€£¥₹]|\b(?:USD|EUR|GBP|AUD|CAD)[ ]?)[ ]?(?P<number>{ANY})", re.VERBOSE)
_SPOKEN = re.compile(
    rf"(?P<number>{ANY})[ -]?(?P<unit>US[ ]dollars?|dollars?|euros?|pounds[ ]sterling|cents\b|USD|EUR|GBP|[€£$])",
    re.VERBOSE | re.IGNORECASE,
)


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type sums of money."""
    for pattern in (_SIGNED, _SPOKEN):
        for match in pattern.finditer(shape.text):
            yield Reading(shape.index(match.start("number")), NumberKind.MONEY, match["unit"].strip())
