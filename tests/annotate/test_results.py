from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.negation import is_negated
from evidence.mentions import Mentions
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Significance

Annotated = Callable[..., Mentions]
FAVOURS, NO_DIFFERENCE = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ("The drug improved survival.", [FAVOURS]),
        ("The drug did not improve survival.", [NO_DIFFERENCE]),
        ("There was no improvement in survival.", [NO_DIFFERENCE]),
        ("The improvement in pain was not statistically significant.", [NO_DIFFERENCE]),
        ("A benefit was not observed.", [NO_DIFFERENCE]),
        ("Survival was similar in both groups.", [NO_DIFFERENCE]),
        ("Survival was worse with the drug.", [OutcomeResult.FAVOURS_COMPARATOR]),
        ("Although the analysis did not show a benefit, a subgroup saw a survival benefit.", [NO_DIFFERENCE, FAVOURS]),
        ("Although the drug improved pain, it did not improve sleep.", [FAVOURS, NO_DIFFERENCE]),
        ("The drug not only improved pain in adults.", [FAVOURS]),
    ],
)
def test_what_each_clause_says(annotated: Annotated, sentence: str, results: list[OutcomeResult]) -> None:
    assert [result.result for result in annotated(sentence).results if result.result] == results


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The trial met its primary endpoint.", PrimaryStatus.MET),
        ("The trial did not meet its primary endpoint.", PrimaryStatus.NOT_MET),
        ("The trial failed to meet its primary endpoint.", PrimaryStatus.NOT_MET),
        ("The study missed its primary endpoint.", PrimaryStatus.NOT_MET),
        ("The primary end point was reached.", PrimaryStatus.MET),
        ("The primary end point was not reached.", PrimaryStatus.NOT_MET),
    ],
)
def test_what_is_said_of_the_endpoint_as_such(annotated: Annotated, sentence: str, status: PrimaryStatus) -> None:
    (result,) = annotated(sentence).results
    assert result.status is status
    assert result.about_primary


@pytest.mark.parametrize(
    "sentence",
    [
        "The aim was to see whether the drug improves survival.",
        "“The drug improved survival for all of our patients,” said Dr Ana Prado.",
        "The primary end point was survival benefit at one year.",
    ],
)
def test_a_plan_a_quotation_or_a_definition_is_no_result(annotated: Annotated, sentence: str) -> None:
    assert [result.result for result in annotated(sentence).results if result.result] == []


def test_a_p_value_gives_significance(annotated: Annotated) -> None:
    (result,) = annotated("Survival was 12.1 and 9.3 months in the two groups (P = 0.003).").results
    assert result.significance is Significance.SIGNIFICANT


def test_a_high_p_value_is_not_significant(annotated: Annotated) -> None:
    (result,) = annotated("Survival was 12.1 and 11.9 months in the two groups (P = 0.43).").results
    assert result.significance is Significance.NOT_SIGNIFICANT


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("did not show a benefit", "benefit", True),
        ("no benefit was seen", "benefit", True),
        ("failed to show a benefit", "benefit", True),
        ("not only showed a benefit", "benefit", False),
        ("was not safe but showed a benefit", "benefit", False),
        ("there were no deaths and there was a benefit", "benefit", False),
    ],
)
def test_negation_ends_where_the_next_statement_begins(text: str, word: str, denied: bool) -> None:
    assert is_negated(text, 0, text.index(word)) is denied


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ("A new pill to improve survival was given to 40 patients.", []),
        ("It is not known whether the pill would improve survival.", []),
        ("The pill was found to improve survival.", [FAVOURS]),
        ("The pill failed to improve survival.", [NO_DIFFERENCE]),
        ("There were no treatment differences in survival.", [NO_DIFFERENCE]),
    ],
)
def test_an_infinitive_states_a_purpose_unless_a_verb_reports_it(
    annotated: Annotated, sentence: str, results: list[OutcomeResult]
) -> None:
    assert [result.result for result in annotated(sentence).results if result.result] == results


