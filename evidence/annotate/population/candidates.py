"""Every phrase of a text that may tell who took part: a noun phrase around a word for people, shorter and longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evidence.annotate.facts import clean, sentence_case
from evidence.annotate.noun_phrases import noun_phrase_after, words_of
from evidence.annotate.population.counts import COUNT_BEFORE, without_count
from evidence.annotate.population.descriptions import before_arms, description_of, who_clause
from evidence.annotate.population.people import finished, people_phrase, phrase_start
from evidence.annotate.population.sexes import joined_sexes, with_other_sex
from evidence.annotate.printed_names import opened_small
from evidence.annotate.standing import factual_sentences
from evidence.mentions import Sentence, SpanMention
from evidence.vocabulary import SpanLabel, Subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_NUMBER = r"(?:\d{1,3}|five|six|eight|ten|twelve|eighteen)"
_UNIT = r"(?:[\s-](?:years?|months?|weeks?|days?)(?:[\s-](?:old|of\sage))?)"
_AGES = re.compile(
    rf""",?\s(?:aged|age|ages|of|between|under|over|older\sthan|younger\sthan|at\sleast|from)\s
         (?:(?:the\s)?ages?\s(?:of\s)?|between\s|from\s|over\s|under\s|at\sleast\s)? {_NUMBER}{_UNIT}?
         (?:\s?(?:-|–|to|and|or)\s?(?:{_NUMBER}|over|older|above|under|younger|more|up)\b)? {_UNIT}?
         (?:\s(?:and|or)\s(?:over|older|above|under|younger|more)\b)? (?![\w%]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_HAVING = re.compile(
    r"""\s(?: with | without | at\s(?:high\s|increased\s|low\s)?risk\s(?:of|for) | undergoing | receiving | having
        | scheduled\sfor
        | (?:hospitali[sz]ed|admitted|diagnosed|living|treated|presenting|suffering|recovering|infected)\s(?:with|for|from)
        | born\s(?:with|to|at) | on | in | about\sto\shave | awaiting | requiring | taking )\s""",
    re.VERBOSE | re.IGNORECASE,
)
_JOINS = frozenset({"of", "or", "and", "with", "without", "for"})
_MOST_MODIFIERS = 3
_OPENS_PHRASE = frozenset({"complement", "determiner", "stop", "conjunction"})
_MOST_FURTHER = 3
_LONGEST_REST = 60
"""Words and characters by which the end of a mark is moved to the end of its noun phrase."""
_OPEN_RELATIVE = re.compile(
    r""",?\s (?: who\s(?:took\spart|participated|completed\b.*|were|had|received
            |ate|consumed|developed|drank|experienced|followed|got|needed|required|took|underwent|used)?
        | whose(?:\s(?!was|were|had|has|have|did|is|lay)\w[\w-]*){0,4} | whom | that | who )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A relative clause that a mark cuts before its verb, or that says no more than that they took part."""
_OF = re.compile(r"\sof\s(?!whom\b|which\b)")
_THAN = re.compile(r"\bthan\s(?:(?:among|for|in|that\sof|those\s(?:in|of)|with)\s)?(?:the\s)?$", re.VERBOSE | re.IGNORECASE)
"""What others are set against: `lower than among women who do not smoke`."""
_SURE_MARK = 0.7
"""Of the network's marks, those at least this sure set the bounds of a phrase for people."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may tell who took part.

    Attributes:
        trust: how far a fact of this study may stand in the sentence, 0 to 1.
        start: offset where the phrase begins, behind any count of the people.
        counted_from: offset where the count before the phrase begins, or `start`.
        value: the phrase as it would be printed.
        built: how it was found (`mark`, `phrase`, `modified`), with `who` where it ends in a relative clause.
    """

    sentence: Sentence
    trust: float
    term: Term
    start: int
    end: int
    counted_from: int
    value: str
    built: str
    mark: SpanMention | None


def find_candidates(doc: Doc) -> list[Candidate]:
    """Find the phrases for people in the sentences that can state facts of this study, each place and length once."""
    found: dict[tuple[int, int], Candidate] = {}
    for sentence, trust in factual_sentences(doc):
        for term in doc._.terms.of("subjects", sentence.start, sentence.end):
            if term.value == Subjects.PEOPLE:
                for candidate in _around(doc, sentence, trust, term):
                    found.setdefault((candidate.start, candidate.end), candidate)
    return list(found.values())


def _around(doc: Doc, sentence: Sentence, trust: float, term: Term) -> Iterator[Candidate]:
    text = doc._.article.text
    mark = mark_around(doc, term)
    for built, bounds in _bounds(text, sentence, term, mark):
        span = with_other_sex(text, sentence, without_count(text, bounds, term.start))
        clause = who_clause(text, sentence, span[1])
        if clause is not None:
            yield from _candidate(doc, sentence, (span[0], clause), trust=trust, term=term, built=f"{built}+who", mark=mark)
        yield from _candidate(doc, sentence, span, trust=trust, term=term, built=built, mark=mark)


def _candidate(doc: Doc, sentence: Sentence, span: tuple[int, int], **told: Any) -> Iterator[Candidate]:
    """Give the candidate that some words hold, with what is `told` of it; none where they tell nothing."""
    text, start = doc._.article.text, span[0]
    if _THAN.search(text, sentence.start, start):
        return
    end = before_arms(text, sentence, *span)
    value = description_of(doc, sentence_case(clean(joined_sexes(text[start:end])), text))
    if value:
        count = COUNT_BEFORE.search(text, sentence.start, start)
        counted_from = count.start("count") if count else start
        value = opened_small(value, text, start)
        yield Candidate(sentence=sentence, start=start, end=end, counted_from=counted_from, value=value, **told)


def _bounds(text: str, sentence: Sentence, term: Term, mark: SpanMention | None) -> Iterator[tuple[str, tuple[int, int]]]:
    marked = marked_words(text, term, mark) if mark else None
    if marked:
        yield "mark", marked
    phrase = people_phrase(text, sentence, term)
    if phrase:
        yield "phrase", phrase
    start = phrase_start(text, sentence, term)
    for end in _modified(text, sentence, term):
        yield "modified", (start, end)


def _modified(text: str, sentence: Sentence, term: Term) -> list[int]:
    """Give where a noun ends, by itself and with each of the modifiers that follow it: an age, what people have."""
    ends = [term.end]
    while len(ends) <= _MOST_MODIFIERS:
        ages = _AGES.match(text, ends[-1], sentence.end)
        having = None if ages else _HAVING.match(text, ends[-1], sentence.end)
        after = noun_phrase_after(text, having.end(), sentence.end, joins=_JOINS) if having else None
        if ages:
            ends.append(ages.end())
        elif after:
            ends.append(after[1])
        else:
            break
    return ends


def mark_around(doc: Doc, term: Term) -> SpanMention | None:
    """Give the trained network's mark for participants that lies around a word for people, or None."""
    mark = next((span for span in doc._.spans if span.start <= term.start and term.end <= span.end), None)
    return mark if mark and mark.label is SpanLabel.POPULATION else None


def marked_words(text: str, term: Term, mark: SpanMention) -> tuple[int, int] | None:
    """Give the words of a mark that is sure enough, from a count on; None where the mark is unsure or cuts a word."""
    if mark.confidence < _SURE_MARK:
        return None
    count = COUNT_BEFORE.search(text, mark.start, term.start)
    further = noun_phrase_after(text, mark.end + len(" of "), len(text), joins=_JOINS) if _OF.match(text, mark.end) else None
    words = text[term.end : further[1] if further else mark.end]
    cut = _OPEN_RELATIVE.search(words)
    if text[mark.end : mark.end + 1] in {"-", "'", "’"}:
        return None
    end = term.end + len(finished(words[: cut.start()] if cut else words))
    return count.end("count") + 1 if count else mark.start, marked_end(text, term.end, end)


def marked_end(text: str, start: int, end: int) -> int:
    """Give where the noun phrase ends that some words end within (`after a first-line` [`regimen`])."""
    words = words_of(text[start:end])
    opening = next((word for word in reversed(words[:-1]) if word.kind in _OPENS_PHRASE), None)
    if opening is None or not words or words[-1].kind in _OPENS_PHRASE:
        return end
    line = text.find("\n", end, end + _LONGEST_REST)
    limit = line if line >= 0 else min(len(text), end + _LONGEST_REST)
    found = noun_phrase_after(text, start + opening.end, limit, joins=frozenset())
    if found is None or found[1] <= end:
        return end
    further = words_of(text[end : found[1]])
    return found[1] if len(further) <= _MOST_FURTHER and all(word.kind == "" for word in further) else end
