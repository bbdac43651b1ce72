"""A funder is a company only where the text shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.companies import has_company_form
from evidence.mentions import Mentions


@pytest.mark.parametrize(
    ("name", "is_company"),
    [
        ("Norvik Pharma Ltd", True),
        ("Norvik, Inc.", True),
        ("Norvik AB", True),
        ("Norvik Pharmaceuticals", True),
        ("Norvik", False),
        ("Norvik Pharmaceuticals Foundation", False),
        ("University of Norvik", False),
        ("Ltd", False),
    ],
)
def test_the_form_of_a_name(name: str, is_company: bool) -> None:
    assert has_company_form(name) is is_company


def companies(mentions: Mentions) -> list[str]:
    return [fact.value for fact in mentions.facts if fact.field == "industry_funding"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The study was funded by Norvex, the maker of the gel.", ["Norvex"]),
        ("The gel is made by Norvex. The study was funded by Norvex.", ["Norvex"]),
        ("The study was funded by Norvex.", []),
        ("The study was funded by the maker of the gel.", ["the maker of the gel"]),
        ("The study was funded by the foundation of a gel maker.", []),
        ("The maker of the gel, Norvex, paid for the trial.", ["Norvex"]),
        ("The study was funded by the Tea Trust and Norvik Pharma Ltd.", ["Norvik Pharma Ltd"]),
        ("The gel is made by Rodel. The study was funded by Norvex.", []),
    ],
)
def test_companies_among_the_funders(annotated: Callable[..., Mentions], text: str, names: list[str]) -> None:
    assert companies(annotated(text)) == names
