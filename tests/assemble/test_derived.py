from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from evidence.assemble.arithmetic import Proportion, difference_limits, p_of_z, rounded, z_of_p
from evidence.assemble.derived import Shares, derive
from evidence.record import ArmResult, Derived, Estimate, Interval, Number, Provenance, PValue, Stated
from evidence.vocabulary import Contrast, Desirable, Direction, Measure, Refusal

PROOF = (Provenance(start=0, end=4, quote="Text"),)


def number(text: str) -> Number:
    return Number(text=text, value=Decimal(text))


def stated(value: Any) -> Any:
    return Stated(value=value, evidence=PROOF, by="rule:test")


def estimate(measure: Measure, value: str = "", limits: tuple[str, str] | None = None, p: str = "", **more: Any) -> Estimate:
    return Estimate(
        id="e1",
        measure=stated(measure),
        value=stated(number(value)) if value else None,
        interval=stated(Interval(low=number(limits[0]), high=number(limits[1]), level=number("95"))) if limits else None,
        p_value=stated(PValue(op=p[0], value=number(p[1:]))) if p else None,
        evidence=PROOF,
        **more,
    )


def arm(id: str, events: str = "", n: str = "", percent: str = "") -> ArmResult:
    return ArmResult(
        arm=id,
        value=number(percent) if percent else None,
        unit="%" if percent else None,
        events=number(events) if events else None,
        n=number(n) if n else None,
        evidence=PROOF,
    )


def derived(held: Estimate, shares: Shares | None = None, desirable: Desirable | None = Desirable.LOWER) -> Derived:
    found = derive(held, shares, desirable)
    assert found is not None
    return found


def test_the_interval_of_a_difference_is_newcombes() -> None:
    low, high = difference_limits(Proportion(Decimal(56), Decimal(70)), Proportion(Decimal(48), Decimal(80)))
    assert (rounded(low, 4), rounded(high, 4)) == (Decimal("0.0524"), Decimal("0.3339"))


def test_counts_give_difference_interval_and_number_needed() -> None:
    shares = Shares(arm("a1", "20", "1608"), arm("a2", "55", "1604"))
    found = derived(estimate(Measure.HAZARD_RATIO, "0.36"), shares)
    assert found.absolute_difference is not None
    assert found.absolute_difference.value.text == "-2.2"
    assert found.absolute_difference.by == "derived:arm_values"
    assert found.number_needed is not None
    assert found.number_needed.value.text == "NNTB 46 (31 to 87)"
    assert [risk.percent.text for risk in found.risks] == ["1.2", "3.4"]
    assert found.refused is None


def test_an_interval_across_nil_is_told_through_infinity() -> None:
    shares = Shares(arm("a1", "7", "174"), arm("a2", "9", "177"))
    found = derived(estimate(Measure.ODDS_RATIO, "0.8"), shares)
    assert found.number_needed is not None
    assert found.number_needed.value.text == "NNTB 95 (NNTB 18 to ∞ to NNTH 28)"


def test_more_of_a_harm_is_a_number_needed_to_harm() -> None:
    shares = Shares(arm("a1", "55", "1604"), arm("a2", "20", "1608"))
    found = derived(estimate(Measure.RISK_RATIO, "2.8"), shares)
    assert found.number_needed is not None
    assert found.number_needed.value.is_harm
    assert found.number_needed.value.text == "NNTH 46 (31 to 87)"


@pytest.mark.parametrize(
    ("shares", "desirable", "reason"),
    [
        (None, Desirable.LOWER, Refusal.NO_BASELINE_RISK),
        (Shares(arm("a1", percent="12.5"), arm("a2", percent="14")), Desirable.LOWER, Refusal.NO_COUNTS),
        (Shares(arm("a1", "20", "1608"), arm("a2", "55", "1604")), None, Refusal.NO_DIRECTION),
    ],
)
def test_what_cannot_be_worked_out_is_refused_with_the_reason(
    shares: Shares | None, desirable: Desirable | None, reason: Refusal
) -> None:
    found = derived(estimate(Measure.HAZARD_RATIO, "0.7"), shares, desirable)
    assert found.refused is reason
    assert found.number_needed is None


def test_a_difference_that_contradicts_the_words_is_not_turned_into_people() -> None:
    shares = Shares(arm("a1", "20", "1608"), arm("a2", "55", "1604"))
    held = estimate(Measure.HAZARD_RATIO, "0.36", direction=stated(Direction.FAVOURS_COMPARATOR))
    assert derived(held, shares).refused is Refusal.NO_DIRECTION


def test_a_printed_difference_needs_its_direction() -> None:
    held = estimate(Measure.RISK_DIFFERENCE, "5.5", ("0.2", "10.8"))
    assert derived(held).refused is Refusal.NO_DIRECTION
    found = derived(held.model_copy(update={"direction": stated(Direction.FAVOURS_INTERVENTION)}))
    assert found.number_needed is not None
    assert found.number_needed.value.text == "NNTB 19 (10 to 500)"


@pytest.mark.parametrize(
    ("measure", "value", "limits", "p"),
    [
        (Measure.HAZARD_RATIO, "0.81", ("0.70", "0.94"), "=0.005"),
        (Measure.MEAN_DIFFERENCE, "-2.3", ("-7.8", "3.2"), "=0.420"),
        (Measure.ODDS_RATIO, "0.36", ("0.21", "0.60"), "<0.001"),
    ],
)
def test_an_interval_tells_the_p_value(measure: Measure, value: str, limits: tuple[str, str], p: str) -> None:
    found = derived(estimate(measure, value, limits)).p_value
    assert found is not None
    assert f"{found.value.op}{found.value.value.text}" == p
    assert found.by == "derived:interval"


def test_an_estimate_far_from_the_middle_of_its_interval_tells_no_p_value() -> None:
    assert derive(estimate(Measure.MEAN_DIFFERENCE, "1.1", ("0.7", "2.9")), None, None) is None


def test_a_p_value_tells_the_interval_on_the_log_scale_of_a_ratio() -> None:
    found = derived(estimate(Measure.HAZARD_RATIO, "0.81", p="=0.005")).interval
    assert found is not None
    assert found.value.low is not None
    assert found.value.high is not None
    assert (found.value.low.text, found.value.high.text) == ("0.70", "0.94")


@pytest.mark.parametrize("p", ["<0.05", "=0"])
def test_a_bound_tells_no_interval(p: str) -> None:
    assert derived(estimate(Measure.HAZARD_RATIO, "0.81", p=p)).interval is None


def test_a_change_within_one_arm_gives_nothing() -> None:
    held = estimate(Measure.MEAN_DIFFERENCE, "-2.3", ("-3.8", "-0.8"), contrast=Contrast.WITHIN_ARM)
    assert derive(held, None, Desirable.LOWER) is None


def test_p_value_and_statistic_are_each_others_inverse() -> None:
    assert rounded(z_of_p(p_of_z(Decimal(2))), 2) == Decimal("2.00")
