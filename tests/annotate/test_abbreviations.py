"""Short forms are tied to long forms by their letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.abbreviations import is_short_form
from evidence.mentions import Mentions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("People with chronic kidney disease (CKD) took part.", "CKD", "chronic kidney disease"),
        (
            "The SUNRISE (Study of Nightly Rest in Sleep Exhaustion) trial began.",
            "SUNRISE",
            "Study of Nightly Rest in Sleep Exhaustion",
        ),
        ("They had low-dose interferon-7 (IF7LD) for a year.", "IF7LD", "low-dose interferon-7"),
        (
            "Motor neurone disease, also known as Lou Gehrig's disease, is rare.",
            "Lou Gehrig's disease",
            "Motor neurone disease",
        ),
    ],
)
def test_tied(annotated: Callable[..., Mentions], text: str, short: str, long: str) -> None:
    found = [(mention.short, mention.long) for mention in annotated(text).abbreviations]
    assert (short, long) in found


@pytest.mark.parametrize(
    "text",
    [
        "The doses were high (see Table) in both groups.",
        "It fell by a third (P = 0.04) in a year.",
        "Doxorubicin and docetaxel (Smith) were given.",
        "He spoke with the mayor (and others) of cocoa and cream (AC) at noon.",
    ],
)
def test_not_tied(annotated: Callable[..., Mentions], text: str) -> None:
    assert not annotated(text).abbreviations


def test_a_short_form_is_mostly_capitals() -> None:
    assert is_short_form("HbA1c")
    assert is_short_form("COPD")
    assert not is_short_form("Table")
    assert not is_short_form("2019")
