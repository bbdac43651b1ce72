"""Which rates stand before the comparator's, and where the order of a text does not tell the arms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.annotate.harms.rates import bare_rates


@pytest.mark.parametrize(
    ("words", "lists"),
    [
        ("rashes were seen in 31.5% of people on tablets and 12% on placebo", [["31.5", "12"]]),
        ("rash (9.0%, 8.2% and 4.4% with 5 mg, 10 mg and placebo)", [["9.0", "8.2", "4.4"]]),
        ("cough in 4 percent and 11 per cent with sham", [["4", "11"]]),
        ("rash (9% vs 4% with placebo) and cough (3% vs 5% with placebo)", [["9", "4"], ["3", "5"]]),
        ("with placebo 12% had a rash, with tablets 31%", []),
        ("a rash was seen in 12% with placebo and 31% with tablets", []),
        ("a rash was seen in 31% and 12% of the two groups", []),
        ("a rash was rarer than hoped (difference 14%, 95% CI 2 to 26, against placebo)", []),
    ],
)
def test_the_comparators_rate_stands_last(words: str, lists: list[list[str]]) -> None:
    assert bare_rates(words) == tuple(tuple(Decimal(rate) for rate in rates) for rates in lists)
