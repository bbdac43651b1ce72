"""Whose harms are more frequent by the numbers alone: "53.0% of people on antibiotics and 19.1% on placebo"."""

from __future__ import annotations

import re
from decimal import Decimal

from evidence.vocabulary import OutcomeResult

CLEAR = Decimal("1.2")
"""A rate that is larger by this factor is told as more; chosen for this project, since texts test few harms."""

_RATE = re.compile(
    r"(?<![\d.·–-])(?P<rate>\d{1,2}(?:[.·]\d+)?|100)\s?(?:%|per\s?cent\b|percent\b)(?!\s?(?:CI|confidence))",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|sham|controls?|usual\scare|standard\scare|standard\sof\scare|comparator)\b",
    re.VERBOSE | re.IGNORECASE,
)
_AT_LEAST_TWO = 2


def by_rates(words: str) -> OutcomeResult | None:
    """Tell whose harms are more frequent in every list of rates that ends with the comparator's; None where they differ.

    `favours_comparator` is more harm with the intervention.
    """
    told = {_compare(rates) for rates in _lists(words)}
    return told.pop() if len(told) == 1 else None


def _lists(words: str) -> list[list[Decimal]]:
    """Give the rates up to each naming of the comparator, its own as the last; none where a text names it before its rate."""
    lists: list[list[Decimal]] = []
    start = 0
    for name in _COMPARATOR.finditer(words):
        rates = [Decimal(found["rate"].replace("·", ".")) for found in _RATE.finditer(words, start, name.start())]
        if len(rates) < _AT_LEAST_TWO:
            return []
        lists.append(rates)
        start = name.end()
    return lists


def _compare(rates: list[Decimal]) -> OutcomeResult | None:
    *others, comparator = rates
    if all(rate > comparator * CLEAR for rate in others):
        return OutcomeResult.FAVOURS_COMPARATOR
    return OutcomeResult.FAVOURS_INTERVENTION if all(rate * CLEAR < comparator for rate in others) else None
