"""Put together who took part: description and condition by what speaks for each, age, sex and eligibility from their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence.annotate.facts import distinct
from evidence.annotate.population.ages import find_ages, with_numbers
from evidence.annotate.population.criteria import find_criteria
from evidence.annotate.population.decision import find_description
from evidence.annotate.population.named_conditions import find_named_conditions
from evidence.annotate.population.told_conditions import told_conditions
from evidence.annotate.population.weighing import weigh_conditions
from evidence.annotate.standing import factual_sentences
from evidence.mentions import FactMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_population(doc: Doc) -> tuple[FactMention, ...]:
    """Find who took part."""
    facts: list[FactMention] = []
    for sentence, trust in factual_sentences(doc):
        facts += find_ages(doc, sentence, trust)
        facts += find_criteria(doc, sentence, trust)
    conditions = conditions_of(doc)
    description = find_description(doc, names_of(conditions))
    return distinct([*conditions, *with_numbers(facts), *([description] if description else [])])


def conditions_of(doc: Doc) -> list[FactMention]:
    """Find the condition that a text is about, at every place that tells it."""
    told = (found for sentence, trust in factual_sentences(doc) for found in told_conditions(doc, sentence, trust))
    return weigh_conditions(doc, [*told, *find_named_conditions(doc)])


def names_of(conditions: Sequence[FactMention]) -> list[str]:
    """Give the names of a condition, its long and its short form apart."""
    return [part.strip("() ") for fact in conditions for part in fact.value.partition(" (")[::2] if part]
