from __future__ import annotations

from dataclasses import replace

from evidence.assemble import assemble
from evidence.mentions import EnrollmentMention, FactMention
from evidence.vocabulary import EnrollmentRole, Phase, Zone
from tests.assemble.writing import Sheet


def fact(sheet: Sheet, words: str, field: str, value: str, confidence: float = 1.0) -> FactMention:
    start, end = sheet.at(words)
    return FactMention(start=start, end=end, field=field, value=value, confidence=confidence)


def test_the_body_outranks_speech() -> None:
    sheet = Sheet(("“It was a phase 3 trial.”", "This was a phase 2 trial."), zones={0: Zone.QUOTATION})
    spoken, written = fact(sheet, "phase 3", "study.phase", "phase3"), fact(sheet, "phase 2", "study.phase", "phase2")
    record = assemble(replace(sheet.mentions(), facts=(spoken, written)))
    assert record.study.phase is not None
    assert record.study.phase.value is Phase.PHASE2


def test_within_one_place_the_more_confident_candidate_wins() -> None:
    sheet = Sheet(("A phase 1 plan and a phase 2 trial.",))
    unsure, sure = fact(sheet, "phase 1", "study.phase", "phase1", 0.4), fact(sheet, "phase 2", "study.phase", "phase2", 0.9)
    record = assemble(replace(sheet.mentions(), facts=(unsure, sure)))
    assert record.study.phase is not None
    assert record.study.phase.value is Phase.PHASE2


def test_the_journal_of_the_lead_outranks_one_that_the_body_names_in_passing() -> None:
    lines = ("It was published in Rye Medicine.", "She once wrote for Tea Letters.")
    sheet = Sheet(lines, zones={0: Zone.LEAD})
    told, named = (
        fact(sheet, "Rye Medicine", "source.journal", "Rye Medicine", 0.9),
        fact(sheet, "Tea Letters", "source.journal", "Tea Letters", 0.5),
    )
    record = assemble(replace(sheet.mentions(), facts=(told, named)))
    assert record.source.journal is not None
    assert record.source.journal.value == "Rye Medicine"


def test_places_that_agree_are_all_cited() -> None:
    sheet = Sheet(("The phase 2 trial ended.", "It was phase 2 work."))
    facts = (fact(sheet, "phase 2 trial", "study.phase", "phase2"), fact(sheet, "phase 2 work", "study.phase", "phase2"))
    record = assemble(replace(sheet.mentions(), facts=facts))
    assert record.study.phase is not None
    assert [proof.quote for proof in record.study.phase.evidence] == ["phase 2 trial", "phase 2 work"]


def test_each_role_of_enrollment_has_one_count_and_an_arm_has_none() -> None:
    sheet = Sheet(("We randomised 220 and analysed 210; 110 took the pill.",))
    counts: list[tuple[str, EnrollmentRole, str | None]] = [
        ("220", EnrollmentRole.RANDOMISED, None),
        ("210", EnrollmentRole.ANALYSED, None),
        ("110", EnrollmentRole.RANDOMISED, "the pill"),
    ]
    found = [
        EnrollmentMention(start=sheet.at(words)[0], end=sheet.at(words)[1], count=sheet.number(words), role=role, arm=arm)
        for words, role, arm in counts
    ]
    record = assemble(replace(sheet.mentions(), enrollment=tuple(found)))
    assert [(entry.role, str(entry.count.value.value)) for entry in record.study.enrollment] == [
        (EnrollmentRole.RANDOMISED, "220"),
        (EnrollmentRole.ANALYSED, "210"),
    ]


def test_a_silent_text_leaves_every_fact_empty() -> None:
    record = assemble(Sheet(("Nothing is said.",)).mentions())
    assert record.study.model_dump(exclude_defaults=True) == {}
    assert record.funding == ()
    assert not record.harms.reported
