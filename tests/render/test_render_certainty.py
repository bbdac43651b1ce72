"""How sure a summary is, the verbs it has not earned, what it folds first, and names that are none."""

from __future__ import annotations

import pytest

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord, PrimaryEndpoint
from evidence.render import render
from evidence.render.view import build_view
from evidence.render.view.certainty import grid
from evidence.render.view.fitting import LONGEST, length
from evidence.render.view.readable import is_name
from evidence.vocabulary import (
    Hypothesis,
    InterventionModel,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Significance,
    StudyType,
    Subjects,
)
from tests.render.checks import EARNED, faults
from tests.render.examples import caveat, stated, words, worked_caveats, worked_example
from tests.render.test_render_choice import estimate, outcome, trial


def with_status(status: PrimaryStatus, **study: object) -> EvidenceRecord:
    record = worked_example()
    endpoint = PrimaryEndpoint(status=status, outcomes=("o1",), evidence=(words("the primary endpoint"),), by="rule:stated")
    changed = record.study.model_copy(update=study)
    return record.model_copy(update={"primary_endpoint": endpoint, "study": changed})


def sure(record: EvidenceRecord, *raised: str) -> str:
    caveats: list[Caveat] = [caveat(name, "A message") for name in raised]
    return " ".join(statement.text for statement in build_view(record, caveats).plain.certainty.statements)


MET, NOT_MET, MIXED, SILENT = PrimaryStatus.MET, PrimaryStatus.NOT_MET, PrimaryStatus.MIXED, PrimaryStatus.NOT_REPORTED


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ((), "there is probably a benefit."),
        (("hype_words",), "there is probably a benefit."),
        (("open_label",), "there may be a benefit."),
        (("open_label", "no_comparator"), "there may be a benefit."),
        (("open_label", "few_participants"), "it is very uncertain whether there is a benefit."),
        (("open_label", "few_participants", "surrogate_outcome"), "it is very uncertain whether there is a benefit."),
    ],
)
def test_each_kind_of_weakness_lowers_the_words_by_one_step_once(raised: tuple[str, ...], told: str) -> None:
    assert sure(with_status(MET), *raised) == f"On this trial alone, {told}"


@pytest.mark.parametrize(
    ("status", "study", "told"),
    [
        (NOT_MET, {}, "there may be little or no difference."),
        (MIXED, {}, "there is probably a benefit in part of what was asked."),
        (MET, {"hypothesis": stated(Hypothesis.NON_INFERIORITY, "40")}, "the result is probably no worse."),
        (
            NOT_MET,
            {"hypothesis": stated(Hypothesis.NON_INFERIORITY, "40")},
            "it is very uncertain whether the result is no worse.",
        ),
        (MET, {"hypothesis": stated(Hypothesis.EQUIVALENCE, "40")}, "the results are probably much alike."),
        (MET, {"allocation": None}, "there may be a benefit."),
        (
            MET,
            {"intervention_model": stated(InterventionModel.SINGLE_GROUP, "40")},
            "it is very uncertain whether there is a benefit.",
        ),
    ],
)
def test_the_words_follow_the_finding_and_the_design(status: PrimaryStatus, study: dict[str, object], told: str) -> None:
    assert sure(with_status(status, **study)) == f"On this trial alone, {told}"


def test_an_observational_study_finds_a_link_and_animals_tell_nothing_of_people() -> None:
    observed = {"study_type": stated(StudyType.OBSERVATIONAL, "40"), "allocation": None, "phase": None, "masking": None}
    assert sure(with_status(MET, **observed)) == "On this study alone, there may be a link."
    animals = with_status(MET, subjects=stated(Subjects.ANIMALS, "40"))
    assert sure(animals) == "On this study alone, it is very uncertain what happens in people."


def test_a_silent_trial_settles_nothing_and_a_review_says_no_more_than_it_has() -> None:
    assert sure(with_status(SILENT)) == "Without a clear main result, this text alone settles nothing."
    review = {"study_type": stated(StudyType.SYSTEMATIC_REVIEW, "40"), "allocation": None, "phase": None, "masking": None}
    assert sure(with_status(SILENT, **review)) == ""
    assert "How sure" not in render(with_status(SILENT, **review), ())


