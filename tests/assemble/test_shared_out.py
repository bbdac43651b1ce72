"""Effects in a row are shared out over a list of outcomes, and p-values over the effects."""

import pytest

from evidence.pipeline import extract

INTRO = "# A trial of zolpinib\n\nA randomised trial tested zolpinib against placebo in 400 adults with gout.\n\n"


def told(sentence: str) -> list[tuple[str | None, str, str | None]]:
    record = extract(INTRO + sentence, kind="press_release")
    names = {outcome.id: outcome.name.value for outcome in record.outcomes}
    return [
        (
            names.get(estimate.outcome or ""),
            estimate.value.value.text if estimate.value else "",
            estimate.p_value.value.value.text if estimate.p_value and estimate.p_value.value.value else None,
        )
        for estimate in record.estimates
    ]


@pytest.mark.parametrize(
    ("sentence", "effects"),
    [
        (
            "The drug cut the risk of heart attack and of stroke by 28% and 41%, respectively.",
            [("heart attack", "28", None), ("stroke", "41", None)],
        ),
        (
            "The drug lowered the rates of relapse and hospital admission by 30% and 22% (p=0.01 and p=0.03, respectively).",
            [("relapse", "30", "0.01"), ("hospital admission", "22", "0.03")],
        ),
        (
            "Hazard ratios for relapse and death were 0.62 (95% CI 0.5-0.8) and 0.81 (95% CI 0.6-1.1), respectively.",
            [("relapse", "0.62", None), ("death", "0.81", None)],
        ),
        (
            "The risk of stroke, heart attack and death fell by 12%, 20% and 31%, respectively, with zolpinib.",
            [("stroke", "12", None), ("heart attack", "20", None), ("death", "31", None)],
        ),
    ],
)
def test_in_turn(sentence: str, effects: list[tuple[str, str, str | None]]) -> None:
    assert told(sentence) == effects


def test_values_of_groups_are_not_shared_out_over_outcomes() -> None:
    ((outcome, effect, _),) = told("Relapse fell to 12% and 20% in the zolpinib and placebo groups, respectively.")
    assert (outcome, effect) == ("relapse", "")


def test_a_list_of_another_length_is_left_alone() -> None:
    names = [name for name, *_ in told("The risk of stroke, heart attack and death fell by 12% and 20%, respectively.")]
    assert "stroke" not in names
