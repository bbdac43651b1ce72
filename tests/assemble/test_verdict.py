from __future__ import annotations

import pytest

from evidence.assemble import assemble
from evidence.vocabulary import (
    ArmRole,
    Change,
    Desirable,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Section,
    Significance,
    SourceKind,
    SubgroupResult,
    Zone,
)
from tests.assemble.writing import Sheet

CONFIDENT = 0.9
FAVOURS, NO_DIFFERENCE = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.NO_DIFFERENCE


def status(sheet: Sheet) -> PrimaryStatus:
    return assemble(sheet.mentions()).primary_endpoint.status


def test_what_is_said_of_the_endpoint_as_such_decides() -> None:
    sheet = Sheet(("The trial missed its primary endpoint.", "Pain improved."))
    sheet.result("missed", status=PrimaryStatus.NOT_MET, about_primary=True).result("improved", result=FAVOURS)
    record = assemble(sheet.mentions())
    assert record.primary_endpoint.status is PrimaryStatus.NOT_MET
    assert [proof.quote for proof in record.primary_endpoint.evidence] == ["The trial missed its primary endpoint."]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (FAVOURS, PrimaryStatus.MET),
        (NO_DIFFERENCE, PrimaryStatus.NOT_MET),
        (OutcomeResult.FAVOURS_COMPARATOR, PrimaryStatus.NOT_MET),
    ],
)
def test_the_outcome_ranked_primary_decides_where_the_endpoint_is_not_named(
    result: OutcomeResult, expected: PrimaryStatus
) -> None:
    sheet = Sheet(("The primary outcome was survival.", "The pill changed deaths."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("deaths", name="survival")
    sheet.result("changed", about=("deaths",), result=result)
    assert status(sheet) is expected


def test_a_subgroup_never_decides() -> None:
    sheet = Sheet(("The primary outcome was survival.", "In women who smoked, lives were longer."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("lives", name="survival")
    sheet.subgroup("women who smoked").result("longer", about=("lives",), result=FAVOURS)
    record = assemble(sheet.mentions())
    assert record.primary_endpoint.status is PrimaryStatus.NOT_REPORTED
    assert record.subgroups[0].result.value is SubgroupResult.BENEFIT


def test_a_secondary_outcome_never_decides() -> None:
    sheet = Sheet(("The primary outcome was survival.", "Pain fell."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("Pain").result("fell", about=("Pain",), result=FAVOURS)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


def test_primary_outcomes_that_disagree_are_mixed() -> None:
    sheet = Sheet(("The primary outcomes were stroke and pain.", "The stroke rate improved.", "The pain score did not."))
    sheet.outcome("stroke", role=OutcomeRole.PRIMARY).outcome("pain", role=OutcomeRole.PRIMARY)
    sheet.outcome("stroke rate", name="stroke").outcome("pain score", name="pain")
    sheet.result("improved", about=("stroke rate",), result=FAVOURS)
    sheet.result("did not", about=("pain score",), result=NO_DIFFERENCE)
    assert status(sheet) is PrimaryStatus.MIXED


def test_an_exploratory_analysis_never_decides() -> None:
    sheet = Sheet(("The primary outcome was survival.", "In an exploratory analysis lives were longer."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("lives", name="survival")
    sheet.result("longer", about=("lives",), result=FAVOURS, about_secondary=True)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


@pytest.mark.parametrize(
    ("change", "better", "expected"),
    [
        (Change.DECREASED, Desirable.LOWER, PrimaryStatus.MET),
        (Change.INCREASED, Desirable.HIGHER, PrimaryStatus.MET),
        (Change.INCREASED, Desirable.LOWER, PrimaryStatus.NOT_MET),
        (Change.DECREASED, None, PrimaryStatus.NOT_REPORTED),
    ],
)
def test_a_change_is_good_only_where_the_words_say_which_way_is_better(
    change: Change, better: Desirable | None, expected: PrimaryStatus
) -> None:
    sheet = Sheet(("The primary outcome was weight.", "The mean moved."))
    sheet.outcome("weight", role=OutcomeRole.PRIMARY).outcome("mean", name="weight", desirable=better)
    sheet.result("moved", about=("mean",), change=change)
    assert status(sheet) is expected


def test_a_result_that_was_better_with_placebo_is_turned_round() -> None:
    sheet = Sheet(("The primary outcome was survival.", "Lives were longer with placebo."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("Lives", name="survival")
    sheet.arm("placebo", role=ArmRole.PLACEBO_COMPARATOR)
    sheet.result("longer", about=("Lives",), favoured="placebo", result=FAVOURS)
    record = assemble(sheet.mentions())
    assert record.primary_endpoint.status is PrimaryStatus.NOT_MET
    assert record.outcomes[0].result.value is OutcomeResult.FAVOURS_COMPARATOR


def test_a_headline_proves_nothing() -> None:
    sheet = Sheet(("Survival improved.", "The primary outcome was survival."), zones={0: Zone.HEADLINE})
    sheet.outcome("Survival", name="survival").outcome("survival", role=OutcomeRole.PRIMARY)
    sheet.result("improved", about=("Survival",), result=FAVOURS)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


def test_a_release_speaks_of_this_study_only_where_it_names_an_arm_a_test_or_an_effect() -> None:
    sentences = ("The primary outcome was survival.", "Life spans improved.")
    sheet = Sheet(sentences, kind=SourceKind.PRESS_RELEASE)
    sheet.outcome("survival", role=OutcomeRole.PRIMARY).outcome("Life spans", name="survival")
    sheet.result("improved", about=("Life spans",), result=FAVOURS)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED
    tested = Sheet(sentences, kind=SourceKind.PRESS_RELEASE)
    tested.outcome("survival", role=OutcomeRole.PRIMARY).outcome("Life spans", name="survival")
    tested.result("improved", about=("Life spans",), result=FAVOURS, significance=Significance.SIGNIFICANT)
    assert status(tested) is PrimaryStatus.MET


def test_nothing_tied_to_the_primary_endpoint_is_not_reported() -> None:
    record = assemble(Sheet(("Nothing was found.",)).mentions())
    assert record.primary_endpoint.status is PrimaryStatus.NOT_REPORTED
    assert record.primary_endpoint.evidence == ()
    assert record.primary_endpoint.by == "absence"


def test_a_primary_outcome_that_is_judged_in_a_part_is_decided_there() -> None:
    sheet = Sheet(("The primary outcome was survival.", "In patients with the mutation, lives were longer."))
    sheet.outcome("survival", role=OutcomeRole.PRIMARY, part="patients whose tumour carried the mutation")
    sheet.outcome("lives", name="survival").subgroup("patients with the mutation")
    sheet.result("longer", about=("lives",), result=FAVOURS)
    assert status(sheet) is PrimaryStatus.MET


RESULTS = Section.RESULTS


def among_results(sheet: Sheet) -> Sheet:
    """Put the last sentence among the results of an abstract."""
    sheet.sections[len(sheet.sentences) - 1] = RESULTS
    return sheet


def test_a_primary_outcome_may_come_back_in_other_words() -> None:
    sheet = Sheet(("The primary outcome was the number of adults who needed dialysis.", "Dialysis was needed by fewer."))
    sheet.outcome("the number of adults who needed dialysis", role=OutcomeRole.PRIMARY)
    sheet.result("fewer", change=Change.DECREASED, significance=Significance.SIGNIFICANT)
    assert assemble(sheet.mentions()).primary_endpoint.by == "rule:primary_outcome_paraphrased"


def test_a_result_that_shares_no_word_is_no_paraphrase() -> None:
    sheet = Sheet(("The primary outcome was the number of adults who needed dialysis.", "Nausea was felt by fewer."))
    sheet.outcome("the number of adults who needed dialysis", role=OutcomeRole.PRIMARY)
    sheet.result("fewer", change=Change.DECREASED, significance=Significance.SIGNIFICANT)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


def test_the_first_tested_comparison_of_the_results_decides_where_nothing_else_does() -> None:
    sheet = among_results(Sheet(("The primary outcome was gait.", "People walked faster.")))
    sheet.outcome("gait", role=OutcomeRole.PRIMARY)
    sheet.result("faster", significance=Significance.SIGNIFICANT)
    endpoint = assemble(sheet.mentions()).primary_endpoint
    assert (endpoint.status, endpoint.by) == (PrimaryStatus.MET, "rule:first_reported")
    assert endpoint.confidence < CONFIDENT


def test_one_event_of_a_composite_never_decides() -> None:
    sheet = among_results(Sheet(("The primary outcome was heart attack or stroke.", "Strokes were fewer.")))
    sheet.outcome("heart attack or stroke", role=OutcomeRole.PRIMARY).outcome("Strokes", name="stroke")
    sheet.result("fewer", about=("Strokes",), significance=Significance.SIGNIFICANT)
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


@pytest.mark.parametrize(
    ("reason", "expected"),
    [("benefit", PrimaryStatus.MET), ("futility", PrimaryStatus.NOT_MET), ("harm", PrimaryStatus.NOT_MET)],
)
def test_an_early_end_proves_what_it_was_for(reason: str, expected: PrimaryStatus) -> None:
    sheet = Sheet(("The primary outcome was gait.", "The trial ended early."))
    sheet.outcome("gait", role=OutcomeRole.PRIMARY).fact("ended early", field="study.stopped_early", value=reason)
    endpoint = assemble(sheet.mentions()).primary_endpoint
    assert endpoint.status is expected
    assert [proof.quote for proof in endpoint.evidence] == ["ended early"]


def test_an_early_end_for_want_of_money_proves_nothing() -> None:
    sheet = Sheet(("The primary outcome was gait.", "The trial ended early."))
    sheet.outcome("gait", role=OutcomeRole.PRIMARY).fact("ended early", field="study.stopped_early", value="other")
    assert status(sheet) is PrimaryStatus.NOT_REPORTED


def test_a_trial_of_equivalence_that_found_no_difference_found_what_it_sought() -> None:
    sheet = Sheet(("The question was equivalence.", "The scores were alike."))
    sheet.fact("equivalence", field="study.hypothesis", value="equivalence").result("alike", result=NO_DIFFERENCE)
    assert status(sheet) is PrimaryStatus.MET


def test_the_headline_tells_which_of_two_regimens_is_new() -> None:
    sheet = Sheet(
        (
            "Bromazol for gout.",
            "Adults took allozine or bromazol.",
            "The primary outcome was flares.",
            "Flares improved with bromazol.",
        )
    )
    sheet.arm("allozine", role=ArmRole.EXPERIMENTAL).arm("bromazol.", label="bromazol", role=ArmRole.ACTIVE_COMPARATOR)
    sheet.outcome("flares", role=OutcomeRole.PRIMARY).outcome("Flares", name="flares")
    sheet.result("improved", about=("Flares",), favoured="bromazol", result=FAVOURS)
    assert status(sheet) is PrimaryStatus.MET
