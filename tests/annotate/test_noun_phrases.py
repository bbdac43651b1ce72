"""Noun phrases end where a verb, a clause or a bracket begins."""

from __future__ import annotations

import pytest

from evidence.annotate.noun_phrases import PREPOSITIONS, noun_phrase_after, noun_phrase_before


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the risk of hip fracture fell by a third", "risk of hip fracture"),
        ("a composite of death or stroke at 30 days", "composite of death or stroke"),
        ("low-dose lithium (LDL) was safe", "low-dose lithium"),
        ("time to progression did not differ", "time to progression"),
        ("reduced risk of falls in the yoga group was seen", "reduced risk of falls in the yoga group"),
        ("advanced thyroid cancer, who had", "advanced thyroid cancer"),
    ],
)
def test_phrase_after(text: str, phrase: str) -> None:
    found = noun_phrase_after(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Researchers found that zolpinal", "zolpinal"),
        ("Although the main analysis of survival", "main analysis of survival"),
        ("In these people, the risk of relapse at one year", "risk of relapse at one year"),
        ("The spray reduced daily headache scores", "daily headache scores"),
    ],
)
def test_phrase_before(text: str, phrase: str) -> None:
    found = noun_phrase_before(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == phrase


def test_reduced_relatives_are_an_option() -> None:
    text = "people newly diagnosed with gout, who were"
    short, full = noun_phrase_after(text, 0, len(text)), noun_phrase_after(text, 0, len(text), relatives=True)
    assert short == (0, len("people"))
    assert full == (0, len("people newly diagnosed with gout"))


def test_conjunctions_are_an_option() -> None:
    text = "nausea and vomiting were"
    assert noun_phrase_after(text, 0, len(text)) == (0, len("nausea and vomiting"))
    assert noun_phrase_after(text, 0, len(text), joins=PREPOSITIONS) == (0, len("nausea"))


@pytest.mark.parametrize("text", ["", "which did not", "(", "was reduced by", "the"])
def test_no_noun_no_phrase(text: str) -> None:
    assert noun_phrase_after(text, 0, len(text)) is None
