"""Clauses: the scope of a result. A statement holds in its clause, not within a distance.

"Although the primary analysis did not show a benefit, a subgroup lived longer" has two clauses with opposite results. A
clause ends where a connective or a semicolon opens the next one, or at the comma that closes a fronted subordinate clause.
Brackets are never cut open, and a part without a verb stays with its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.mentions import Clause, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Terms

_BRACKET = re.compile(r"[()\[\]{}]")
_SEMICOLON = re.compile(r";\s")
_COMMA = re.compile(r",\s")
_COORDINATION = re.compile(
    r",\s(?=(?:and|or|so|which|it|they|he|she|we|this|these|there)\s) | (?<=\))\s(?=and\s(?!\d))", re.VERBOSE | re.IGNORECASE
)
VERB = re.compile(
    r"""\b(?:
        is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|will|would|should|must|cannot
        | \w{3,}ed | (?:show|suggest|indicate|improve|reduce|increase|decrease|provide|support|remain|appear|seem)s
        | (?:demonstrate|favou?r|prolong)s
        | found|met|led|saw|fell|rose|grew|kept|took|gave|made|lived|died|became|began|cut
        | came|went|got|lost|won|ran|stood|lay|held|brought|spent|slept|ate|drank|drew|threw|told|said
    )\b(?:n['’]t\b)?""",
    re.VERBOSE | re.IGNORECASE,
)


def find_clauses(doc: Doc) -> tuple[Clause, ...]:
    """Cut every sentence into clauses that tile it."""
    return tuple(clause for sentence in doc._.sentences for clause in split_clauses(doc._.article.text, sentence, doc._.terms))


def split_clauses(text: str, sentence: Sentence, terms: Terms) -> Iterator[Clause]:
    """Give the clauses of one sentence in order."""
    marks = sorted(_opening_marks(text, sentence, terms))
    starts = [sentence.start]
    for start in marks:
        states = VERB.search(text, starts[-1], start) or _opens_with(terms, starts[-1], start, "despite")
        if states and (VERB.search(text, start, sentence.end) or _opens_with(terms, start, sentence.end, "absolute")):
            starts.append(start)
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        concedes = _opens_with(terms, start, end, "concessive", "despite")
        yield Clause(start=start, end=end, sentence=sentence.index, concessive=concedes, by="rule:clauses")


def _opens_with(terms: Terms, start: int, end: int, *values: str) -> bool:
    return any(term.start == start and term.value in values for term in terms.of("connectives", start, end)[:1])


def _opening_marks(text: str, sentence: Sentence, terms: Terms) -> set[int]:
    closed = _bracketed(text, sentence.start, sentence.end)
    marks = {match.end() for match in _SEMICOLON.finditer(text, sentence.start, sentence.end)}
    marks |= {match.end() for match in _COORDINATION.finditer(text, sentence.start, sentence.end)}
    for term in terms.of("connectives", sentence.start, sentence.end):
        fronted = term.start == sentence.start
        if not fronted and (
            term.value == "fronted" or (term.value in {"subordinate", "absolute"} and text[term.start - 2 : term.start] != ", ")
        ):
            continue
        marks.add(term.start)
        if fronted or term.value in {"concessive", "despite"}:
            marks |= _closing_comma(text, term.start, sentence.end, closed, is_phrase=term.value == "despite")
    return {mark for mark in marks if mark > sentence.start and not any(a <= mark < b for a, b in closed)}


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the outermost pairs of brackets; an opening one without its match closes nothing."""
    pairs, opened = [], []
    for match in _BRACKET.finditer(text, start, end):
        if match.group() in "([{":
            opened.append(match.start())
        elif opened:
            begin = opened.pop()
            if not opened:
                pairs.append((begin, match.end()))
    return pairs


def _closing_comma(text: str, start: int, end: int, closed: list[tuple[int, int]], *, is_phrase: bool) -> set[int]:
    for match in _COMMA.finditer(text, start, end):
        if any(a <= match.start() < b for a, b in closed):
            continue
        if VERB.search(text, start, match.start()) or is_phrase:
            return {match.end()}
    return set()
