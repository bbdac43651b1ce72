"""Arms: clean names, roles, details, and one arm for one drug."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.arms.labels import best_spelling
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


def test_an_attribute_of_what_all_received_is_no_background(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("In this trial of 58 men, all patients received a single, 19-minute lesson on walking.")
    assert not [arm.label for arm in mentions.arms if arm.background]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Agency approves Zolpira\nThe safety and efficacy of Zolpira were studied in a randomised trial.", ["Zolpira"]),
        ("Adults were randomised to the targeted therapies zolpinib or placebo.", ["zolpinib", "placebo"]),
        ("Adults were randomised to matching placebo or zolpinal.", ["zolpinal", "placebo"]),
        (
            "In this randomised trial adults got rye bread. The control group received wheat bread.",
            ["wheat bread"],
        ),
        (
            "Adults were randomised to a home-based, nurse-led programme or usual care.",
            ["home-based, nurse-led programme", "usual care"],
        ),
    ],
)
def test_labels_read_as_names(annotated: Callable[..., Mentions], text: str, expected: list[str]) -> None:
    assert set(expected) <= set(roles(annotated(text)))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("# Development of a wearable pump for gout\nThe randomised trial is over.", "wearable pump"),
        ("In this randomised trial adults took zolpinal (the standard treatment for gout).", "standard treatment"),
        ("In this randomised trial no treatment was easy.", "no treatment"),
        ("Adults were randomised to zolpinal or placebo and followed for a year.", "control group"),
    ],
)
def test_words_that_name_no_arm(annotated: Callable[..., Mentions], text: str, label: str) -> None:
    assert label not in roles(annotated(text))


def test_alternatives_with_a_number_are_two_arms() -> None:
    text = "12 needle sessions or 20 one-to-one dance lessons plus usual care, or usual care only"
    assert len(alternatives(text, 0, len(text))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Adults were randomised to zolpinal or placebo, which was taken every day for 12 weeks.",
        "Adults were randomised to zolpinal or placebo. With placebo (95% CI 4 to 9) few improved.",
    ],
)
def test_a_comparator_has_no_dose_of_its_own(annotated: Callable[..., Mentions], text: str) -> None:
    compared = [arm for arm in annotated(text).arms if arm.role is PLACEBO]
    assert compared
    assert not any(arm.dose or arm.schedule or arm.duration for arm in compared)


def test_the_level_of_an_interval_is_no_dose(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("Adults were randomised to zolpinal or marlutine. With zolpinal (95% CI 4 to 9) few improved.")
    assert not any(arm.dose for arm in mentions.arms)


def test_a_group_without_a_name_is_the_control_group(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("Adults were randomised to dancing or control. The control group did worse than the dancing group.")
    assert "control group" in roles(mentions)
    assert "control" not in roles(mentions)


def test_what_is_given_alone_is_the_comparator(annotated: Callable[..., Mentions]) -> None:
    found = roles(annotated("Adults were randomised to beam therapy alone or beam therapy plus zolpinal."))
    assert found["beam therapy alone"] is ACTIVE
    assert found["beam therapy plus zolpinal"] is EXPERIMENTAL


@pytest.mark.parametrize(
    ("forms", "key", "label"),
    [
        (["Zolpinal", "zolpinal"], "zolpinal", "zolpinal"),
        (["IL-7", "interleukin-7"], "interleukin 7", "interleukin-7"),
        (["partial-breast", "partial-breast", "partial-breast beams"], "partial breast", "partial-breast beams"),
        (["intensive"], "intensive", "intensive group"),
    ],
)
def test_the_best_spelling(forms: list[str], key: str, label: str) -> None:
    assert best_spelling(forms, key, " ".join(forms)) == label


def test_a_disease_is_no_arm(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("In this trial 60 adults were randomised to zolpinal or placebo compared with chronic leukaemia.")
    assert set(roles(mentions)) == {"zolpinal", "placebo"}
