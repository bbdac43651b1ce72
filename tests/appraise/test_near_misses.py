"""Pairs of records that differ in one thing: with it the rule speaks, without it the rule is quiet."""

from __future__ import annotations

import pytest

from evidence.appraise import find_rule
from evidence.evaluation.passage_record import record_from_passages
from tests.appraise.design_pairs import DESIGN_PAIRS
from tests.appraise.mutation_pairs import MUTATION_PAIRS
from tests.appraise.quotation_pairs import QUOTATION_PAIRS
from tests.appraise.result_pairs import RESULT_PAIRS

TRIAL = "[t](fact field=study.study_type value=interventional) "
MISSED = "[pain](outcome id=o1 role=primary result=no_difference) [p](primary status=not_met) "
SLEEP = "[sleep](outcome id=o2 role=secondary result=favours_intervention) "


PAIRS = [*RESULT_PAIRS, *DESIGN_PAIRS, *MUTATION_PAIRS, *QUOTATION_PAIRS]


@pytest.mark.parametrize(("name", "shared", "speaks", "quiet"), PAIRS)
def test_one_thing_decides(name: str, shared: str, speaks: str, quiet: str) -> None:
    rule = find_rule(name)
    assert list(rule(record_from_passages(f"{shared} {speaks}")))
    assert not list(rule(record_from_passages(f"{shared} {quiet}")))


def test_each_wrong_number_is_its_own_finding() -> None:
    wrong = "[0.4](estimate measure=odds_ratio value=0.40 low=0.50 high=0.90 level=95)"
    record = record_from_passages(f"{wrong} and {wrong}, but [0.6](estimate measure=odds_ratio value=0.6 low=0.5 high=0.9)")
    assert len(list(find_rule("estimate_outside_its_interval")(record))) == 2


def test_several_parts_of_one_pattern_are_one_finding_that_cites_them_all() -> None:
    many = " ".join(f"[{size}%](estimate measure=relative_risk_reduction value={size} unit=%)" for size in (10, 20, 30, 40))
    (finding,) = find_rule("no_interval")(record_from_passages(many))
    assert len(finding.evidence) == 4
    assert finding.message == (
        "The text gives an effect (a relative risk reduction of 10%, a relative risk reduction of 20% and others) but no "
        "interval that would show how precise it is."
    )


def test_the_promoted_outcomes_are_those_the_claims_name() -> None:
    both = TRIAL + MISSED + SLEEP + "[mood](outcome id=o3 role=secondary result=favours_intervention) "
    rule = find_rule("secondary_outcome_promoted")
    (named,) = rule(record_from_passages(both + "[h](claim where=lead kind=causal result=favours_intervention about=o3)"))
    (unnamed,) = rule(record_from_passages(both + "[h](claim where=lead kind=causal result=favours_intervention)"))
    assert "(mood)" in named.message
    assert "(sleep and mood)" in unnamed.message


def test_the_message_fits_the_number_of_primary_outcomes() -> None:
    two = "[pain](outcome role=primary) [gait](outcome role=primary) [p](primary status=not_met)"
    (finding,) = find_rule("primary_endpoint_not_met")(record_from_passages(two))
    assert finding.message == "The text reports that the primary outcomes (pain and gait) were not met."
    (finding,) = find_rule("primary_endpoint_not_met")(record_from_passages("[p](primary status=not_met)"))
    assert finding.message == "The text reports that the primary outcome was not met."


def test_a_change_is_spoken_of_as_values_and_a_risk_as_people() -> None:
    rule = find_rule("relative_effect_only")
    (change,) = rule(record_from_passages("[40%](estimate measure=relative_change value=40 unit=%)"))
    (risk,) = rule(record_from_passages("[40%](estimate measure=odds_ratio value=0.4)"))
    assert "how high or low the values were in each group" in change.message
    assert "(an odds ratio of 0.4)" in risk.message
    assert "how many people had the outcome in each group" in risk.message


def test_a_long_or_dotted_quotation_is_cut_to_one_sentence() -> None:
    headline = "A pill works. It really does, and here are very many more words that say so again and again"
    notation = f"[{headline}](claim where=headline kind=causal result=favours_intervention) {MISSED}"
    (finding,) = find_rule("headline_beyond_primary_result")(record_from_passages(notation))
    assert finding.message.startswith(
        "The headline says “A pill works. It really does, and here are very many more words that …”,"
    )
