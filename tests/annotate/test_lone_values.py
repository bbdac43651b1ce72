"""Values of one arm that stand alone, and rows whose order an earlier sentence told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import ArmResultMention, Mentions
from evidence.vocabulary import Contrast, Measure

Annotated = Callable[..., Mentions]

TRIAL = "In a randomised trial, 200 adults were randomly assigned to zolpinib or placebo. "


def told(mentions: Mentions) -> list[tuple[str | None, str]]:
    """Give the arms and values that the estimates hold."""
    results = (result for estimate in mentions.estimates for result in estimate.arm_results)
    return [(result.arm, _text(result)) for result in results]


def _text(result: ArmResultMention) -> str:
    number = result.value or result.events
    return number.text if number else ""


def test_a_share_of_one_arm_that_stands_alone_is_kept_within_that_arm(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "In the placebo group, relapse was seen in 32% of patients.")
    lone = [held for held in mentions.estimates if held.measure is Measure.ARM_VALUE_ONLY]
    assert [(held.contrast, told(mentions)) for held in lone] == [(Contrast.WITHIN_ARM, [("placebo", "32")])]


@pytest.mark.parametrize(
    "words",
    [
        "Zolpinib was 61% effective against relapse.",
        "Patients took placebo for 12 weeks.",
        "The margin against placebo was 5%.",
        "A score below 30% on placebo was the threshold.",
        "At baseline, 41% of the placebo group were smokers.",
    ],
)
def test_what_is_no_result_of_one_arm_gives_none(annotated: Annotated, words: str) -> None:
    assert told(annotated(TRIAL + words)) == []


def test_without_means_the_other_arm(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "Relapse was seen in 13.8% of patients with zolpinib and 24.3% without.")
    assert told(mentions) == [("zolpinib", "13.8"), ("placebo", "24.3")]


def test_what_follows_without_keeps_its_own_meaning(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "Relapse was seen in 13.8% of patients with zolpinib and 24.3% without a sound.")
    assert ("placebo", "24.3") not in told(mentions)


def test_each_of_two_groups_named_in_turn_keeps_its_own_share(annotated: Annotated) -> None:
    words = "Relapse occurred in 28.9 percent of the women who got zolpinib and in 41.2 percent of those who got placebo."
    assert told(annotated(TRIAL + words)) == [("zolpinib", "28.9"), ("placebo", "41.2")]


def test_a_row_without_names_has_the_order_that_was_told_before(annotated: Annotated) -> None:
    words = "Relapse was seen in 20% of the placebo group and 10% of the zolpinib group. Falls were as frequent (8% vs 7%)."
    assert told(annotated(TRIAL + words))[2:] == [("placebo", "8"), ("zolpinib", "7")]


def test_a_row_without_names_is_nobodys_where_no_order_was_told(annotated: Annotated) -> None:
    mentions = annotated(TRIAL + "Falls were as frequent (8% vs 7%).")
    assert all(arm is None for arm, _ in told(mentions))


def test_values_of_one_unit_are_set_against_each_other(annotated: Annotated) -> None:
    words = "Patients lived for a median of 25.6 months with zolpinib and 22.3 months with placebo."
    held = [estimate for estimate in annotated(TRIAL + words).estimates if len(estimate.arm_results) > 1]
    assert [estimate.contrast for estimate in held] == [Contrast.BETWEEN_ARMS]
