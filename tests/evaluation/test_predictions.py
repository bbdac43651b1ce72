"""What adapters read from mentions and record: the right parts, with their near misses left out."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from evidence.evaluation.answer import Document, Span
from evidence.evaluation.arms import find_arm
from evidence.evaluation.datasets import (
    ctro,
    evidence_outcomes,
    insciout_press_releases,
    llm_meta_numeric,
    pico_corpus,
    primary_endpoint_oncology,
    section_pico,
    trialsieve,
)
from evidence.evaluation.reading import Reading
from evidence.mentions import (
    ArmMention,
    ArmResultMention,
    EnrollmentMention,
    EstimateMention,
    IntervalMention,
    PValueMention,
    Sentence,
    SpanMention,
)
from evidence.vocabulary import (
    Contrast,
    EnrollmentRole,
    IntervalKind,
    Measure,
    NumberKind,
    Section,
    SpanLabel,
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
    [
        ("met", {"primary": "met", "primary:at_90": "met"}),
        ("not_met", {"primary": "not_met", "primary:at_90": "not_met"}),
        ("mixed", {}),
        ("not_reported", {}),
    ],
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
            ArmResultMention(**at(CTRO, "7%"), value=number(CTRO, "7", NumberKind.PERCENT, "%"), measure="percent"),
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
PICO_ARMS = [
    {"id": "a1", "label": stated("tea", PICO, "tea"), "role": stated("experimental")},
    {"id": "a2", "label": stated("placebo", PICO, "placebo"), "role": stated("placebo_comparator")},
    {"id": "a3", "label": stated("rest", PICO, "rest")},
]


def enrolled(words: str, arm: str | None = None) -> EnrollmentMention:
    return EnrollmentMention(**at(PICO, words), count=number(PICO, words), role=EnrollmentRole.RANDOMISED, arm=arm)


def result(words: str, label: str, **parts: Any) -> ArmResultMention:
    return ArmResultMention(**at(PICO, words), label=label, **parts)


def test_pico_sizes_take_the_side_of_their_arm(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = (enrolled("40"), enrolled("19", "tea"), enrolled("21", "placebo"), enrolled("7", "rest"))
    made = reading(PICO, record(arms=PICO_ARMS[:2]), enrollment=sizes)
    answer = ask(monkeypatch, pico_corpus, made)
    assert words(made, answer.spans) == {
        ("total-participants", "40"),
        ("intervention-participants", "19"),
        ("control-participants", "21"),
        ("intervention", "Tea"),
        ("control", "placebo"),
    }
    assert Span(0, 3, "intervention") in answer.spans


def test_pico_values_take_the_side_of_their_arm(monkeypatch: pytest.MonkeyPatch) -> None:
    share = number(PICO, "11", NumberKind.PERCENT, "%")
    results = (
        result("5 (11 %)", "tea", events=number(PICO, "5"), value=share, measure="percent"),
        result("6 with", "placebo", value=number(PICO, "6"), measure="count"),
        result("7 with", "rest", value=number(PICO, "7"), measure="count"),
    )
    made = reading(PICO, record(arms=PICO_ARMS), arm_results=results)
    found = words(made, ask(monkeypatch, pico_corpus, made).spans)
    assert {(label, said) for label, said in found if "-" in label} == {
        ("iv-bin-abs", "5"),
        ("iv-bin-percent", "11 %"),
        ("cv-bin-abs", "6"),
    }


def test_pico_marks_outcomes_where_results_are_told_or_else_where_they_are_first_named(monkeypatch: pytest.MonkeyPatch) -> None:
    first, later = PICO.index("Pain"), PICO.index("Pain, later")
    spans = tuple(SpanMention(start=start, end=start + 4, label=SpanLabel.OUTCOME) for start in (first, later))
    results = Sentence(start=later, end=len(PICO), index=0, block=0, zone=Zone.BODY, section=Section.RESULTS)
    told = ask(monkeypatch, pico_corpus, reading(PICO, spans=spans, sentences=(results,)))
    named = ask(monkeypatch, pico_corpus, reading(PICO, spans=spans))
    assert told.spans == {Span(later, later + 4, "outcome")}
    assert named.spans == {Span(first, first + 4, "outcome")}


def test_the_side_of_a_value_is_that_of_the_arm_the_record_tied_it_to(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "tea: 5 of them, against placebo"
    place = at(text, "5 of them")
    arms = [{"id": "a2", "label": stated("placebo", text, "placebo"), "role": stated("placebo_comparator")}]
    held = {"arm": "a2", "evidence": [place | {"quote": "5 of them"}]}
    estimate = {"id": "e1", "measure": stated("arm_value_only"), "arm_results": [held], "evidence": []}
    result = ArmResultMention(**place, label="them", value=number(text, "5"), measure="mean")
    made = reading(text, record(arms=arms, estimates=[estimate]), arm_results=(result,))
    assert ("cv-cont-mean", "5") in words(made, ask(monkeypatch, pico_corpus, made).spans)


def test_the_marks_of_the_network_are_the_spans_of_participants_arms_and_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "tea, drug, milk, placebo in adults with pain, placebo-controlled"
    marks = {"tea": SpanLabel.INTERVENTION, "drug": SpanLabel.INTERVENTION, "placebo": SpanLabel.COMPARATOR}
    marks |= {"milk": SpanLabel.COMPARATOR, "placebo-controlled": SpanLabel.COMPARATOR}
    marks |= {"adults with pain": SpanLabel.POPULATION}
    made = reading(text, spans=tuple(SpanMention(**at(text, words), label=label) for words, label in marks.items()))
    assert words(made, ask(monkeypatch, section_pico, made).spans) == {
        ("I", "tea"),
        ("I", "drug"),
        ("I", "milk"),
        ("C", "placebo"),
        ("P", "adults with pain"),
    }


def test_treatments_and_outcomes_are_cut_as_noun_phrases_with_their_article(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Adults got the tea and rest or a placebo group, to see the pain and falls."
    marks = {"tea and rest": SpanLabel.INTERVENTION, "placebo group": SpanLabel.COMPARATOR, "pain and falls": SpanLabel.OUTCOME}
    made = reading(text, spans=tuple(SpanMention(**at(text, words), label=label) for words, label in marks.items()))
    assert words(made, ask(monkeypatch, section_pico, made).spans) == {
        ("I", "the tea"),
        ("I", "rest"),
        ("C", "a placebo"),
        ("O", "the pain"),
        ("O", "falls"),
    }


def test_the_comparator_is_marked_where_it_first_stands_beside_a_treatment(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A placebo-controlled trial. Usual care fails. Ten got tea and ten got rest."
    marks = (("placebo", SpanLabel.COMPARATOR), ("Usual care", SpanLabel.COMPARATOR), ("tea", SpanLabel.INTERVENTION))
    spans = tuple(SpanMention(**at(text, words), label=label) for words, label in (*marks, ("rest", SpanLabel.COMPARATOR)))
    bounds = enumerate(((0, 27), (28, 45), (46, len(text))))
    sentences = tuple(Sentence(start=start, end=end, index=at, block=0, zone=Zone.BODY) for at, (start, end) in bounds)
    together = reading(text, sentences=sentences, spans=spans)
    assert words(together, ask(monkeypatch, pico_corpus, together).spans) == {("intervention", "tea"), ("control", "rest")}
    alone = reading(text, sentences=sentences, spans=spans[:3])
    assert ("control", "Usual care") in words(alone, ask(monkeypatch, pico_corpus, alone).spans)


def test_outcomes_outside_results_and_conclusions_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We measured pain. Sleep was better."
    sentences = (
        Sentence(start=0, end=17, index=0, block=0, zone=Zone.BODY, section=Section.METHODS),
        Sentence(start=18, end=35, index=1, block=0, zone=Zone.BODY, section=Section.RESULTS),
    )
    spans = tuple(SpanMention(**at(text, name), label=SpanLabel.OUTCOME) for name in ("pain", "Sleep"))
    made = reading(text, sentences=sentences, spans=spans)
    assert words(made, ask(monkeypatch, evidence_outcomes, made).spans) == {("Outcome", "Sleep")}


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
