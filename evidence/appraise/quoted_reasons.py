"""Why a quotation goes beyond what a text reports, in words."""

from __future__ import annotations

from evidence.appraise.design import in_people, is_observational
from evidence.appraise.quotations import failed, reports_benefit
from evidence.record import EvidenceRecord


def reason(record: EvidenceRecord) -> str:
    """Say what an effect that somebody asserts lacks: it follows `which`."""
    if not in_people(record):
        return "a study without people cannot show"
    if is_observational(record):
        return "an observational study cannot show"
    return "the primary result does not bear out" if failed(record) else "rests on no result that the text reports"


def lack(record: EvidenceRecord) -> str:
    """Say why big words are too big: a clause of its own."""
    if not in_people(record):
        return "no people were studied"
    if failed(record):
        return "the primary outcome was not met"
    if reports_benefit(record):
        return "the results of one study do not reach that far"
    return "the text reports no benefit that was tested"
