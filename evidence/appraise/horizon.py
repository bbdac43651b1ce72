"""How long participants were followed, and whether their disease lasts longer."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain

from evidence.record import EvidenceRecord, Stated

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_WORDS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_COUNT = rf"\d+(?:[.·]\d+)?|{'|'.join(_WORDS)}|an?|half\sa"
_LENGTH = re.compile(
    rf"""
    (?: (?P<count> \b(?:{_COUNT}) ) [\s-]* (?P<unit> day|week|month|year ) s? \b     # 12 weeks, a year
      | \b (?P<ordinal_unit> day|week|month|year ) s? \s (?P<ordinal> {_COUNT} ) \b   # week 12
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def days(words: str) -> float | None:
    """Give the longest time that some words name, in days; None where they name none with a number."""
    lengths = [
        _number(found["count"] or found["ordinal"]) * _DAYS[(found["unit"] or found["ordinal_unit"]).lower()]
        for found in _LENGTH.finditer(words)
    ]
    return max(lengths, default=None)


_UNNAMED = "a disease that lasts for years"
"""What a disease is called whose name stands among words on people or in a title."""


def lasting_condition(record: EvidenceRecord) -> tuple[str, Stated[str]] | None:
    """Give what to call a disease of years with the words that name it: the condition, else the participants or the title."""
    population = record.population
    for stated in (population.condition, population.description, record.source.title):
        found = _lasting().search(stated.value) if stated else None
        if stated and found:
            return stated.value if stated is population.condition else _UNNAMED, stated
    return None


def _number(words: str) -> float:
    lowered = words.lower().replace("·", ".")
    if lowered.startswith("half"):
        return 0.5
    if lowered in ("a", "an"):
        return 1.0
    return float(_WORDS.get(lowered) or lowered)


@cache
def _lasting() -> re.Pattern[str]:
    content = tomllib.loads((files("evidence.appraise") / "lexicons" / "lasting_conditions.toml").read_text("utf-8"))
    phrases = chain.from_iterable(content["entries"].values())
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})", re.IGNORECASE)
