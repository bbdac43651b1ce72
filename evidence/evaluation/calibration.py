"""How sure a verdict says it is, and how often it is right: one metric for each band of confidence.

A verdict is counted in the band that its confidence falls in; one that is not given is counted in none, and *n* counts the
documents with a verdict in the band. Confidence is calibrated where the figure of a band is at least the band's lower end.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import Metric, accuracy

BANDS = ((0.9, 1.0), (0.7, 0.9), (0.0, 0.7))
"""Lower end (counted) and upper end (counted for the highest band only) of each band."""


def band_of(confidence: float) -> str:
    """Name the band that a confidence falls in, by its lower end in percent: `at_90`, `at_70`, `at_0`."""
    return next(_name(low) for low, _ in BANDS if confidence >= low)


def band_metrics(field: str) -> Iterator[Metric]:
    """Give, for each band, the share of its verdicts that are right; the items are named `field:band`.

    Args:
        field: under which the predicted answer keeps the verdict a second time, as `field:band`.
    """
    for low, _ in BANDS:
        yield _right_within(field, _name(low))


def _name(low: float) -> str:
    return f"at_{round(100 * low)}"


def _right_within(field: str, band: str) -> Metric:
    whole = accuracy(f"right_{band}")

    def count(document: Document, gold: Answer, predicted: Answer) -> tuple[float, float]:  # noqa: ARG001
        item = f"{field}:{band}"
        given = predicted.labels.get(item)
        return (float(given == gold.labels.get(field)), 1.0) if given else (0.0, 0.0)

    return Metric(whole.name, count, whole.value)
