"""Where a text ranks an outcome in more words than a short name: the name is found, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import OutcomeRole, SourceKind

Annotated = Callable[..., Mentions]


def primary(mentions: Mentions) -> list[str]:
    return [outcome.name.casefold() for outcome in mentions.outcomes if outcome.role is OutcomeRole.PRIMARY]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The primary endpoint was the fall in cough score between the first visit and the end of treatment.",
            ["fall in cough score"],
        ),
        ("The primary outcome was left ventricular mass.", ["left ventricular mass"]),
        ("The primary outcome was radiologically confirmed fracture.", ["radiologically confirmed fracture"]),
        (
            "The primary end point of this exploratory analysis was disease-free survival.",
            ["disease-free survival"],
        ),
        ("The primary aim was to detect differences in grip strength.", ["grip strength"]),
        ("The trial has grip strength as its primary endpoint.", ["grip strength"]),
        (
            "At a year the spread of grip scores, named in the protocol as the primary outcome, had shifted.",
            ["spread of grip scores"],
        ),
        ("They compared grip strength, which they had registered as the study's primary outcome.", ["grip strength"]),
        (
            "Dual primary end points were muscle-free survival (MFS) and overall survival (OS), which shared the error.",
            ["muscle-free survival", "overall survival"],
        ),
        ("Primary and secondary end points were grip strength (GS) and gait speed (GT), respectively.", ["grip strength"]),
        ("The two primary outcomes were, first, weight at birth and, second, blood loss.", ["weight at birth", "blood loss"]),
        ("Two outcomes were given equal rank as primary: grip strength and gait speed.", ["grip strength", "gait speed"]),
        (
            "The primary outcome was the pain part of the Hand injury and Arm Outcome Score.",
            ["pain part of the hand injury and arm outcome score"],
        ),
        ("The outcome measure was the time to first fall.", ["time to first fall"]),
    ],
)
def test_a_long_definition_names_its_outcome(annotated: Annotated, sentence: str, names: list[str]) -> None:
    assert primary(annotated(sentence)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The primary outcome was left to the discretion of the nurses.",
        "The primary outcome was significantly reduced in the patients.",
        "The primary endpoint was in the patients.",
        "Another outcome measure was sleep.",
        "Cancer was not the primary end point of the trial; the doctors had no records.",
        "At the time of the primary analysis, deaths stood at 12% with the pill and 13% with placebo.",
    ],
)
def test_what_is_said_of_an_outcome_is_no_name(annotated: Annotated, sentence: str) -> None:
    assert primary(annotated(sentence)) == []


def test_a_heading_ranks_the_outcomes_below_it(annotated: Annotated) -> None:
    text = "Main outcome measures:\nPain at rest, sleep quality, and rate of falls.\nResults:\nPain fell more with the pill."
    assert primary(annotated(text, SourceKind.ABSTRACT)) == ["pain at rest", "sleep quality", "rate of falls"]


def test_a_sentence_that_ranks_its_own_outcome_is_no_list_below_a_heading(annotated: Callable[..., Mentions]) -> None:
    text = "Primary endpoint\n\nAlthough significance for the primary endpoint for the overall population studied was missed,"
    found = [mention.name for mention in annotated(f"{text} pain fell more with the pill.").outcomes]
    assert not [name for name in found if "population" in name or "significance" in name]


def test_a_heading_without_rank_ranks_nothing(annotated: Annotated) -> None:
    text = "Measurements:\nPain at rest, sleep quality, and rate of falls.\nResults:\nPain fell more with the pill."
    assert primary(annotated(text, SourceKind.ABSTRACT)) == []
