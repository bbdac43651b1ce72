"""Which outcomes the record keeps: those of which a sentence of the results tells something."""

from __future__ import annotations

import pytest

from evidence.assemble import assemble
from evidence.vocabulary import Change, OutcomeResult, Section, SourceKind, Zone
from tests.assemble.writing import Sheet


def kept(sheet: Sheet) -> list[tuple[str, OutcomeResult]]:
    return [(outcome.name.value, outcome.result.value) for outcome in assemble(sheet.mentions()).outcomes]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Nausea was alike in all three groups.", "alike"),
        ("Nausea was as common in one group as in the other.", "as common"),
        ("Nausea did not differ between the two study groups.", "did not differ"),
    ],
)
def test_the_groups_of_the_trial_are_its_arms(sentence: str, cue: str) -> None:
    sheet = Sheet((sentence,), kind=SourceKind.PRESS_RELEASE).outcome("Nausea")
    sheet.result(cue, about=("Nausea",), change=Change.NO_DIFFERENCE)
    assert kept(sheet) == [("Nausea", OutcomeResult.NO_DIFFERENCE)]


def test_groups_of_people_are_no_arms() -> None:
    sheet = Sheet(("Nausea is alike in age groups all over the world.",), kind=SourceKind.PRESS_RELEASE).outcome("Nausea")
    assert kept(sheet.result("alike", about=("Nausea",), change=Change.NO_DIFFERENCE)) == []


def test_what_rose_is_told_though_nobody_knows_which_way_is_better() -> None:
    sheet = Sheet(("Zonulin rose at once.",)).outcome("Zonulin").result("rose", about=("Zonulin",), change=Change.INCREASED)
    assert kept(sheet) == [("Zonulin", OutcomeResult.NOT_REPORTED)]


@pytest.mark.parametrize("place", [{"zones": {0: Zone.LEAD}}, {"sections": {0: Section.CONCLUSIONS}}])
def test_leads_and_conclusions_say_in_other_words_what_the_results_tell(place: dict[str, dict[int, object]]) -> None:
    sheet = Sheet(("Zonulin rose at once.",), **place).outcome("Zonulin")  # type: ignore[arg-type]
    assert kept(sheet.result("rose", about=("Zonulin",), change=Change.INCREASED)) == []


def test_the_treatment_stands_for_the_tested_arm() -> None:
    sheet = Sheet(("Fits were more common with the new vaccine.",), kind=SourceKind.PRESS_RELEASE).outcome("Fits")
    assert kept(sheet.result("more", about=("Fits",), change=Change.INCREASED)) == [("Fits", OutcomeResult.NOT_REPORTED)]


def test_mother_and_child_have_outcomes_of_their_own() -> None:
    sheet = (
        Sheet(("Maternal morbidity fell.", "Neonatal morbidity rose."))
        .outcome("Maternal morbidity")
        .outcome("Neonatal morbidity")
    )
    sheet.result("fell", about=("Maternal morbidity",), change=Change.DECREASED)
    sheet.result("rose", about=("Neonatal morbidity",), change=Change.INCREASED)
    assert [name for name, _ in kept(sheet)] == ["Maternal morbidity", "Neonatal morbidity"]
