from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.appraise.statistics import includes_no_effect, limits, p_value_span, rounding
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import Estimate, Number


def estimate(attributes: str) -> Estimate:
    return record_from_passages(f"[it](estimate {attributes})").estimates[0]


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [("0.80", "0.795", "0.805"), ("0.8", "0.75", "0.85"), ("40", "39.5", "40.5"), ("-2.5", "-2.55", "-2.45")],
)
def test_rounding_is_half_a_unit_of_the_last_digit(printed: str, low: str, high: str) -> None:
    span = rounding(Number(text=printed, value=Decimal(printed)))
    assert (span.low, span.high) == (Decimal(low), Decimal(high))


def test_the_p_value_of_a_ratio_is_found_on_the_log_scale() -> None:
    # Worked example of Altman and Bland 2011: relative risk 0.81 (0.70 to 0.94) gives P = 0.005.
    span = p_value_span(estimate("measure=risk_ratio value=0.81 low=0.70 high=0.94 level=95"))
    assert span is not None
    assert span.low < Decimal("0.005") < span.high
    assert span.high < Decimal("0.02")


def test_the_p_value_of_a_difference_is_found_on_its_own_scale() -> None:
    # Half width 1.96 is a standard error of 1, and the formula gives exp(-0.717 × 1.96 - 0.416 × 1.96²) = 0.0496 at z = 1.96.
    span = p_value_span(estimate("measure=mean_difference value=1.960 low=0.000 high=3.920 level=95"))
    assert span is not None
    assert span.low < Decimal("0.0496") < span.high
    assert span.high - span.low < Decimal("0.001")


def test_a_reduction_in_percent_is_its_ratio_in_disguise() -> None:
    ratio = p_value_span(estimate("measure=risk_ratio value=0.50 low=0.30 high=0.80 level=95"))
    reduction = p_value_span(estimate("measure=vaccine_efficacy value=50 unit=% low=20 high=70 level=95"))
    assert reduction == ratio


@pytest.mark.parametrize(
    "attributes",
    [
        "measure=risk_ratio value=0.81 low=0.70 high=0.94",
        "measure=risk_ratio value=0.81 low=0.70 high=0.94 level=97.5",
        "measure=risk_ratio value=0.81 low=0.70 level=95",
        "measure=risk_ratio value=0.81 low=0.94 high=0.70 level=95",
        "measure=risk_ratio value=0.81 low=0 high=0.94 level=95",
        "measure=risk_ratio value=0.81 low=0.70 high=0.94 level=95 interval_kind=credible",
        "measure=risk_ratio value=0.81 low=0.70 high=0.94 level=95 interval_kind=range",
        "measure=risk_ratio value=1.81 low=0.70 high=0.94 level=95",
        "measure=number_needed_to_treat value=20 low=10 high=40 level=95",
        "measure=arm_value_only value=20 low=10 high=40 level=95",
        "measure=vaccine_efficacy value=100 unit=% low=70 high=100 level=95",
        "measure=risk_ratio value=0.81",
    ],
)
def test_no_p_value_where_the_numbers_do_not_tell(attributes: str) -> None:
    assert p_value_span(estimate(attributes)) is None


@pytest.mark.parametrize(
    ("attributes", "included"),
    [
        ("measure=hazard_ratio value=0.9 low=0.7 high=1.2", True),
        ("measure=hazard_ratio value=0.9 low=0.7 high=1.0", False),
        ("measure=hazard_ratio value=1.4 low=1.0 high=1.9", False),
        ("measure=mean_difference value=0.9 low=-0.1 high=1.9", True),
        ("measure=mean_difference value=0.9 low=0.7 high=1.2", False),
        ("measure=relative_risk_reduction value=20 unit=% low=-5 high=40", True),
        ("measure=relative_risk_reduction value=30 unit=% low=0.55 high=1.20", False),
        ("measure=number_needed_to_treat value=20 low=-10 high=40", False),
        ("measure=hazard_ratio value=0.9 low=0.7 high=1.2 interval_kind=interquartile", False),
    ],
)
def test_whether_no_effect_lies_in_the_interval(attributes: str, included: bool) -> None:
    assert includes_no_effect(estimate(attributes)) is included


def test_limits_of_a_ratio_beside_a_percentage_are_on_another_scale() -> None:
    assert limits(estimate("measure=relative_risk_reduction value=30 unit=% low=0.55 high=0.89")) is None
    assert limits(estimate("measure=relative_risk_reduction value=2 unit=% low=0.55 high=2.9")) is not None
    assert limits(estimate("measure=relative_risk_reduction value=30 unit=% low=11 high=45")) is not None
