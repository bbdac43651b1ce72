"""Whose harms are greater: words first, then the numbers of two arms that are known."""

from __future__ import annotations

import pytest

import evidence
from evidence.vocabulary import OutcomeResult

TITLE = "New pill for gout\n\nThe trial randomised 200 adults to zolpinal or placebo.\n\nOne clinic saw them all.\n\n"


def excess(sentences: str) -> tuple[OutcomeResult, str] | None:
    stated = evidence.extract(TITLE + sentences).harms.excess
    return (stated.value, stated.by) if stated else None


@pytest.mark.parametrize(
    ("sentences", "result"),
    [
        ("Adverse events were reported by 35% of patients on zolpinal and 17% on placebo.", OutcomeResult.FAVOURS_COMPARATOR),
        ("Adverse events were reported by 17% of patients on zolpinal and 35% on placebo.", OutcomeResult.FAVOURS_INTERVENTION),
        ("Adverse events were reported by 20.8% of patients on zolpinal and 19.6% on placebo.", OutcomeResult.NO_DIFFERENCE),
        (
            "Adverse events were reported by 9% of patients on zolpinal and 7% on placebo (P = 0.3).",
            OutcomeResult.NO_DIFFERENCE,
        ),
    ],
)
def test_numbers_tell(sentences: str, result: OutcomeResult) -> None:
    assert excess(sentences) == (result, "derived:arm_values")


@pytest.mark.parametrize(
    "sentences",
    [
        "Adverse events were reported by 35% of patients on zolpinal.",
        "Adverse events were reported by 22.5% of patients on zolpinal and 20% on placebo.",
        "The trial was run in Oslo.",
    ],
)
def test_numbers_that_do_not_tell(sentences: str) -> None:
    assert excess(sentences) is None


def test_words_go_before_numbers() -> None:
    told = excess(
        "Adverse events were similar in both groups. Nausea was seen in 12% of patients on zolpinal and 4% on placebo."
    )
    assert told is not None
    assert told[0] is OutcomeResult.NO_DIFFERENCE


def test_stopping_alone_is_no_report_of_harms() -> None:
    harms = evidence.extract(TITLE + "Two patients on placebo left the study.").harms
    assert harms.discontinuations
    assert not harms.reported


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Rash was an adverse event in 9% and cough in 12% against 4% with placebo.", OutcomeResult.FAVOURS_COMPARATOR),
        ("Adverse events were rash (9% vs 4% with placebo) and cough (3% vs 5% with placebo).", None),
    ],
)
def test_bare_rates_tell_where_their_lists_agree(sentence: str, result: OutcomeResult | None) -> None:
    told = excess(sentence)
    assert (told[0] if told else None) is result
