"""Harms told as a list, and how grave they are said to be."""

from __future__ import annotations

from collections.abc import Callable

from evidence.mentions import Mentions
from evidence.vocabulary import HarmKind

GIVEN = "The trial compared zolpinal with placebo in adults with gout. "


def test_serious_at_a_distance_is_serious(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(GIVEN + "Serious systemic adverse events were seen in 4% of adults on zolpinal.")
    assert [harm.kind for harm in mentions.harms if harm.kind is not HarmKind.EVENT] == [HarmKind.SERIOUS]


def test_common_side_effects_are_a_list(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(GIVEN + "Common side effects of zolpinal include nausea and tingling.")
    assert {harm.name for harm in mentions.harms if harm.kind is HarmKind.EVENT} == {"nausea", "tingling"}
