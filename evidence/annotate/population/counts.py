"""Counts before a word for people: `601 eligible [patients]`, `twenty-one adult [women]`."""

from __future__ import annotations

import re

_COUNT_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
COUNT_BEFORE = re.compile(
    rf"""(?P<count> \b\d[\d,]* | \b(?:(?:{_COUNT_WORD}|and)[\s-])*{_COUNT_WORD} )
         \s (?:(?:eligible|consecutive|adult|female|male|healthy)\s)*$""",
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"""^ .* (?<![\w-]) (?: \d[\d,]*\s(?!(?:years?|months?|weeks?|days?|to|or|and|in)\b) | (?:{_COUNT_WORD}[\s-])+ )
         (?:(?:eligible|consecutive)\s)?
      | ^ .* \b (?: all | fewer | many | most | other | several | some | these | those )\s (?!of\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(r"(?:eligible\s|consecutive\s)+", re.IGNORECASE)


def without_count(text: str, span: tuple[int, int], head: int) -> tuple[int, int]:
    """Begin a phrase behind the last count before its head: what stands before the count is no part of it."""
    counted = _INSIDE.match(text[span[0] : head])
    start = span[0] + counted.end() if counted else span[0]
    leading = _LEADING.match(text, start, head)
    return (leading.end() if leading else start, span[1])
