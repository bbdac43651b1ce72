"""How exactly a count is meant, and changes that are printed as a word."""

from __future__ import annotations

import pytest

from evidence import appraise, extract, render
from evidence.render.words import with_unit

_TRIAL = "# Zolpinib against gout\n\n{} joined the trial of zolpinib against placebo. {}"


@pytest.mark.parametrize(
    ("printed", "plain", "clinician"),
    [
        ("Almost 10,000 women", "About 10,000 participants took part", "n ≈ 10,000"),
        ("More than 58,000 people", "More than 58,000 participants took part", "n > 58,000"),
        ("In all 220 people", "220 participants took part", "n = 220"),
    ],
)
def test_a_count_is_written_as_exactly_as_it_is_meant(printed: str, plain: str, clinician: str) -> None:
    record = extract(_TRIAL.format(printed, "Pain was less."))
    assert plain in render(record, appraise(record), template="plain.md")
    assert clinician in render(record, appraise(record), template="clinician.md")


@pytest.mark.parametrize(
    ("number", "written"),
    [("69", "69%"), ("Sixty-seven", "Sixty-seven per cent"), ("two thirds", "two thirds"), ("one in five", "one in five")],
)
def test_a_share_in_words_keeps_its_sense(number: str, written: str) -> None:
    assert with_unit(number, "%") == written


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Zolpinib was associated with a doubling of the risk of falls.", "2 times as high"),
        ("The risk of fractures was halved with zolpinib.", "lower by half"),
    ],
)
def test_a_change_printed_as_a_word_is_told_as_a_factor(words: str, told: str) -> None:
    record = extract(_TRIAL.format("In all 220 people", words))
    text = render(record, appraise(record), template="plain.md")
    assert "doubling higher" not in text
    assert "halved lower" not in text
    assert told in text or "does not clearly tie" in text
