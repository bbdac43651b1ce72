"""Put together what a text says of harms: statements by kind, people who stopped, and single events with their results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.harms.comparison import excess, is_counted
from evidence.annotate.harms.events import denied_excess, find_events, tells_events, told_as_harms
from evidence.annotate.harms.place import Place
from evidence.annotate.harms.rates import bare_rates
from evidence.annotate.harms.statements import is_graded, is_of_this_trial, quoted_span
from evidence.annotate.harms.stopping import stopping
from evidence.annotate.harms.warnings import warning
from evidence.annotate.standing import factual_sentences
from evidence.annotate.terms import Term
from evidence.mentions import Clause, HarmMention, Sentence
from evidence.vocabulary import HarmKind, OutcomeResult, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTED_TRUST = 0.4
_LIKEWISE = re.compile(r"(?:and\s)?(?:so|nor|neither)\s(?:were|was|did|had)\b", re.IGNORECASE)


def find_harms(doc: Doc) -> tuple[HarmMention, ...]:
    """Find what the text says of harms."""
    clauses: dict[int, list[Clause]] = {}
    for clause in doc._.clauses:
        clauses.setdefault(clause.sentence, []).append(clause)
    found: list[HarmMention] = []
    for sentence, trust in factual_sentences(doc):
        trusted = min(trust, _QUOTED_TRUST) if sentence.zone is Zone.QUOTATION else trust
        place = Place(doc, sentence, clauses.get(sentence.index, []), trusted)
        told = list(_in_sentence(place))
        found += told if any(mention.kind is HarmKind.DISCONTINUATION for mention in told) else [*told, *stopping(place)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _in_sentence(place: Place) -> Iterator[HarmMention]:
    words, events = place.terms("harm_terms"), place.terms("adverse_events")
    if not (words or events):
        return
    told = [mention for clause in place.clauses if (mention := _in_clause(place, clause, events))]
    yield from told
    if not words and tells_events(place, events):
        yield from find_events(place, events, is_counted=is_counted(place.words()))
    if words and told:
        inside = [event for event in events if any(each.start <= event.start < each.end for each in told)]
        yield from find_events(place, told_as_harms(place, words, inside), with_list=True)
    if not told:
        yield from warning(place, (*words, *events))


def _in_clause(place: Place, clause: Clause, events: Sequence[Term]) -> HarmMention | None:
    terms = place.terms("harm_terms", clause)
    return _statement(place, clause, terms) if terms else denied_excess(place, clause, events)


def _statement(place: Place, clause: Clause, terms: Sequence[Term]) -> HarmMention | None:
    if not any(is_of_this_trial(place, clause, term) for term in terms):
        return None
    kinds = {HarmKind.SERIOUS if is_graded(place.text, found) else found.value for found in terms}
    kind = next(kind for kind in (HarmKind.DISCONTINUATION, HarmKind.SERIOUS, HarmKind.STATEMENT) if kind in kinds)
    start, end = quoted_span(place.text, place.sentence, clause, place.clauses)
    counted = place.words(clause) if start == place.sentence.start else place.text[start:end]
    return HarmMention(
        start=start,
        end=end,
        by=f"rule:harms.{kind}",
        confidence=round(place.trust, 2),
        kind=HarmKind(kind),
        excess=_excess(place, clause),
        rates=bare_rates(place.words(_compared(place, clause))),
        quantified=not place.is_spoken and is_counted(counted),
        arm_results=tuple(result for result in place.doc._.arm_results if start <= result.start < end),
    )


def _excess(place: Place, clause: Clause) -> OutcomeResult | None:
    """Tell whose harms a clause calls greater; "and so were side effects" says what the words before it say."""
    span = _compared(place, clause)
    named = tuple(event.start - span.start for event in place.terms("adverse_events", span))
    return excess(place.words(span), events=named)


def _compared(place: Place, clause: Clause) -> Clause | Sentence:
    return place.sentence if _LIKEWISE.match(place.words(clause)) else clause
