"""Parts of the participants that the statement itself makes parts: an effect varies, or people gained otherwise than others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

Annotated = Callable[..., Mentions]
TOP = "Mats and falls\n\nNurses tried rubber mats against carpets in 400 adults. They fell less often on rubber.\n\n"


def parts(mentions: Mentions) -> list[str]:
    return [part.definition for part in mentions.subgroups]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The gain was confined to women with weak hips.", ["women with weak hips"]),
        ("It was confined to women with weak hips.", ["women with weak hips"]),
        ("The difference was carried by boys (6.1, 95% CI 1.8 to 10.4), with little in girls.", ["boys", "girls"]),
        ("Results among patients with open fractures mirrored those of the whole cohort.", ["patients with open fractures"]),
        ("The effect was no smaller in patients with poor sight.", ["patients with poor sight"]),
        ("People who lived alone gained most (P = 0.01).", ["People who lived alone"]),
        ("Women with weak hips fared no better than others.", ["Women with weak hips"]),
        ("Women over 60 and those with weak hips gained about as much as the rest.", ["Women over 60", "those with weak hips"]),
        ("Falls dropped more in boys than in girls.", ["boys", "girls"]),
        ("In epithelioid tumours the hazard ratio was 0.84 (95% CI 0.66 to 1.07).", ["epithelioid tumours"]),
        (
            "In mutated tumours the hazard ratio was 0.49 (0.37 to 0.66), whereas wild-type tumours showed one of 0.86.",
            ["mutated tumours", "wild-type tumours"],
        ),
    ],
)
def test_a_varying_effect_makes_a_part(annotated: Annotated, sentence: str, expected: list[str]) -> None:
    assert parts(annotated(TOP + sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The effect was similar in both groups.",
        "The gain was seen in all patients of the trial.",
        "Patients on rubber did better than those on carpet.",
        "In most patients the response was still there (P = 0.01).",
        "In 400 evaluable patients falls were rarer (P = 0.01).",
        "Men gained weight.",
        "For serious infections the figures were 0.8% and 2.2%.",
    ],
)
def test_everyone_an_arm_and_an_outcome_are_no_parts(annotated: Annotated, sentence: str) -> None:
    assert parts(annotated(TOP + sentence)) == []
