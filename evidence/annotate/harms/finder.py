"""Put together what a text says of harms: statements by kind, and single events with their results in each arm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.harms.comparison import excess, is_counted
from evidence.annotate.harms.statements import is_of_this_trial, quoted_span
from evidence.annotate.standing import factual_sentences
from evidence.annotate.terms import Term
from evidence.mentions import ArmResultMention, Clause, HarmMention, Sentence
from evidence.vocabulary import HarmKind, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEGATED = re.compile(
    r"\b(?:no|without|absence\sof|free\sof|not\sexperience|never)\s(?:\w+\s){0,4}$", re.VERBOSE | re.IGNORECASE
)
_EXCESS_OF = re.compile(
    r"\b(?:excess|increases?|increasing|increased|difference|differences)\s(?:(?:of|in|the|risk|rates?|incidence|frequency)\s){0,4}"
    r"(?:(?:serious|severe|major|minor|clinically|significant|relevant|fatal|any)\s){0,3}$",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|without)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_COMMONER = re.compile(
    r"\b(?: (?:more|less|as|no\smore|equally) \s (?:common|frequent|often|usual)(?:ly)? | commoner | rarer )\b",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED_TRUST = 0.4
_EVENT_WEIGHT = 0.8


def find_harms(doc: Doc) -> tuple[HarmMention, ...]:
    """Find what the text says of harms."""
    clauses: dict[int, list[Clause]] = {}
    for clause in doc._.clauses:
        clauses.setdefault(clause.sentence, []).append(clause)
    found = [
        mention
        for sentence, trust in factual_sentences(doc)
        for mention in _in_sentence(doc, sentence, clauses.get(sentence.index, []), trust)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _in_sentence(doc: Doc, sentence: Sentence, clauses: Sequence[Clause], trust: float) -> Iterator[HarmMention]:
    words = doc._.terms.of("harm_terms", sentence.start, sentence.end)
    events = doc._.terms.of("adverse_events", sentence.start, sentence.end)
    if not (words or events):
        return
    trust = min(trust, _QUOTED_TRUST) if sentence.zone is Zone.QUOTATION else trust
    spans = []
    for clause in clauses:
        term = next((term for term in words if clause.start <= term.start < clause.end), None)
        mention = _statement(doc, sentence, clause, clauses, trust) if term else _denial(doc, clause, events, trust)
        if mention:
            spans.append((mention.start, mention.end))
            yield mention
    if not words and _tells_events(doc, sentence, events):
        yield from _events(doc, sentence, events, trust)
    if words and spans:
        inside = [event for event in events if any(start <= event.start < end for start, end in spans)]
        yield from _events(doc, sentence, inside, trust)


def _statement(doc: Doc, sentence: Sentence, clause: Clause, clauses: Sequence[Clause], trust: float) -> HarmMention | None:
    terms = doc._.terms.of("harm_terms", clause.start, clause.end)
    term = next((term for term in terms if is_of_this_trial(doc, sentence, clause, term)), None)
    if term is None:
        return None
    text = doc._.article.text
    kinds = {found.value for found in terms}
    kind = next(kind for kind in (HarmKind.DISCONTINUATION, HarmKind.SERIOUS, HarmKind.STATEMENT) if kind in kinds)
    start, end = quoted_span(text, sentence, clause, clauses)
    counted = text[clause.start : clause.end] if start == sentence.start else text[start:end]
    return HarmMention(
        start=start,
        end=end,
        by=f"rule:harms.{kind}",
        confidence=round(trust, 2),
        kind=HarmKind(kind),
        excess=excess(text[clause.start : clause.end]),
        quantified=sentence.zone is not Zone.QUOTATION and is_counted(counted),
    )


def _denial(doc: Doc, clause: Clause, events: Sequence[Term], trust: float) -> HarmMention | None:
    """Read "no excess of serious bleeding": an event whose increase is denied is a statement on harms."""
    text = doc._.article.text
    for event in events:
        cue = _EXCESS_OF.search(text, clause.start, event.start) if clause.start <= event.start < clause.end else None
        if cue and _DENIED.search(text, clause.start, cue.start()):
            words = text[clause.start : clause.end]
            start, end = clause.start, clause.start + len(words.rstrip(" ,;"))
            return HarmMention(
                start=start,
                end=end,
                by="rule:harms.no_excess",
                confidence=round(trust, 2),
                kind=HarmKind.STATEMENT,
                excess=excess(f"{words} adverse"),
                quantified=False,
            )
    return None


def _events(doc: Doc, sentence: Sentence, events: Sequence[Term], trust: float) -> Iterator[HarmMention]:
    text = doc._.article.text
    for number, event in enumerate(events):
        if _NEGATED.search(text, sentence.start, event.start):
            continue
        following = events[number + 1].start if number + 1 < len(events) else sentence.end
        results = () if sentence.zone is Zone.QUOTATION else _results(doc, sentence, event, following, alone=len(events) == 1)
        yield HarmMention(
            start=event.start,
            end=event.end,
            by="rule:harms.event",
            confidence=round(trust * _EVENT_WEIGHT, 2),
            kind=HarmKind.EVENT,
            name=" ".join(text[event.start : event.end].lower().split()),
            quantified=bool(results),
            arm_results=results,
        )


def _tells_events(doc: Doc, sentence: Sentence, events: Sequence[Term]) -> bool:
    """Tell whether a sentence without a word for harms counts or compares known adverse events that are not its subject."""
    if sentence.zone not in (Zone.BODY, Zone.NOTES) or sentence.section in (Section.BACKGROUND, Section.OBJECTIVE):
        return False
    text = doc._.article.text
    topic = " ".join(text[each.start : each.end].lower() for each in doc._.sentences if _is_topic(each))
    named = {text[event.start : event.end].lower() for event in events}
    words = text[sentence.start : sentence.end]
    return not any(name in topic for name in named) and (is_counted(words) or bool(_COMMONER.search(words)))


def _is_topic(sentence: Sentence) -> bool:
    """Tell whether a sentence says what the study is about."""
    opens = sentence.index == 0 or sentence.zone in (Zone.HEADLINE, Zone.LEAD)
    return opens or sentence.section in (Section.OBJECTIVE, Section.BACKGROUND)


def _results(doc: Doc, sentence: Sentence, event: Term, following: int, *, alone: bool) -> tuple[ArmResultMention, ...]:
    """Give the values of the arms that belong to an event: those up to the next event, or all where it is the only one."""
    start, end = (sentence.start, sentence.end) if alone else (event.end, min(following, _item_end(doc, event, sentence)))
    return tuple(result for result in doc._.arm_results if start <= result.start < end)


def _item_end(doc: Doc, event: Term, sentence: Sentence) -> int:
    """Give where the item of a list ends: behind the bracket that follows the event, or at the next comma."""
    text = doc._.article.text
    item = _ITEM.match(text, event.end, sentence.end)
    return item.end() if item else sentence.end


_ITEM = re.compile(r"[^(),;]{0,40}\((?:[^()]|\([^()]*\))*\)|[^(),;]*")