def test_no_rating_is_printed_and_no_step_claims_an_effect() -> None:
    written = [text for found, steps in grid().items() if found != "domain" for text in steps.values()]
    assert not any(EARNED.search(text) for text in written)
    for template in ("plain.md", "clinician.md"):
        assert "GRADE" not in render(with_status(MET), worked_caveats(), template=template)


@pytest.mark.parametrize("verb", ["reduces", "improves", "works", "prevents", "proves"])
@pytest.mark.parametrize("kind", [StudyType.OBSERVATIONAL, StudyType.INTERVENTIONAL])
def test_the_check_sees_a_verb_that_is_not_earned(monkeypatch: pytest.MonkeyPatch, verb: str, kind: StudyType) -> None:
    record = with_status(NOT_MET, study_type=stated(kind, "40"))
    assert not [fault for fault in faults(record, ()) if "not earned" in fault]
    monkeypatch.setitem(grid()["none"], "possible", f"It {verb} it")
    monkeypatch.setitem(grid()["no_link"], "possible", f"It {verb} it")
    monkeypatch.setitem(grid()["no_link"], "uncertain", f"It {verb} it")
    assert [fault for fault in faults(record, ()) if "not earned" in fault]


def test_a_long_summary_keeps_its_result_its_harms_and_its_absences() -> None:
    others = tuple(outcome(f"o{at}", f"sign {chr(96 + at)} of a long-winded kind") for at in range(2, 12))
    figures = tuple(
        estimate(f"e{at}", worked_example().estimates[0].measure.value, "20", outcome=f"o{at}", unit="%") for at in range(2, 12)
    )
    record = worked_example()
    long = record.model_copy(update={"outcomes": (*record.outcomes[:1], *others), "estimates": (*record.estimates, *figures)})
    plain = build_view(long, worked_caveats()).plain
    labels = [finding.label for finding in plain.findings.findings]
    assert length(plain) <= LONGEST
    assert labels[0] == "Survival (the main outcome)"
    assert {"Other results", "Side effects"} <= set(labels)
    assert plain.absent
    assert plain.short.statements[0].text.startswith("The trial did not show a benefit")


def test_a_significant_figure_on_an_outcome_without_a_difference_is_not_told() -> None:
    known = outcome("o1", "mood", OutcomeRole.PRIMARY).model_copy(update={"result": stated(OutcomeResult.NO_DIFFERENCE, "40")})
    sure_of_it = {"significance": stated(Significance.SIGNIFICANT, "40")}
    measure = worked_example().estimates[0].measure.value
    assert "17%" not in render(trial(estimate("e1", measure, "17", unit="%", **sure_of_it), outcomes=(known,)), ())
    assert "17%" in render(trial(estimate("e1", measure, "17", unit="%"), outcomes=(known,)), ())


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("patients who had a stroke", True),
        ("patients with a stroke had fewer falls", False),
        ("women who had had two pregnancies", True),
        ("urge to have a drink", True),
        ("P = 0.004", False),
        ("2-year rates 81.5%", False),
        ("HbA1c below 7%", True),
        ("hazard ratio, 0.61", False),
        ("grade 3 or 4", False),
        ("grade 3 neutropenia", True),
        ("then, the drug", False),
        ("After a year the rate of falls", False),
        ("2018 infection", False),
        ("i.e", False),
    ],
)
def test_results_clauses_and_bare_words_are_no_names(name: str, fit: bool) -> None:
    assert is_name(name) is fit


def test_those_who_got_what_an_arm_got_are_no_part_of_the_participants() -> None:
    record = worked_example()
    group = record.subgroups[0].model_copy(update={"definition": stated("those who got a placebo", "adults")})
    assert "those who got" not in render(record.model_copy(update={"subgroups": (group,)}), ()).split("**Sources**")[0]
    assert "low marker level" in render(record, ())
