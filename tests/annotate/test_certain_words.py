"""Words that leave no doubt count where they are quoted and not denied."""

from __future__ import annotations

import pytest

import evidence
from evidence.annotate.claims.hype import certain_terms

TITLE = "New pill for stiff knees\n\nThe trial took in 120 people with stiff knees.\n\nOne clinic saw them all.\n\n"


@pytest.mark.parametrize(
    "words", ["There is no reason to wait.", "This pill is the answer.", "It cures stiff knees.", "There is no doubt."]
)
def test_certainty_is_found(words: str) -> None:
    assert list(certain_terms(words, 0, len(words)))


@pytest.mark.parametrize(
    "words", ["There is a reason to wait.", "It is not the answer.", "It never cures stiff knees.", "It may help."]
)
def test_doubt_is_not(words: str) -> None:
    assert not list(certain_terms(words, 0, len(words)))


def test_only_what_is_quoted_counts() -> None:
    said = '"This pill is the answer for stiff knees," said the doctor who led the trial.'
    assert "quoted_certainty" in {phrase.value.value for phrase in evidence.extract(TITLE + said).phrases}
    told = {phrase.value.value for phrase in evidence.extract(TITLE + "This pill is the answer for stiff knees.").phrases}
    assert not told & {"quoted_certainty", "hype"}
