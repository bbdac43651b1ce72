"""Harms told as a list, and how grave they are said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.harms.comparison import is_counted
from evidence.mentions import Mentions
from evidence.vocabulary import HarmKind

GIVEN = "The trial compared zolpinal with placebo in adults with gout. "


def test_serious_at_a_distance_is_serious(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(GIVEN + "Serious systemic adverse events were seen in 4% of adults on zolpinal.")
    assert [harm.kind for harm in mentions.harms if harm.kind is not HarmKind.EVENT] == [HarmKind.SERIOUS]


def test_common_side_effects_are_a_list(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(GIVEN + "Common side effects of zolpinal include nausea and tingling.")
    assert {harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT} == {"nausea", "tingling"}


@pytest.mark.parametrize(
    ("words", "counted"),
    [("three died in the course of the trial", True), ("three years after it many had died", False)],
)
def test_the_dead_are_counted(words: str, *, counted: bool) -> None:
    assert is_counted(words) is counted


def test_all_values_of_a_series_belong_to_one_event(annotated: Callable[..., Mentions]) -> None:
    text = (
        "Zolpinal in gout\n\nA trial has ended.\n\n"
        "The 300 adults were randomised to zolpinal 10 mg (n = 100), zolpinal 20 mg (n = 100) or placebo (n = 100).\n\n"
        "Headache occurred in 6.4%, 4.2% and 3.4% of patients and nausea in 1.5%, 0.8% and 0.4%."
    )
    events = [harm for harm in annotated(text).harms if harm.kind is HarmKind.EVENT]
    values = {event.name: [str(result.value.value) for result in event.arm_results if result.value] for event in events}
    assert values == {"headache": ["6.4", "4.2", "3.4"], "nausea": ["1.5", "0.8", "0.4"]}
