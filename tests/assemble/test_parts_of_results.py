"""Doses and times that results are told of, and whom printed numbers favour."""

from __future__ import annotations

import pytest

from evidence.assemble.doses import are_apart, doses_named, times_named


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at three and twelve months", {"3 month", "12 month"}),
        ("walked faster by 6 weeks", {"6 week"}),
        ("at week 16", {"16 week"}),
        ("a 12-month course of 40 mg", set()),
    ],
)
def test_times_are_read_as_number_and_unit(words: str, expected: set[str]) -> None:
    assert times_named(words) == expected


def test_two_doses_are_apart_and_one_is_not_apart_from_none() -> None:
    assert are_apart(doses_named("with 50 mg"), doses_named("with 25 mg"))
    assert are_apart(doses_named("with 50 mg and 25 mg"), doses_named("with 25 mg"))
    assert not are_apart(doses_named("with 50 mg"), doses_named("on 50 mg"))
    assert not are_apart(doses_named("with 50 mg"), doses_named("with placebo"))
