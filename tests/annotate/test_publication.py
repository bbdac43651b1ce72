"""Journal, identifiers, date line and state of review."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.identifiers import trim_doi
from evidence.mentions import Mentions


def values(mentions: Mentions, field: str) -> list[str]:
    return [str(fact.value) for fact in mentions.facts if fact.field == field]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The work was published today in The Lancet.", "source.journal", "The Lancet"),
        ("It appears online in the journal Annals of Sleep.", "source.journal", "Annals of Sleep"),
        ("It was published in the Sept. 28 issue of the journal Rye Medicine.", "source.journal", "Rye Medicine"),
        ("The study, published in npj Vaccines, was small.", "source.journal", "npj Vaccines"),
        ("The work, published in Rye Medicine on Aug. 18, was small.", "source.journal", "Rye Medicine"),
        ("The work was published today in the peer-reviewed journal Sleep Today.", "source.peer_review", "peer_reviewed"),
        ("The report is a preprint.", "source.peer_review", "preprint"),
        ("The results were presented at the annual meeting of heart doctors.", "source.peer_review", "conference"),
        ("Norvex today announced positive topline results.", "source.peer_review", "announcement"),
        ("See (DOI10.1234/S0000-1111(25)00001-2) for more.", "source.doi", "10.1234/S0000-1111(25)00001-2"),
        ("Registered as NCT01234567.", "source.registrations", "NCT01234567"),
        ("Registered as ISRCTN 12345678.", "source.registrations", "ISRCTN12345678"),
        ("EudraCT number 2010-012345-67 was given.", "source.registrations", "EudraCT 2010-012345-67"),
        ("# New tea trial\n3 March 2021\nTea helped.", "source.published", "2021-03-03"),
        ("# New tea trial\nLONDON, March 3, 2021 -- Tea helped.", "source.published", "2021-03-03"),
    ],
)
def test_found(annotated: Callable[..., Mentions], text: str, field: str, value: str) -> None:
    assert value in values(annotated(text), field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("A 2015 study published in The Lancet had found less.", "source.journal"),
        ("The mouse work, previously published in the journal Rye Medicine, was small.", "source.journal"),
        ("The first results, published in a 2012 Lancet paper, were weaker.", "source.journal"),
        ("On March 5, 2018 the firm spoke. Its first results were published in The Lancet in 2009.", "source.journal"),
        ("The work was published in March.", "source.journal"),
        ("The gain appeared greater in HIV-infected people.", "source.journal"),
        ("The patients left hospital on 3 March 2021 and went home.", "source.published"),
        ("Call 01234567 for tea.", "source.registrations"),
        ("Version 10.12 of the form was used.", "source.doi"),
    ],
)
def test_near_misses(annotated: Callable[..., Mentions], text: str, field: str) -> None:
    assert not values(annotated(text), field)


def test_work_that_was_not_reviewed_is_not_called_reviewed(annotated: Callable[..., Mentions]) -> None:
    assert values(annotated("The report has not been peer-reviewed."), "source.peer_review") == ["preprint"]


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("10.1000/abc.", "10.1000/abc"),
        ("10.1000/a(1)b)", "10.1000/a(1)b"),
        ("10.1000/a(1)", "10.1000/a(1)"),
        ("10.1000/x),", "10.1000/x"),
    ],
)
def test_trim_doi(printed: str, doi: str) -> None:
    assert trim_doi(printed) == doi


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The paper is doi:10.1234/abc.99https://papers.example/abc.99 now.", "source.doi", "10.1234/abc.99"),
        ("It was published in January in Rye Medicine.", "source.journal", "Rye Medicine"),
        ("It appears in the Grain Society’s Journal of Rye.", "source.journal", "Journal of Rye"),
        ("It was published in Annals. See Annals of Internal Medicine.", "source.journal", "Annals of Internal Medicine"),
    ],
)
def test_identifiers_and_journals_are_whole(annotated: Callable[..., Mentions], text: str, field: str, value: str) -> None:
    assert {fact.value for fact in annotated(text).facts if fact.field == field} == {value}