def test_a_list_after_a_denied_difference_is_a_result(annotated: Annotated) -> None:
    mentions = annotated("There were no significant differences in other secondary outcomes: pain, mobility and fatigue.")
    (result,) = mentions.results
    assert result.result is NO_DIFFERENCE
    named = [outcome.name for outcome in mentions.outcomes if outcome.start in result.about]
    assert named == ["pain", "mobility", "fatigue"]


def test_an_event_that_sets_the_time_is_not_what_was_measured(annotated: Annotated) -> None:
    mentions = annotated("Clot removal after stroke led to significantly reduced disability.")
    assert [outcome.name for outcome in mentions.outcomes] == ["disability"]


def test_a_word_in_an_outcomes_name_judges_nothing(annotated: Annotated) -> None:
    (result,) = annotated("The risk of disease progression worsening was reduced in the trial.").results
    assert result.result is None


def test_longer_without_an_event_is_better(annotated: Annotated) -> None:
    (outcome,) = annotated("Patients went longer without complications in the trial.").outcomes
    assert outcome.desirable == "higher"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Survival was equivalent in both groups (test for equivalence, P = 0.02).", PrimaryStatus.MET),
        ("Survival was alike in both groups (test for equivalence, P = 0.30).", PrimaryStatus.NOT_MET),
        ("The upper limit was below the noninferiority margin.", PrimaryStatus.MET),
    ],
)
def test_a_test_of_likeness_states_what_became_of_it(annotated: Annotated, sentence: str, status: PrimaryStatus) -> None:
    assert [result.status for result in annotated(sentence).results] == [status]


def test_a_text_that_states_its_level_is_judged_by_it(annotated: Annotated) -> None:
    (wide,) = annotated("The drug raised grip strength (P = 0.08; planned type I error, 0.10).").results
    (narrow,) = annotated("The drug raised grip strength (P = 0.08).").results
    assert (wide.significance, narrow.significance) == (Significance.SIGNIFICANT, Significance.NOT_SIGNIFICANT)


def test_who_does_well_whatever_the_treatment_is_no_result(annotated: Annotated) -> None:
    assert annotated("Older age was an independent prognostic factor for shorter survival (P = 0.01).").results == ()


@pytest.mark.parametrize(
    "words",
    ["Baseline pain scores did not differ between the groups.", "At baseline, pain scores were similar in both groups."],
)
def test_how_the_groups_stood_before_is_no_result(annotated: Callable[..., Mentions], words: str) -> None:
    assert not annotated(f"A trial compared zolpinal with placebo. {words}").results


def test_a_row_of_arms_with_tests_on_both_sides_of_the_level_is_mixed(annotated: Annotated) -> None:
    (mixed,) = annotated("Rates of relief were 23.4% (P=0.11), 29.3% (P<0.001) and 19.0%.").results
    (agreed,) = annotated("Rates of relief were 23.4% (P=0.01), 29.3% (P<0.001) and 19.0%.").results
    assert (mixed.result, agreed.result) == (OutcomeResult.MIXED, None)


def test_tests_of_several_outcomes_are_no_row_of_arms(annotated: Annotated) -> None:
    (result,) = annotated("Cough, fever and sleep differed by 3 points (P=0.01), in the second week (P=0.4).").results
    assert result.result is not OutcomeResult.MIXED


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("Zolpinal prolonged survival compared with rye.", OutcomeResult.FAVOURS_INTERVENTION),
        ("Zolpinal prolonged remission compared with rye.", OutcomeResult.FAVOURS_INTERVENTION),
        ("Zolpinal prolonged hospital stay compared with rye.", OutcomeResult.FAVOURS_COMPARATOR),
        ("Zolpinal prolonged bleeding compared with rye.", OutcomeResult.FAVOURS_COMPARATOR),
    ],
)
def test_what_is_prolonged_says_whether_that_is_good(
    annotated: Callable[..., Mentions], words: str, result: OutcomeResult
) -> None:
    assert [found.result for found in annotated(words).results] == [result]
