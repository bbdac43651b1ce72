"""Sections of abstracts: where headings are missing or unknown, each sentence is read for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions, Sentence
from evidence.vocabulary import Section, SourceKind, Zone

Annotated = Callable[..., Mentions]

HEADED = """Background: Falls are common in old age and affect one in three people every year.
{label} We randomly assigned 200 people to balance classes or usual care. Falls were significantly fewer with classes (P=0.01).
Conclusions: Balance classes prevented falls."""


def sentence(mentions: Mentions, words: str) -> Sentence:
    return next(held for held in mentions.sentences if words in mentions.article.text[held.start : held.end])


@pytest.mark.parametrize("label", ["Methods and findings:", "METHODS AND RESULTS:", "PROCEDURES:"])
def test_what_stands_under_a_mixed_heading_is_no_background(annotated: Annotated, label: str) -> None:
    told = sentence(annotated(HEADED.format(label=label), SourceKind.ABSTRACT), "significantly fewer")
    assert told.zone is Zone.BODY
    assert told.section is Section.RESULTS


def test_a_known_heading_decides(annotated: Annotated) -> None:
    told = sentence(annotated(HEADED.format(label="Methods:"), SourceKind.ABSTRACT), "significantly fewer")
    assert told.section is Section.METHODS


def test_a_label_may_follow_the_word_abstract(annotated: Annotated) -> None:
    text = "ABSTRACT.METHODS:\nWe gave 200 people tea.\nABSTRACT.RESULTS:\nSleep was longer with tea (P=0.02)."
    assert sentence(annotated(text, SourceKind.ABSTRACT), "longer with tea").section is Section.RESULTS


def test_background_does_not_spread_over_results_of_an_abstract_without_headings(annotated: Annotated) -> None:
    text = (
        "Falls are common in old age and affect one in three people every year. We randomly assigned 200 people to balance "
        "classes or to usual care. The rate of falls was 12 and 20 per 100 person-years, respectively (P=0.01). Balance "
        "classes prevented falls."
    )
    mentions = annotated(text, SourceKind.ABSTRACT)
    assert sentence(mentions, "affect one in three").zone is Zone.BACKGROUND
    assert sentence(mentions, "person-years").zone is Zone.BODY


@pytest.mark.parametrize(
    ("opening", "zone"),
    [
        ("In an earlier trial of the same classes, ", Zone.BACKGROUND),
        ("Previously, in a completed phase 2 trial of the same classes, ", Zone.BACKGROUND),
        ("In two previous randomised studies, ", Zone.BACKGROUND),
        ("In a 2011 study of the same classes, ", Zone.BACKGROUND),
        ("In a study that they published the following year, ", Zone.BACKGROUND),
        ("A trial conducted eight years ago found that ", Zone.BACKGROUND),
        ("As in earlier trials, ", Zone.BODY),
        ("In this trial, ", Zone.BODY),
    ],
)
def test_a_sentence_on_another_trial_is_background_in_every_section(annotated: Annotated, opening: str, zone: Zone) -> None:
    text = (
        HEADED.format(label="Methods:") + f"\nResults: {opening}the primary outcome, falls, was significantly rarer (P=0.02)."
    )
    assert sentence(annotated(text, SourceKind.ABSTRACT), "significantly rarer").zone is zone
