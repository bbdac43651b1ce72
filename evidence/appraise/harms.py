"""Questions on harms that several rules ask of a record."""

from __future__ import annotations

from evidence.appraise.design import is_harm, value
from evidence.record import EvidenceRecord


def are_counted(record: EvidenceRecord) -> bool:
    """Tell whether the text gives any number on harms."""
    harms = {outcome.id for outcome in record.outcomes if is_harm(outcome)}
    return (
        value(record.harms.quantified) is True
        or any(event.arm_results for event in record.harms.events)
        or any(estimate.outcome in harms for estimate in record.estimates)
    )


def are_told(record: EvidenceRecord) -> bool:
    """Tell whether the text says what harms there were in this study; a warning of what a treatment can do says it not."""
    harms = record.harms
    return bool(harms.statement or harms.serious or harms.events or harms.quantified or harms.excess)


def are_mentioned(record: EvidenceRecord) -> bool:
    """Tell whether the text says anything of harms."""
    return record.harms.reported or any(is_harm(outcome) for outcome in record.outcomes)
