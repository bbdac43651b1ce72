"""Numbers that name a place in an order or a ratio of allocation: `phase 3`, `grade 3-4`, `2nd`, `1:1`, `per 100`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_NAMED = re.compile(
    rf"""\b(?:[Pp]hases?|[Gg]rades?|[Ss]tages?|[Ll]evels?|[Tt]ypes?|[Cc]lass(?:es)?|[Vv]isits?|[Cc]ycles?|[Cc]ohorts?|[Gg]roups?|[Aa]rms?
        |[Pp]arts?|[Tt]ier|[Ss]tep|[Nn]umber|[Nn]o\.|[Ss]chedule|[Ss]tratum|[Cc]ourse|[Cc]rit(?:erion|erium)|[Oo]mega
        |[Ff]actor|[Ss]tudy|[Tt]rial
        |[Pp]eriods?|[Ll]ines?)
    [ -](?:≥[ ]?|>[ ]?|≤[ ]?)?(?P<a>{ANY})(?![ ]?[%.(]?{DIGITS})(?:[ ]?(?:-|/|or|and|to|,)[ ]?(?P<b>{ANY}))?(?![ ]?(?:%
    |percent|patients|participants|women|men|weeks|months|years|days|children|people|were|subjects))""",
    re.VERBOSE,
)
_NTH = re.compile(rf"(?P<a>{DIGITS})(?:st|nd|rd|th)\b")
_ALLOCATION = re.compile(rf"(?P<a>{DIGITS})[ ]?:[ ]?(?P<b>{DIGITS})(?:[ ]?:[ ]?(?P<c>{DIGITS}))?(?![ ]?{DIGITS})", re.VERBOSE)
_PER = re.compile(rf"\b(?:per|/)[ ](?P<a>{ANY})(?=[ ]|$|[.,;)-])")
_SIDED = re.compile(rf"(?P<a>{ANY})[ -](?:sided|tailed|way|stage|step|arm|group|by)\b")
_NAME_AFTER = re.compile(
    rf"(?P<a>{DIGITS})-(?=[a-z]{{5,}})(?!(?:weeks?|months?|years?|point|fold|minute|second|letter|percent|times|item"
    rf"|session|arm|center|centre|group))",
    re.VERBOSE,
)


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type places in an order, and parts of ratios and rates."""
    for pattern, kind in (
        (_NAMED, NumberKind.ORDINAL),
        (_NTH, NumberKind.ORDINAL),
        (_ALLOCATION, NumberKind.OTHER),
        (_PER, NumberKind.OTHER),
        (_SIDED, NumberKind.OTHER),
        (_NAME_AFTER, NumberKind.IDENTIFIER),
    ):
        for match in pattern.finditer(shape.text):
            for place in match.groupdict():
                if match[place] is not None and not (kind is NumberKind.ORDINAL and _is_measured(shape, match.start(place))):
                    yield Reading(shape.index(match.start(place)), kind)


def _is_measured(shape: Shape, at: int) -> bool:
    """Say whether a numeral is no place in an order: one below zero (`in group 1 and -1.4 in group 2`)."""
    return shape.value_at(at).value < 0
