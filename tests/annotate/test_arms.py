"""Arms: clean names, roles, details, and one arm for one drug."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.arms.lists import alternatives, without_brackets
from evidence.mentions import Mentions
from evidence.vocabulary import ArmRole

EXPERIMENTAL, ACTIVE, PLACEBO = ArmRole.EXPERIMENTAL, ArmRole.ACTIVE_COMPARATOR, ArmRole.PLACEBO_COMPARATOR


def roles(mentions: Mentions) -> dict[str, ArmRole | None]:
    return {arm.label: arm.role for arm in mentions.arms if not arm.background}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adults were randomised to zolpinal or placebo.", {"zolpinal": EXPERIMENTAL, "placebo": PLACEBO}),
        (
            "We randomly assigned 80 adults to receive either zolpinal (n = 40) or marlutine (n = 40).",
            {"zolpinal": EXPERIMENTAL, "marlutine": ACTIVE},
        ),
        (
            "In this randomised trial of zolpinal versus marlutine, both failed.",
            {"zolpinal": EXPERIMENTAL, "marlutine": ACTIVE},
        ),
        (
            "This randomised trial compared zolpinal with usual care.",
            {"zolpinal": EXPERIMENTAL, "usual care": ArmRole.USUAL_CARE},
        ),
        ("It was a placebo-controlled trial of zolpinal.", {"zolpinal": EXPERIMENTAL, "placebo": PLACEBO}),
        (
            "Patients were randomised to zolpinal plus marlutine or marlutine alone.",
            {"zolpinal plus marlutine": EXPERIMENTAL, "marlutine alone": ACTIVE},
        ),
        (
            "Adults were randomised to yoga, walking, or a waiting list.",
            {"yoga": EXPERIMENTAL, "walking": EXPERIMENTAL, "waiting list": ArmRole.NO_INTERVENTION},
        ),
        (
            "Patients were randomised to acupuncture or sham acupuncture.",
            {"acupuncture": EXPERIMENTAL, "sham acupuncture": ArmRole.SHAM_COMPARATOR},
        ),
        (
            "In this trial, we compared zolpinal with no zolpinal.",
            {"zolpinal": EXPERIMENTAL, "no zolpinal": ArmRole.NO_INTERVENTION},
        ),
    ],
)
def test_roles(annotated: Callable[..., Mentions], text: str, expected: dict[str, ArmRole]) -> None:
    assert roles(annotated(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Women who eat fish live longer than those who do not.",
        "The rate was 12% versus 18% in this randomised trial.",
        "Patients were randomised to one of two groups.",
        "A planned trial will compare zolpinal with marlutine.",
        "The trial found less pain than before.",
    ],
)
def test_no_arms(annotated: Callable[..., Mentions], text: str) -> None:
    assert not roles(annotated(text))


def test_short_and_long_form_are_one_arm(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(
        "Low-dose interferon-7 (IF7LD) helped in a randomised trial.\nPatients received either IF7LD or a placebo for "
        "18 months, and were randomised to IF7LD or placebo.\nThe drug used in the trial, ferolutine, is given by needle."
    )
    tested = {arm.label: set(arm.aliases) for arm in mentions.arms if arm.role is EXPERIMENTAL}
    assert len(tested) == 1
    assert {"IF7LD", "ferolutine"} <= set().union(*tested.values(), tested)


def test_details_stand_beside_the_name(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("Adults were randomised to zolpinal 50 mg twice daily (n = 41) or placebo (n = 39) for 12 weeks.")
    tested = next(arm for arm in mentions.arms if arm.label == "zolpinal")
    assert (tested.dose, tested.schedule, tested.duration) == ("50 mg", "twice daily", "12 weeks")
    assert tested.n is not None
    assert tested.n.text == "41"


def test_a_treatment_of_all_is_background(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("In this randomised trial zolpinal or placebo was added to metformin.")
    assert [arm.label for arm in mentions.arms if arm.background] == ["metformin"]


def test_a_list_is_not_cut_inside_brackets() -> None:
    text = "zolpinal (5 mg, or 10 mg if tall) or placebo"
    assert [text[slice(*span)] for span in alternatives(text, 0, len(text))] == ["zolpinal", "placebo"]
    assert without_brackets("a (b (c) d) e") == "a (_______) e"


def test_commas_of_a_regimen_make_no_arms() -> None:
    text = "fluorolin, epirubon, and cyclomide or taxolin"
    assert [text[slice(*span)] for span in alternatives(text, 0, len(text))] == [
        "fluorolin, epirubon, and cyclomide",
        "taxolin",
    ]
