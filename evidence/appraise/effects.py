"""Questions on estimates that several rules ask of a record."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.appraise.design import place
from evidence.appraise.wording import cited
from evidence.record import Estimate, EvidenceRecord, Provenance
from evidence.vocabulary import Contrast, Measure


def between_arms(record: EvidenceRecord) -> tuple[Estimate, ...]:
    """Give the estimates with a point value that compare arms in the article's own trial, in the order of the text."""
    effects = (
        estimate
        for estimate in record.estimates
        if estimate.contrast is Contrast.BETWEEN_ARMS
        and estimate.measure.value is not Measure.ARM_VALUE_ONLY
        and estimate.value is not None
        and estimate.trial is None
    )
    return in_text_order(effects)


def in_text_order(estimates: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Put estimates in the order of the text."""
    return tuple(sorted(estimates, key=lambda each: (place(each.evidence), each.id)))


def share_outcome(one: Estimate, other: Estimate) -> bool:
    """Tell whether two estimates may be of one outcome in the same people; an estimate tied to no outcome may be of any."""
    tied = one.outcome == other.outcome or one.outcome is None or other.outcome is None
    return tied and one.subgroup == other.subgroup


def cite(estimates: Iterable[Estimate]) -> tuple[Provenance, ...]:
    """Give the words of the estimates."""
    return cited(*(estimate.value.evidence if estimate.value else estimate.evidence for estimate in estimates))
