"""Effects without the name of their measure beside them: in brackets after one that has it, or in words with limits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from evidence.annotate.numbers.interval import is_centred
from evidence.mentions import EstimateMention, Mentions
from evidence.vocabulary import Measure

Annotated = Callable[..., Mentions]
RATIO = "Falls were rarer with the mat (rate ratio 0.76, 95% CI 0.66 to 0.88). "
DIFFERENCE = "Grip was stronger with the mat (mean difference 3.9 kg, 95% CI 0.8 to 7.0). "


def printed(found: EstimateMention) -> tuple[str, ...]:
    limits = (found.interval.low, found.interval.high) if found.interval else ()
    return tuple(number.text for number in (found.value, *limits) if number)


def last(mentions: Mentions) -> EstimateMention | None:
    return mentions.estimates[-1] if len(mentions.estimates) > 1 else None


@pytest.mark.parametrize(
    ("text", "measure", "numbers"),
    [
        (f"{RATIO}Falls of any kind changed less (0.91, 0.84 to 0.99).", Measure.RATE_RATIO, ("0.91", "0.84", "0.99")),
        (f"{RATIO}Fractures did not differ (11% vs 12%; 0.93, 0.72-1.21).", Measure.RATE_RATIO, ("0.93", "0.72", "1.21")),
        (f"{RATIO}The link held for rubber (per mat 0.86, 95% CI 0.77-0.96).", Measure.RATE_RATIO, ("0.86", "0.77", "0.96")),
        (f"{DIFFERENCE}Balance (1.2, 95% CI -1.9 to 4.3) was no better.", Measure.MEAN_DIFFERENCE, ("1.2", "-1.9", "4.3")),
    ],
)
def test_a_bracket_takes_the_measure_named_before(
    annotated: Annotated, text: str, measure: Measure, numbers: tuple[str, ...]
) -> None:
    found = last(annotated(text))
    assert found is not None
    assert (found.measure, printed(found)) == (measure, numbers)


@pytest.mark.parametrize(
    "text",
    [
        f"{RATIO}The women were old (81, 75 to 99).",
        f"{RATIO}The mats were 2.10 m long (2.10, 1.05 to 2.15).",
        f"{DIFFERENCE}They slept for a while (7.0, 4.0 to 10.0).",
    ],
)
def test_other_brackets_are_no_effects(annotated: Annotated, text: str) -> None:
    assert last(annotated(text)) is None


@pytest.mark.parametrize(
    ("value", "low", "high", "holds"),
    [
        ("0.91", "0.84", "0.99", True),
        ("1.24", "1.02", "1.51", True),
        ("0.50", "0.30", "0.90", False),
        ("12", "8", "18", False),
        ("0.5", "0.4", "0.6", False),
        ("0.91", "0.93", "0.99", False),
    ],
)
def test_a_ratio_lies_in_the_middle_of_its_limits_on_the_scale_of_logarithms(
    value: str, low: str, high: str, holds: bool
) -> None:
    assert is_centred(Decimal(value), Decimal(low), Decimal(high)) is holds


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Knee bend differed by 1 degree (95% CI -2 to 4) and steps by 0.2 (95% CI -0.7 to 1.1).",
            [("1", "-2", "4"), ("0.2", "-0.7", "1.1")],
        ),
        ("Function was higher by 7.8 points after the waves (97.5% CI 1.9 to 13.7).", [("7.8", "1.9", "13.7")]),
        ("Crying was 17 min shorter with the drops (95% CI -31 to -3).", [("17", "-31", "-3")]),
        ("Trust was lower at home (MD -0.5 on a 10-point scale, 95% CI -0.9 to -0.1).", [("-0.5", "-0.9", "-0.1")]),
        ("The mean difference in grip was -1.3 kg (95% CI -4.6 to 2.0), inside the margin.", [("-1.3", "-4.6", "2.0")]),
        ("The margin was a difference in grip of 5 kg.", []),
    ],
)
def test_a_difference_with_limits_needs_no_name(annotated: Annotated, text: str, numbers: list[tuple[str, ...]]) -> None:
    assert [printed(estimate) for estimate in annotated(text).estimates] == numbers


def test_differences_in_a_row_are_no_values_of_the_arms(annotated: Annotated) -> None:
    text = (
        "Patients were randomised to a high dose, a low dose or placebo. The estimated differences from placebo were "
        "-17.5 percentage points (95% CI -20.3 to -14.7) and -11.8 percentage points (95% CI -14.5 to -9.1), respectively."
    )
    mentions = annotated(text)
    assert [printed(estimate) for estimate in mentions.estimates] == [("-17.5", "-20.3", "-14.7"), ("-11.8", "-14.5", "-9.1")]
    assert not mentions.arm_results


def test_protection_is_the_efficacy_of_a_vaccine(annotated: Annotated) -> None:
    text = "The vaccine was tried in 900 nurses. Protection against severe flu was 67.0% (50.2-78.5)."
    (found,) = annotated(text).estimates
    assert (found.measure, printed(found)) == (Measure.VACCINE_EFFICACY, ("67.0", "50.2", "78.5"))
