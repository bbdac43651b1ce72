"""Which way a clause says a quantity moved, and which way an outcome differs between two arms."""

import pytest

from evidence.annotate.direction import change_words, clause_change, judge, judge_direction
from evidence.annotate.direction.matching import question
from evidence.vocabulary import Change

UP, DOWN, NEITHER = Change.INCREASED, Change.DECREASED, Change.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("clause", "change"),
    [
        ("The gel reduced pain by 20%.", DOWN),
        ("Walking distance rose significantly.", UP),
        ("There was no increase in falls.", NEITHER),
        ("The gel did not reduce pain.", NEITHER),
        ("a non-significant 31% reduction in stroke", NEITHER),
        ("A significant reduction was not found.", NEITHER),
        ("Mortality was similar.", NEITHER),
        ("Sleep did not differ between groups.", NEITHER),
        ("a greater reduction in pain", DOWN),
        ("a smaller reduction in pain", UP),
        ("Pain was less than in the control group.", DOWN),
        ("The gel not only reduced pain.", DOWN),
        ("The gel, but not placebo, reduced pain.", DOWN),
        ("More than 40 patients took part.", None),
        ("It should not be used in patients at increased risk of gout.", None),
        ("All reported fewer than 20 minutes of exercise a week.", None),
        ("Pain was lower and sleep longer.", None),
        ("Scores improved.", None),
        ("The clinic opened in spring.", None),
    ],
)
def test_clause_change(clause: str, change: Change | None) -> None:
    assert clause_change(clause) is change


def test_a_denial_holds_in_its_clause() -> None:
    text = "Although the gel did not reduce pain, it increased sleep."
    assert [(text[word.start : word.end], word.denied) for word in change_words(text)] == [
        ("reduce", True),
        ("increased", False),
    ]


ABSTRACT = """Knee pain is common in older adults. We compared a heated brace with a plain brace.
In this trial, 120 adults were randomised to a heated brace (n=60) or a plain brace (n=60) for 12 weeks.
Pain scores were significantly lower in the heated brace group than in the plain brace group (18 v 27; p=0.01).
Walking distance was significantly greater with the heated brace than with the plain brace (410 v 350 m; p=0.02).
There was no significant difference in quality of life between the groups (p=0.60).
"""


@pytest.mark.parametrize(("outcome", "change"), [("pain scores", DOWN), ("walking distance", UP), ("quality of life", NEITHER)])
def test_each_outcome_has_its_direction(outcome: str, change: Change) -> None:
    judged, evidence = judge_direction(ABSTRACT, "heated brace", "plain brace", outcome)
    assert judged is change
    assert evidence is not None
    assert outcome in ABSTRACT[slice(*evidence)].lower()


@pytest.mark.parametrize(("outcome", "change"), [("pain scores", UP), ("walking distance", DOWN), ("quality of life", NEITHER)])
def test_the_direction_turns_when_the_arms_change_places(outcome: str, change: Change) -> None:
    assert judge_direction(ABSTRACT, "plain brace", "heated brace", outcome)[0] is change


def test_a_text_without_sentences_has_no_evidence() -> None:
    judged = judge("", "gel", "placebo", "pain")
    assert (judged.evidence, judged.confidence) == (None, 0.0)


def test_named_groups_stand_for_their_arms() -> None:
    text = "Group A received the heated brace. Group B received the plain brace. Pain was lower in group A."
    assert dict(question(text, "heated brace", "plain brace", "pain").labels) == {"group a": "int", "group b": "com"}
