from __future__ import annotations

import itertools

import pytest

from evidence.annotate.phrases import clauses_of


def clauses(text: str) -> list[str]:
    return [text[clause.start : clause.end].strip(" ,") for clause in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Although the primary analysis showed no benefit, a subgroup lived longer.",
            ["Although the primary analysis showed no benefit", "a subgroup lived longer."],
        ),
        (
            "The trial missed its goal, but the company was pleased.",
            ["The trial missed its goal", "but the company was pleased."],
        ),
        (
            "Pain was lower at a week; function was unchanged.",
            ["Pain was lower at a week;", "function was unchanged."],
        ),
        (
            "Despite a longer stay, patients were not readmitted more often.",
            ["Despite a longer stay", "patients were not readmitted more often."],
        ),
        (
            "The study did not show longer survival, it did show less pain.",
            ["The study did not show longer survival", "it did show less pain."],
        ),
        (
            "Remission was seen in 40% (P=.01) and relapse was seen in 12% (P=.40).",
            ["Remission was seen in 40% (P=.01)", "and relapse was seen in 12% (P=.40)."],
        ),
    ],
)
def test_each_statement_is_a_clause(text: str, parts: list[str]) -> None:
    assert clauses(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The drug reduced pain, nausea and fatigue.",
        "Patients (although few, they were followed for long) were enrolled.",
        "The difference was small but real.",
        "Cough, while common, subsided.",
    ],
)
def test_a_part_without_a_statement_of_its_own_is_no_clause(text: str) -> None:
    assert len(clauses(text)) == 1


def test_a_fronted_concession_is_marked() -> None:
    first, second = clauses_of("While the drug was safe, it did not help.")
    assert first.concessive
    assert not second.concessive


def test_clauses_tile_the_sentence() -> None:
    text = "Although deaths were few, stroke was common; but no one, who was asked, minded."
    found = clauses_of(text)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))


def test_with_no_increase_is_a_statement_of_its_own() -> None:
    parts = clauses("The drug cut the risk of stroke by a third, with no significant increase in bleeding.")
    assert parts == ["The drug cut the risk of stroke by a third", "with no significant increase in bleeding."]
