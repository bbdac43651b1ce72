"""Adapters that judge from the record, or ask one component: what they make of the answer."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from evidence.evaluation.answer import Document, Span
from evidence.evaluation.datasets import (
    despin_primary_secondary,
    despin_significance,
    health_release,
    insciout_pairs,
    rct_art,
)
from evidence.vocabulary import ClaimKind, OutcomeRole
from tests.evaluation.written import at, record, stated

ESTIMATE: dict[str, Any] = {"id": "e1", "measure": stated("relative_risk_reduction"), "evidence": []}
TWO_ARMS: list[dict[str, Any]] = [{"arm": None, "evidence": []}, {"arm": None, "evidence": []}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"estimates": [ESTIMATE | {"arm_results": TWO_ARMS}]}, True),
        ({"estimates": [ESTIMATE | {"measure": stated("risk_difference")}]}, True),
        ({"estimates": [ESTIMATE]}, False),
        ({"estimates": [ESTIMATE | {"arm_results": TWO_ARMS[:1]}]}, False),
    ],
)
def test_benefits_need_absolute_terms(content: dict[str, Any], said: bool) -> None:
    assert health_release.judge_benefits(record(**content), ()) is said


@pytest.mark.parametrize(
    ("harms", "said"),
    [
        ({"reported": True, "quantified": stated(True)}, True),
        ({"reported": True, "quantified": stated(False)}, False),
        ({"reported": True, "events": [{"name": stated("nausea")}]}, True),
        ({"reported": True, "serious": stated("no serious events")}, True),
        ({"reported": True}, False),
        ({"reported": False}, False),
    ],
)
def test_harms_need_numbers_or_names(harms: dict[str, Any], said: bool) -> None:
    assert health_release.judge_harms(record(harms=harms), ()) is said


def test_evidence_needs_a_design_and_nothing_serious_against_it() -> None:
    size = [{"count": stated({"text": "90", "value": "90"}), "role": "randomised"}]
    described = record(study={"allocation": stated("randomized"), "enrollment": size})
    assert health_release.judge_evidence(described, ())
    assert health_release.judge_evidence(described, ("HRM101",))
    assert not health_release.judge_evidence(described, ("CLM101",))
    assert not health_release.judge_evidence(described, ("SUB101",))
    assert not health_release.judge_evidence(record(study={"allocation": stated("randomized")}), ())
    assert not health_release.judge_evidence(record(study={"enrollment": size}), ())


def test_funding_needs_a_payer() -> None:
    assert health_release.judge_funding(record(funding=[stated("a charity")]), ())
    assert not health_release.judge_funding(record(conflicts=[stated("none")]), ())


@pytest.mark.parametrize(
    ("release", "abstract", "said"),
    [
        (ClaimKind.CAUSAL, ClaimKind.CORRELATIONAL, "exaggerates"),
        (ClaimKind.CORRELATIONAL, ClaimKind.CONDITIONAL_CAUSAL, "downplays"),
        (ClaimKind.NONE, ClaimKind.NONE, "same"),
    ],
)
def test_the_stronger_claim_decides(
    monkeypatch: pytest.MonkeyPatch, release: ClaimKind, abstract: ClaimKind, said: str
) -> None:
    from evidence.annotate import claims

    monkeypatch.setattr(claims, "claim_strength", {"r": release, "a": abstract}.__getitem__, raising=False)
    row = {"press_release_conclusion": "r", "abstract_conclusion": "a"}
    assert insciout_pairs.predict(Document("d", (row,))).labels == {"pair": said}


def test_only_ranked_outcomes_count_and_lead_back_to_the_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence.annotate import outcomes

    found = ((9, 15, OutcomeRole.PRIMARY), (0, 7, None))
    monkeypatch.setattr(outcomes, "outcome_spans", lambda sentence: found if sentence == "(first) (pain)" else ())
    answer = despin_primary_secondary.predict(Document("d", ({"text": "( first ) ( pain )"},)))
    assert {(span.label, "( first ) ( pain )"[span.start : span.end]) for span in answer.spans} == {("Prim", "pain )")}


def test_both_spans_of_a_pair_move_with_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence.annotate import significance

    def relates(sentence: str, outcome: tuple[int, int], cue: tuple[int, int]) -> bool:
        return (sentence[slice(*outcome)], sentence[slice(*cue)]) == ("pain", "P = 0.04")

    monkeypatch.setattr(significance, "relates", relates, raising=False)
    text = "( pain ) fell ( P = 0.04 )"
    row = {"text": text, "outcome": at(text, "pain"), "significance": at(text, "P = 0.04")}
    assert despin_significance.predict(Document("d", (row,))).labels == {"pair:0": "belongs"}


def test_cells_are_made_from_what_the_pipeline_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    module = ModuleType("evidence.annotate.results_table")
    found = ((0, 4, "OC"), (9, 11, "MEAS"), (17, 24, "INTV"))
    module.read_results = lambda _: (found, (("OC_RES", 0, 1), ("A1_RES", 2, 1)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "evidence.annotate.results_table", module)
    answer = rct_art.predict(Document("d", ({"text": "Pain was 5% with tamarol."},)))
    assert answer.spans == {Span(*span) for span in found}
    assert answer.tuples == {("cell", "A1_RES", "17-24", "0-4", "9-11")}
