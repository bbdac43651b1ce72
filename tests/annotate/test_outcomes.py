from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.outcomes import attributes
from evidence.mentions import Mentions
from evidence.vocabulary import Desirable, OutcomeRole

Annotated = Callable[..., Mentions]


def ranked(mentions: Mentions, role: OutcomeRole) -> list[str]:
    return [outcome.name for outcome in mentions.outcomes if outcome.role is role]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The primary end point was overall survival.", ["overall survival"]),
        ("The primary outcome measure was change in pain score at 12 weeks.", ["change in pain score"]),
        ("Overall survival was the primary endpoint of the study.", ["overall survival"]),
        ("There was no gain in the primary end point PFS in this trial.", ["PFS"]),
        ("The trial met its primary endpoint of reduction in seizure frequency.", ["seizure frequency"]),
        ("The key (primary) measure of the effect at the end of the trial was survival.", ["survival"]),
        ("Primary outcome: all-cause mortality at 28 days.", ["all-cause mortality"]),
        ("The co-primary endpoints were pain score and walking speed.", ["pain score", "walking speed"]),
        (
            "The primary outcome was a composite of death, myocardial infarction, or stroke.",
            ["composite of death, myocardial infarction, or stroke"],
        ),
        ("The primary analysis of survival did not show a benefit.", ["survival"]),
        ("The primary endpoint of walking speed was not met.", ["walking speed"]),
        ("The primary endpoint, disease-free survival, was reported last year.", ["disease-free survival"]),
        ("It did well on the primary endpoint as well as multiple others.", []),
        ("*Primary endpoint.\nThe results of the study show that walking is good.", []),
        ("The primary outcome was a drop of 25 mm or more (or a score below 25 mm) on a scale.", []),
        ("Main outcome measures: The primary outcome was walking speed.", ["walking speed"]),
        ("The main aims of the pooled analysis over both studies are the rate of gout and pain.", ["rate of gout", "pain"]),
        ("The primary objective was the assessment of walking speed.", ["walking speed"]),
    ],
)
def test_the_primary_outcome_is_named(annotated: Annotated, sentence: str, names: list[str]) -> None:
    assert ranked(annotated(sentence), OutcomeRole.PRIMARY) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients were recruited in primary care by their doctors.",
        "The primary tumour was removed in all patients.",
        "The primary endpoint was met.",
        "The primary endpoint was not significantly different between groups.",
        "The primary outcome was assessed by blinded raters at six months.",
        "Quitting should remain the primary goal for health professionals and officials.",
        "Primary and secondary schools took part in the study.",
    ],
)
def test_words_that_name_no_primary_outcome(annotated: Annotated, sentence: str) -> None:
    assert ranked(annotated(sentence), OutcomeRole.PRIMARY) == []


def test_secondary_outcomes_are_kept_apart(annotated: Annotated) -> None:
    mentions = annotated("The primary end point was survival; secondary end points were response rate and quality of life.")
    assert ranked(mentions, OutcomeRole.PRIMARY) == ["survival"]
    assert ranked(mentions, OutcomeRole.SECONDARY) == ["response rate", "quality of life"]


def test_a_reported_outcome_loses_the_words_of_change(annotated: Annotated) -> None:
    mentions = annotated("The analysis revealed a statistically significant survival benefit after one year.")
    assert [outcome.name for outcome in mentions.outcomes] == ["survival"]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("overall survival", Desirable.HIGHER),
        ("risk of death", Desirable.LOWER),
        ("pain score", Desirable.LOWER),
        ("quality of life", Desirable.HIGHER),
        ("time to relapse", Desirable.HIGHER),
        ("recurrence-free survival", Desirable.HIGHER),
        ("body weight", None),
        ("HbA1c", None),
    ],
)
def test_which_way_is_better_only_where_the_words_tell(name: str, better: Desirable | None) -> None:
    assert attributes.desirable(name) is better


def test_a_composite_joins_events() -> None:
    assert attributes.is_composite("composite of death or stroke")
    assert attributes.is_composite("death or stroke")
    assert attributes.is_composite("death") is None


def test_the_primary_endpoint_stands_for_its_name(annotated: Annotated) -> None:
    text = "The primary endpoint was stroke. The pill did not reduce the primary endpoint in any group."
    *_, last = annotated(text).outcomes
    assert (last.name, last.by) == ("stroke", "rule:outcome_anaphor")


def test_a_pronoun_stands_for_the_outcome_before_it(annotated: Annotated) -> None:
    text = "Relapse was a secondary outcome. It occurred in 14 of 70 patients given the pill."
    *_, last = annotated(text).outcomes
    assert (last.name, last.by) == ("relapse", "rule:outcome_anaphor")


def test_a_pronoun_in_another_paragraph_points_nowhere(annotated: Annotated) -> None:
    text = "Relapse was a secondary outcome.\nIt was a cold day in London."
    assert "rule:outcome_anaphor" not in {outcome.by for outcome in annotated(text).outcomes}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Walking speed, self-rated sleep and body weight were secondary.",
            ["walking speed", "self-rated sleep", "body weight"],
        ),
        ("At two years, walking speed and body weight were secondary.", ["walking speed", "body weight"]),
        ("Survival was primary; walking speed and body weight were secondary.", ["walking speed", "body weight"]),
        ("Infections and tumours were secondary to the treatment.", []),
        ("Tumours were secondary.", []),
    ],
)
def test_a_list_is_ranked_by_a_word_without_a_noun(annotated: Annotated, sentence: str, names: list[str]) -> None:
    assert ranked(annotated(sentence), OutcomeRole.SECONDARY) == names
