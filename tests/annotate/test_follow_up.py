"""How long people were followed: what is said of it as such, else the length of time that most signs speak for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

INTRO = "Zolpinal eases gout\n\nThe randomised trial compared zolpinal with placebo in 240 adults with gout. "


def told(mentions: Mentions) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == "study.follow_up"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("After a median follow-up of 3.2 years, few had died.", "median 3.2 years"),
        ("They took zolpinal or placebo once daily for 12 weeks.", "12 weeks"),
        ("In the 26-week, double-blind study pain fell.", "26 weeks"),
        ("Pain was measured at baseline and at 3, 6 and 12 months.", "12 months"),
        ("The trial lasted for eight weeks, and a quarter of them had had gout for five years.", "eight weeks"),
        ("After six months of treatment, pain had fallen by half.", "six months"),
    ],
)
def test_a_length_of_the_trial_is_read(annotated: Callable[..., Mentions], sentence: str, value: str) -> None:
    assert told(annotated(INTRO + sentence)) == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "All were 18 years or older.",
        "They had had gout for more than five years.",
        "It was injected every 4 weeks.",
        "Five-year survival was 80% with zolpinal.",
        "The team has worked on the drug for the past 14 years.",
        "Women were enrolled at 24 weeks of pregnancy.",
    ],
)
def test_another_length_is_not(annotated: Callable[..., Mentions], sentence: str) -> None:
    assert told(annotated(INTRO + sentence)) == []


def test_what_is_said_of_follow_up_goes_before_a_likely_length(annotated: Callable[..., Mentions]) -> None:
    words = "They took zolpinal for 12 weeks. They were followed up for two years."
    assert told(annotated(INTRO + words)) == ["two years"]


def test_a_length_is_tied_to_its_words(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated(INTRO + "In the 26-week, double-blind study pain fell.")
    found = next(fact for fact in mentions.facts if fact.field == "study.follow_up")
    assert mentions.article.text[found.start : found.end] == "26-week"
