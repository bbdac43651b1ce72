"""Plain English on the primary endpoint: chance, pointing back, criteria, and results of people that are none of the trial."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.chance import find_chance
from evidence.annotate.outcomes.ranks import roles_named
from evidence.mentions import Mentions
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus, Significance

Annotated = Callable[..., Mentions]
SIGNIFICANT, NOT_SIGNIFICANT = Significance.SIGNIFICANT, Significance.NOT_SIGNIFICANT
MET, NOT_MET = PrimaryStatus.MET, PrimaryStatus.NOT_MET


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The gap could have arisen by chance", NOT_SIGNIFICANT),
        ("The gap is unlikely to be due to chance", SIGNIFICANT),
        ("None of it was more than chance would bring", NOT_SIGNIFICANT),
        ("It was a fall that chance is very unlikely to explain", SIGNIFICANT),
        ("We cannot rule out that it was due to chance", NOT_SIGNIFICANT),
        ("The difference does not stand up to a test", NOT_SIGNIFICANT),
        ("Families were put into the groups by chance", None),
        ("This is the last chance for many", None),
    ],
)
def test_chance_speaks_of_significance_but_not_where_it_allocates(words: str, expected: Significance | None) -> None:
    assert find_chance(words, 0, len(words)) is expected


@pytest.mark.parametrize("words", ["the main yardstick", "the chief goal", "the principal aim", "on the three main ones"])
def test_plain_english_ranks_too(words: str) -> None:
    assert roles_named(words, 0, len(words)) == {OutcomeRole.PRIMARY}


@pytest.mark.parametrize("words", ["the main result", "the main reason", "the main analysis", "primary care"])
def test_other_main_things_rank_nothing(words: str) -> None:
    assert roles_named(words, 0, len(words)) == set()


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("That was not achieved.", NOT_MET),
        ("On that count the pill fell short.", NOT_MET),
        ("It did not.", NOT_MET),
        ("That goal was reached.", MET),
        ("More did: 86% against 77%.", MET),
        ("They would not.", NOT_MET),
        ("Walking fell short of what the families had hoped.", None),
    ],
)
def test_a_sentence_points_back_at_the_endpoint_before_it(
    annotated: Annotated, second: str, status: PrimaryStatus | None
) -> None:
    results = annotated(f"The main goal was fewer falls in a year. {second}").results
    assert [result.status for result in results if result.about_primary and result.status] == ([status] if status else [])


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Non-inferiority was not shown.", [NOT_MET]),
        ("The pill was non-inferior to the shot.", [MET]),
        ("The gap was 3 points (noninferiority P = .06).", [NOT_MET]),
        ("The gap was 3 points (noninferiority P = .01).", [MET]),
        ("The non-inferiority margin was 5 points.", []),
        ("The criterion was missed at the lowest dose.", [NOT_MET]),
        ("On the primary outcome, walking, the result fell short: 29% reached it.", [NOT_MET]),
        ("The primary outcome was reached by 29% of patients.", []),
    ],
)
def test_criteria_are_met_or_missed_by_trials_not_by_people(
    annotated: Annotated, sentence: str, status: list[PrimaryStatus]
) -> None:
    assert [result.status for result in annotated(sentence).results if result.status] == status


def test_doses_on_both_sides_of_the_level_are_mixed(annotated: Annotated) -> None:
    both = "Falls were fewer with 10 mg (P=0.001) and with 5 mg (P=0.20)."
    assert [result.result for result in annotated(both).results] == [OutcomeResult.MIXED]
    one = "Falls were fewer with 10 mg (P=0.001) and with 5 mg (P=0.02)."
    assert OutcomeResult.MIXED not in [result.result for result in annotated(one).results]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("For the primary endpoint, falls in a year, the two groups could not be told apart.", "falls in a year"),
        ("Falls, the trial's primary outcome, were seen in 10 people.", "falls"),
        ("Hip fracture, confirmed on a scan, was the primary outcome.", "hip fracture"),
        ("Walking speed, hip fracture, was the primary outcome.", "hip fracture"),
        ("The main yardstick was hip fracture, whether it hurt or not.", "hip fracture"),
    ],
)
def test_a_ranked_name_ends_before_the_next_clause(annotated: Annotated, sentence: str, name: str) -> None:
    assert [outcome.name for outcome in annotated(sentence).outcomes if outcome.role is OutcomeRole.PRIMARY] == [name]
