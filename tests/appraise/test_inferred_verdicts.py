"""Caveats on a failed primary outcome need a text that ranks one: an inferred verdict raises none of them."""

from __future__ import annotations

import pytest

from evidence.appraise import appraise
from evidence.record import INFERRED, EvidenceRecord, PrimaryEndpoint
from evidence.vocabulary import PrimaryStatus
from tests.appraise.examples import EXAMPLES, Example

RULES = ("primary_endpoint_not_met", "primary_endpoint_mixed", "headline_beyond_primary_result", "secondary_outcome_promoted")
RAISED = [example for example in EXAMPLES if example.raised and example.rule.name in RULES]


def read_by(record: EvidenceRecord, by: str, confidence: float) -> EvidenceRecord:
    endpoint = record.primary_endpoint.model_copy(update={"by": by, "confidence": confidence})
    return record.model_copy(update={"primary_endpoint": endpoint})


def names(record: EvidenceRecord) -> set[str]:
    return {caveat.name for caveat in appraise(record)}


@pytest.mark.parametrize("example", RAISED, ids=str)
@pytest.mark.parametrize(("by", "confidence"), [*((by, 0.9) for by in sorted(INFERRED)), ("model:reader@1", 0.74)])
def test_an_inferred_verdict_raises_no_caveat_on_the_primary_outcome(example: Example, by: str, confidence: float) -> None:
    assert not names(read_by(example.record, by, confidence)) & set(RULES)


@pytest.mark.parametrize("example", RAISED, ids=str)
def test_a_verdict_just_sure_enough_does(example: Example) -> None:
    assert example.rule.name in names(read_by(example.record, "model:reader@1", 0.75))


def test_a_trial_whose_verdict_is_inferred_names_no_primary_outcome() -> None:
    example = next(each for each in EXAMPLES if each.raised and each.rule.name == "primary_result_not_stated")
    endpoint = PrimaryEndpoint(status=PrimaryStatus.MET, by="rule:overall_conclusion")
    record = example.record.model_copy(update={"primary_endpoint": endpoint})
    messages = [caveat.message for caveat in appraise(record) if caveat.name == "primary_result_not_stated"]
    assert messages == ["The text reports results of the trial but names no primary outcome."]
    ranked = read_by(record, "rule:endpoint_stated", 0.98)
    assert "primary_result_not_stated" not in names(ranked)
