"""What adapters read from mentions and record: the right parts, with their near misses left out."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from evidence.evaluation.answer import Document, Span
from evidence.evaluation.arms import find_arm
from evidence.evaluation.datasets import (
    consort_terms,
    ctro,
    despin_primary_secondary,
    despin_significance,
    evidence_outcomes,
    health_release,
    insciout_pairs,
    insciout_press_releases,
    llm_meta_numeric,
    pico_corpus,
    primary_endpoint_oncology,
    rct_art,
    section_pico,
    trialsieve,
)
from evidence.evaluation.reading import Reading
from evidence.mentions import (
    ArmMention,
    ArmResultMention,
    EnrollmentMention,
    EstimateMention,
    FactMention,
    IntervalMention,
    OutcomeMention,
    PValueMention,
    Sentence,
)
from evidence.vocabulary import (
    ArmRole,
    ClaimKind,
    Contrast,
    EnrollmentRole,
    IntervalKind,
    Measure,
    NumberKind,
    OutcomeRole,
    Section,
    Zone,
)
from tests.evaluation.written import at, number, reading, record, stated


def ask(monkeypatch: pytest.MonkeyPatch, adapter: ModuleType, made: Reading, **row: Any) -> Any:
    monkeypatch.setattr(adapter, "read_text", lambda *_, **__: made)
    return adapter.predict(Document("d", ({"text": made.article.text} | row,)))


def words(made: Reading, spans: frozenset[Span]) -> set[tuple[str, str]]:
    return {(span.label, made.article.text[span.start : span.end]) for span in spans}


@pytest.mark.parametrize(
    ("status", "labels"),
    [("met", {"primary": "met"}), ("not_met", {"primary": "not_met"}), ("mixed", {}), ("not_reported", {})],
)
def test_mixed_and_not_reported_are_abstentions(monkeypatch: pytest.MonkeyPatch, status: str, labels: dict[str, str]) -> None:
    made = reading("x", record(primary_endpoint={"status": status}))
    assert ask(monkeypatch, primary_endpoint_oncology, made, title="t").labels == labels


@pytest.mark.parametrize(
    ("study_type", "labels"),
    [("preclinical", {"design": "interventional"}), ("systematic_review", {"design": "other"}), (None, {})],
)
def test_the_kind_of_study(monkeypatch: pytest.MonkeyPatch, study_type: str | None, labels: dict[str, str]) -> None:
    made = reading("x", record(study={"study_type": stated(study_type) if study_type else None}))
    assert ask(monkeypatch, insciout_press_releases, made).labels == labels


CTRO = "Of 40, 7% and 9%; p=0.01 (1 to 3; IQR 5 to 6); by 2 against 1.5 from baseline; 21 in one arm"


def test_ctro_counts_whole_study_between_arms_and_confidence_only(monkeypatch: pytest.MonkeyPatch) -> None:
    p = PValueMention(**at(CTRO, "p=0.01"), op="=", value=number(CTRO, "0.01"))
    made = reading(
        CTRO,
        p_values=(p,),
        intervals=(
            IntervalMention(**at(CTRO, "1 to 3"), low=None, high=None),
            IntervalMention(**at(CTRO, "5 to 6"), low=None, high=None, kind=IntervalKind.INTERQUARTILE),
        ),
        enrollment=(
            EnrollmentMention(**at(CTRO, "40"), count=number(CTRO, "40"), role=EnrollmentRole.ANALYSED),
            EnrollmentMention(**at(CTRO, "21"), count=number(CTRO, "21"), role=EnrollmentRole.ANALYSED, arm="one arm"),
        ),
        estimates=(
            EstimateMention(**at(CTRO, "by 2"), measure=Measure.MEAN_DIFFERENCE, value=number(CTRO, "2")),
            EstimateMention(
                **at(CTRO, "1.5"), measure=Measure.MEAN_DIFFERENCE, value=number(CTRO, "1.5"), contrast=Contrast.WITHIN_ARM
            ),
            EstimateMention(**at(CTRO, "9%"), measure=Measure.ARM_VALUE_ONLY, value=number(CTRO, "9")),
        ),
        arm_results=(
            ArmResultMention(**at(CTRO, "7%"), value=number(CTRO, "7", NumberKind.PERCENT, "%")),
            ArmResultMention(**at(CTRO, "9%"), value=number(CTRO, "9", NumberKind.QUANTITY)),
        ),
    )
    assert words(made, ask(monkeypatch, ctro, made).spans) == {
        ("p_value", "p=0.01"),
        ("interval", "1 to 3"),
        ("enrollment", "40"),
        ("difference", "2"),
        ("arm_percentage", "7"),
    }


def test_trialsieve_takes_sizes_of_study_and_arms(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "40 people: 19 tea, 21 rest"
    made = reading(
        text,
        enrollment=(EnrollmentMention(**at(text, "40"), count=number(text, "40"), role=EnrollmentRole.ENROLLED),),
        arms=(ArmMention(**at(text, "tea"), label="tea", n=number(text, "19")), ArmMention(**at(text, "rest"), label="rest")),
    )
    assert words(made, ask(monkeypatch, trialsieve, made).spans) == {("sample_size", "40"), ("sample_size", "19")}


PICO = "Tea against placebo in 40: tea 19, placebo 21. Pain: 5 (11 %) with tea, 6 with placebo; 7 with rest. Pain, later."


def test_pico_numbers_take_the_side_of_their_arm(monkeypatch: pytest.MonkeyPatch) -> None:
    arms = [
        {"id": "a1", "label": stated("tea", PICO, "tea"), "role": stated("experimental")},
        {"id": "a2", "label": stated("placebo", PICO, "placebo"), "role": stated("placebo_comparator")},
        {"id": "a3", "label": stated("rest", PICO, "rest")},
    ]
    later: dict[str, Any] = {"start": PICO.index("Pain, later"), "end": PICO.index("Pain, later") + 4}
    made = reading(
        PICO,
        record(arms=arms),
        enrollment=(
            EnrollmentMention(**at(PICO, "40"), count=number(PICO, "40"), role=EnrollmentRole.RANDOMISED),
            EnrollmentMention(**at(PICO, "19"), count=number(PICO, "19"), role=EnrollmentRole.RANDOMISED, arm="tea"),
            EnrollmentMention(**at(PICO, "21"), count=number(PICO, "21"), role=EnrollmentRole.RANDOMISED, arm="placebo"),
        ),
        arm_results=(
            ArmResultMention(
                **at(PICO, "5 (11 %)"),
                label="tea",
                events=number(PICO, "5"),
                value=number(PICO, "11", NumberKind.PERCENT, "%"),
                measure="percent",
            ),
            ArmResultMention(**at(PICO, "6 with"), label="placebo", value=number(PICO, "6"), measure="count"),
            ArmResultMention(**at(PICO, "7 with"), label="rest", value=number(PICO, "7"), measure="count"),
        ),
        outcomes=(OutcomeMention(**at(PICO, "Pain"), name="pain"), OutcomeMention(**later, name="pain")),
    )
    answer = ask(monkeypatch, pico_corpus, made)
    assert words(made, answer.spans) == {
        ("total-participants", "40"),
        ("intervention-participants", "19"),
        ("control-participants", "21"),
        ("iv-bin-abs", "5"),
        ("iv-bin-percent", "11 %"),
        ("cv-bin-abs", "6"),
        ("intervention", "Tea"),
        ("control", "placebo"),
        ("outcome", "Pain"),
    }
    assert Span(0, 3, "intervention") in answer.spans


def test_the_side_of_a_value_is_that_of_the_arm_the_record_tied_it_to(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "tea: 5 of them, against placebo"
    place = at(text, "5 of them")
    arms = [{"id": "a2", "label": stated("placebo", text, "placebo"), "role": stated("placebo_comparator")}]
    held = {"arm": "a2", "evidence": [place | {"quote": "5 of them"}]}
    estimate = {"id": "e1", "measure": stated("arm_value_only"), "arm_results": [held], "evidence": []}
    result = ArmResultMention(**place, label="them", value=number(text, "5"), measure="mean")
    made = reading(text, record(arms=arms, estimates=[estimate]), arm_results=(result,))
    assert ("cv-cont-mean", "5") in words(made, ask(monkeypatch, pico_corpus, made).spans)


def test_arms_that_compare_are_comparators(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "tea, drug, placebo in adults with pain"
    made = reading(
        text,
        arms=(
            ArmMention(**at(text, "tea"), label="tea"),
            ArmMention(**at(text, "drug"), label="drug", role=ArmRole.EXPERIMENTAL),
            ArmMention(**at(text, "placebo"), label="placebo", role=ArmRole.PLACEBO_COMPARATOR),
        ),
        facts=(
            FactMention(**at(text, "adults with pain"), field="population.description", value="adults"),
            FactMention(**at(text, "pain"), field="population.condition", value="pain"),
        ),
    )
    assert words(made, ask(monkeypatch, section_pico, made).spans) == {
        ("I", "tea"),
        ("I", "drug"),
        ("C", "placebo"),
        ("P", "adults with pain"),
    }


def test_outcomes_outside_results_and_conclusions_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We measured pain. Sleep was better."
    sentences = (
        Sentence(start=0, end=17, index=0, block=0, zone=Zone.BODY, section=Section.METHODS),
        Sentence(start=18, end=35, index=1, block=0, zone=Zone.BODY, section=Section.RESULTS),
    )
    outcomes = (OutcomeMention(**at(text, "pain"), name="pain"), OutcomeMention(**at(text, "Sleep"), name="sleep"))
    made = reading(text, sentences=sentences, outcomes=outcomes)
    assert words(made, ask(monkeypatch, evidence_outcomes, made).spans) == {("Outcome", "Sleep")}


def test_a_term_in_the_title_takes_the_label_of_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A randomised trial of tea\nA randomised superiority trial, 60 planned, 40 analysed."
    body = text.index("randomised superiority")
    made = reading(
        text,
        facts=(
            FactMention(**at(text, "randomised"), field="study.allocation", value="randomized"),
            FactMention(start=body, end=body + 10, field="study.allocation", value="randomized"),
            FactMention(**at(text, "superiority"), field="study.hypothesis", value="superiority"),
        ),
        enrollment=(
            EnrollmentMention(**at(text, "60"), count=number(text, "60"), role=EnrollmentRole.PLANNED),
            EnrollmentMention(**at(text, "40"), count=number(text, "40"), role=EnrollmentRole.ANALYSED),
        ),
        arms=(ArmMention(**at(text, "tea"), label="tea"),),
    )
    assert words(made, ask(monkeypatch, consort_terms, made).spans) == {
        ("1a_Title_Randomized", "randomised"),
        ("1f_Title_Intervention", "tea"),
        ("8b_Design_Framework", "superiority"),
        ("14a_Sample_size", "60"),
    }


def test_numbers_of_a_question_come_from_its_outcome_and_arms(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Pain: 5 of 9 with tea, 6 with placebo. Falls: 8 with tea."
    evidence = [{"start": 0, "end": 4, "quote": "Pain"}]
    arms = [
        {"id": "a1", "label": stated("tea"), "n": stated({"text": "9", "value": "9"})},
        {"id": "a2", "label": stated("placebo")},
    ]
    outcomes = [
        {"id": id, "name": stated(name), "role": stated("unspecified"), "result": stated("not_reported")}
        for id, name in (("o1", "pain"), ("o2", "falls"))
    ]
    estimates = [
        {
            "id": f"e{place}",
            "outcome": outcome,
            "measure": stated("arm_value_only"),
            "arm_results": [{"arm": arm, "events": {"text": events, "value": events}, "evidence": evidence}],
            "evidence": evidence,
        }
        for place, (outcome, arm, events) in enumerate([("o1", "a1", "5"), ("o1", "a2", "6"), ("o2", "a1", "8")])
    ]
    question = {"id": 1, "outcome_type": "binary", "n_values": 1, "values_found_in_abstract": 1, "values": {}} | {
        "intervention": "Tea",
        "comparator": "placebo",
        "outcome": "pain",
    }
    made = reading(text, record(arms=arms, outcomes=outcomes, estimates=estimates))
    assert ask(monkeypatch, llm_meta_numeric, made, abstract_end=len(text), icos=[question]).labels == {
        "binary:1:intervention_group_size": "9",
        "binary:1:intervention_events": "5",
        "binary:1:comparator_events": "6",
    }


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
    [({"reported": True, "quantified": stated(True)}, True), ({"reported": True}, False), ({"reported": False}, False)],
)
def test_harms_need_numbers(harms: dict[str, Any], said: bool) -> None:
    assert health_release.judge_harms(record(harms=harms), ()) is said


def test_evidence_needs_a_design_and_nothing_serious_against_it() -> None:
    described = record(study={"allocation": stated("randomized"), "comparator_type": stated("placebo")})
    assert health_release.judge_evidence(described, ())
    assert health_release.judge_evidence(described, ("HRM101",))
    assert not health_release.judge_evidence(described, ("CLM101",))
    assert not health_release.judge_evidence(record(study={"allocation": stated("randomized")}), ())


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


def test_words_name_an_arm_by_its_other_names_the_longest_first() -> None:
    text = "tea, green tea, placebo"
    arms = [
        {"id": f"a{place}", "label": stated(name, text, name)} for place, name in enumerate(("tea", "green tea", "placebo"))
    ]
    mentions = (ArmMention(**at(text, "placebo"), label="placebo", aliases=("controls",)),)
    made = reading(text, record(arms=arms), arms=mentions)
    found = {words: find_arm(made, words) for words in ("Tea", "the green tea group", "controls", "rest", "", None)}
    assert {words: arm.label.value if arm else None for words, arm in found.items()} == {
        "Tea": "tea",
        "the green tea group": "green tea",
        "controls": "placebo",
        "rest": None,
        "": None,
        None: None,
    }
