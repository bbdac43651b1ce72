from __future__ import annotations

import pytest

from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.calibration import band_metrics, band_of

DOCUMENT = Document("d", ({"id": "d"},))
GOLD = Answer({"primary": "met"})


@pytest.mark.parametrize(("confidence", "band"), [(0.98, "at_90"), (0.9, "at_90"), (0.89, "at_70"), (0.5, "at_0")])
def test_a_confidence_falls_in_one_band(confidence: float, band: str) -> None:
    assert band_of(confidence) == band


def counts(predicted: Answer) -> dict[str, tuple[float, ...]]:
    return {metric.name: tuple(metric.count(DOCUMENT, GOLD, predicted)) for metric in band_metrics("primary")}


def test_a_verdict_counts_in_its_own_band_only() -> None:
    assert counts(Answer({"primary": "met", "primary:at_90": "met"})) == {
        "right_at_90": (1.0, 1.0),
        "right_at_70": (0.0, 0.0),
        "right_at_0": (0.0, 0.0),
    }


def test_a_wrong_verdict_is_counted_and_not_right() -> None:
    assert counts(Answer({"primary": "not_met", "primary:at_70": "not_met"}))["right_at_70"] == (0.0, 1.0)


def test_no_verdict_is_counted_in_no_band() -> None:
    assert set(counts(Answer()).values()) == {(0.0, 0.0)}
