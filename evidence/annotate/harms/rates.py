"""Rates of harm whose order tells the arms: "53.0% of people on antibiotics and 19.1% on placebo"."""

from __future__ import annotations

import re
from decimal import Decimal

_RATE = re.compile(
    r"(?<![\d.·–-])(?P<rate>\d{1,2}(?:[.·]\d+)?|100)\s?(?:%|per\s?cent\b|percent\b)(?!\s?(?:CI|confidence))",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|sham|controls?|usual\scare|standard\scare|standard\sof\scare|comparator)\b",
    re.VERBOSE | re.IGNORECASE,
)
_AT_LEAST_TWO = 2


def bare_rates(words: str) -> tuple[tuple[Decimal, ...], ...]:
    """Give the rates up to each naming of the comparator, its own as the last; none where a text names it before its rate."""
    lists: list[tuple[Decimal, ...]] = []
    start = 0
    for name in _COMPARATOR.finditer(words):
        rates = tuple(Decimal(found["rate"].replace("·", ".")) for found in _RATE.finditer(words, start, name.start()))
        if len(rates) < _AT_LEAST_TWO:
            return ()
        lists.append(rates)
        start = name.end()
    return tuple(lists)
