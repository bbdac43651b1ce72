from __future__ import annotations

import pytest

from evidence.appraise.horizon import days


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("12 weeks", 84),
        ("a 12-week trial", 84),
        ("week 12", 84),
        ("eight weeks", 56),
        ("one year", 365.25),
        ("a year", 365.25),
        ("half a year", 182.625),
        ("4, 8 and 24 weeks", 168),
        ("1·5 years", 547.875),
        ("10 days", 10),
    ],
)
def test_a_time_is_read_in_days(words: str, length: float) -> None:
    assert days(words) == pytest.approx(length)


@pytest.mark.parametrize("words", ["a long time", "weekly", "until death", "12 patients"])
def test_words_without_a_number_of_days_are_none(words: str) -> None:
    assert days(words) is None
