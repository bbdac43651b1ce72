"""Every printed number of an article, typed: the first construct that knows a numeral says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.numbers import (
    ages,
    citations,
    counts,
    dates,
    interval,
    money,
    ordinals,
    p_value,
    percent,
    rates,
    spread,
    statistic,
    strengths,
    units,
)
from evidence.annotate.numbers.qualifiers import qualify
from evidence.annotate.numbers.reading import Construct, Reading
from evidence.annotate.numbers.shape import Shape
from evidence.annotate.terms import Terms
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONSTRUCTS: tuple[Construct, ...] = (
    citations.read,
    dates.read,
    money.read,
    p_value.read,
    interval.read,
    statistic.read,
    spread.read,
    strengths.read,
    percent.read,
    ages.read,
    rates.read,
    ordinals.read,
    units.read,
    counts.read,
)
_OF_A_POPULATION = {NumberKind.COUNT, NumberKind.PERCENT, NumberKind.FRACTION}


def find_numbers(doc: Doc) -> tuple[NumberMention, ...]:
    """Type every number; the result follows the numerals of `doc._.shapes` one by one."""
    return tuple(
        number for shape in doc._.shapes if shape.numerals for number in read_numbers(doc._.article.text, shape, doc._.terms)
    )


def read_numbers(text: str, shape: Shape, terms: Terms) -> Iterator[NumberMention]:
    """Type the numbers of one sentence, one for every numeral."""
    readings: dict[int, Reading] = {}
    for construct in CONSTRUCTS:
        for reading in construct(shape, terms):
            readings.setdefault(reading.index, reading)
    tells_prevalence = _tells_prevalence(shape, terms)
    for index, numeral in enumerate(shape.numerals):
        reading = readings[index]
        kind = NumberKind.PREVALENCE if tells_prevalence and reading.kind in _OF_A_POPULATION else reading.kind
        start, end = shape.sentence.start + numeral.start, shape.sentence.start + numeral.end
        yield NumberMention(
            start=start,
            end=end,
            text=text[start:end],
            value=numeral.value,
            kind=kind,
            unit=reading.unit,
            qualifier=qualify(shape, index, kind, terms),
            by="rule:numbers",
        )


def _tells_prevalence(shape: Shape, terms: Terms) -> bool:
    """Tell whether a sentence counts the people who live with a disease: one of the background, that plans no study."""
    sentence = shape.sentence
    if sentence.zone is not Zone.BACKGROUND or sentence.section in {Section.METHODS, Section.RESULTS}:
        return False
    return all(term.value == "prevalence" for term in terms.of("background_cues", sentence.start, sentence.end))
