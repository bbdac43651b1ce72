from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import ArmRole, Contrast, Measure, SourceKind

Annotated = Callable[..., Mentions]
TRIAL = "Patients were randomly assigned to alphamab or placebo. "


def given(mentions: Mentions) -> list[tuple[str | None, str]]:
    numbers = [(result.label, result.value or result.events) for result in mentions.arm_results]
    return [(label, number.text) for label, number in numbers if number]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Response was greater for alphamab than for placebo (46% v 31%).", [("alphamab", "46"), ("placebo", "31")]),
        ("Compared with placebo, alphamab reduced relapse (12% vs 20%).", [("alphamab", "12"), ("placebo", "20")]),
        ("More patients in the placebo group relapsed (36% vs 19%).", [("placebo", "36"), ("alphamab", "19")]),
        ("Relapse was less common (19% vs 36%) in the alphamab group.", [("alphamab", "19"), ("placebo", "36")]),
        (
            "Relapse occurred in 6 (16%) and 3 (8%) patients in the placebo and alphamab groups.",
            [("placebo", "16"), ("alphamab", "8")],
        ),
        ("Relapse was seen in 12% of the alphamab group versus 20%.", [("alphamab", "12"), ("placebo", "20")]),
        (
            "Side effects (alphamab/placebo) were rash (10.8%/5.4%) and fever (12%/9%).",
            [("alphamab", "10.8"), ("placebo", "5.4"), ("alphamab", "12"), ("placebo", "9")],
        ),
    ],
)
def test_values_without_a_name_follow_the_order_of_the_groups(
    annotated: Annotated, words: str, expected: list[tuple[str, str]]
) -> None:
    assert given(annotated(TRIAL + words)) == expected


def test_values_without_names_follow_the_order_of_the_groups_where_the_model_agrees(annotated: Annotated) -> None:
    results = annotated(TRIAL + "Survival was 79.1% and 79.8%, respectively.").arm_results
    assert [(result.arm, result.role) for result in results] == [
        ("alphamab", ArmRole.EXPERIMENTAL),
        ("placebo", ArmRole.PLACEBO_COMPARATOR),
    ]


def test_two_values_of_three_groups_name_none(annotated: Annotated) -> None:
    trial = "Patients were randomly assigned to alphamab (n = 20), betamab (n = 21) or placebo (n = 22). "
    results = annotated(trial + "Survival was 79.1% and 79.8%, respectively.").arm_results
    assert [result.arm for result in results if result.value and result.value.text.startswith("79")] == [None, None]


def test_the_strength_of_a_drug_is_no_result(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "They were given either alphamab 0.005% or placebo 0.5% drops.")
    assert (mentions.arm_results, mentions.estimates) == ((), ())


def test_a_target_is_no_result(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "Patients reached HbA1c <7% more often with alphamab (36.4% vs 13.5%).")
    assert given(mentions) == [("alphamab", "36.4"), ("placebo", "13.5")]
    assert all(estimate.measure is Measure.ARM_VALUE_ONLY for estimate in mentions.estimates)


def test_a_letter_stands_for_the_arm_that_it_was_given_to(annotated: Annotated) -> None:
    text = (
        "Patients were randomly assigned to alphamab (n = 30, arm A) or placebo (n = 31, arm B). "
        "Relapse was 20% in arm A and 40% in arm B."
    )
    results = annotated(text, SourceKind.ABSTRACT).arm_results
    assert [(result.label, result.arm) for result in results] == [("arm A", "alphamab"), ("arm B", "placebo")]


def test_the_interval_between_two_values_is_the_first_value_s(annotated: Annotated) -> None:
    words = (
        "Median survival was 14.2 months (95% CI 11.0 to 16.9) with alphamab vs 9.1 months (95% CI 7.7 to 10.2) with placebo."
    )
    results = annotated(TRIAL + words).arm_results
    assert [result.interval.low.text for result in results if result.interval and result.interval.low] == ["11.0", "7.7"]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Response was greater for alphamab than for placebo (46% v 31%; P = 0.005).", ["46", "31"]),
        ("Relapse was seen in 23% (n = 45) with alphamab and 19% (n = 38) with placebo.", ["23", "19"]),
    ],
)
def test_values_of_two_groups_make_one_estimate_without_an_effect(annotated: Annotated, words: str, values: list[str]) -> None:
    (estimate,) = annotated(TRIAL + words).estimates
    assert (estimate.measure, estimate.value) == (Measure.ARM_VALUE_ONLY, None)
    assert [result.value.text for result in estimate.arm_results if result.value] == values


@pytest.mark.parametrize(
    "words",
    [
        "There were 239 people in the alphamab group and 221 in the placebo group.",
        "Those in the alphamab group were older (73.5 versus 69.2 years).",
    ],
)
def test_sizes_and_ages_make_no_estimate(annotated: Annotated, words: str) -> None:
    assert annotated(TRIAL + words).estimates == ()


def test_values_of_different_outcomes_are_not_set_against_each_other(annotated: Annotated) -> None:
    words = "Relapse was 12% in the alphamab group; fever was seen in 20% of the placebo group."
    held = annotated(TRIAL + words).estimates
    assert [(each.contrast, len(each.arm_results)) for each in held] == [(Contrast.WITHIN_ARM, 1)] * 2


def test_an_effect_keeps_the_values_that_it_compares(annotated: Annotated) -> None:
    words = "Survival was longer with alphamab than with placebo (12.3 v 9.1 months; HR 0.71, 95% CI 0.55 to 0.92)."
    (estimate,) = annotated(TRIAL + words).estimates
    assert [result.value.text for result in estimate.arm_results if result.value] == ["12.3", "9.1"]


THREE = "Patients were randomly assigned to alphamab, betamab or placebo. "
NAMED = "Relapse was seen in 12% with alphamab, 15% with betamab and 20% with placebo. "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nausea occurred in 6.4%, 4.2% and 3.4% of patients.", ["alphamab", "betamab", "placebo"]),
        ("Nausea occurred in 6.4% and 4.2% of patients.", None),
        ("Nausea occurred in 6.4%, 4.2%, 3.9% and 3.4% of patients.", None),
    ],
)
def test_a_row_of_three_follows_the_order_told_before(annotated: Annotated, words: str, expected: list[str] | None) -> None:
    results = [result for result in annotated(THREE + NAMED + words).arm_results if "in_order" in result.by]
    assert [result.arm for result in results] == (expected or [])


@pytest.mark.parametrize(
    "words",
    [
        "With alphamab 43.2% relapsed; with placebo, 35.5%.",
        "Vomiting improved by 1.6 points with alphamab as against 0.5 with placebo (p=0.001).",
    ],
)
def test_values_set_against_each_other_are_one_row_and_no_difference(annotated: Annotated, words: str) -> None:
    estimates = annotated(TRIAL + words).estimates
    assert [(estimate.measure, len(estimate.arm_results)) for estimate in estimates] == [(Measure.ARM_VALUE_ONLY, 2)]


def test_a_semicolon_before_another_outcome_parts_two_values(annotated: Annotated) -> None:
    (*_, last) = annotated(TRIAL + "With alphamab 43.2% relapsed; rash was seen with placebo in 35.5%.").arm_results
    assert last.value
    held = annotated(TRIAL + "With alphamab 43.2% relapsed; rash was seen with placebo in 35.5%.").estimates
    assert all(len(estimate.arm_results) == 1 for estimate in held)
