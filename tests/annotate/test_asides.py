from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.judging_words import judges_nothing
from evidence.annotate.spans.asides import is_aside
from evidence.annotate.terms import Term
from evidence.mentions import Mentions, SpanMention
from evidence.vocabulary import SpanLabel

Annotated = Callable[..., Mentions]


def span(text: str, words: str, label: SpanLabel) -> SpanMention:
    start = text.index(words)
    return SpanMention(start=start, end=start + len(words), label=label, confidence=0.9)


@pytest.mark.parametrize(
    ("text", "words", "aside"),
    [
        ("After adjusting for age and regular exercise, sleep was longer.", "regular exercise", True),
        ("After adjusting for age, regular exercise was more frequent.", "regular exercise", False),
        ("After taking account of age, the gel improved sleep.", "sleep", False),
        ("After adjusting for age, sleep was longer and regular exercise too.", "regular exercise", False),
    ],
)
def test_what_is_adjusted_for_is_no_outcome(text: str, words: str, aside: bool) -> None:
    assert is_aside(text, span(text, words, SpanLabel.OUTCOME)) is aside


@pytest.mark.parametrize(("after", "aside"), [(" effect was large.", True), (" was as good.", False)])
def test_the_placebo_effect_is_no_arm(after: str, aside: bool) -> None:
    text = f"The placebo{after}"
    assert is_aside(text, span(text, "placebo", SpanLabel.COMPARATOR)) is aside


@pytest.mark.parametrize(
    ("clause", "word", "silent"),
    [
        ("which included fainting and slow bleeding", "slow", True),
        ("the gel may slow bleeding", "slow", False),
        ("the gel helped to stop or slow bleeding", "slow", False),
        ("with lower values better", "better", True),
        ("sleep was better", "better", False),
    ],
)
def test_words_that_judge_nothing(clause: str, word: str, silent: bool) -> None:
    start = clause.index(word)
    assert judges_nothing(clause, 0, Term(start, start + len(word), "words/benefit_cues", "favours_intervention")) is silent
