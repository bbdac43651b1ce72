"""Harms: what is said of side effects as a whole, of serious ones, of single events and of people who stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import Clause, HarmMention, Sentence
from evidence.vocabulary import HarmKind, OutcomeResult, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_EXCESS = re.compile(
    r"""\b(?: no\s(?:\w+\s){0,2}?(?:excess|increase|difference|differences|more|additional|greater|higher) | (?:similar|
        comparable|equal|balanced|the\ssame|identical)\b
      | (?:did|does|was|were)\snot\s(?:\w+\s){0,3}?(?:differ|different|increase|more|higher|greater) |
          as\swell\stolerated\sas | not\s(?:significantly\s)?(?:different|differ|increased|more|higher) )""",
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(
    r"""\b(?: more\s(?:\w+\s){0,4}?(?:events?|effects|common|frequent|often|frequently|likely|commonly|toxic\w*|bleeding|
        patients|people|participants|cases)
      | (?:higher|greater|increased|increase\sin|excess|elevated)\b | (?:increased|doubled|raised)\sthe\srisk )""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWER = re.compile(
    r"\b(?:fewer|less\s(?:\w+\s){0,2}?(?:common|frequent|often|frequently|likely|toxic\w*|severe)|lower|reduced|"
    r"reduction\sin|better\stolerated|decreased)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|vs|between|among|across|both|placebo|control|comparator|groups|arms|relative\sto)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\d+(?:[.·]\d+)?\s?(?:%|per\s?cent|percent)|\b\d+\s(?:of|in|out\sof)\s\d+|\(\s?n\s?=\s?\d|"
    r"\b\d+\s(?:\w+\s){0,3}?(?:patients|participants|people|women|men|children|cases|events|deaths|episodes)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s){0,3}?(?:patients?|participants?|people|person|"
    r"women|men|children|cases?|events?|deaths?|episodes?)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|without|absence\sof|free\sof|not\sexperience|never)\s(?:\w+\s){0,4}$", re.IGNORECASE)
_DEATH_AS_OUTCOME = re.compile(r"\b(?:death|survival|mortality)\b", re.IGNORECASE)
_QUOTED_TRUST = 0.4
_EVENT_WEIGHT = 0.8


def find_harms(doc: Doc) -> tuple[HarmMention, ...]:
    """Find what the text says of harms."""
    found = [mention for sentence, trust in factual_sentences(doc) for mention in _in_sentence(doc, sentence, trust)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _in_sentence(doc: Doc, sentence: Sentence, trust: float) -> Iterator[HarmMention]:
    if sentence.zone is Zone.QUOTATION:
        trust = _QUOTED_TRUST
    is_about_harms = False
    for clause in doc._.clauses:
        if clause.sentence != sentence.index:
            continue
        for mention in _statement(doc, sentence, clause, trust):
            is_about_harms = True
            yield mention
    if is_about_harms:
        yield from _events(doc, sentence, trust)


def _statement(doc: Doc, sentence: Sentence, clause: Clause, trust: float) -> Iterator[HarmMention]:
    terms = doc._.terms.of("harm_terms", clause.start, clause.end)
    if not terms or of_another_study(doc._.article.text, sentence, terms[0].start, terms[0].end):
        return
    kinds = {term.value for term in terms}
    for kind in (HarmKind.SERIOUS, HarmKind.DISCONTINUATION, HarmKind.STATEMENT):
        if kind in kinds:
            break
    yield HarmMention(
        start=clause.start,
        end=clause.end,
        by=f"rule:harms.{kind}",
        confidence=round(trust, 2),
        kind=HarmKind(kind),
        excess=excess(doc._.article.text[clause.start : clause.end]),
        quantified=sentence.zone is not Zone.QUOTATION
        and bool(_QUANTITY.search(doc._.article.text, sentence.start, sentence.end)),
    )


def excess(words: str) -> OutcomeResult | None:
    """Tell whose harms a clause calls greater; None where it compares nothing.

    `favours_comparator` is more harm with the intervention.
    """
    no_excess = _NO_EXCESS.search(words)
    if no_excess:
        return OutcomeResult.NO_DIFFERENCE
    if not _COMPARED.search(words):
        return None
    if _MORE.search(words):
        return OutcomeResult.FAVOURS_COMPARATOR
    return OutcomeResult.FAVOURS_INTERVENTION if _FEWER.search(words) else None


def _events(doc: Doc, sentence: Sentence, trust: float) -> Iterator[HarmMention]:
    for term in doc._.terms.of("adverse_events", sentence.start, sentence.end):
        if _NEGATED.search(doc._.article.text, sentence.start, term.start):
            continue
        is_quoted = sentence.zone is Zone.QUOTATION
        yield HarmMention(
            start=term.start,
            end=term.end,
            by="rule:harms.event",
            confidence=round(trust * _EVENT_WEIGHT, 2),
            kind=HarmKind.EVENT,
            name=doc._.article.text[term.start : term.end].lower(),
            quantified=not is_quoted and bool(_QUANTITY.search(doc._.article.text, sentence.start, sentence.end)),
        )
