"""Parts are not taken for the whole, words for people not for those who took part, and owners not for journals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import Qualifier

Annotated = Callable[..., Mentions]


def _whole(mentions: Mentions) -> list[int]:
    return [int(mention.count.value) for mention in mentions.enrollment if mention.arm is None]


def _values(mentions: Mentions, field: str) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == field]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The trial recruited more than 58,000 men and more than 62,000 women with gout.", []),
        ("The study included 76 men and 60 women with gout.", []),
        ("The study included 5,700 cases and 7,100 controls.", []),
        ("The cohort included 305 patients under 70, 448 patients aged 70 to 79 and 330 patients aged 80 or more.", []),
        ("The trial recruited 120 men and women with gout.", [120]),
        ("The trial recruited 120 patients, 60 patients in each of two towns.", [120]),
    ],
)
def test_a_part_is_not_the_whole(annotated: Annotated, text: str, counts: list[int]) -> None:
    assert sorted(set(_whole(annotated(text)))) == counts


def test_a_clause_on_those_counted_does_not_hide_their_verb(annotated: Annotated) -> None:
    text = "In this randomised trial, 789 adults, all of whom had been in hospital, were given zolpinib or placebo."
    assert _whole(annotated(text)) == [789]


def test_a_group_that_got_one_thing_is_not_the_trial(annotated: Annotated) -> None:
    assert _whole(annotated("For comparison, a group of 120 patients received an injection.")) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Almost 10,000 women joined the trial.", Qualifier.ABOUT),
        ("More than 58,000 people joined the trial.", Qualifier.MORE),
        ("Some 220 people joined the trial.", Qualifier.ABOUT),
        ("In all 220 people joined the trial.", Qualifier.EXACT),
    ],
)
def test_a_count_keeps_how_exactly_it_is_meant(annotated: Annotated, text: str, qualifier: Qualifier) -> None:
    assert [mention.count.qualifier for mention in annotated(text).enrollment] == [qualifier]


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("The trial enrolled 76 men and 60 women with gout.", "population.sex", ["76 men and 60 women"]),
        ("The trial enrolled 76 men and 60 women with gout.", "population.description", ["men and women with gout"]),
        ("The trial enrolled 76 men with gout.", "population.sex", ["76 men"]),
        ("Gout was measured in the study at the age of 14.", "population.age", []),
        ("The trial enrolled people with gout aged 14 to 18.", "population.age", ["aged 14 to 18"]),
        ("In the study over-60s were given the pill later than younger people.", "population.age", []),
        ("Gout is a leading cause of pain among people with diabetes.", "population.description", []),
        (
            "The trial studied 40 women with gout who had surgery and had their",
            "population.description",
            ["women with gout who had surgery"],
        ),
        ("The trial enrolled women who had experienced pregnancies.", "population.condition", []),
    ],
)
def test_who_took_part(annotated: Annotated, text: str, field: str, values: list[str]) -> None:
    assert _values(annotated(text), field) == values


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "# Blood test finds gout\nThe team tested 122 patients with gout.\nThe proteins in their cells were measured.",
            set(),
        ),
        ("Half were given zolpinib, while the other half were given air.", {"interventional"}),
        ("The findings should be confirmed by a randomised controlled trial.", set()),
    ],
)
def test_kind_of_study(annotated: Annotated, text: str, kinds: set[str]) -> None:
    assert set(_values(annotated(text), "study.study_type")) == kinds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "It was published in the journal Journal of the National Sleep Institute.",
            ["Journal of the National Sleep Institute"],
        ),
        ("It was published in the Heart Association's journal Sleep Letters.", ["Sleep Letters"]),
        ("It was published in the American Sleep Association.", []),
        ("The work was done at the Society for Cancer Research in London.", []),
    ],
)
def test_journals_are_whole_and_owners_are_none(annotated: Annotated, text: str, values: list[str]) -> None:
    assert _values(annotated(text), "source.journal") == values


def test_a_paper_in_a_journal_is_not_said_to_be_reviewed(annotated: Annotated) -> None:
    assert _values(annotated("The work was published in The Lancet."), "source.peer_review") == []
    assert _values(annotated("It reviewed existing peer-reviewed research."), "source.peer_review") == []


def test_a_paper_outweighs_a_talk_about_it(annotated: Annotated) -> None:
    text = "The results were presented at the annual meeting of heart doctors. They were published in The Lancet."
    assert _values(annotated(text), "source.peer_review") == []


def test_initials_are_no_versus(annotated: Annotated) -> None:
    text = "The randomised trial was written up by Aa B V Cc D, Ee F V Gg H and others."
    assert annotated(text).arms == ()


def test_people_named_with_two_drugs_belong_to_neither(annotated: Annotated) -> None:
    text = "A randomised trial compared zolpinib and brivastat in 120 men with low mood."
    assert {arm.label for arm in annotated(text).arms} == {"zolpinib", "brivastat"}
