"""Dates as pages and releases print them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date

MAX_DATE_LINE = 80
"""A longer line holds more than a date, a weekday and a time."""

_MONTHS = {
    name: number
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)
}
_MONTH = r"(?P<month> (?: jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec ) [a-z]{0,6} ) \.?"
_DAY = r"(?P<day> \d{1,2} ) (?: st | nd | rd | th )?"
_YEAR = r"(?P<year> (?: 19 | 20 ) \d\d )"
_SHAPES = tuple(
    re.compile(shape, re.VERBOSE | re.IGNORECASE)
    for shape in (
        rf"\b {_YEAR} [-/] (?P<number> \d{{1,2}} ) [-/] (?P<day> \d{{1,2}} ) (?! \d )",
        rf"\b {_DAY} [\s\xa0-]+ {_MONTH} ,? [\s\xa0-]+ {_YEAR} \b",
        rf"\b {_MONTH} \s+ {_DAY} ,? \s+ {_YEAR} \b",
        rf"\b {_YEAR} \s+ {_MONTH} (?: \s+ (?P<day> \d{{1,2}} ) \b )?",
    )
)
_NUMERIC = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d)?\d\d")
_WEEKDAY = re.compile(r"(?: mon | tues | wednes | thurs | fri | satur | sun ) day \b ,?", re.VERBOSE | re.IGNORECASE)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d (?: \s* [ap]\.?m\.? )? (?: \s* (?: hours | hrs | [A-Z]{2,4} | uk | us | time )\b )*",
    re.VERBOSE | re.IGNORECASE,
)


def iso_date(text: str) -> str | None:
    """Give the first full date of a text (or year and month, as journals print them) in ISO 8601, else None.

    `05/06/2024` gives None: nobody can say which part is the month.
    """
    for shape in _SHAPES:
        match = shape.search(text)
        if match:
            return _iso(match)
    return None


def is_bare_date(line: str) -> bool:
    """Judge whether a line holds a date and nothing else but a weekday and a time."""
    if len(line) > MAX_DATE_LINE:
        return False
    rest = without_date(line)
    return rest != line and not any(char.isalnum() for char in rest)


def without_date(line: str) -> str:
    """Give a line without its first date, the weekday and the time; the line itself where it has no date."""
    plain = _CLOCK.sub(" ", _WEEKDAY.sub(" ", line))
    for shape in (*_SHAPES, _NUMERIC):
        rest, found = shape.subn(" ", plain, count=1)
        if found:
            return rest
    return line


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"][:3].lower()]
    try:
        day = date(int(parts["year"]), month, int(parts["day"] or 1))
    except ValueError:
        return None
    return day.isoformat() if parts["day"] else day.isoformat()[:7]
