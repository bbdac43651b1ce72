"""Candidates for a part of the participants: words that name people and limit whom they mean, whatever is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.phrases import pattern
from evidence.annotate.subgroup_effects import held_in, told_in_front
from evidence.mentions import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

RESTRICTOR = re.compile(
    r"""
        ^\s(?:who(?:se)? | with(?:out)? | aged | ages?\s\d | younger | older | that | in\swhom | in\stheir
        | not
        | (?:above|below|over|past|under)\s(?:(?:and\sbelow\s)?the\s(?:age|mean|median)|ages?\b|\d|one|two|five|ten)
        | between\s\d | carrying
        | in\s(?:good|poor|better|worse)\s(?:condition|health|shape)\b
        | (?:admitted|diagnosed|infected|living|presenting|referred)\s
        | considered | classified | identified | starting | undergoing
        | \d+\syears | at\s(?:high|higher|increased|low|lower)\s | [<>≤≥] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKED = re.compile(
    r"""(?<![\w-])(?P<how> [A-Z][\w/-]*[\s-](?:negative|positive)
        | [a-z][\w/]*-(?:negative|positive|na[iï]ve|infected|uninfected)
        | (?:low|high|intermediate|average|higher|lower|moderate)[\s-]risk )\s$""",
    re.VERBOSE,
)
_LIMITING = 3
"""Words before the people among which a limiting one may stand (`less dependent smokers`)."""
_STATE = re.compile(
    r"""\b(?:in|for|with|after|at)\s(?P<part>
        (?:stage|genotype|grade)\s(?:[IV]+|\d)\w*(?:\s(?:[a-z][\w-]*\s){0,2}(?:cancer|carcinoma|disease|infection|tumou?rs?))?
        | (?:mild|moderate|severe|advanced)\s(?:[a-z]+\s)?disease
        | (?:ages?\s)?\d\d\s?[–-]\s?\d\d\syears )\b""",
    re.VERBOSE,
)
_STOP = re.compile(
    r"""
        , | \) | ; | \s\( | \.\s | \.$ | \s[—–-]\s
        | \s(?:accounted | achieved | after | also | are | benefit(?:s|t?ed)? | came | compared | demonstrated
        | derived | did | didn | disappeared | displayed | dropped | experienced | fared | fell | followed | found
        | gained | got | had | has | have | however | include[ds]? | indicat\w+ | is | lived | lost | made | make
        | matched | mirrored | numbered | quit | received | remained | required | responded | resulted | rose | saw
        | show(?:s|ing) | showed | suggest\w* | survived | tended | treated | versus | vs | was | went | were )\b
        | \sthan\s(?:did|in|among|for|with|those|others|everyone)\b
        | \s(?:and|or)\s(?:also|in|among|by|for|those|non-|\d)
        | \sbut\snot\b | \sin\s(?:the\s)?(?:[\w-]+\s){0,3}(?:arms?|conditions?|groups?)\b
        | \sin\s(?:adults|children|men|people|patients|women)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where a definition ends: a mark, a verb of the main clause, a comparison, or the next people."""
_RELATIVE = re.compile(
    r"""^\s(?:(?:who|that)\s(?:\w+\s)?|whose\s(?:[\w-]+\s){1,4}?)
        (?:was|were|is|are|did|lived(?=\s(?:alone|at|in|with)\b)|had(?:\s(?:had|received))?|has|have|received|got|showed
          |survived|gained|lost|required)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\((?P<inside>[^()]{1,60})\)")
_DANGLING = re.compile(r"\s(?:and|or|that|who|whose|with)$", re.IGNORECASE)
_LONGEST = 220
_LONG_NOUN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a part of the participants.

    Attributes:
        sentence: the sentence that they stand in.
        start: where they begin, with what limits the people.
        people: where the noun for the people begins; `people_end` where it ends.
        end: where they end.
        definition: a clean noun phrase.
        limited: whether words behind or before the people say which are meant; a bare sex says nothing.
    """

    sentence: Sentence
    start: int
    people: int
    people_end: int
    end: int
    definition: str
    limited: bool = True


def find_candidates(doc: Doc, sentence: Sentence) -> tuple[Candidate, ...]:
    """Find the candidates of a sentence in order; of two that overlap the first."""
    text = doc._.article.text
    told = (*_people(text, sentence), *_parts(text, sentence), *_states(text, sentence), *_by_effect(doc, sentence))
    found = sorted(told, key=lambda held: held.start)
    kept: list[Candidate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return tuple(kept)


def _people(text: str, sentence: Sentence) -> Iterator[Candidate]:
    names = [
        found
        for held in (pattern("participants"), pattern("subgroup_cues", "people"), pattern("words/parts", "people"))
        for found in held.finditer(text, sentence.start, sentence.end)
    ]
    for place in sorted({found.span() for found in names}):
        start = _limited_from(text, sentence.start, place[0])
        by_name = pattern("words/parts", "people").match(text, *place)
        if RESTRICTOR.match(text[place[1] : sentence.end]):
            end = _definition_end(text, place, sentence.end)
        elif start < place[0] or by_name or pattern("words/parts", "sex").match(text, *place):
            end = place[1]
        else:
            continue
        limited = bool(start < place[0] or end > place[1] or by_name)
        end = _through_name(text, end, sentence.end)
        yield Candidate(sentence, start, *place, end, clean(text[start:end]), limited=limited)


def _through_name(text: str, end: int, limit: int) -> int:
    """Take in a bracket that gives the people a name (`patients with two copies (homozygotes)`)."""
    bracket = _BRACKET.match(text, end, limit)
    return bracket.end() if bracket and pattern("words/parts", "people").search(bracket.group("inside")) else end


def _limited_from(text: str, start: int, at: int) -> int:
    """Give where the words begin that limit people before their noun (`HPV-negative patients`), or where the noun does."""
    marked = _MARKED.search(text, start, at)
    if marked:
        return marked.start("how")
    found = next((held for held in pattern("words/parts", "modifier").finditer(text, max(start, at - 40), at)), None)
    if found is None or not re.fullmatch(rf"\s(?:[\w-]+\s){{0,{_LIMITING - 2}}}", text[found.end() : at]):
        return at
    return at if text[found.start() : found.end()] == "us" else found.start()


def _parts(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Find what limits the word for a part itself (`the triple-negative subset`)."""
    for noun in pattern("words/parts", "part").finditer(text, sentence.start, sentence.end):
        start = noun.start()
        for word in list(re.finditer(r"[\w/+-]+\s", text[sentence.start : noun.start()]))[: -_LONG_NOUN - 1 : -1]:
            at = sentence.start + word.start()
            is_next = sentence.start + word.end() == start
            if not is_next or pattern("words/parts", "unlimited").fullmatch(word.group().strip()):
                break
            start = at
        if start < noun.start() and not re.match(r"\s(?:analys|of\b|effect|differ)", text[noun.end() : sentence.end]):
            yield Candidate(sentence, start, *noun.span(), noun.end(), clean(text[start : noun.end()]))


def _states(text: str, sentence: Sentence) -> Iterator[Candidate]:
    for found in _STATE.finditer(text, sentence.start, sentence.end):
        start, end = found.span("part")
        yield Candidate(sentence, start, start, end, end, clean(text[start:end]))


def _by_effect(doc: Doc, sentence: Sentence) -> Iterator[Candidate]:
    """Find what stands where only a part can stand, whatever its noun (`the effect was confined to …`)."""
    text = doc._.article.text
    clauses = [clause for clause in doc._.clauses if sentence.start <= clause.start < sentence.end]
    spans = [span for clause in clauses for span in told_in_front(text, clause.start, clause.end)]
    measured = [(named.start, named.end) for named in (*doc._.outcomes, *doc._.arms)]
    for start, end in sorted({*spans, *held_in(text, sentence.start, sentence.end)}):
        if any(start < last and first < end for first, last in measured):
            continue
        yield Candidate(sentence, start, start, end, end, clean(text[start:end]))


def _definition_end(text: str, people: tuple[int, int], end: int) -> int:
    relative = _RELATIVE.match(text[people[1] : end])
    begin = people[1] + (relative.end() if relative else 1)
    stop = _STOP.search(text, begin, end)
    return min(stop.start() if stop else end, end, people[0] + _LONGEST)


def clean(words: str) -> str:
    """Give words without the marks and connectives that a cut leaves at their end."""
    return _DANGLING.sub("", " ".join(words.split()).rstrip(" .,;:"))
