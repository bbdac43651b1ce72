"""Which names are arms, and on which side: decided once, from all that speaks for each name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import ArmRole

EXPERIMENTAL, ACTIVE = ArmRole.EXPERIMENTAL, ArmRole.ACTIVE_COMPARATOR


def roles(mentions: Mentions) -> dict[str, ArmRole | None]:
    return {arm.label: arm.role for arm in mentions.arms if not arm.background}


@pytest.mark.parametrize(
    ("text", "tested", "compared"),
    [
        (
            "In this randomised trial adults received either zolpinal plus marlutine for 1 month or marlutine for 9 months.",
            "zolpinal plus marlutine",
            "marlutine",
        ),
        ("Adults were randomised to zolpinal plus marlutine or to marlutine.", "zolpinal plus marlutine", "marlutine"),
        ("Adults were randomised to marlutine or to zolpinal plus marlutine.", "zolpinal plus marlutine", "marlutine"),
    ],
)
def test_what_is_in_both_arms_is_compared_with_what_adds_to_it(
    annotated: Callable[..., Mentions], text: str, tested: str, compared: str
) -> None:
    found = roles(annotated(text))
    assert (found[tested], found[compared]) == (EXPERIMENTAL, ACTIVE)


def test_a_part_of_a_combination_is_no_comparator_of_it(annotated: Callable[..., Mentions]) -> None:
    found = roles(annotated("Adults were randomised to zolpinal plus marlutine or to placebo. Zolpinal eased pain."))
    assert set(found.values()) == {EXPERIMENTAL, ArmRole.PLACEBO_COMPARATOR}


def test_usual_care_goes_by_several_names(annotated: Callable[..., Mentions]) -> None:
    text = "Adults were randomised to dance lessons or usual care. Dance lessons eased pain more than standard care did."
    assert sum(role is ArmRole.USUAL_CARE for role in roles(annotated(text)).values()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In this randomised trial 20 took 5 mg and 30 took 10 mg.",
        "The randomised trial was written up by Aa B V Cc D, Ee F V Gg H and others.",
    ],
)
def test_neither_a_bare_dose_nor_initials_are_arms(annotated: Callable[..., Mentions], text: str) -> None:
    assert not roles(annotated(text))


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (
            "In this randomised trial 41 women were assigned to 2 mg of zolpinal and 39 to an identical-looking placebo.",
            {"zolpinal": "41", "placebo": "39"},
        ),
        (
            "Adults were randomised to zolpinal or placebo: 33 were allotted by chance to zolpinal and 34 to placebo.",
            {"zolpinal": "33", "placebo": "34"},
        ),
        ("Adults were randomised to zolpinal or placebo. Of them, 41 were women.", {}),
    ],
)
def test_sizes_of_arms(annotated: Callable[..., Mentions], text: str, sizes: dict[str, str]) -> None:
    counted = {count.arm: count.count.text for count in annotated(text).enrollment if count.arm}
    assert counted == sizes
