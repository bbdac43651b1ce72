from __future__ import annotations

import pytest

from evidence.appraise import find_rule, rules
from evidence.appraise.questions import asked_by, questions
from evidence.evaluation.passage_record import record_from_passages

PART = "[People under 60](subgroup {share} result=benefit) lived longer."


def texts(notation: str) -> list[str]:
    return [each.text for each in questions(record_from_passages(notation))]


def test_every_question_belongs_to_a_rule() -> None:
    assert set(asked_by()) <= {rule.name for rule in rules()}


def test_a_relative_effect_asks_for_the_numbers_of_each_group() -> None:
    asked = questions(record_from_passages("It fell by [50%](estimate measure=relative_risk_reduction value=50 unit=%)."))
    assert asked[0].text == "How many people had the outcome, in each group?"
    assert asked[0].caveat.code == "EFF101"


@pytest.mark.parametrize(
    ("share", "question"),
    [
        ("share=80", "How did the other 20% of participants fare?"),
        ("share=62.5", "How did the other 37.5% of participants fare?"),
        ("share=80 share_qualifier=more", "How did the other participants fare?"),
        ("n=80", "How did the other participants fare?"),
    ],
)
def test_the_rest_is_asked_for_by_its_share(share: str, question: str) -> None:
    assert question in texts(PART.format(share=share))


def test_the_primary_outcome_is_named_where_the_text_names_it() -> None:
    trial = (
        "In this [randomised](fact field=study.allocation value=randomized) [trial](fact field=study.study_type "
        "value=interventional), {primary}[mood](outcome result=favours_intervention) was better."
    )
    assert "What was the primary outcome, and what became of it?" in texts(trial.format(primary=""))
    named = texts(trial.format(primary="[sleep](outcome role=primary) was measured, and "))
    assert "What became of the primary outcome (sleep)?" in named


def test_nothing_open_asks_nothing() -> None:
    assert texts("Nothing is known.") == []


def test_the_most_serious_come_first_and_rules_can_be_left_out() -> None:
    record = record_from_passages(PART.format(share="share=80"), "It fell by [50%](estimate measure=odds_ratio value=0.5).")
    first, *others = questions(record)
    assert first.caveat.name == "nothing_said_of_the_rest"
    assert others
    assert questions(record, table=(find_rule("no_interval"),))[0].caveat.code == "EFF102"
