"""Names of effect measures in a sentence: `hazard ratio`, `aOR`, `difference in means`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class MeasureName:
    """The name of an effect measure at `[start, end)` of a shape's text; `short` for an abbreviation."""

    start: int
    end: int
    measure: Measure
    short: str | None = None


@cache
def _names() -> dict[str, Measure]:
    return {phrase: Measure(value) for phrase, value in lexicon.load("words/effect_measures").entries}


@cache
def _short() -> dict[str, Measure]:
    return {phrase.upper(): Measure(value) for phrase, value in lexicon.load("words/effect_abbreviations").entries}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(name).replace("\\-", "[- ]") for name in _names()), key=len, reverse=True))
    short = "|".join(sorted(_short(), key=len, reverse=True))
    return re.compile(
        rf"""
        \b(?: (?P<name> (?i:{words}) )\b
          | (?:a|adj|m|c|u)?(?P<short>{short})s?(?:adj)? (?= [ ]?[=:,;(\[<>~] | [ ](?:of|was|were|for|is|at|in|with|\d
          |{DIGITS}|[(\[]) | [)\]] | {DIGITS} )
        )""",
        re.VERBOSE,
    )


_HINT = re.compile(
    r"[Rr]atio|[Rr]elative|[Dd]ifferen|eduction|ffica|ffect|needed|change|bsolute|azard|hedges|cohen|[A-Z]{2}", re.VERBOSE
)
"""Every name of a measure holds one of these; most sentences hold none."""
_NO_MEASURE = re.compile(r"[ ]?(?:\+|-(?:positive|negative)|positive|negative|rate\b)", re.IGNORECASE)


def find_measures(shape: Shape) -> tuple[MeasureName, ...]:
    """Find the names of effect measures in a sentence, in order."""
    return shape.once("measures", _find_measures)


def _find_measures(shape: Shape) -> Iterator[MeasureName]:
    if not _HINT.search(shape.text):
        return
    for match in _pattern().finditer(shape.text):
        if match["short"] and _NO_MEASURE.match(shape.text, match.end()):
            continue
        yield MeasureName(match.start(), match.end(), _measure(match), match["short"])


def _measure(match: re.Match[str]) -> Measure:
    if match["short"]:
        return _short()[match["short"]]
    name = match["name"].lower()
    return _names().get(name) or next(
        measure for known, measure in _names().items() if known.replace("-", " ") == name.replace("-", " ")
    )
