"""Statistical significance in words, and which outcome a statement of it belongs to."""

import pytest

from evidence.annotate.significance import find_significance, relates
from evidence.vocabulary import Significance

SIGNIFICANT, NOT_SIGNIFICANT = Significance.SIGNIFICANT, Significance.NOT_SIGNIFICANT


def said(text: str) -> list[Significance]:
    return [significance for _, _, significance in find_significance(text)]


@pytest.mark.parametrize(
    "text",
    [
        "There was a significant reduction in deaths.",
        "Pain fell significantly with the gel.",
        "The gain was statistically and clinically significant.",
        "The tablet not only significantly cut pain but also eased sleep.",
        "A significant trend towards fewer falls was seen.",
        "There were no deaths and significantly fewer strokes.",
        "Pain did not improve and anxiety rose significantly.",
    ],
)
def test_significance_is_read(text: str) -> None:
    assert said(text) == [SIGNIFICANT]


@pytest.mark.parametrize(
    "text",
    [
        "There was no statistically significant difference in pain.",
        "The pill gave a non-significant 31% reduction in stroke.",
        "The fall was insignificant.",
        "The change failed to reach statistical significance.",
        "The result just fell short of statistical significance.",
        "The gap narrowly missed significance.",
        "Survival did not differ significantly between groups.",
        "Significant differences in sleep were not found.",
        "Statistical significance was not reached.",
        "None of the differences were significant.",
        "Neither dose significantly lowered pressure.",
        "The gain was of borderline significance.",
        "Differences were no longer significant at one year.",
        "A trend towards longer survival was seen.",
        "The gel didn't significantly ease pain.",
        "Dizziness was rare (2% v 3%, NS).",
        "It could not be shown that the pill significantly lengthens life.",
    ],
)
def test_the_opposite_is_never_read_as_significance(text: str) -> None:
    assert said(text) == [NOT_SIGNIFICANT]


@pytest.mark.parametrize(
    "text",
    [
        "The reduction was clinically significant.",
        "This is a significant step for the field.",
        "P<0.05 was considered statistically significant.",
        "Statistical significance was set at 0.05.",
        "It is unclear whether the pill significantly lifts mood.",
        "The study was powered to detect a significant difference.",
        "The small rise was not insignificant.",
    ],
)
def test_other_senses_and_plans_say_nothing(text: str) -> None:
    assert said(text) == []


def test_each_clause_keeps_its_own_statement() -> None:
    text = "Although the main analysis did not show a significant benefit, a subgroup lived significantly longer."
    assert said(text) == [NOT_SIGNIFICANT, SIGNIFICANT]


def test_the_span_covers_the_negation() -> None:
    text = "Sleep was better, but pain did not differ significantly."
    assert [text[start:end] for start, end, _ in find_significance(text)] == ["not differ significantly"]


def test_only_the_asked_part_is_read() -> None:
    text = "Pain fell significantly. Sleep did not change."
    assert find_significance(text, text.index("Sleep")) == ()


def belongs(text: str, outcome: str, significance: str) -> bool:
    first, second = text.index(outcome), text.index(significance)
    return relates(text, (first, first + len(outcome)), (second, second + len(significance)))


LIST = "The gel improved pain (p = 0.01), stiffness (p = 0.03) and grip strength (p = 0.40)."


@pytest.mark.parametrize(
    ("outcome", "p_value"), [("pain", "p = 0.01"), ("stiffness", "p = 0.03"), ("grip strength", "p = 0.40")]
)
def test_a_p_value_in_brackets_belongs_to_its_item(outcome: str, p_value: str) -> None:
    assert belongs(LIST, outcome, p_value)


@pytest.mark.parametrize(
    ("outcome", "p_value"),
    [("pain", "p = 0.03"), ("stiffness", "p = 0.01"), ("pain", "p = 0.40"), ("grip strength", "p = 0.03")],
)
def test_a_p_value_of_another_item_does_not(outcome: str, p_value: str) -> None:
    assert not belongs(LIST, outcome, p_value)


def test_later_time_points_stay_with_the_outcome() -> None:
    text = "Knee pain was lower with the brace at 2 weeks (p = 0.02) and at 6 weeks (p = 0.01)."
    assert belongs(text, "Knee pain", "p = 0.01")


def test_consecutive_p_values_are_paired_in_order() -> None:
    text = "The gel eased knee pain and morning stiffness (p = 0.02 and p = 0.60, respectively)."
    assert belongs(text, "knee pain", "p = 0.02")
    assert not belongs(text, "knee pain", "p = 0.60")
    assert belongs(text, "morning stiffness", "p = 0.60")


def test_a_clause_without_an_outcome_speaks_of_the_one_before() -> None:
    text = "The number of falls was smaller in the exercise group, but this difference was not significant."
    assert belongs(text, "The number of falls", "not significant")


def test_a_clause_with_its_own_outcome_does_not() -> None:
    text = "The number of falls was smaller, but grip strength was not significantly changed."
    assert not belongs(text, "The number of falls", "not significantly")
    assert belongs(text, "grip strength", "not significantly")


def test_every_item_of_a_list_shares_the_word() -> None:
    text = "No significant differences in pain, sleep, or mood were seen."
    assert all(belongs(text, outcome, "No significant") for outcome in ("pain", "sleep", "mood"))


def test_a_second_adjective_governs_what_follows_it() -> None:
    text = "The gel eased knee pain and significantly reduced morning stiffness."
    assert not belongs(text, "knee pain", "significantly")
    assert belongs(text, "morning stiffness", "significantly")


def test_what_is_told_beside_the_result_stands_apart() -> None:
    text = "There was a significant fall in pain with no change in sleep."
    assert belongs(text, "pain", "significant")
    assert not belongs(text, "sleep", "significant")


def test_an_outcome_that_only_describes_people_stands_apart() -> None:
    assert not belongs("Adults with higher pain scores were significantly older.", "pain scores", "significantly")
    assert belongs("Adults had higher pain scores, significantly so.", "pain scores", "significantly")


def test_a_second_verb_shares_its_subject() -> None:
    text = "Knee pain was alike with the gel but was lowered by the brace (p = 0.02)."
    assert belongs(text, "Knee pain", "p = 0.02")


def test_a_statement_after_brackets_is_its_own() -> None:
    text = "Pain was significantly lower (2 v 4 points) and sleep was longer with the gel."
    assert not belongs(text, "sleep", "significantly")
