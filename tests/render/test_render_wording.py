"""What a summary says and never says, on records written by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from evidence.record import Arm, Estimate, EvidenceRecord, Outcome, PrimaryEndpoint, Study
from evidence.render import render
from evidence.vocabulary import (
    ArmRole,
    Contrast,
    InterventionModel,
    Measure,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    StudyType,
    Subjects,
)
from tests.render.examples import TEXT, blank, number, stated, words, worked_caveats, worked_example

SNAPSHOTS = Path(__file__).with_name("snapshots")
RELATIVE_NOTE = "o figures for each group could be read"


def with_study(**more: object) -> EvidenceRecord:
    record = worked_example()
    return record.model_copy(update={"study": record.study.model_copy(update=more)})


@pytest.mark.parametrize("template", ["plain.md", "clinician.md"])
def test_the_worked_example_reads_as_reviewed(template: str) -> None:
    assert render(worked_example(), worked_caveats(), template=template) == (SNAPSHOTS / template).read_text(encoding="utf-8")


def test_the_primary_result_comes_first_whatever_the_headline_says() -> None:
    first = render(worked_example(), ()).split("**In short.** ")[1]
    assert first.startswith("The trial did not show a benefit of the study drug over placebo on its main outcome, survival.")


def test_a_headline_within_the_result_is_not_called_out() -> None:
    met = worked_example().model_copy(update={"primary_endpoint": PrimaryEndpoint(status=PrimaryStatus.MET)})
    assert "headline claims" in render(worked_example(), ())
    assert "headline claims" not in render(met, ())


def test_a_silent_trial_is_said_to_be_silent_and_a_cohort_is_not() -> None:
    silent = {"primary_endpoint": PrimaryEndpoint()}
    cohort = with_study(study_type=stated(StudyType.OBSERVATIONAL, "trial"), phase=None)
    assert "does not say whether the trial met its main goal" in render(worked_example().model_copy(update=silent), ())
    assert "main goal" not in render(cohort.model_copy(update=silent), ())


def test_an_observational_study_is_an_association_and_no_benefit() -> None:
    good = Outcome(
        id="o1",
        name=stated("survival", "survival"),
        role=stated(OutcomeRole.UNSPECIFIED, "survival"),
        result=stated(OutcomeResult.FAVOURS_INTERVENTION, "better"),
    )
    record = blank(
        study=Study(study_type=stated(StudyType.OBSERVATIONAL, "trial")),
        arms=(Arm(id="a1", role=stated(ArmRole.EXPERIMENTAL, "study drug"), label=stated("coffee", "study drug")),),
        outcomes=(good,),
    )
    for template in ("plain.md", "clinician.md"):
        written = render(record, (), template=template).split("**Sources**")[0]
        assert "association between coffee and a better result on survival" in written
        assert "benefit" not in written
        assert "reduce" not in written


def test_animals_come_first() -> None:
    record = with_study(subjects=stated(Subjects.ANIMALS, "adults"))
    assert "**In short.** This was a study in animals, not in people." in render(record, ())
    assert render(record, (), template="clinician.md").startswith("**This was a study in animals, not in people.**")


def test_a_relative_figure_says_that_absolute_numbers_are_missing_unless_they_are_there() -> None:
    record = worked_example()
    arm_results = tuple(
        {"arm": arm, "value": number(value), "unit": "%", "evidence": ()} for arm, value in (("a1", "12"), ("a2", "20"))
    )
    whole = Estimate.model_validate({**record.estimates[0].model_dump(), "arm_results": arm_results})
    with_arms = render(record.model_copy(update={"estimates": (whole,)}), ())
    assert RELATIVE_NOTE in render(record, ())
    assert RELATIVE_NOTE not in with_arms
    assert "12 of 100 with the study drug (12%), compared with 20 of 100 with placebo (20%)." in with_arms


def test_a_change_within_one_group_is_no_effect() -> None:
    change = {
        "contrast": Contrast.WITHIN_ARM,
        "measure": stated(Measure.RELATIVE_CHANGE, "fell"),
        "arms": ("a1",),
        "subgroup": None,
    }
    record = worked_example()
    record = record.model_copy(update={"estimates": (record.estimates[0].model_copy(update=change),)})
    plain, clinician = render(record, ()), render(record, (), template="clinician.md")
    assert "The change over time with the study drug was more than 40%" in plain
    assert "not a comparison between groups" in plain
    row = next(line for line in clinician.splitlines() if "40%" in line)
    assert "not a comparison between groups" in row
    assert "favours" not in row


def test_the_one_arm_beside_the_intervention_is_its_comparator() -> None:
    roles = (stated(ArmRole.EXPERIMENTAL, "study drug"), None)
    given = tuple(
        Arm(id=f"a{place}", role=roles[place - 1], label=stated(name, "study drug"))
        for place, name in enumerate(("tea", "coffee"), 1)
    )
    record = blank(study=Study(study_type=stated(StudyType.INTERVENTIONAL, "trial")), arms=given)
    assert "compared tea with coffee" in render(record, (), template="plain.md")
    single = record.study.model_copy(update={"intervention_model": stated(InterventionModel.SINGLE_GROUP, "trial")})
    assert "compared tea" not in render(record.model_copy(update={"study": single}), (), template="plain.md")


def test_two_comparators_without_an_intervention_are_set_side_by_side() -> None:
    given = tuple(
        Arm(id=f"a{place}", role=stated(ArmRole.ACTIVE_COMPARATOR, "study drug"), label=stated(name, "study drug"))
        for place, name in enumerate(("tea", "coffee"), 1)
    )
    record = blank(study=Study(study_type=stated(StudyType.INTERVENTIONAL, "trial")), arms=given)
    written = render(record, (), template="plain.md")
    assert "tea or coffee" not in written
    assert "tea and coffee" in written


def test_of_several_treatments_none_is_said_to_have_done_better() -> None:
    good = Outcome(
        id="o1",
        name=stated("survival", "survival"),
        role=stated(OutcomeRole.UNSPECIFIED, "survival"),
        result=stated(OutcomeResult.FAVOURS_INTERVENTION, "better"),
    )
    tested = tuple(
        Arm(id=f"a{place}", role=stated(ArmRole.EXPERIMENTAL, "study drug"), label=stated(name, "study drug"))
        for place, name in enumerate(("tea", "coffee"), 1)
    )
    record = blank(study=Study(study_type=stated(StudyType.INTERVENTIONAL, "trial")), arms=tested, outcomes=(good,))
    for template, told in (("plain.md", "reports a favourable result on survival"), ("clinician.md", "favours intervention")):
        written = render(record, (), template=template).split("**Sources**")[0]
        assert "favour of tea" not in written
        assert "favours tea" not in written
        assert told in written


def test_a_single_group_never_beats_a_comparator() -> None:
    record = with_study(intervention_model=stated(InterventionModel.SINGLE_GROUP, "trial"), comparator_type=None)
    record = record.model_copy(update={"arms": record.arms[:1]})
    met = record.model_copy(update={"primary_endpoint": PrimaryEndpoint(status=PrimaryStatus.MET, outcomes=("o1",))})
    assert "which had no comparison group of its own, met the goal set for its main outcome, survival" in render(met, ())
    assert " over " not in render(met, ()).split("**Sources**")[0]


def test_an_empty_record_says_so() -> None:
    written = render(blank(), ())
    assert "**In short.** No result could be read from this text." in written
    assert "[" not in written


def test_json_has_one_shape_for_both_readers() -> None:
    plain, clinician = (
        json.loads(render(worked_example(), worked_caveats(), template=f"{reader}.json")) for reader in ("plain", "clinician")
    )
    assert plain.keys() == clinician.keys() == {"record", "caveats", "summary"}
    assert plain["summary"].keys() == clinician["summary"].keys()
    assert {frozenset(s) for s in plain["summary"]["sections"]} == {frozenset(s) for s in clinician["summary"]["sections"]}
    for source in plain["summary"]["sources"]:
        assert TEXT[source["start"] : source["end"]] == source["quote"]
    assert EvidenceRecord.model_validate(plain["record"]) == worked_example().model_copy(update={"article_text": None})


def test_marks_point_to_whole_sentences_with_the_words() -> None:
    page = render(worked_example(), (), template="plain.html")
    assert "<mark class=" in page
    assert "<sup>5</sup>Among them the risk of death fell by more than 40%.</mark>" in page
    without = render(worked_example().model_copy(update={"article_text": None}), (), template="plain.html")
    assert "<mark" not in without
    assert f"“{words('Among them the risk of death fell by more than 40%.').quote}”" in without


def inferred(status: PrimaryStatus, by: str, **more: object) -> EvidenceRecord:
    endpoint = PrimaryEndpoint(status=status, by=by, evidence=(words("was not significantly better"),), confidence=0.65)
    bare = tuple(outcome.model_copy(update={"role": stated(OutcomeRole.UNSPECIFIED, "survival")}) for outcome in OUTCOMES)
    return worked_example().model_copy(update={"primary_endpoint": endpoint, "outcomes": bare, **more})


OUTCOMES = worked_example().outcomes


@pytest.mark.parametrize(
    ("by", "plain", "clinician"),
    [
        (
            "rule:stated_aim_reported",
            "On what it set out to study, the trial reports",
            "(read from the result on the stated aim)",
        ),
        ("rule:stated_aim_concluded", "On what it set out to study, the trial", "(read from the conclusion on the stated aim)"),
        ("rule:overall_conclusion", "In its overall conclusion, the trial reports", "(read from the overall conclusion)"),
        ("model:reader@1", "The trial reports", "(read from an uncertain reading)"),
    ],
)
@pytest.mark.parametrize("status", [PrimaryStatus.MET, PrimaryStatus.NOT_MET, PrimaryStatus.MIXED])
def test_an_inferred_verdict_is_no_plain_fact(status: PrimaryStatus, by: str, plain: str, clinician: str) -> None:
    short = render(inferred(status, by), ()).split("**Sources**")[0]
    table = render(inferred(status, by), (), template="clinician.md").split("**Sources**")[0]
    assert f"**In short.** The text names no main outcome. {plain}" in short
    assert "o primary outcome named; the trial reports" in table
    assert clinician in table
    assert "headline claims" not in short
    for written in (short, table):
        assert not re.search(r"\b(not met|met|main goal|did not show)\b", written)


def test_an_uncertain_verdict_on_a_named_outcome_does_not_deny_its_rank() -> None:
    record = inferred(PrimaryStatus.MET, "model:reader@1", outcomes=OUTCOMES)
    assert "does not say outright whether the trial met its main goal. The trial reports a benefit" in render(record, ())
    assert "rimary outcome named, its result not stated outright" in render(record, (), template="clinician.md")


def test_a_ranked_verdict_stays_a_plain_fact() -> None:
    assert not worked_example().primary_endpoint.is_inferred
    assert "Primary outcome not met: survival." in render(worked_example(), (), template="clinician.md")


LONG = "adults who had a low level of the marker of nerve damage (MND) at the first visit"


def with_subgroup(definition: str) -> EvidenceRecord:
    record = worked_example()
    group = record.subgroups[0].model_copy(update={"definition": stated(definition, "adults with a low marker level")})
    return record.model_copy(update={"subgroups": (group,)})


@pytest.mark.parametrize("template", ["plain.md", "clinician.md"])
@pytest.mark.parametrize(
    ("definition", "again"),
    [(LONG, "he MND subgroup"), (LONG.replace(" (MND)", ""), "his part of the participants"), ("adults (MND)", "adults (MND)")],
)
def test_a_long_subgroup_is_written_in_full_once(template: str, definition: str, again: str) -> None:
    written = render(with_subgroup(definition), (), template=template).split("**Sources**")[0]
    assert written.count(definition) == (1 if definition.startswith(LONG[:20]) else written.count(definition))
    assert again in written
