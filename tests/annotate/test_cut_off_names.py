"""Words that look like an outcome and are part of a longer name, or say who had it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

INTRO = "Zolpinal in gout\n\nThe trial randomised 240 adults to zolpinal or placebo. "


def names(mentions: Mentions) -> set[str]:
    return {outcome.name for outcome in mentions.outcomes}


def test_a_suspended_hyphen_ends_no_name(annotated: Callable[..., Mentions]) -> None:
    found = names(annotated(INTRO + "Zolpinal eased cancer- as well as treatment-related fatigue."))
    assert "cancer" not in found
    assert "treatment-related fatigue" in found


def test_who_had_it_is_no_second_outcome(annotated: Callable[..., Mentions]) -> None:
    assert "ankle sprains" not in names(annotated(INTRO + "It took in adults presenting with mild or moderate ankle sprains."))


@pytest.mark.parametrize(("words", "name"), [("less likely to die", "death"), ("less likely to have a stroke", "stroke")])
def test_a_verb_names_its_outcome(annotated: Callable[..., Mentions], words: str, name: str) -> None:
    assert name in names(annotated(INTRO + f"Adults on zolpinal were 20% {words}."))
