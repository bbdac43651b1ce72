"""Several findings on one primary outcome: which decides, and when the verdict is mixed or doubtful."""

from __future__ import annotations

from evidence.assemble import assemble
from evidence.record import PrimaryEndpoint
from evidence.vocabulary import Desirable, OutcomeResult, OutcomeRole, PrimaryStatus, Significance
from tests.assemble.writing import Sheet

FAVOURS, NO_DIFFERENCE = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.NO_DIFFERENCE
SURE = 0.85
CONFIDENT = 0.9


def verdict(sheet: Sheet) -> PrimaryEndpoint:
    return assemble(sheet.mentions()).primary_endpoint


def written(*sentences: str) -> Sheet:
    sheet = Sheet(("The primary outcome was cough.", *sentences))
    return sheet.outcome("cough", role=OutcomeRole.PRIMARY, desirable=Desirable.LOWER)


def test_a_tested_finding_outranks_an_earlier_one_without_a_test() -> None:
    sheet = written("Coughing eased in the trial.", "The gap in coughs was no more than chance.")
    sheet.outcome("Coughing", name="cough").outcome("coughs", name="cough")
    sheet.result("eased", about=("Coughing",), result=FAVOURS)
    sheet.result("no more", about=("coughs",), result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert verdict(sheet).status is PrimaryStatus.NOT_MET


def test_among_equals_the_first_decides_and_is_less_sure() -> None:
    sheet = written("Coughing eased in the trial.", "The gap in coughs was no more than chance.")
    sheet.outcome("Coughing", name="cough").outcome("coughs", name="cough")
    sheet.result("eased", about=("Coughing",), result=FAVOURS, significance=Significance.SIGNIFICANT)
    sheet.result("no more", about=("coughs",), result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    found = verdict(sheet)
    assert found.status is PrimaryStatus.MET
    assert found.confidence < SURE


def test_doses_that_differ_make_it_mixed() -> None:
    sheet = written("Coughing eased with 20 mg.", "The gap in coughs with 5 mg was no more than chance.")
    sheet.outcome("Coughing", name="cough").outcome("coughs", name="cough")
    sheet.result("eased", about=("Coughing",), result=FAVOURS, significance=Significance.SIGNIFICANT)
    sheet.result("no more", about=("coughs",), result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    found = verdict(sheet)
    assert found.status is PrimaryStatus.MIXED
    assert len(found.evidence) == len(("20 mg", "5 mg"))


def test_another_sentence_on_the_endpoint_that_says_otherwise_makes_it_doubtful() -> None:
    sheet = Sheet(("One study missed its primary endpoint.", "In the other the primary endpoint improved."))
    sheet.result("missed", status=PrimaryStatus.NOT_MET, about_primary=True)
    agreed = verdict(sheet)
    sheet.result("improved", result=FAVOURS, about_primary=True)
    found = verdict(sheet)
    assert found.status is agreed.status is PrimaryStatus.NOT_MET
    assert found.confidence < CONFIDENT < agreed.confidence


def test_the_only_primary_outcome_takes_the_verdict_where_nothing_else_tells_of_it() -> None:
    sheet = written("The trial met its primary endpoint.")
    sheet.result("met", status=PrimaryStatus.MET, about_primary=True)
    (outcome,) = assemble(sheet.mentions()).outcomes
    assert (outcome.result.value, outcome.result.by) == (FAVOURS, "derived:primary_endpoint")


def test_one_of_two_primary_outcomes_does_not() -> None:
    sheet = written("Fever was the other primary outcome.", "The trial met its primary endpoint.")
    sheet.outcome("Fever", role=OutcomeRole.PRIMARY).result("met", status=PrimaryStatus.MET, about_primary=True)
    results = {outcome.result.value for outcome in assemble(sheet.mentions()).outcomes}
    assert results == {OutcomeResult.NOT_REPORTED}


def test_an_outcome_keeps_the_result_of_its_own_words() -> None:
    sheet = written("Coughing was cut.", "The trial met its primary endpoint.").outcome("Coughing", name="cough")
    sheet.result("cut", about=("Coughing",), result=FAVOURS).result("met", status=PrimaryStatus.MET, about_primary=True)
    (outcome,) = assemble(sheet.mentions()).outcomes
    assert outcome.result.by != "derived:primary_endpoint"


def told_after(*sentences: str) -> Sheet:
    sheet = written("Coughing eased with 20 mg.", *sentences).outcome("Coughing", name="cough")
    return sheet.result("eased", about=("Coughing",), result=FAVOURS, significance=Significance.SIGNIFICANT)


def test_a_dose_told_of_without_a_name_goes_on_reporting_the_primary_outcome() -> None:
    sheet = told_after("With the lower dose the gap was no more than chance.")
    sheet.result("no more", result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert verdict(sheet).status is PrimaryStatus.MIXED


def test_a_relative_clause_is_on_the_dose_of_its_sentence() -> None:
    sheet = told_after("With 5 mg the gap was 3 points, |which was no more than chance.")
    sheet.result("no more", result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert verdict(sheet).status is PrimaryStatus.MIXED


def test_neither_a_statement_without_a_dose_nor_one_without_a_test_nor_one_after_another_outcome_does() -> None:
    nameless = told_after("In the old the gap was no more than chance.")
    nameless.result("no more", result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    untested = told_after("With 5 mg the gap grew no worse.").result("no worse", result=OutcomeResult.FAVOURS_COMPARATOR)
    another = told_after("Sleep was better.", "With 5 mg the gap was no more than chance.").outcome("Sleep")
    another.result("better", about=("Sleep",), result=FAVOURS)
    another.result("no more", result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert {verdict(sheet).status for sheet in (nameless, untested, another)} == {PrimaryStatus.MET}


def test_no_more_harm_decides_nothing_beside_a_primary_outcome_of_benefit() -> None:
    sheet = written("Bleeding was the primary safety outcome.", "The gap in Bleeds was no more than chance.")
    sheet.outcome("Bleeding", name="bleeding", role=OutcomeRole.PRIMARY, is_harm=True).outcome("Bleeds", name="bleeding")
    sheet.result("no more", about=("Bleeds",), result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert verdict(sheet).status is PrimaryStatus.NOT_REPORTED


def test_more_harm_decides_where_harm_is_the_only_primary_outcome() -> None:
    sheet = Sheet(("Bleeding was the primary outcome.", "The gap in Bleeds was no more than chance."))
    sheet.outcome("Bleeding", name="bleeding", role=OutcomeRole.PRIMARY, is_harm=True).outcome("Bleeds", name="bleeding")
    sheet.result("no more", about=("Bleeds",), result=NO_DIFFERENCE, significance=Significance.NOT_SIGNIFICANT)
    assert verdict(sheet).status is PrimaryStatus.NOT_MET


def test_a_gain_told_of_the_only_primary_outcome_gives_way_to_a_stated_failure() -> None:
    sheet = written("Coughing eased a little.", "The trial missed its primary endpoint.").outcome("Coughing", name="cough")
    sheet.result("eased", about=("Coughing",), result=FAVOURS)
    (before,) = assemble(sheet.mentions()).outcomes
    sheet.result("missed", status=PrimaryStatus.NOT_MET, about_primary=True)
    (after,) = assemble(sheet.mentions()).outcomes
    assert (before.result.value, after.result.value) == (FAVOURS, NO_DIFFERENCE)


def test_an_outcome_named_where_the_verdict_is_stated_takes_it_and_another_primary_outcome_does_not() -> None:
    sheet = Sheet(("Fever was a primary outcome.", "The trial met the primary endpoint of cough.", "Coughs did not differ."))
    sheet.outcome("Fever", role=OutcomeRole.PRIMARY).outcome("cough", role=OutcomeRole.PRIMARY)
    sheet.outcome("Coughs", name="cough").result("met", status=PrimaryStatus.MET, about_primary=True)
    sheet.result("did not differ", about=("Coughs",), result=NO_DIFFERENCE)
    results = {outcome.name.value: outcome.result.value for outcome in assemble(sheet.mentions()).outcomes}
    assert results == {"Fever": OutcomeResult.NOT_REPORTED, "cough": FAVOURS}
