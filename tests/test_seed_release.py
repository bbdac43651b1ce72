"""The release that started the project: headed "safe and effective", its primary endpoint failed."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from evidence import EvidenceRecord, appraise, extract, render
from evidence.vocabulary import (
    Allocation,
    ComparatorType,
    Masking,
    Measure,
    OutcomeResult,
    OutcomeRole,
    Phase,
    PrimaryStatus,
    Qualifier,
    Significance,
    SubgroupResult,
    Timing,
)

RELEASE = Path(os.environ.get("EVIDENCE_DATA", "../shared/data")) / "mirocals_release.txt"
pytestmark = [pytest.mark.data, pytest.mark.skipif(not RELEASE.is_file(), reason="needs the real data sets: set EVIDENCE_DATA")]


@pytest.fixture(scope="module")
def record() -> EvidenceRecord:
    return extract(RELEASE)


def test_the_primary_endpoint_was_not_met(record: EvidenceRecord) -> None:
    assert record.primary_endpoint.status is PrimaryStatus.NOT_MET
    assert any("did not show a significant benefit" in proof.quote for proof in record.primary_endpoint.evidence)
    (primary,) = [outcome for outcome in record.outcomes if outcome.role.value is OutcomeRole.PRIMARY]
    assert primary.name.value == "survival"
    assert primary.result.value is OutcomeResult.NO_DIFFERENCE


def test_the_design(record: EvidenceRecord) -> None:
    study = record.study
    assert study.phase is not None
    assert study.phase.value is Phase.PHASE2B
    assert study.masking is not None
    assert study.masking.value is Masking.DOUBLE
    assert study.allocation is not None
    assert study.allocation.value is Allocation.RANDOMIZED
    assert study.comparator_type is not None
    assert study.comparator_type.value is ComparatorType.PLACEBO
    assert [entry.count.value.value for entry in study.enrollment] == [Decimal(220)]
    assert any(arm.duration and arm.duration.value == "18 months" for arm in record.arms)


def test_the_arms(record: EvidenceRecord) -> None:
    assert [arm.label.value for arm in record.arms] == ["low-dose interleukin-2", "placebo"]
    assert all(arm.background and arm.background.value == "riluzole" for arm in record.arms)


def test_the_publication(record: EvidenceRecord) -> None:
    assert record.source.doi is not None
    assert record.source.doi.value == "10.1016/S0140-6736(25)00262-4"
    assert record.source.journal is not None
    assert record.source.journal.value == "The Lancet"
    assert record.source.published is not None
    assert record.source.published.value == "2025-05-12"
    assert record.source.registrations == ()


def test_the_benefit_is_the_subgroups(record: EvidenceRecord) -> None:
    (part,) = record.subgroups
    assert part.share is not None
    assert part.share.value.value == Decimal(80)
    assert part.share_qualifier is Qualifier.ABOUT
    assert part.timing is not None
    assert part.timing.value is Timing.PRESPECIFIED
    assert part.result.value is SubgroupResult.BENEFIT


def test_the_only_estimate_is_the_subgroups(record: EvidenceRecord) -> None:
    (estimate,) = record.estimates
    assert estimate.measure.value is Measure.RELATIVE_RISK_REDUCTION
    assert estimate.value is not None
    assert estimate.value.value.value == Decimal(40)
    assert estimate.qualifier is Qualifier.MORE
    assert estimate.subgroup == record.subgroups[0].id
    assert estimate.interval is None
    assert estimate.p_value is None
    assert estimate.significance is not None
    assert estimate.significance.value is Significance.SIGNIFICANT
    outcome = record.outcome(estimate.outcome)
    assert outcome is not None
    assert outcome.name.value == "risk of death"


def test_harms_and_funders(record: EvidenceRecord) -> None:
    assert record.harms.reported
    assert record.harms.excess is not None
    assert record.harms.excess.value is OutcomeResult.NO_DIFFERENCE
    assert record.harms.quantified is None
    names = [funder.value for funder in record.funding]
    assert "Motor Neurone Disease Association" in names
    assert "MND Scotland" in names
    assert len(names) == 5


def test_the_caveats(record: EvidenceRecord) -> None:
    names = {caveat.name for caveat in appraise(record)}
    assert names >= {
        "primary_endpoint_not_met",
        "headline_beyond_primary_result",
        "benefit_in_a_subgroup_only",
        "nothing_said_of_the_rest",
        "relative_effect_only",
        "no_interval",
        "harms_not_quantified",
    }


@pytest.mark.parametrize("template", ["plain.md", "clinician.md"])
def test_background_figures_are_no_results(record: EvidenceRecord, template: str) -> None:
    summary = render(record, appraise(record), template=template)
    assert "45,000" not in summary
    assert "quarter" not in summary
    assert "more than half" not in summary
