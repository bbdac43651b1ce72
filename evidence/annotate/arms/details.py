"""Dose, schedule, duration and size of an arm, from the words right after its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.annotate.facts import clean, whole_number
from evidence.mentions import NumberMention

_UNIT = r"(?:mg|g|µg|μg|mcg|ug|ng|mL|ml|IU|U|Gy|cGy|mmol|mEq|units?|million\s(?:units|IU)|micrograms?|milligrams?|grams?)"
_DOSE = re.compile(
    rf"""(?<![\w.])(?!\d[\d,]*\s(?:to|or)\s\d+\s?{_UNIT}\sof\b)
         (?P<dose> \d+(?:[.,·]\d+)* (?:\s?(?:-|–|to|or)\s?\d+(?:[.,·]\d+)*)? \s?{_UNIT}
         (?: \s?(?:/|per)\s?(?:kg|m2|m\(2\)|m²|day|d|week|dose|h|hour|min|ml|mL|L|
             kilogram)(?:\sof\sbody\sweight)? )* ) (?![\w%])""",
    re.VERBOSE,
)
_SCHEDULE = re.compile(
    r"""\b(?P<schedule> (?:once|twice|three\stimes|four\stimes|1|2|3|one|two)\s(?:times\s)?(?:a|per|each|every)?\s?(?:day|
        daily|week|weekly|month|monthly|year|yearly)
        | every\s(?:other\s)?(?:\d+\s|two\s|three\s|four\s|six\s|eight\s)?(?:days?|weeks?|months?|hours?) | daily |
            weekly | monthly | biweekly | nightly | (?:once|twice)[\s-](?:daily|weekly|monthly) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DURATION = re.compile(
    r"""\bfor\s(?:(?:a\stotal\sof|up\sto|at\sleast|the\sfirst|about|a\speriod\sof|an?\sadditional)\s)?
        (?P<duration> (?:\d+(?:[.·]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)(?:\s?(?:-|–|
            to)\s?\d+)?[\s-](?:years?|months?|weeks?|days?|cycles?|hours?|minutes?) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SIZE = re.compile(
    r"""^[^()]{0,60}?\( (?: (?:[^()]{0,30}[;,]\s)?[nN]\s?=\s?(?P<n>\d[\d,]*)(?:[;,][^()]*)?
      | (?P<people>\d[\d,]*)\s(?:people|patients|participants|women|men|adults|children|volunteers|infants|pairs|couples
        |families|babies) ) \)""",
    re.VERBOSE,
)
_RESULT = re.compile(
    r"[.;:]\s|\b(?:was|were|had|showed?|reduced|improved|increased|decreased|lost|gained|who|until|followed)\b", re.VERBOSE
)
_REACH = 120  # characters after a name that may hold its dose
_ELSEWHERE = re.compile(
    r"""[.;:]\s | \b(?:versus|vs\.?|than|compared|was|were|had|
        has|have|is|are|showed?|reduced|improved|increased|decreased|lost|
        gained|who|which|that|while|whereas|until|significant\w*|respectively|and\s(?:was|were|had)|or|with(?=\sa\s|\s\d))\b
      | \b(?:95|90|99)\s?% | \bCI\b | \b[Pp]\s?[=<>]""",
    re.VERBOSE | re.IGNORECASE,
)
"""What ends the words on an arm: a verb of the result, another arm, a statistic."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of an arm beside its name, as printed."""

    dose: str | None = None
    schedule: str | None = None
    duration: str | None = None
    n: NumberMention | None = None


def details_after(text: str, start: int, end: int, window: int) -> Details:
    """Read the details of the name at `[start, end)` from the words up to `window`; a duration holds for all of a list."""
    reach = min(window, end + _REACH)
    away = _ELSEWHERE.search(text, end, reach)
    stop = away.start() if away else reach
    dose = _DOSE.search(text, max(start - 25, 0), start) if text[max(start - 4, 0) : start] == " of " else None
    return Details(
        dose=_group(dose or _DOSE.search(text, end, stop), "dose"),
        schedule=_group(_SCHEDULE.search(text, end, stop), "schedule"),
        duration=_group(_DURATION.search(text, end, _duration_limit(text, end)), "duration"),
        n=_size(text, end, reach),
    )


def _duration_limit(text: str, end: int) -> int:
    """A duration may follow the last arm of a list, but not the end of the sentence or a verb of the result."""
    away = _RESULT.search(text, end, end + _REACH)
    return away.start() if away else min(len(text), end + _REACH)


def _group(match: re.Match[str] | None, name: str) -> str | None:
    return clean(match[name]) if match else None


def _size(text: str, end: int, stop: int) -> NumberMention | None:
    match = _SIZE.match(text[end:stop])
    name = "n" if match and match["n"] else "people"
    return whole_number(match[name], end + match.start(name)) if match else None
