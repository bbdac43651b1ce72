"""Outcomes that plain words rank as primary, and words that rank nothing."""

from __future__ import annotations

import pytest

from evidence.annotate.outcomes.find import definition_of_outcome
from evidence.annotate.outcomes.names import name_before
from evidence.annotate.outcomes.ranks import find_ranks, roles_named
from evidence.vocabulary import OutcomeRole


@pytest.mark.parametrize(
    "sentence",
    [
        "What mattered most was the number of falls.",
        "What the team most wanted to know was whether the lamps would cut the number of falls.",
        "The number of falls, on which the trial was to be judged, was 12 and 13.",
        "Falls within a year, the outcome that the trial had been powered for, were as common.",
        "They did not bring down the pulse, the measure that the investigators had named in advance as decisive.",
        "Falls, which was what the trial had been designed to measure, fell.",
        "The trial's key measure was the number of falls.",
        "The study was designed primarily to examine the effects on the number of falls.",
        "The team had set itself one question: does the pill prevent falls?",
        "The researchers had one central question: would fewer people fall?",
        "Falls within a year, the outcome around which everything was built, were as common.",
        "The number of falls, which STEADY was designed to test first, was 12 and 13.",
        "Falls, on which the sample size rested, came down from 12 to 8.",
        "The team had picked the number of falls as its benchmark.",
        "Success was to be judged by the number of falls in June.",
        "They judged the mat chiefly on its protection against falls.",
        "The study was powered on falls within a year.",
        "The trial set out above all to reduce the number of falls.",
        "Falls, the first of two endpoints and the one designated primary, were rarer.",
        "Main Outcomes and Measures  Falls at two years, with a margin of 10 percentage points.",
    ],
)
def test_plain_words_rank_an_outcome_as_primary(sentence: str) -> None:
    assert OutcomeRole.PRIMARY in roles_named(sentence, 0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The most important finding was that people fell less.",
        "The trial was designed to find out whether the pill prevents falls.",
        "The pill lowered the number of falls, which matters.",
        "Key outcomes are listed in the table.",
        "The trial was powered for superiority.",
        "They judged it on its price.",
        "That is just what mattered to the family.",
    ],
)
def test_an_aim_or_an_opinion_ranks_nothing(sentence: str) -> None:
    assert roles_named(sentence, 0, len(sentence)) == set()


def test_the_rank_behind_a_statement_takes_its_object() -> None:
    sentence = "The pill did not lower the pulse at rest, the prespecified main outcome of a trial in 90 men."
    (rank,) = find_ranks(sentence, 0, len(sentence))
    assert rank.before is not None
    span = name_before(sentence, 0, rank.before)
    assert span is not None
    assert sentence[slice(*span)] == "pulse at rest"


@pytest.mark.parametrize(
    "sentence",
    [
        "The failure of the trial to reach its primary goal was put down to chance, the firm said.",
        "The primary outcome was put off until May.",
    ],
)
def test_what_was_done_with_an_endpoint_names_none(sentence: str) -> None:
    assert definition_of_outcome(sentence, 0, len(sentence)) is None
