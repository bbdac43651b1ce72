"""Terms of reporting items in a full text, with the near miss of a text that reports none."""

from __future__ import annotations

import pytest

from evidence.annotate.report_terms import read_terms, word_by_word
from evidence.evaluation.datasets.consort_terms import LABELS

REPORT = """Tamarol for acute gout: study protocol for a randomised controlled trial

## Methods

The trial is registered with ClinicalTrials.gov, NCT00000001. Patients were randomly assigned in a 1:1 ratio with
permuted blocks of four, stratified by centre and age. Participants, investigators and outcome assessors were masked to
treatment allocation.

We calculated that a sample of 240 patients would give 90% power. Analyses were by intention to treat.
"""


def terms() -> set[tuple[str, str]]:
    return {(item, REPORT[start:end]) for start, end, item in read_terms(REPORT)}


def test_the_registry_number_and_the_ratio_are_read() -> None:
    assert ("3a_Registry_number", "NCT00000001") in terms()
    assert ("8d_Design_Ratio", "1:1") in terms()


def test_items_of_the_title_are_read_in_the_first_line_only() -> None:
    assert ("1a_Title_Randomized", "randomised") in terms()
    assert all(REPORT.index(words) < REPORT.index("\n") for item, words in terms() if "_Title_" in item)


def test_a_text_that_reports_no_item_has_no_terms() -> None:
    assert read_terms("The weather was fine.\n\nIt rained on Sunday, and the fair was put off to the next week.") == ()


def test_what_the_linear_model_finds_is_likely_in_sum() -> None:
    words = [(0, 7), (8, 13)]
    judged = word_by_word("Tamarol helps", words)
    assert judged.shape == (2, 1 + 2 * len(LABELS))
    assert judged.sum(1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_a_text_of_spaces_has_no_terms() -> None:
    assert read_terms("  ") == ()
