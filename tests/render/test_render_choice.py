"""Which estimates are told, and that those which say the same are told once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.record import Arm, Estimate, EvidenceRecord, Interval, Outcome
from evidence.render import render
from evidence.render.capitals import lower_first
from evidence.render.view.choice import choose_effects, say_the_same
from evidence.vocabulary import ArmRole, Change, Contrast, Direction, Measure, OutcomeResult, OutcomeRole
from tests.render.examples import blank, number, stated, worked_example

INTERVAL = Interval(low=number("0.50"), high=number("0.92"), level=number("95"))


def estimate(id: str, measure: Measure, text: str, **more: object) -> Estimate:
    known = {"outcome": "o1", "value": stated(number(text), "40"), "evidence": (), "measure": stated(measure, "40")}
    return Estimate.model_validate({"id": id, **known, **more})


def percent(text: str, measure: Measure = Measure.RELATIVE_RISK_REDUCTION, **more: object) -> Estimate:
    return estimate("e9", measure, text, unit="%", **more)


def outcome(id: str, name: str, role: OutcomeRole = OutcomeRole.UNSPECIFIED, *, reported: bool = True) -> Outcome:
    result = OutcomeResult.FAVOURS_INTERVENTION if reported else OutcomeResult.NOT_REPORTED
    return Outcome(id=id, name=stated(name, "survival"), role=stated(role, "survival"), result=stated(result, "survival"))


def arm(id: str, name: str, role: ArmRole) -> Arm:
    return Arm(id=id, role=stated(role, "placebo"), label=stated(name, "placebo"))


ARMS = (arm("a1", "the study drug", ArmRole.EXPERIMENTAL), arm("a2", "placebo", ArmRole.PLACEBO_COMPARATOR))


def trial(*estimates: Estimate, outcomes: tuple[Outcome, ...] = (), arms: tuple[Arm, ...] = ARMS) -> EvidenceRecord:
    named = outcomes or (outcome("o1", "relapses"),)
    return blank(study=worked_example().study, arms=arms, outcomes=named, estimates=estimates)


def body(record: EvidenceRecord, template: str = "plain.md") -> str:
    return render(record, (), template=template).split("**Sources**")[0]


@pytest.mark.parametrize(
    ("ratio", "printed", "same"),
    [("0.68", "32", True), ("0.684", "32", True), ("0.68", "31.6", True), ("0.68", "30", False), ("0.7", "32", True)],
)
def test_a_percentage_repeats_a_ratio_within_the_rounding_of_both(ratio: str, printed: str, same: bool) -> None:
    assert say_the_same(estimate("e1", Measure.HAZARD_RATIO, ratio), percent(printed)) is same


def test_a_percentage_of_the_other_direction_or_without_its_sign_repeats_no_ratio() -> None:
    ratio = estimate("e1", Measure.RISK_RATIO, "1.32")
    higher = percent("32", Measure.RELATIVE_CHANGE, change=stated(Change.INCREASED, "40"))
    lower = percent("32", Measure.RELATIVE_CHANGE, change=stated(Change.DECREASED, "40"))
    assert say_the_same(ratio, higher)
    assert not say_the_same(ratio, lower)
    assert not say_the_same(ratio, percent("32"))
    assert not say_the_same(ratio, estimate("e2", Measure.RELATIVE_CHANGE, "32"))


def test_one_effect_is_the_most_complete_relative_and_the_most_complete_absolute_one() -> None:
    bare = estimate("e1", Measure.HAZARD_RATIO, "0.60")
    whole = estimate("e2", Measure.HAZARD_RATIO, "0.68", interval=stated(INTERVAL, "40"))
    echo, difference = percent("32"), estimate("e3", Measure.RISK_DIFFERENCE, "4", unit="percentage points")
    first, second = choose_effects((bare, whole, echo, difference))
    assert first.parts == (whole, echo, difference)
    assert second.parts == (bare,)


def test_other_arms_other_trials_and_changes_in_one_group_are_never_joined() -> None:
    ratio = estimate("e1", Measure.HAZARD_RATIO, "0.68", arms=("a1", "a2"))
    apart = [
        estimate("e2", Measure.RISK_DIFFERENCE, "4", arms=("a3", "a2")),
        estimate("e3", Measure.RISK_DIFFERENCE, "4", arms=("a1", "a2"), trial="EXAMPLE-2"),
        estimate("e4", Measure.MEAN_DIFFERENCE, "4", arms=("a1", "a2"), contrast=Contrast.WITHIN_ARM),
    ]
    assert len(choose_effects((ratio, *apart))) == 1 + len(apart)


def test_plain_gives_the_percentage_and_the_table_gives_both_in_one_row() -> None:
    record = trial(
        estimate("e1", Measure.HAZARD_RATIO, "0.68", interval=stated(INTERVAL, "40")),
        percent("32"),
        estimate("e3", Measure.HAZARD_RATIO, "0.77"),
    )
    plain, clinician = body(record), body(record, "clinician.md")
    assert "The risk was 32% lower in relative terms." in plain
    assert "0.68" not in plain
    assert "0.77" not in plain
    assert "| HR 0.68 (RRR 32%) (relative only) | 95% CI 0.50 to 0.92 |" in clinician
    assert "HR 0.77" in clinician


def test_another_comparison_is_named_and_the_trial_s_own_is_not() -> None:
    low = arm("a3", "the low dose", ArmRole.EXPERIMENTAL)
    own = trial(estimate("e1", Measure.HAZARD_RATIO, "0.68", arms=("a1", "a2")))
    three = trial(estimate("e1", Measure.HAZARD_RATIO, "0.68", arms=("a3", "a2")), arms=(*ARMS, low))
    assert "against" not in body(own)
    assert "For the low dose against placebo, the hazard ratio was 0.68" in body(three)
    assert "all participants, the low dose against placebo" in body(three, "clinician.md")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"change": stated(Change.INCREASED, "40")}, "The figure was 12% higher in relative terms."),
        ({"change": stated(Change.DECREASED, "40")}, "The figure was 12% lower in relative terms."),
        ({}, "The relative difference between the groups was 12%."),
        ({"direction": stated(Direction.FAVOURS_INTERVENTION, "40")}, "was 12% (favours the study drug)."),
    ],
)
def test_only_a_stated_change_makes_a_figure_higher_or_lower(more: dict[str, object], told: str) -> None:
    record = trial(percent("12", Measure.RELATIVE_CHANGE, **more))
    assert told in body(record)
    assert ("higher" in body(record)) is ("higher" in told)
    assert ("lower" in body(record)) is ("lower" in told)


def test_values_that_cannot_be_told_apart_are_left_out_but_not_called_absent() -> None:
    values = [{"arm": "a1", "value": number(text), "unit": "%", "evidence": ()} for text in ("12", "20")]
    written = body(trial(estimate("e1", Measure.HAZARD_RATIO, "0.68", arm_results=tuple(values))))
    assert "12%" not in written
    assert "o figures for each group could be read" not in written


def test_plain_tells_the_primary_outcome_and_four_others_and_that_there_are_more() -> None:
    others = tuple(outcome(f"o{at}", f"sign {chr(96 + at)}") for at in range(2, 9))
    best = estimate("e1", Measure.RISK_DIFFERENCE, "4", outcome="o8", interval=stated(INTERVAL, "40"))
    written = body(trial(best, outcomes=(outcome("o1", "survival", OutcomeRole.PRIMARY), *others)))
    assert "*Survival (the main outcome):*" in written
    assert "*Sign h:*" in written
    assert written.count("*Sign ") == 4
    assert "The text reports on other outcomes as well." in written


def test_a_silent_secondary_outcome_is_one_sentence_for_clinicians_only() -> None:
    silent = (outcome("o2", "sleep", OutcomeRole.SECONDARY, reported=False), outcome("o3", "mood", reported=False))
    record = trial(outcomes=(outcome("o1", "survival", OutcomeRole.PRIMARY), *silent))
    assert "sleep" not in body(record).lower()
    assert "Secondary outcomes named without a result: sleep." in body(record, "clinician.md")
    assert "mood" not in body(record, "clinician.md")


def test_what_is_absent_is_said_once() -> None:
    outcomes = tuple(outcome(f"o{at}", f"sign {chr(96 + at)}") for at in (1, 2, 3))
    record = trial(*(estimate(f"e{at}", Measure.HAZARD_RATIO, "0.68", outcome=f"o{at}") for at in (1, 2, 3)), outcomes=outcomes)
    written = body(record)
    assert written.count("figures for each group could be read") == 1
    assert written.count("one would mean no difference") == 1
    assert "Here too" not in written


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Progression-free survival", "", "progression-free survival"),
        ("Low-dose aspirin", "It was low-dose.", "low-dose aspirin"),
        ("Walking", "Walking helped. They liked walking.", "walking"),
        ("The study drug", "", "the study drug"),
        ("Examplimab", "Examplimab helped.", "Examplimab"),
        ("HbA1c", "an hba1c of", "HbA1c"),
        ("Schirmer's score", "schirmer", "Schirmer's score"),
        ("COVID-19", "covid", "COVID-19"),
        ("Motor Neurone Disease", "a motor", "Motor Neurone Disease"),
        ("T cells", "t cells", "T cells"),
        ("pNFH", "", "pNFH"),
    ],
)
def test_a_name_loses_the_capital_of_a_sentence_but_not_its_own(name: str, text: str, written: str) -> None:
    assert lower_first(name, text) == written


def test_a_small_ratio_keeps_its_decimals() -> None:
    assert say_the_same(estimate("e1", Measure.RATE_RATIO, "0.10"), percent("90"))
    assert number("0.10").value == Decimal("0.1")


def test_a_share_in_words_and_a_factor_are_told_apart() -> None:
    half = {"value": stated(number("0.5"), "40"), "unit": None, "change": stated(Change.DECREASED, "40")}
    assert "The figure was lower by 0.5." in body(trial(estimate("e1", Measure.RELATIVE_CHANGE, "0.5", **half)))
    five = estimate("e1", Measure.RELATIVE_CHANGE, "5", change=stated(Change.INCREASED, "40"))
    assert "gives a factor of 5 between the groups" in body(trial(five))


def test_figures_that_were_not_read_are_not_called_absent() -> None:
    record = trial(outcomes=(outcome("o1", "survival", OutcomeRole.PRIMARY),))
    shown = worked_example().primary_endpoint.model_copy(update={"outcomes": ("o1",)})
    numbered = shown.model_copy(update={"evidence": (shown.evidence[0].model_copy(update={"quote": "12.5 and 14.1 months"}),)})
    assert "No figures for it could be read from the text." in body(record.model_copy(update={"primary_endpoint": shown}))
    unread = body(record.model_copy(update={"primary_endpoint": numbered}))
    assert "No figures" not in unread
    assert "Its figures could not be read from the text." in unread
