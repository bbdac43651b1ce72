"""Arms that differ in dose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.assemble import assemble
from evidence.mentions import Mentions
from evidence.record import Arm, EvidenceRecord

Annotated = Callable[..., Mentions]

START = "In this randomised, double-blind trial of zolpinib against placebo, the primary outcome was relapse. "


def arms_of(mentions: Mentions) -> list[tuple[str, str | None]]:
    return [(_label(arm), arm.n.value.text if arm.n else None) for arm in assemble(mentions).arms]


def _label(arm: Arm) -> str:
    assert arm.label
    return arm.label.value


def values_of(record: EvidenceRecord) -> dict[str, str]:
    labels = {arm.id: _label(arm) for arm in record.arms}
    results = (result for estimate in record.estimates for result in estimate.arm_results)
    return {labels[result.arm]: result.value.text for result in results if result.arm and result.value}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Adults were randomly assigned to zolpinib 20 mg (n = 70), 40 mg (n = 72) or placebo (n = 71).",
            [("zolpinib 20 mg", "70"), ("zolpinib 40 mg", "72"), ("placebo", "71")],
        ),
        (
            "Adults were randomly assigned to 5 or 10 mg of zolpinib or to placebo.",
            [("zolpinib 5 mg", None), ("zolpinib 10 mg", None), ("placebo", None)],
        ),
        (
            "People were assigned at random: 455 took 5 mg twice a day, 456 took 10 mg twice a day and 451 took placebo.",
            [("zolpinib 5 mg", "455"), ("zolpinib 10 mg", "456"), ("placebo", "451")],
        ),
        (
            "Adults were randomly assigned to zolpinib or placebo. Doses were 20 and 40 mg. Relapse fell in the 20-mg group.",
            [("zolpinib", None), ("placebo", None)],
        ),
        (
            "Adults were randomly assigned to zolpinib or placebo. Relapse fell in the 20-mg group and in the 40-mg group.",
            [("zolpinib 20 mg", None), ("zolpinib 40 mg", None), ("placebo", None)],
        ),
    ],
)
def test_each_dose_that_is_compared_is_an_arm(annotated: Annotated, words: str, expected: list[tuple[str, str | None]]) -> None:
    assert sorted(arms_of(annotated(START + words))) == sorted(expected)


@pytest.mark.parametrize(
    "words",
    [
        "Adults were randomly assigned to zolpinib, titrated from 20 mg or 40 mg to 80 mg, or placebo.",
        "Adults were randomly assigned to flexibly dosed zolpinib (20 mg or 40 mg) or placebo.",
        "Adults were randomly assigned to zolpinib 20 mg or placebo.",
        "Adults were randomly assigned to zolpinib 20 mg versus brivastat 40 mg.",
    ],
)
def test_steps_of_one_treatment_and_single_doses_are_no_arms(annotated: Annotated, words: str) -> None:
    assert not any(label[-2:] == "mg" for label, _ in arms_of(annotated(START + words)))


def test_values_of_doses_are_bound_to_their_arms(annotated: Annotated) -> None:
    words = (
        "Adults were randomly assigned to zolpinib 20 mg or 40 mg or placebo. "
        "Relapse was seen in 12% with 20 mg, 9% with 40 mg and 17% with placebo."
    )
    assert values_of(assemble(annotated(START + words))) == {"zolpinib 20 mg": "12", "zolpinib 40 mg": "9", "placebo": "17"}


def test_a_list_of_three_has_the_order_of_the_names_behind_it(annotated: Annotated) -> None:
    words = (
        "Adults were randomly assigned to zolpinib 20 mg or 40 mg or placebo. "
        "Relapse (12%, 9% and 17% with 20 mg, 40 mg and placebo) was common."
    )
    assert values_of(assemble(annotated(START + words))) == {"zolpinib 20 mg": "12", "zolpinib 40 mg": "9", "placebo": "17"}


def test_a_number_of_people_given_a_dose_is_no_part_of_it(annotated: Annotated) -> None:
    words = "By chance 121 to 2 mg of zolpinib and 119 to placebo."
    assert all((arm.dose.value if arm.dose else "2 mg") == "2 mg" for arm in assemble(annotated(START + words)).arms)


@pytest.mark.parametrize(
    "text",
    [
        "Adults were randomised to 2.5 mg alphamab (n = 45) or 20 mg betamab (n = 46) once a day.",
        "Adults were randomised to 1 mg alphamab (n = 45) or 20 or 30 mg betamab (n = 46) daily.",
        "Adults were randomised to alphamab (day 1, alphamab 125 mg) or to placebo.",
    ],
)
def test_doses_of_two_treatments_or_of_one_arm_are_no_arms(annotated: Annotated, text: str) -> None:
    assert not [arm.label for arm in annotated(text).arms if "mg" in arm.label]
