"""Whose a value is where a name is written in another way, stands behind a row, or is denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.arm_contrasts import Naming, learn_names
from evidence.annotate.arm_groups import ArmGroup, ArmGroups
from evidence.mentions import Mentions
from evidence.vocabulary import ArmRole, SourceKind

Annotated = Callable[..., Mentions]
TRIAL = "Patients were randomly assigned to alphamab or placebo. "


def owned(mentions: Mentions) -> list[tuple[str | None, str]]:
    numbers = [(result.arm, result.value or result.events) for result in mentions.arm_results]
    return [(arm, number.text) for arm, number in numbers if number]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Relapse was seen in 12% vs 30% with placebo.", [("alphamab", "12"), ("placebo", "30")]),
        ("Relapse was less common (12% vs 30%) with alphamab.", [("alphamab", "12"), ("placebo", "30")]),
        ("Pain fell in 40% with alphamab and in 20% without alphamab.", [("alphamab", "40"), ("placebo", "20")]),
        (
            "Relapse and death were less common with alphamab: 12% vs 30% and 4% vs 9%, respectively.",
            [("alphamab", "12"), ("placebo", "30"), ("alphamab", "4"), ("placebo", "9")],
        ),
        (
            "In the alphamab group, relapse, rash and fever were seen in 12%, 30% and 4%, respectively.",
            [("alphamab", "12"), ("alphamab", "30"), ("alphamab", "4")],
        ),
        (
            "Strength was lower in the placebo group than in the alphamab group (57.5 ± 5.6% vs 63.8 ± 3.9%).",
            [("placebo", "57.5"), ("alphamab", "63.8")],
        ),
    ],
)
def test_a_value_is_of_the_group_that_the_build_names(
    annotated: Annotated, words: str, expected: list[tuple[str, str]]
) -> None:
    assert owned(annotated(TRIAL + words, SourceKind.ABSTRACT)) == expected


def test_rows_set_against_each_other_as_wholes_are_shared_out(annotated: Annotated) -> None:
    words = "Relapse was 12% and 14% versus 30% and 33% in the alphamab and placebo groups, respectively."
    sides = {text: arm for arm, text in owned(annotated(TRIAL + words, SourceKind.ABSTRACT))}
    assert [sides[text] for text in ("12", "14", "30", "33")] == ["alphamab", "alphamab", "placebo", "placebo"]


def test_between_groups_names_no_group(annotated: Annotated) -> None:
    words = "Mortality was much the same between groups (2.6% with alphamab vs 1.9% with placebo)."
    labels = [result.label for result in annotated(TRIAL + words, SourceKind.ABSTRACT).arm_results]
    assert labels == ["alphamab", "placebo"]


def test_a_combination_may_be_joined_in_another_way(annotated: Annotated) -> None:
    text = (
        "Patients were randomly assigned to alphamab and gammalol or to placebo and gammalol. "
        "Relapse was 12% with alphamab-gammalol and 30% with placebo-gammalol."
    )
    results = annotated(text, SourceKind.ABSTRACT).arm_results
    assert [result.role for result in results] == [ArmRole.EXPERIMENTAL, ArmRole.PLACEBO_COMPARATOR]
    assert results[0].label == "alphamab-gammalol"


def test_two_counts_that_make_up_the_whole_are_the_two_arms(annotated: Annotated) -> None:
    text = "Of the 742 patients enrolled, 362 were assigned to switch to alphamab, and 380 to continue to receive placebo."
    sizes = {(mention.arm, mention.count.text) for mention in annotated(TRIAL + text, SourceKind.ABSTRACT).enrollment}
    assert {("alphamab", "362"), ("placebo", "380")} <= sizes


def two_arms(**names: set[str]) -> ArmGroups:
    tested = ArmGroup("alphamab", {"alphamab"} | names.get("tested", set()), ArmRole.EXPERIMENTAL)
    return ArmGroups([tested, ArmGroup("saline", {"saline"}, ArmRole.ACTIVE_COMPARATOR)])


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("intravenous alphamab or alphamab", "intravenous alphamab", "alphamab"),
        ("control and saline", "control", "saline"),
    ],
)
def test_one_contrast_does_not_turn_the_arms_round(text: str, one: str, other: str) -> None:
    book = two_arms(tested={"intravenous alphamab"})
    start = text.rindex(other)
    learn_names(book, [(text, [Naming(0, len(one), one), Naming(start, start + len(other), other)])])
    assert book.identify("alphamab").label == "alphamab"
    assert book.identify("control").label == "saline"


def test_what_a_letter_is_defined_as_is_no_contrast() -> None:
    book = two_arms()
    learn_names(book, [("Arm A: alphamab", [Naming(0, 5, "Arm A"), Naming(7, 15, "alphamab")])])
    assert book.identify("Arm A").role is not ArmRole.ACTIVE_COMPARATOR
    assert book.identify("Arms A") is book.identify("Arm A")


@pytest.mark.parametrize(
    "words",
    [
        "Alphamab cut the risk of stroke by 40% to 50%.",
        "Stroke risk was 12%-19% lower among those on alphamab.",
        "Good relief was considered a 40 - 69 percent reduction in pain scores.",
        "A response was considered to be a 50% reduction in pain.",
    ],
)
def test_one_end_of_a_range_and_a_definition_are_no_effect(annotated: Annotated, words: str) -> None:
    assert annotated(TRIAL + words).estimates == ()


def test_a_single_change_is_an_effect(annotated: Annotated) -> None:
    assert len(annotated(TRIAL + "Alphamab cut the risk of stroke by 40%.").estimates) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Hot flashes were reduced by almost half for about 50 percent of the women.",
        "The side effects seen most were a drop in blood sugar (5.6%) and hiccups (5.2%).",
    ],
)
def test_what_some_had_is_no_effect(annotated: Annotated, words: str) -> None:
    assert annotated(TRIAL + words).estimates == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "27 of 36 (75%) women were cured compared to seven of 39 (17.9%) in the placebo arm.",
            [("alphamab", "75"), ("placebo", "17.9")],
        ),
        ("At the end 73% of controls and 71% of intervention women knew it.", [("placebo", "73"), ("alphamab", "71")]),
        (
            "Falls were alike with alphamab (1323 women, 91%) and placebo (1379 women, 93%).",
            [("alphamab", "91"), ("placebo", "93")],
        ),
        ("Choice differed between intervention (16.9%) and control groups (8.0%).", [("alphamab", "16.9"), ("placebo", "8.0")]),
    ],
)
def test_each_value_has_its_own_group(annotated: Annotated, words: str, expected: list[tuple[str, str]]) -> None:
    found = dict(owned(annotated(TRIAL + words)))
    assert {arm.replace("control group", "placebo"): value for arm, value in found.items() if arm} == dict(expected)


def test_a_time_before_a_count_does_not_join_it(annotated: Annotated) -> None:
    text = TRIAL + "After five years, 12 patients in the alphamab group and 30 patients in the placebo group had died."
    assert owned(annotated(text)) == [("alphamab", "12"), ("placebo", "30")]
