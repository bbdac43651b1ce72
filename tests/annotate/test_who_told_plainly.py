"""Design, people and groups as news tells them: counted, halved, listed, named at the end of a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import SourceKind


def values(mentions: Mentions, field: str) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == field]


def names(mentions: Mentions) -> set[str]:
    return {arm.label for arm in mentions.arms if not arm.background}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Zolpinal for gout (RYE-GO)\nRYE-GO was a randomised trial.", "RYE-GO"),
        ("In the RYETEST trial 80 adults drank tea.", "RYETEST"),
        ("The results come from OAT-3, a phase III trial, and were shown today.", "OAT-3"),
        ("OATBRAN was a double-blind trial in 40 adults.", "OATBRAN"),
        ("The trial was registered (Funded by the mill; RYE-TWO ClinicalTrials.gov number, NCT00000001).", "RYE-TWO"),
        ("The Uppsala III Trial tested short courses.", "Uppsala III"),
    ],
)
def test_names_of_trials(annotated: Callable[..., Mentions], text: str, name: str) -> None:
    assert name in values(annotated(text), "study.acronyms")


@pytest.mark.parametrize(
    "text",
    [
        "The mill paid for the trial (NCT00000001).",
        "The chronic knee pain (CKP), the British study found, went away.",
        "A Placebo-Controlled Trial of Rye Bread.",
        "Adults given RyeBran compared with placebo did well in the trial.",
        "A new LUH study shows that rye bread is good. It is led by Anna Lind (LUH Rheumatology).",
    ],
)
def test_no_names_of_trials(annotated: Callable[..., Mentions], text: str) -> None:
    assert not values(annotated(text), "study.acronyms")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Between March 3, 2011, and July 9, 2014, the lots of 160 adults were drawn and each was assigned a tablet.",
            "study.recruitment_period",
            None,
        ),
        ("Between 3 May and 9 June, 90 adults were enrolled.", "study.recruitment_period", "3 May to 9 June"),
        ("It was a single-center trial in 80 adults.", "study.sites", "1"),
        ("The 18-site study enrolled 80 adults.", "study.sites", "18"),
        ("Rings were randomised to the vaccine or to a delay.", "study.cluster", "true"),
        ("The double-blind phase 2b trial enrolled 80 adults.", "study.masking", "double"),
        ("It was an open-label trial with blinded adjudication of events.", "study.masking", "single"),
        ("The trial tested a tablet in 40 adults; no control group was studied.", "study.intervention_model", "single_group"),
    ],
)
def test_design(annotated: Callable[..., Mentions], text: str, field: str, value: str | None) -> None:
    found = values(annotated(text), field)
    assert value in found if value else len(found) == 1


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The adults were followed from 2016 to 2018 after they were enrolled.", "study.recruitment_period"),
        ("Both doctors and patients knew which tablet they had in this randomised trial.", "study.masked"),
        ("Nobody was randomised here.", "study.allocation"),
        ("Researchers in Norway enrolled 80 adults.", "study.countries"),
        ("The trial was stopped after an interim analysis.", "study.stage"),
        ("The randomised trial had no treatment-related deaths.", "study.comparator_type"),
        ("The finding will change the standard of care for women in every trial.", "study.comparator_type"),
    ],
)
def test_near_misses_of_the_design(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)


def test_a_company_announces_before_publication(annotated: Callable[..., Mentions]) -> None:
    text = "# New tablet works\nRyemill Inc. today announced positive results of a randomised trial of its tablet."
    assert values(annotated(text, kind=SourceKind.PRESS_RELEASE), "study.stage") == ["topline"]
    printed = f"{text} They were published in the Rye Journal."
    assert not values(annotated(printed, kind=SourceKind.PRESS_RELEASE), "study.stage")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In this randomised trial 20 took zolpinal, 20 brivastat and 20 a placebo.", {"zolpinal", "brivastat", "placebo"}),
        ("In the randomised trial half of them received zolpinal, and the other half brivastat.", {"zolpinal", "brivastat"}),
        (
            "Infants were randomised to one of three groups: placebo; zolpinal cream; or brivastat syrup.",
            {"placebo", "zolpinal cream", "brivastat syrup"},
        ),
        (
            "The trial randomly assigned 206 adults who came to the clinic within six hours to either zolpinal or brivastat.",
            {"zolpinal", "brivastat"},
        ),
    ],
)
def test_groups(annotated: Callable[..., Mentions], text: str, expected: set[str]) -> None:
    assert expected == names(annotated(text))


@pytest.mark.parametrize(
    "text",
    [
        "In this randomised trial 20 had nausea, 14 headache and 9 fever.",
        "In this randomised trial 20 took 5 mg and 30 took 10 mg.",
        "# Cheap tablet stops gout\nIn a randomised trial, pain was measured.",
    ],
)
def test_no_groups(annotated: Callable[..., Mentions], text: str) -> None:
    assert not names(annotated(text))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The trial randomly assigned 240 women to tea.", "population.sex", "240 women"),
        ("The 390 adults were 71 years old on average.", "population.age", "71 years old on average"),
        ("All participants were over 50 and were enrolled in spring.", "population.age", "over 50"),
        ("We enrolled 80 healthy adults.", "population.age", None),
        (
            "We enrolled 80 adults whose gout had come back within a year.",
            "population.eligibility",
            "gout had come back within a year",
        ),
        ("They were enrolled at one clinic. None of them had taken a tablet before.", "population.eligibility", None),
        ("# Tea eases chronic gout\nChronic gout hurts. The trial on chronic gout had 80 men.", "population.condition", None),
    ],
)
def test_people(annotated: Callable[..., Mentions], text: str, field: str, value: str | None) -> None:
    found = values(annotated(text), field)
    assert value in found if value else found


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Such clots kill one in ten hospital patients with cancer.", "population.description"),
        ("One adult in five lives with gout.", "population.description"),
        ("The 80 people who were randomly assigned to tea did well.", "population.eligibility"),
        ("In the trial, colds were over 33% shorter.", "population.age"),
        ("They took it to mean a score between 5 and 19 on the scale.", "population.age"),
        ("In the tea group 14 women had nausea.", "population.sex"),
    ],
)
def test_near_misses_of_people(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)
