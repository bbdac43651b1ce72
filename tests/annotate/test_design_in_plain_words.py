"""Allocation, masking and groups that are told without their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions


def values(mentions: Mentions, field: str) -> set[str]:
    return {str(fact.value) for fact in mentions.facts if fact.field == field}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Lots were drawn, and 40 adults got tea and 41 got water.", "study.allocation", "randomized"),
        ("Chance decided which of the adults got the cream.", "study.allocation", "randomized"),
        ("The adults were divided at random into two groups.", "study.study_type", "interventional"),
        ("Neither the adults nor their nurses knew who had the cream.", "study.masking", "double"),
        ("Everyone knew which cream they had.", "study.masking", "none"),
        ("Those who read the scans did not know who had the cream.", "study.masking", "single"),
        ("In this trial 80 adults were randomised to the cream or to soap.", "study.intervention_model", "parallel"),
    ],
)
def test_plain_words_tell_the_design(annotated: Callable[..., Mentions], text: str, field: str, value: str) -> None:
    assert value in values(annotated(text), field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The adults were not divided at random.", "study.allocation"),
        ("Households were picked at random for interview.", "study.allocation"),
        ("The mice were divided at random into two groups.", "study.intervention_model"),
        ("Few of the patients knew what causes gout.", "study.masking"),
        ("Both doctors and patients knew which cream it was.", "study.masked"),
        ("In random order, the adults were randomised to the cream or to soap.", "study.intervention_model"),
    ],
)
def test_near_misses_tell_nothing(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert "parallel" not in values(annotated(text), field) if field.endswith("model") else not values(annotated(text), field)
