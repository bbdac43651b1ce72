"""Words that set one dose of a treatment against another: `75 mg or 100 mg`, `the lower dose`."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AMOUNT = r"\d[\d.,·]*"
_UNIT = r"(?:mg|mcg|[μµ]g|g|IU|units|ml)(?:/(?:kg|day|d|m2|m²))?(?![\w/])"
_JOINED = re.compile(
    rf"""\b(?P<first>{_AMOUNT})\s?(?:(?P<unit>{_UNIT})\s)? (?:\([^()]*\)\s)? (?:and|or)\s (?:at\s|to\s|with\s)?
        (?P<second>{_AMOUNT})\s?(?P<same>{_UNIT})""",
    re.VERBOSE,
)
"""Two amounts joined, of which the first may borrow the unit of the second."""
_COMPARED = re.compile(
    r"\b(?:high|low|larg|small|strong|weak)(?:er|est)(?:\sof\s(?:the\s)?\w+)?[\s-](?:dose|dosage|strengths?)\b",
    re.VERBOSE | re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:between|from|of\sat\sleast|plus|raised|reduced|increased)\s(?:\w+\s){0,2}$", re.VERBOSE | re.IGNORECASE
)
"""What goes up or down, or is taken together, is one regimen."""


def dose_contrasts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find the words of `text[start:end]` that tell one dose from another."""
    for found in _JOINED.finditer(text, start, end):
        is_one_unit = found["unit"] in (None, found["same"])
        if is_one_unit and found["first"] != found["second"] and not _FROM.search(text, start, found.start()):
            yield found.span()
    yield from (found.span() for found in _COMPARED.finditer(text, start, end))
