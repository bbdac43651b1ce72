"""The design of this trial, and not of the earlier, the planned or the wished-for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import SourceKind


def values(mentions: Mentions, field: str) -> set[str]:
    return {str(fact.value) for fact in mentions.facts if fact.field == field}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("In this randomised trial 90 adults drank tea.", "study.allocation", "randomized"),
        ("In this randomised trial 90 adults drank tea.", "study.study_type", "interventional"),
        ("The double-blind study ran for a year.", "study.masking", "double"),
        ("It was an open-label trial of two creams.", "study.masking", "none"),
        ("A single-arm study gave the tablets to 40 adults.", "study.intervention_model", "single_group"),
        ("In a crossover trial, adults took both drinks.", "study.intervention_model", "crossover"),
        ("The phase 2b trial met its goal.", "study.phase", "phase2b"),
        ("Results of the phase II/III study were shown.", "study.phase", "phase2_phase3"),
        ("The Phase 3 trial met its goal.", "study.phase", "phase3"),
        ("This cohort study followed nurses.", "study.study_type", "observational"),
        ("The drug slowed tumours in mice.", "study.study_type", "preclinical"),
        ("A systematic review covered 12 reports.", "study.study_type", "systematic_review"),
        ("It was a non-inferiority trial with a non-inferiority margin of 10%.", "study.hypothesis", "non_inferiority"),
        ("It was a non-inferiority trial with a non-inferiority margin of 10%.", "study.margin", "10%"),
        ("Villages were randomly assigned to nets or to none.", "study.cluster", "true"),
        ("The adults took the capsule or a placebo.", "study.comparator_type", "placebo"),
        ("Patients were recruited at 14 hospitals in Norway and Denmark.", "study.sites", "14"),
        ("Patients were recruited at 14 rural, small and teaching hospitals.", "study.sites", "14"),
        ("Patients were recruited at 14 hospitals in Norway and Denmark.", "study.countries", "Denmark"),
        ("After a median follow-up of 3.2 years, few had died.", "study.follow_up", "median 3.2 years"),
        ("A 7-year follow-up showed no change.", "study.follow_up", "7 years"),
        ("A one-year follow-up showed no change.", "study.follow_up", "one year"),
        ("They were followed for four to seven years.", "study.follow_up", "four to seven years"),
        ("Between May 2011 and June 2013 we enrolled 80 adults.", "study.recruitment_period", "May 2011 to June 2013"),
        ("The trial was stopped early for futility.", "study.stopped_early", "futility"),
        ("The company reported topline results today.", "study.stage", "topline"),
        ("The LANTERN-2 trial enrolled 300 adults.", "study.acronyms", "LANTERN-2"),
        ("The trial was double-blind, so neither patients nor doctors knew who got what.", "study.masked", "doctors"),
    ],
)
def test_found(annotated: Callable[..., Mentions], text: str, field: str, value: str) -> None:
    assert value in values(annotated(text), field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("A larger randomised trial is planned for next year.", "study.allocation"),
        ("We have begun an ongoing, open-label, randomised trial of it.", "study.allocation"),
        ("A second randomised trial began in May.", "study.allocation"),
        ("Randomised trials are needed to confirm the link.", "study.allocation"),
        ("The Mendelian randomisation analysis agreed.", "study.allocation"),
        ("An earlier phase 2 trial had failed.", "study.phase"),
        ("Scientists from the U.S. Tea Institute and more than 20 other hospitals report it.", "study.sites"),
        ("Dr Lund holds shares in a firm at one of the two study sites.", "study.sites"),
        ("Sleep was tracked for one month prior to the trial.", "study.follow_up"),
        ("A new randomised trial began in May 2019 and will tell more.", "study.allocation"),
        ("Single-centre studies had recruited few patients.", "study.sites"),
        ("The firm plans to start a phase 3 trial soon.", "study.phase"),
        ("Phase 2 and phase 3 trials take years.", "study.phase"),
        ("An open-label extension followed the comparison.", "study.masking"),
        ("The gain had no placebo effect.", "study.comparator_type"),
        ("Many patients stopped treatment early because of nausea.", "study.stopped_early"),
        ("The FDA trial rules changed.", "study.acronyms"),
        ("Dr Berg of the University of Oslo, Norway, led the study.", "study.countries"),
        ("The superiority of the capsule was clear.", "study.hypothesis"),
    ],
)
def test_not_of_this_trial(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)


def test_blinded_assessors_do_not_mask_an_open_label_trial(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("In this open-label, assessor-blinded trial 60 adults walked daily.")
    facts = {fact.value: fact.confidence for fact in mentions.facts if fact.field == "study.masking"}
    assert max(facts, key=lambda value: facts[value]) == "none"
    assert "assessors" in values(mentions, "study.masked")


def test_a_cohort_within_a_trial_is_no_cohort_study(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("We randomly assigned 90 adults to rye or wheat. In the cohort of smokers, rye won.")
    assert values(mentions, "study.study_type") == {"interventional"}
    assert not values(mentions, "study.observational_model")


def test_a_quotation_vouches_for_less(annotated: Callable[..., Mentions]) -> None:
    said = annotated("“This was a truly large randomised trial of a new way to walk,” said Dr Lind.")
    told = annotated("This was a truly large randomised trial of a new way to walk.")
    confidences = [next(fact.confidence for fact in found.facts if fact.field == "study.allocation") for found in (said, told)]
    assert confidences[0] < confidences[1]


@pytest.mark.parametrize(
    "text",
    [
        "This retrospective analysis read medical records of 900 adults.",
        "The team used claims data. Such data can supplement randomised controlled trial data.",
        "A propensity-matched comparison of two pills used records from randomised trials.",
    ],
)
def test_records_read_again_are_observational(annotated: Callable[..., Mentions], text: str) -> None:
    mentions = annotated(text)
    assert values(mentions, "study.study_type") == {"observational"}
    assert not values(mentions, "study.allocation")


def test_a_retrospective_look_at_a_trial_leaves_it_randomised(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("We randomly assigned 90 adults to rye or wheat. A retrospective look at sleep came later.")
    assert values(mentions, "study.allocation") == {"randomized"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Neither the participants nor the researchers knew who got which.", {"double"}),
        ("Patients were blinded to what they got.", {"single"}),
        ("It was an open trial, and patients were not blinded.", set()),
    ],
)
def test_masking_is_counted_by_parties(annotated: Callable[..., Mentions], text: str, value: set[str]) -> None:
    assert values(annotated(text), "study.masking") - {"none"} == value


@pytest.mark.parametrize(
    "text",
    [
        "PURPOSE: A randomised trial of rye.",
        "The mutation called ABL7 is rare.",
        "In the XPR-1 trial, XPR-1 expression was high.",
    ],
)
def test_headings_and_molecules_name_no_trial(annotated: Callable[..., Mentions], text: str) -> None:
    assert not values(annotated(text, SourceKind.ABSTRACT), "study.acronyms")


def test_a_wished_for_trial_is_none(annotated: Callable[..., Mentions]) -> None:
    text = "Next we need to study rye as a treatment for gout in older adults with a prospective randomised trial."
    assert not values(annotated(text), "study.allocation")


def test_everyday_care_is_a_comparator_only_where_set_against(annotated: Callable[..., Mentions]) -> None:
    assert not values(annotated("Rye is often part of standard care."), "study.comparator_type")
    assert values(annotated("Adults got rye or standard care."), "study.comparator_type") == {"usual_care"}
