from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]
TRIAL = "Patients were randomly assigned to alphamab or placebo. "


def told(mentions: Mentions) -> list[str]:
    return [outcome.name for outcome in mentions.outcomes if outcome.by == "rule:outcome_of_effect"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The hazard ratio for zoonosis was 0.81 (95% CI 0.60 to 0.95).", "zoonosis"),
        ("Hazard ratios were 0.95 (95% CI 0.79 to 1.14) for zoonosis.", "zoonosis"),
        ("Zoonosis occurred in 12% with alphamab and 20% with placebo (hazard ratio 0.6; 95% CI 0.4 to 0.9).", "zoonosis"),
    ],
)
def test_what_an_effect_is_printed_for_is_an_outcome(annotated: Annotated, words: str, name: str) -> None:
    assert name in [outcome.name for outcome in annotated(TRIAL + words).outcomes]


@pytest.mark.parametrize(
    "words",
    [
        "The hazard ratio for alphamab versus placebo was 0.81 (95% CI 0.60 to 0.95).",
        "The hazard ratio was 0.81 (95% CI 0.60 to 0.95) for the total sample.",
        "The hazard ratio was 0.81 (95% CI 0.60 to 0.95) for women who smoked.",
        "Survival was 92% and 91% for low- and high-risk groups, respectively.",
        "The difference occurred in 12% with alphamab and 20% with placebo (hazard ratio 0.6; 95% CI 0.4 to 0.9).",
    ],
)
def test_arms_people_and_measures_are_no_outcomes(annotated: Annotated, words: str) -> None:
    assert told(annotated(TRIAL + words)) == []


def test_an_item_of_a_list_of_brackets_is_an_outcome(annotated: Annotated) -> None:
    words = (
        "Groups were alike in recall (mean difference −0.4; 95% CI −2, 1), sleep (−0.2; −1, 1) or spouse strain (0.1; −1, 2)."
    )
    assert "spouse strain" in told(annotated(TRIAL + words))


@pytest.mark.parametrize(
    "words",
    [
        "Response was seen in smokers and others (odds ratio 1.4; 95% CI 1.1 to 1.8).",
        "Sleep was better in the short term (risk ratio 0.75, 95% CI 0.6 to 0.9) and the long term (0.84; 0.7 to 0.99).",
        "Pain fell with alphamab (odds ratio 0.6; 95% CI 0.4 to 0.9) and placebo (odds ratio 0.7; 95% CI 0.5 to 0.9).",
    ],
)
def test_arms_and_times_before_a_bracket_are_none(annotated: Annotated, words: str) -> None:
    assert told(annotated(TRIAL + words)) == []
