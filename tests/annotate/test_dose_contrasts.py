"""Which words tell one dose of a treatment from another, and which tell how one dose was reached or put together."""

from __future__ import annotations

import pytest

from evidence.annotate.dose_contrasts import dose_contrasts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("They took 75 mg or 100 mg of it.", ["75 mg or 100 mg"]),
        ("They took 0.5 or 2 mg/kg of it.", ["0.5 or 2 mg/kg"]),
        ("Pain eased on 15 mg (20 people) and 10 mg (19 people).", ["15 mg (20 people) and 10 mg"]),
        ("It was given at 5 mg and at 10 mg.", ["5 mg and at 10 mg"]),
        ("The lower-dose group fared best.", ["lower-dose"]),
        ("The higher of the two strengths worked.", ["higher of the two strengths"]),
        ("The weaker strength did nothing.", ["weaker strength"]),
    ],
)
def test_doses_are_told_apart(words: str, told: list[str]) -> None:
    assert [words[start:end] for start, end in dose_contrasts(words, 0, len(words))] == told


@pytest.mark.parametrize(
    "words",
    [
        "They took 75 mg and 75 mg again.",
        "They took 75 mg and 100 ml of water.",
        "They took 5 g and 10 mg of two drugs.",
        "The dose rose from 5 mg to 10 mg.",
        "The dose lay between 5 mg and 10 mg.",
        "They took at least 10 and 20 people left.",
        "Higher doses may be needed.",
        "A low dose was given.",
    ],
)
def test_one_regimen_is_no_contrast(words: str) -> None:
    assert not list(dose_contrasts(words, 0, len(words)))


def test_only_the_words_asked_for_are_read() -> None:
    words = "It took 5 mg or 10 mg. They took 2 mg or 4 mg."
    assert [words[start:end] for start, end in dose_contrasts(words, 23, len(words))] == ["2 mg or 4 mg"]
