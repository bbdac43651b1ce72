"""Doses, durations and quantities: a number with its unit after it, or before it (`week 24`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.numbers.joined import joined_before
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_UNIT_WORDS = re.compile(r"[ -]?(?P<words>[A-Za-zµ°%][\w/²³^µ°%.]*(?:[ -][A-Za-zµ/][\w/²³µ.]*){0,2})")
_PER = re.compile(r"[ ](?:per|/|a)[ ](?P<per>[A-Za-zµ]+)", re.IGNORECASE)
_CONCENTRATION = re.compile(r"(?:deci|milli|micro)?lit(?:er|re)s?|dl|l|ml|millimole|gram|minute|min", re.IGNORECASE)
_WITHIN_UNIT = re.compile(rf"/(?P<number>{ANY})[ ]?m(?:[²2]|\^2|[ ]?\()")
"""`ml/min/1.73 m2`: the number is part of the unit."""
_POWER = re.compile(rf"[/ ]m[ ]?\((?P<number>{ANY})\)")
"""`100 mg/m(2)`: so is a power in brackets."""
_TIME_BEFORE = re.compile(
    rf"\b(?P<unit>weeks?|days?|months?|years?|hours?)[ ](?P<number>{ANY})(?:[ ]?(?:to|and|-|,|or)[ ]?(?P<last>{ANY}))?",
    re.VERBOSE | re.I,
)


@cache
def _kinds() -> dict[str, NumberKind]:
    return {phrase: NumberKind(value) for phrase, value in lexicon.load("words/units").entries}


def unit_after(text: str, position: int) -> tuple[NumberKind, str] | None:
    """Read the unit that stands at a place of a sentence, with its kind: the longest that the lexicon holds."""
    match = _UNIT_WORDS.match(text, position)
    if not match:
        return None
    words = match["words"]
    while words:
        kind = _kinds().get(words.lower().rstrip("."))
        if kind:
            return _with_rate(text, match.start("words") + len(words), kind, words.rstrip("."))
        words = words[: max(words.rfind(" "), words.rfind("-"), 0)]
    return None


def _with_rate(text: str, end: int, kind: NumberKind, words: str) -> tuple[NumberKind, str]:
    rate = _PER.match(text, end)
    if not rate or kind is NumberKind.DURATION:
        return kind, words
    return NumberKind.QUANTITY if _CONCENTRATION.fullmatch(rate["per"]) else kind, words + rate[0]


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers that have a unit."""
    for pattern in (_WITHIN_UNIT, _POWER):
        for match in pattern.finditer(shape.text):
            yield Reading(shape.index(match.start("number")), NumberKind.OTHER)
    for index, at in enumerate(shape.at):
        found = unit_after(shape.text, at + 1)
        if found:
            yield Reading(index, *found)
            yield from (Reading(other, *found) for other in joined_before(shape, index))
    for match in _TIME_BEFORE.finditer(shape.text):
        for name in ("number", "last"):
            if match[name]:
                yield Reading(shape.index(match.start(name)), NumberKind.DURATION, match["unit"])
