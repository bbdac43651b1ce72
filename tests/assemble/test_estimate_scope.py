from __future__ import annotations

import pytest

from evidence.assemble import assemble
from evidence.mentions import AbbreviationMention, OutcomeMention, ResultMention
from evidence.vocabulary import Change, Desirable, OutcomeResult, OutcomeRole, SubgroupResult
from tests.assemble.writing import Sheet


def scopes(sheet: Sheet) -> list[str | None]:
    record = assemble(sheet.mentions())
    parts = [record.subgroup(effect.subgroup) for effect in record.estimates]
    return [part.definition.value if part else None for part in parts]


def test_a_bracket_that_opens_behind_a_part_holds_effects_of_that_part() -> None:
    sheet = Sheet(("A gain was seen in smokers (stroke, 12 v 22; |ratio 0.47; death, |ratio 0.36).",))
    sheet.subgroup("smokers").estimate("0.47", "0.47").estimate("0.36", "0.36")
    assert scopes(sheet) == ["smokers", "smokers"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In smokers, stroke fell, |and the ratio for death was 0.36.", ["smokers"]),
        ("In smokers, stroke fell, |and overall the ratio for death was 0.36.", [None]),
        ("Stroke fell in smokers (by much), |and the ratio for death was 0.36.", [None]),
    ],
)
def test_a_part_that_opens_the_sentence_holds_until_everyone_is_named(sentence: str, expected: list[str | None]) -> None:
    assert scopes(Sheet((sentence,)).subgroup("smokers").estimate("0.36", "0.36")) == expected


def test_of_two_parts_the_one_right_behind_the_effect_is_meant() -> None:
    sheet = Sheet(("The ratio was 0.71 in smokers, 0.98 in runners.",)).subgroup("smokers").subgroup("runners")
    assert scopes(sheet.estimate("0.71", "0.71").estimate("0.98", "0.98")) == ["smokers", "runners"]


@pytest.mark.parametrize(("word", "expected"), [("Their", "Smokers"), ("The", None)])
def test_a_pronoun_points_to_the_part_of_the_sentence_before(word: str, expected: str | None) -> None:
    sheet = Sheet(("Smokers made up 65 of these.", f"{word} ratio for death was 0.78."))
    assert scopes(sheet.subgroup("Smokers").estimate("0.78", "0.78")) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("When smokers were examined, |stroke fell with tea.", SubgroupResult.BENEFIT),
        ("When smokers were asked, |stroke fell with tea.", SubgroupResult.NOT_REPORTED),
        ("In smokers, gout stayed, |and stroke fell with tea.", SubgroupResult.BENEFIT),
        ("In smokers, gout stayed, |and overall stroke fell with tea.", SubgroupResult.NOT_REPORTED),
    ],
)
def test_a_statement_is_on_the_part_that_opens_its_sentence(sentence: str, expected: SubgroupResult) -> None:
    sheet = Sheet((sentence,)).subgroup("smokers").outcome("stroke", desirable=Desirable.LOWER)
    (part,) = assemble(sheet.result("fell", about=("stroke",), change=Change.DECREASED).mentions()).subgroups
    assert part.result.value is expected


def test_a_short_form_is_as_desirable_as_its_full_name() -> None:
    sheet = Sheet(("Venous clots (VC) were counted.", "VC fell with tea."))
    sheet.outcome("Venous clots", role=OutcomeRole.PRIMARY, desirable=Desirable.LOWER)
    start = sheet.text.index("VC fell")
    sheet.found["outcomes"].append(OutcomeMention(start=start, end=start + 2, name="VC"))
    sheet.found["results"] = [ResultMention(start=start + 3, end=start + 7, about=(start,), change=Change.DECREASED)]
    at = sheet.text.index("VC")
    long = sheet.at("Venous clots")
    sheet.found["abbreviations"] = [
        AbbreviationMention(start=at, end=at + 2, short="VC", long="Venous clots", long_start=long[0], long_end=long[1])
    ]
    (outcome,) = assemble(sheet.mentions()).outcomes
    assert outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION
