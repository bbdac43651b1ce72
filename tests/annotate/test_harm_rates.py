"""Which side has more harm by the rates alone, and where the rates do not tell."""

from __future__ import annotations

import pytest

from evidence.annotate.harms.rates import by_rates
from evidence.vocabulary import OutcomeResult

MORE, FEWER = OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.FAVOURS_INTERVENTION


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("rashes were seen in 31.5% of people on tablets and 12% on placebo", MORE),
        ("rash (9.0%, 8.2% and 4.4% with 5 mg, 10 mg and placebo)", MORE),
        ("cough in 4 percent and 11 per cent with sham", FEWER),
        ("rash (9% vs 4% with placebo) and cough (12% vs 5% with placebo)", MORE),
        ("rash (9% vs 4% with placebo) and cough (3% vs 5% with placebo)", None),
        ("rash (5% vs 4.9% with placebo)", None),
        ("with placebo 12% had a rash, with tablets 31%", None),
        ("a rash was seen in 12% with placebo and 31% with tablets", None),
        ("a rash was seen in 31% and 12% of the two groups", None),
        ("a rash was rarer than hoped (difference 14%, 95% CI 2 to 26, against placebo)", None),
    ],
)
def test_the_comparators_rate_stands_last(words: str, result: OutcomeResult | None) -> None:
    assert by_rates(words) is result
