"""The gate itself: no field is worse than it was on the project's own corpus."""

from __future__ import annotations

from evidence.evaluation.gate import check


def test_no_field_fell_below_its_floor() -> None:
    assert check() == []
