"""The doses, schedules and times that a statement speaks of.

Two results on one outcome contradict each other only where they are on one dose, and at one of the times set for it.
"""

from __future__ import annotations

import re

_DOSE = re.compile(
    r"""\b\d[\d.,·]*\s?(?:mg|mcg|[μµ]g|g|IU|units|ml)(?:/(?:kg|day|d|m2|m²))?(?![\w/])
      | \b\d[\d.,·]*\s?%\s(?:creams?|drops|foams?|formulations?|gels?|lotions?|ointments?|patch(?:es)?|solutions?|sprays?)\b
      | \b(?:double|full|half|high|low|middle|intermediate|medium|larg|small|standard)(?:er|est)?(?:\sof\sthe\s\w+)?[\s-]
        (?:doses?|dosages?|strengths?)\b
      | \b(?:daily|fortnightly|monthly|quarterly|weekly)\b(?!\s(?:average|changes?|means?|number|rates?|scores?))
      | \bevery\s(?:other|second|third|\w+)\s(?:days?|weeks?|months?)\b""",
    re.VERBOSE | re.IGNORECASE,
)


_PLACE = re.compile(
    r"\W*(?:and\s|but\s)?(?:by|for|on)\sthe\s(?P<which>first|former|latter|other|second|third)\b", re.VERBOSE | re.IGNORECASE
)


def doses_named(words: str) -> frozenset[str]:
    """Give the doses and schedules that words name, as printed but without case and spaces."""
    return frozenset("".join(found.group().casefold().split()) for found in _DOSE.finditer(words))


def place_named(words: str) -> frozenset[str]:
    """Give which of several endpoints words speak of by its place (`On the second, …`)."""
    found = _PLACE.match(words)
    return frozenset({found["which"].casefold()}) if found else frozenset()


def are_apart(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether two statements are on different doses, or at different times: both name some, and not the same."""
    return bool(first) and bool(second) and first != second


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d+(?:[.·]\d+)?|{'|'.join(_NUMBERS)})"
_TIME = re.compile(
    rf"""\b(?:at|after|by|through|within|until|over|to|and)\s(?:the\s)?(?P<count>{_NUMBER})
            (?:(?:,\s|\sand\s|\sor\s|,\sand\s){_NUMBER})*[\s-](?P<unit>hour|day|week|month|year)s?\b
      | \b(?P<unit_first>hour|day|week|month|year)s?\s(?P<count_after>\d+)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)


def times_named(words: str) -> frozenset[str]:
    """Give the points in time that words name, as number and unit (`12 month` for `at twelve months`)."""
    return frozenset(
        f"{_as_digits(count.group())} {(found['unit'] or found['unit_first']).casefold()}"
        for found in _TIME.finditer(words)
        for count in _LISTED.finditer(found.group())
    )


def _as_digits(count: str) -> str:
    folded = count.casefold()
    return str(_NUMBERS.index(folded) + 1) if folded in _NUMBERS else folded
