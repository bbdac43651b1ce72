"""Comparisons told by values and a p-value, effects that inherit their measure, and numbers that are no effects."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from evidence.mentions import EstimateMention, Mentions
from evidence.vocabulary import Measure

Annotated = Callable[..., Mentions]


def read(annotated: Annotated, words: str) -> tuple[EstimateMention, ...]:
    return annotated(f"In the trial of alphamab and placebo results were known. {words}").estimates


def p_values(found: tuple[EstimateMention, ...]) -> list[str]:
    return [held.p_value.value.text for held in found if held.p_value and held.p_value.value]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nausea (14.8% vs. 2.0%, P<0.001) and headache (2.2% vs. 0.4%, P=0.008) were commoner.", ["0.001", "0.008"]),
        ("Relief came in 80% of those randomly assigned to the gel and in 70% assigned to the cream (P = .04).", [".04"]),
        (
            "Relief came in 28.9% on 100 mg (P=0.01) and 29.6% on 200 mg (P=0.002), compared with 16.2% on none.",
            ["0.01", "0.002"],
        ),
        ("At one year 31% (95% CI, 22 to 41) and 38% (95% CI, 28 to 49), respectively, were alive (P = .5).", [".5"]),
        ("Scores were lower (3.1 vs 4.2, p = <0.001).", ["0.001"]),
    ],
)
def test_values_with_a_p_value_are_an_estimate_without_an_effect(annotated: Annotated, words: str, expected: list[str]) -> None:
    found = read(annotated, words)
    assert {held.measure for held in found} == {Measure.ARM_VALUE_ONLY}
    assert p_values(found) == expected
    assert all(held.value is None for held in found)


@pytest.mark.parametrize(
    "words",
    [
        "Pressure fell from 150 to 140 mm Hg in everybody (P<0.001).",
        "Scores rose from baseline by 4.1 and 4.2 points (P<0.001).",
        "Ages were 61.2 and 60.9 years (P = 0.9).",
        "The effect did not differ by sex (41% vs 39%; P for interaction = 0.4).",
        "Weight correlated with 12% and 14% of the scores (P = 0.02).",
        "Only 12.5% of the people answered (P = 0.02).",
    ],
)
def test_other_p_values_make_no_estimate(annotated: Annotated, words: str) -> None:
    assert Measure.ARM_VALUE_ONLY not in {held.measure for held in read(annotated, words)}


def test_an_effect_without_a_name_takes_the_measure_of_the_sentence_before(annotated: Annotated) -> None:
    first, second = read(
        annotated, "The rate ratio for falls was 0.80 (95% CI 0.70-0.92). Ulcers rose (1·24, 1·02–1·51, p=0·031)."
    )
    assert first.measure is second.measure is Measure.RATE_RATIO
    assert second.interval is not None
    assert second.interval.low is not None
    assert (second.interval.low.text, p_values((second,))) == ("1·02", ["0·031"])


@pytest.mark.parametrize(
    "words",
    [
        "Ulcers rose (1·24, 1·02–1·51, p=0·031).",
        "The rate ratio for falls was 0.80 (95% CI 0.70-0.92). Ulcers rose (2·24, 1·02–1·51, p=0·031).",
        "The rate ratio for falls was 0.80 (95% CI 0.70-0.92). Ulcers rose (0·24, −1·02 to 1·51, p=0·031).",
    ],
)
def test_an_effect_without_a_name_needs_one_before_it_and_limits_around_it(annotated: Annotated, words: str) -> None:
    assert all(held.value is None or held.value.text == "0.80" for held in read(annotated, words))


def test_efficacy_is_a_measure_where_the_article_is_on_a_vaccine(annotated: Annotated) -> None:
    words = "Efficacy against infection was 79.1% (27.6 to 95.9) for one type and 76.9% (18.5 to 95.6) for the other."
    assert [held.measure for held in read(annotated, f"The vaccine was given twice. {words}")] == [Measure.VACCINE_EFFICACY] * 2
    assert Measure.VACCINE_EFFICACY not in {held.measure for held in read(annotated, words)}


def test_a_vaccine_is_effective_by_a_share(annotated: Annotated) -> None:
    (found,) = read(annotated, "The vaccine was 51.7% effective (95% CI 5.3 to 77.9; p = 0.015).")
    assert found.measure is Measure.VACCINE_EFFICACY
    assert found.value is not None
    assert found.value.value == Decimal("51.7")


def test_a_test_statistic_is_no_ratio(annotated: Annotated) -> None:
    (found,) = read(annotated, "It was no better (hazard ratio 1.21, 80% CI 0.95-1.53; log rank χ²(1) = 1.1, p=0.303).")
    assert found.value is not None
    assert (found.value.text, p_values((found,))) == ("1.21", ["0.303"])


def test_a_ratio_below_one_names_a_side_and_no_value(annotated: Annotated) -> None:
    assert not read(annotated, "A benefit (HR <1) was seen in all parts.")


def test_times_are_no_differences(annotated: Annotated) -> None:
    found = read(
        annotated,
        "The differences at weeks 1, 4 and 12 were −0.4% (63.9% vs 64.3%; P = .004) and 4.1% (71.9% vs 67.7%; P = .2).",
    )
    assert [held.value.text for held in found if held.value] == ["−0.4", "4.1"]
    assert p_values(found) == [".004", ".2"]


def test_what_others_found_is_no_result(annotated: Annotated) -> None:
    assert read(annotated, "Alphamab reduced the risk of stroke by 19%.")
    assert not read(annotated, "Previous studies of alphamab reduced the risk of stroke by 19%.")


@pytest.mark.parametrize(
    ("words", "text", "value"),
    [
        ("Pain fell (P<0. 05).", "0. 05", "0.05"),
        ("Pain fell (P = 0 . 0001).", "0 . 0001", "0.0001"),
        ("Pain fell (P = 0.31 × 10<sup>-9</sup>).", "0.31 × 10<sup>-9</sup>", "3.1E-10"),
        ("Pain fell (<i>P=</i>0.032).", "0.032", "0.032"),
    ],
)
def test_p_values_torn_apart_are_read_whole(annotated: Annotated, words: str, text: str, value: str) -> None:
    (found,) = annotated(words).p_values
    assert found.value is not None
    assert (found.value.text, found.value.value) == (text, Decimal(value))


def test_metres_are_no_millions(annotated: Annotated) -> None:
    numbers = annotated("They walked 5.5 m further, at a cost of $5 m, and 3 million people saw it.").numbers
    assert [number.value for number in numbers] == [Decimal("5.5"), Decimal(5_000_000), Decimal(3_000_000)]
