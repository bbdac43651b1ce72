"""Dates and years: `12 May 2025`, `March 2017`, `between 2017 and 2019`, `in 2003`, `2025-05-12`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_MONTH = r"""(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?
    |Nov(?:ember)?|Dec(?:ember)?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\.?"""
_WITH_MONTH = re.compile(
    rf"""
      (?:(?P<day>{DIGITS})(?:st|nd|rd|th)?(?:[ ]?-[ ]?(?P<last>{DIGITS})(?:st|nd|rd|th)?)?(?:[ ]of)?[ ])?
      (?<![A-Za-z]){_MONTH}(?:[ ](?P<before>{DIGITS})(?:st|nd|rd|th)?)?(?:,?[ ]?(?P<year>{DIGITS}))?
    """,
    re.VERBOSE,
)
_NUMERIC = re.compile(rf"(?<!{DIGITS})(?P<a>{DIGITS})(?P<sep>[/.-])(?P<b>{DIGITS})(?P=sep)(?P<c>{DIGITS})", re.VERBOSE)
_COUNTED = re.compile(
    r"[ ](?!(?:and|to|in|at|by|for|were|was|with|study|trial|the|we|a|an|of|on|or|as|that|who)\b)[a-z]",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_WORD = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|during|between|before|after|of|mid|late|early|year|and|to|through|the)[ -]"
    r"|[-(/,][ ]?)$",
    re.VERBOSE | re.I,
)
_FIRST_YEAR, _LAST_YEAR, _DAYS = 1900, 2100, 31


def _is_year(shape: Shape, index: int) -> bool:
    numeral = shape.numerals[index]
    words = shape.plain[numeral.start : numeral.end]
    return len(words) == len("2000") and words.isdigit() and _FIRST_YEAR <= numeral.value <= _LAST_YEAR


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type days and years."""
    for match in _WITH_MONTH.finditer(shape.text):
        yield from _read_date(shape, match)
    for match in _NUMERIC.finditer(shape.text):
        indices = [shape.index(match.start(name)) for name in "abc"]
        if _is_year(shape, indices[0]) or _is_year(shape, indices[2]):
            yield from (Reading(index, NumberKind.DATE) for index in indices)
    yield from _read_years(shape)


def _read_date(shape: Shape, match: re.Match[str]) -> Iterator[Reading]:
    places = {name: shape.index(match.start(name)) for name in ("day", "last", "before", "year") if match[name]}
    year = places.get("year", places.get("before"))
    if year is None or not (_is_year(shape, year) or match[0][0].isupper() or "day" in places):
        return
    for name, index in places.items():
        if _is_year(shape, index) or (name != "year" and 1 <= shape.numerals[index].value <= _DAYS):
            yield Reading(index, NumberKind.DATE)


def _read_years(shape: Shape) -> Iterator[Reading]:
    for index, at in enumerate(shape.at):
        if not _is_year(shape, index):
            continue
        spoken = _YEAR_WORD.search(shape.text, max(0, at - 12), at)
        if spoken and not _COUNTED.match(shape.text, at + 1):
            yield Reading(index, NumberKind.DATE)
