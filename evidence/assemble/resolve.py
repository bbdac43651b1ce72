"""Which candidate wins: the one place where mentions of the same field compete, with the precedence written as a table.

The best candidate is the one that stands where such a fact is stated with most care. A sentence of the body that describes the
trial outranks a headline, which outranks speech. Within one place the more confident candidate wins, then the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.assemble.index import Index
from evidence.mentions import FactMention, Mention
from evidence.vocabulary import Section, Zone

ZONE_RANK: dict[Zone, int] = {
    Zone.BODY: 0,
    Zone.LEAD: 1,
    Zone.NOTES: 2,
    Zone.HEADLINE: 3,
    Zone.QUOTATION: 4,
    Zone.BACKGROUND: 5,
    Zone.BOILERPLATE: 6,
}
"""Where a fact on the trial is stated with most care, best first."""

FIELD_ZONE_RANK: dict[str, dict[Zone, int]] = {
    "population.condition": {Zone.HEADLINE: 0, Zone.LEAD: 1, Zone.BODY: 2},
    "source.doi": {Zone.NOTES: 0},
    "source.journal": {Zone.LEAD: 0, Zone.NOTES: 0},
    "source.published": {Zone.HEADLINE: 0, Zone.LEAD: 0, Zone.BOILERPLATE: 1},
    "source.publisher": {Zone.LEAD: 0, Zone.BOILERPLATE: 1},
    "study.acronyms": {Zone.HEADLINE: 0},
    "study.phase": {Zone.HEADLINE: 0, Zone.LEAD: 0, Zone.BODY: 1},
}
"""Fields whose best place is another one; a zone that is not named keeps its rank."""

SECTION_RANK: dict[Section | None, int] = {
    Section.METHODS: 0,
    Section.RESULTS: 1,
    None: 1,
    Section.OBJECTIVE: 2,
    Section.CONCLUSIONS: 3,
    Section.BACKGROUND: 4,
}
"""Which part of an abstract describes the trial best."""


def rank(index: Index, mention: Mention, field: str = "") -> tuple[float, ...]:
    """Give the place of a candidate in the competition for a field; the lowest wins."""
    sentence = index.sentence_of(mention)
    zone = sentence.zone if sentence else Zone.BOILERPLATE
    section = sentence.section if sentence else None
    place = FIELD_ZONE_RANK.get(field, {}).get(zone, ZONE_RANK[zone])
    return (place, SECTION_RANK[section], -mention.confidence, mention.start)


def candidates(index: Index, field: str) -> tuple[FactMention, ...]:
    """Give the candidates for one field, the best first."""
    found = (fact for fact in index.mentions.facts if fact.field == field)
    return tuple(sorted(found, key=lambda fact: rank(index, fact, field)))


def best(index: Index, field: str) -> FactMention | None:
    """Give the candidate that wins a field, or None where nothing states it."""
    return next(iter(candidates(index, field)), None)


def supporters(found: Sequence[FactMention], winner: FactMention) -> tuple[FactMention, ...]:
    """Give the candidates that say the same as the winner, the winner first."""
    return (winner, *(fact for fact in found if fact is not winner and fact.value == winner.value))


def distinct(found: Iterable[FactMention]) -> tuple[FactMention, ...]:
    """Give the candidates with different values, in the order given; case does not matter."""
    seen: dict[str, FactMention] = {}
    for fact in found:
        seen.setdefault(fact.value.casefold(), fact)
    return tuple(seen.values())
