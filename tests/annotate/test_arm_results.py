from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import ArmResultMention, Mentions, NumberMention

Annotated = Callable[..., Mentions]

Row = tuple[str | None, str | None, str | None, str | None]


def row(result: ArmResultMention) -> Row:
    return (result.label, _text(result.events), _text(result.n), _text(result.value))


def _text(number: NumberMention | None) -> str | None:
    return number.text if number else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Death occurred in 48 of 150 patients (32%) in the placebo group and 41 [27%] of 152 in the drug group.",
            [("placebo", "48", "150", "32"), ("drug", "41", "152", "27")],
        ),
        (
            "Relapse was seen in 48/150 (32%) in the placebo group.",
            [("placebo", "48", "150", "32")],
        ),
        (
            "Survival was 12% and 34% in the drug and placebo groups, respectively.",
            [("drug", None, None, "12"), ("placebo", None, None, "34")],
        ),
        (
            "Median survival was 12.3 months vs 9.1 months.",
            [(None, None, None, "12.3"), (None, None, None, "9.1")],
        ),
        (
            "In the placebo group, relapse was seen in 32% and fever in 20%.",
            [("placebo", None, None, "32"), ("placebo", None, None, "20")],
        ),
        (
            "Survival was 20.4 months (95% CI 17.8 to 24.7) in the placebo group.",
            [("placebo", None, None, "20.4")],
        ),
    ],
)
def test_values_are_bound_to_their_groups(annotated: Annotated, words: str, expected: list[Row]) -> None:
    assert [row(result) for result in annotated(words).arm_results] == expected


def test_measure_words_are_kept(annotated: Annotated) -> None:
    results = annotated("The mean score was 5.2 (SD 1.1) in the placebo group and 6.1 (SD 1.3) in the drug group.").arm_results
    assert [(r.measure, _text(r.spread)) for r in results] == [("mean", "1.1"), ("mean", "1.3")]


def test_a_percentage_on_a_scale_is_no_share(annotated: Annotated) -> None:
    (first, second) = annotated(
        "The mean change in HbA1c was -0.5% in the drug group and -0.1% in the placebo group."
    ).arm_results
    assert (first.measure, second.measure) == ("mean", "mean")


@pytest.mark.parametrize(
    "words",
    [
        "Those on the drug lived 2.4 months longer than those on placebo.",
        "The trial lasted 18 months.",
        "They were randomly assigned to the drug (n = 109) or placebo (n = 111).",
        "About 80% of the participants had lower levels.",
        "They stayed in theatre longer (seven hours, eight minutes with the drug and six hours, one minute with placebo).",
    ],
)
def test_numbers_of_no_single_group_yield_none(annotated: Annotated, words: str) -> None:
    assert annotated(words).arm_results == ()
