"""One name of an arm has one side in the whole article."""

from __future__ import annotations

import re

from evidence.annotate.spans.sides import settle_sides
from evidence.mentions import SpanMention
from evidence.vocabulary import SpanLabel

TESTED, COMPARED = SpanLabel.INTERVENTION, SpanLabel.COMPARATOR


def sides(text: str, confidence: float = 0.9, **labels: SpanLabel) -> dict[str, set[SpanLabel]]:
    """Mark every place of the names with the label, settle, and give the labels by name."""
    marks = [
        SpanMention(start=found.start(), end=found.end(), label=label, confidence=confidence)
        for name, label in labels.items()
        for found in re.finditer(rf"\b{name}\b", text)
    ]
    settled = settle_sides(text, sorted(marks, key=lambda mark: mark.start))
    return {name: {mark.label for mark in settled if text[mark.start : mark.end] == name} for name in labels}


def test_a_drug_that_another_is_set_against_is_the_comparator_everywhere() -> None:
    text = "Tamarol versus bitorin in gout. Bitorin and tamarol were given daily. Pain eased with tamarol and with bitorin."
    found = sides(text, Tamarol=TESTED, tamarol=TESTED, bitorin=TESTED)
    assert found == {"Tamarol": {TESTED}, "tamarol": {TESTED}, "bitorin": {COMPARED}}


def test_a_placebo_is_never_tested() -> None:
    assert sides("Placebo or tamarol was given.", placebo=TESTED, Placebo=TESTED, tamarol=TESTED)["Placebo"] == {COMPARED}


def test_the_treatment_named_first_stays_the_tested_one_where_a_worse_result_is_set_against_it() -> None:
    text = "Tamarol eases gout. Pain was worse with placebo compared with Tamarol."
    assert sides(text, Tamarol=TESTED, placebo=COMPARED) == {"Tamarol": {TESTED}, "placebo": {COMPARED}}


def test_two_drugs_of_one_regimen_stay_on_one_side() -> None:
    text = "Tamarol and bitorin together eased gout. Patients took tamarol plus bitorin for a week."
    assert sides(text, Tamarol=TESTED, tamarol=TESTED, bitorin=TESTED)["bitorin"] == {TESTED}


def test_other_labels_are_left_alone() -> None:
    text = "Pain versus pain"
    mark = SpanMention(start=12, end=16, label=SpanLabel.OUTCOME, confidence=0.9)
    assert settle_sides(text, [mark]) == [mark]
