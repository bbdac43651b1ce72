"""Funders come out one by one, by clean names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions


def funders(mentions: Mentions) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == "funding"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The study was funded by the Tea Trust, Norvex and the Rye Council.", ["Tea Trust", "Norvex", "Rye Council"]),
        ("Funding: National Heart, Lung, and Blood Institute.", ["National Heart, Lung, and Blood Institute"]),
        ("This work was supported by grants from the Bill and Petra Lund Foundation.", ["Bill and Petra Lund Foundation"]),
        ("It was supported by the Institute of Digestive and Kidney Diseases.", ["Institute of Digestive and Kidney Diseases"]),
        ("We are grateful to the Gout Society and Rye UK who have funded this work.", ["Gout Society", "Rye UK"]),
        ("Norvex Pharma funded the trial.", ["Norvex Pharma"]),
        ("It was funded by Gout Research and Wellness Foundation.", ["Gout Research and Wellness Foundation"]),
        ("It would not have happened without funding from the Rye Trust.", ["Rye Trust"]),
        (
            "It was funded by Norvex Research and Development and the Rye Trust.",
            ["Norvex Research and Development", "Rye Trust"],
        ),
        ("Both were made by Norvex Pharma, which funded the clinical trial.", ["Norvex Pharma"]),
        ("The study, funded by the National Rye Institute's (NRI) bread network, was small.", ["National Rye Institute"]),
        ("The research was funded by the EU via a fellowship.", ["EU"]),
        ("It was funded through generous support from the Lind Family.", ["Lind Family"]),
        ("The trial was sponsored by Norvex.", ["Norvex"]),
        ("The research was funded by the Tea Trust (grant T12) and led by Oslo doctors.", ["Tea Trust"]),
        ("The trial was sponsored by the manufacturer of the vaccine.", ["the manufacturer of the vaccine"]),
        ("The makers of the gel gave their drugs.", ["The makers of the gel"]),
        ("Federal institutes paid for the trial.", ["Federal institutes"]),
        ("It was funded by Norvex, Inc and two patient organisations.", ["Norvex, Inc", "two patient organisations"]),
        ("The work was funded by UK Research and Innovation.", ["UK Research and Innovation"]),
        ("The Tea Trust and others provided funding.", ["Tea Trust"]),
        ("The Tea Trust and the state health department supported the study.", ["Tea Trust", "the state health department"]),
        ("It was funded by the Ann and Bo Lind Foundation Tea Laboratory.", ["Ann and Bo Lind Foundation Tea Laboratory"]),
        (
            "It was funded by a Health Ministry grant and a supplement from the National Tea, Rye and Bread Institute.",
            ["Health Ministry", "National Tea, Rye and Bread Institute"],
        ),
    ],
)
def test_named(annotated: Callable[..., Mentions], text: str, names: list[str]) -> None:
    assert funders(annotated(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The claim is supported by Figure 2 and by common sense.",
        "Dr Lund thanked the patients for their time.",
        "A future trial will be funded by the Tea Trust.",
        "She hopes to find funding for a new clinic.",
        "Dr Lund recently won a grant from Norvex to test the gel with a second drug.",
        "The company supported the idea.",
        "Trusts gave tea to the poor.",
    ],
)
def test_not_funders(annotated: Callable[..., Mentions], text: str) -> None:
    assert not funders(annotated(text))


def test_no_funding_is_said(annotated: Callable[..., Mentions]) -> None:
    assert funders(annotated("The authors had no external funding.")) == ["no external funding"]


def test_interests_are_the_sentence(annotated: Callable[..., Mentions]) -> None:
    mentions = annotated("Dr Lund has received personal fees from Norvex. Dr Lund likes tea.")
    assert [fact.value for fact in mentions.facts if fact.field == "conflicts"] == [
        "Dr Lund has received personal fees from Norvex"
    ]


def test_a_name_with_and_is_one_funder(annotated: Callable[..., Mentions]) -> None:
    text = "The study was funded by the Centers for Grain and Bread Services and by the Rye Foundation."
    names = [fact.value for fact in annotated(text).facts if fact.field == "funding"]
    assert names == ["Centers for Grain and Bread Services", "Rye Foundation"]


def test_words_that_send_elsewhere_declare_nothing(annotated: Callable[..., Mentions]) -> None:
    text = "Please see the article for financial disclosures and funding."
    assert not [fact for fact in annotated(text).facts if fact.field == "conflicts"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Grain Ideas LLC, which sells the pump used in the study, funded the research.", ["Grain Ideas LLC"]),
        ("The Rye Marketing Institute provided financial support for the study.", ["Rye Marketing Institute"]),
        ("The work was supported by Lind Nutrition.", ["Lind Nutrition"]),
        ("The study was supported by funds received from the Rye Society and the Gout Trust.", ["Rye Society", "Gout Trust"]),
        ("It was funded by a grant from MS Research Norway.", ["MS Research Norway"]),
        ("Funding: Research reported in this publication was supported by the Rye Foundation.", ["Rye Foundation"]),
        ("The results were supported by Lind Nutrition.", []),
    ],
)
def test_ways_of_saying_who_paid(annotated: Callable[..., Mentions], text: str, names: list[str]) -> None:
    assert [fact.value for fact in annotated(text).facts if fact.field == "funding"] == names


@pytest.mark.parametrize(
    "words",
    [
        "He is a consultant for Acme Serono and receives funding from Brighton Pharma to run other trials.",
        "Okoro has received research funding from Brighton Pharma.",
        "Dr. Okoro has received grants and research support from Brighton Pharma.",
    ],
)
def test_what_one_person_receives_did_not_pay_for_the_study(annotated: Callable[..., Mentions], words: str) -> None:
    assert not [each for each in annotated(f"In a trial, zolpinal eased pain.\n\n{words}").facts if each.field == "funding"]


def test_what_the_researchers_received_did(annotated: Callable[..., Mentions]) -> None:
    found = annotated(
        "In a trial, zolpinal eased pain.\n\nThe researchers received funding from the Northfield Foundation."
    ).facts
    assert [each.value for each in found if each.field == "funding"] == ["Northfield Foundation"]
