"""Whose harms were more is told of those harms that the words compare, and of no others."""

import pytest

from evidence.pipeline import extract
from evidence.render import render

INTRO = (
    "# Zolpinib against gout\n\nIn a randomised trial, 400 adults with gout took zolpinib or placebo. "
    "Zolpinib reduced flares compared with placebo (12% vs 20%, P=0.01). "
)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (
            "Side effects were more frequent with zolpinib than with placebo.",
            "Described as more with zolpinib than with placebo",
        ),
        (
            "Serious adverse events were as frequent with zolpinib as with placebo.",
            "Serious side effects were described as no more than with placebo",
        ),
        (
            "Side effects were seen in 77% of adults on zolpinib and 70% of adults on placebo.",
            "By the numbers, about as many as with placebo",
        ),
        (
            "There was no excess of falls at night with zolpinib.",
            "Described without numbers: “There was no excess of",
        ),
    ],
)
def test_what_is_compared(told: str, written: str) -> None:
    summary = render(extract(INTRO + told, kind="press_release"), (), template="plain.md")
    assert written in summary


def test_one_event_is_not_all_harms() -> None:
    told = "There was more nausea with zolpinib than with placebo."
    summary = render(extract(INTRO + told, kind="press_release"), (), template="plain.md")
    assert "Side effects:* Described as more" not in summary
