"""Questions on estimates that several rules ask of a record."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from evidence.appraise.design import compares_arms, is_trial, place
from evidence.appraise.wording import cited
from evidence.record import Estimate, EvidenceRecord, Provenance
from evidence.vocabulary import RATIOS, REDUCTIONS, Contrast, Measure

_HALF_A_PERCENT = Decimal("0.005")
"""What rounding to a whole percent can hide."""
_OF_ONE_ARM = frozenset({Measure.RELATIVE_CHANGE, Measure.ARM_VALUE_ONLY})


def between_arms(record: EvidenceRecord) -> tuple[Estimate, ...]:
    """Give the estimates with a point value that compare arms in the article's own trial, in the order of the text.

    A relative change in a trial with one arm is a change since the start, or one patient's.
    """
    has_one_arm = _has_one_arm(record)
    effects = (
        estimate
        for estimate in record.estimates
        if estimate.contrast is Contrast.BETWEEN_ARMS
        and not (has_one_arm and estimate.measure.value is Measure.RELATIVE_CHANGE)
        and estimate.measure.value is not Measure.ARM_VALUE_ONLY
        and estimate.value is not None
        and estimate.trial is None
    )
    return in_text_order(effects)


def _has_one_arm(record: EvidenceRecord) -> bool:
    """Tell whether nothing in the record of a trial compares arms: neither its design nor an effect of another kind."""
    compared = any(estimate.measure.value not in _OF_ONE_ARM for estimate in record.estimates)
    return is_trial(record) and not compared and not compares_arms(record)


def in_text_order(estimates: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Put estimates in the order of the text."""
    return tuple(sorted(estimates, key=lambda each: (place(each.evidence), each.id)))


def share_outcome(one: Estimate, other: Estimate) -> bool:
    """Tell whether two estimates may be of one outcome in the same people; an estimate tied to no outcome may be of any."""
    tied = one.outcome == other.outcome or one.outcome is None or other.outcome is None
    return tied and one.subgroup == other.subgroup


def is_same_ratio(one: Estimate, other: Estimate) -> bool:
    """Tell whether two estimates print one effect, as a ratio or as what it takes off: a hazard ratio of 0.45 and 55%."""
    first, second = _ratio(one), _ratio(other)
    if first is None or second is None or one.subgroup != other.subgroup:
        return False
    return abs(first - second) <= _HALF_A_PERCENT


def _ratio(estimate: Estimate) -> Decimal | None:
    if estimate.value is None:
        return None
    value = estimate.value.value.value
    if estimate.measure.value in REDUCTIONS:
        return 1 - value / 100
    return value if estimate.measure.value in RATIOS else None


def cite(estimates: Iterable[Estimate]) -> tuple[Provenance, ...]:
    """Give the words of the estimates."""
    return cited(*(estimate.value.evidence if estimate.value else estimate.evidence for estimate in estimates))
