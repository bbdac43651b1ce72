"""Ages: `aged 18 to 75 years`, `65 years or older`, `a 12-year-old`, `mean age 63`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_UNIT = r"(?:[ -]?(?P<unit>years?|yrs?\.?|y|months?|weeks?|days?)\b)"
_PAIR = rf"(?P<low>{ANY}){_UNIT.replace('unit', 'first')}?(?:[ ]?(?:to|and|or|-)[ ]?(?P<high>{ANY}))?"
_SIGN = r"(?:[<>≥≤~±][ ]?)?"
_AGED = re.compile(
    rf"""
    \b[Aa]ge[ds]?\b (?:[ ](?:of|was|were|is|range|ranged|ranging|from|between|over|under|above|below|at|least|about
    |approximately|group
        |older|younger|than|more|less|participants|patients)){{0,4}} [ ]?[=:,(]?[ ]? {_SIGN} {_PAIR}{_UNIT}?
    """,
    re.VERBOSE,
)
_OLD = re.compile(
    rf"""
    {_PAIR} (?: {_UNIT} [ -](?:old|of[ ]age)\b | (?:{_UNIT.replace("unit", "other")})?[ ](?:or|and)[ ](?:older|younger
    |over[ ]in[ ]age)\b )
    """,
    re.VERBOSE,
)
_OLDEST = 120


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type ages."""
    for pattern in (_AGED, _OLD) if "age" in shape.text.lower() or "old" in shape.text or "young" in shape.text else ():
        for match in pattern.finditer(shape.text):
            groups = match.groupdict()
            unit = groups.get("unit") or groups.get("other") or groups.get("first")
            for name in ("low", "high"):
                if match[name] and 0 <= shape.value_at(match.start(name)).value <= _OLDEST:
                    yield Reading(shape.index(match.start(name)), NumberKind.AGE, unit)
