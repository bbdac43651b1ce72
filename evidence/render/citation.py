"""Reference marks: every statement points to the sentence of the article that states it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel

from evidence.record import Provenance
from evidence.render.words import cut, tidy

if TYPE_CHECKING:
    from evidence.caveat import Caveat
    from evidence.record import EvidenceRecord

SENTENCE_END = re.compile(
    r"""
    (?<! \b Dr ) (?<! \b Mr ) (?<! \b Ms ) (?<! \b vs ) (?<! \b al )   # titles and shortenings end no sentence
    [.!?] ["”’)\]]* \s+ (?= ["“‘(\[]? [A-Z0-9] )
    | \n \s* \n
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One numbered source: the words of the article behind a reference mark.

    Attributes:
        number: the reference mark, from 1.
        text: the words, cut to the length of a quotation.
        start, end: the place in the article's text in code points; None where the record's words are not at that place.
    """

    number: int
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph of the article.

    Attributes:
        marked: whether a reference mark covers it.
        kind: what the words tell: `result`, `harm`, `design`, `people`, `claim` or `origin`; empty where unmarked.
        starts: the numbers of the reference marks that begin here.
    """

    text: str
    marked: bool = False
    kind: str = ""
    starts: tuple[int, ...] = ()


KINDS = ("result", "harm", "people", "design", "claim", "origin")
"""What cited words tell, the most telling first: a sentence that tells several things is marked as the first of them."""


def _kinds(record: EvidenceRecord) -> list[tuple[int, int, str]]:
    """Give the places that each part of a record rests on, with what they tell."""
    parts = {
        "result": (record.primary_endpoint, record.outcomes, record.estimates, record.subgroups),
        "harm": (record.harms,),
        "people": (record.population, record.study.enrollment),
        "design": (record.study, record.arms),
        "claim": (record.claims, record.phrases),
        "origin": (record.source, record.funding, record.conflicts),
    }
    return [(words.start, words.end, kind) for kind in KINDS for words in _provenances(parts[kind])]


class Ledger:
    """Numbers the sources of one summary in the order in which the summary cites them.

    Words of one sentence share a number. The sentence is looked up in the record's article text; without it, the longest
    words that the record cites around a place stand for the sentence.
    """

    def __init__(self, record: EvidenceRecord, caveats: Sequence[Caveat]) -> None:
        self._record = record
        self._text = record.article_text or ""
        self._bounds = _sentence_bounds(self._text)
        self._cited = () if self._text else tuple(_provenances((record, *caveats)))
        self._quotations: dict[tuple[int, int, str], Quotation] = {}

    def cite(self, proof: Sequence[Provenance]) -> tuple[int, ...]:
        """Give the reference marks of some words, in rising order, each once; unknown words get the next number."""
        return tuple(sorted({self._number(words) for words in proof if tidy(words.quote)}))

    def sources(self) -> tuple[Quotation, ...]:
        """Give the sources cited so far, in the order of their numbers."""
        return tuple(self._quotations.values())

    def unplaced(self) -> tuple[Quotation, ...]:
        """Give the sources cited so far that have no place in the article's text, or all where the record has no text."""
        return tuple(quotation for quotation in self.sources() if quotation.start is None)

    def article(self) -> tuple[tuple[Piece, ...], ...]:
        """Give the article's paragraphs, cut where the sources cited so far begin and end; empty without its text."""
        spans = [(q.start, q.end, q.number) for q in self.sources() if q.start is not None and q.end is not None]
        kinds = _kinds(self._record) if spans else []
        told = {number: _kind(kinds, low, high) for low, high, number in spans}
        paragraphs = re.finditer(r"\S (?: (?! \n\s*\n ) . )* ", self._text, re.VERBOSE | re.DOTALL)
        return tuple(_pieces(self._text, match.start(), match.end(), spans, told) for match in paragraphs)

    def _number(self, words: Provenance) -> int:
        start, end = self._home(words)
        placed = self._text[words.start : words.end] == words.quote if self._text else False
        key = (start, end, "" if placed or start < words.start or end > words.end else words.quote)
        if key not in self._quotations:
            self._quotations[key] = self._quotation(words, start, end, placed=placed)
        return self._quotations[key].number

    def _home(self, words: Provenance) -> tuple[int, int]:
        if self._text and self._text[words.start : words.end] == words.quote:
            start = self._bounds[bisect_right(self._bounds, words.start) - 1]
            end = self._bounds[min(bisect_left(self._bounds, words.end), len(self._bounds) - 1)]
            inside = self._text[start:end]
            start, end = end - len(inside.lstrip()), start + len(inside.rstrip())
            return start, end
        around = [p for p in self._cited if p.start <= words.start and p.end >= words.end and words.quote in p.quote]
        widest = max(around, key=lambda p: p.end - p.start, default=words)
        return widest.start, widest.end

    def _quotation(self, words: Provenance, start: int, end: int, *, placed: bool) -> Quotation:
        number = len(self._quotations) + 1
        if placed:
            before, inside = tidy(self._text[start : words.start]), tidy(words.quote)
            around = (len(before), len(before) + len(inside))
            return Quotation(number, cut(tidy(self._text[start:end]), around=around), start, end)
        quote = next((p.quote for p in self._cited if (p.start, p.end) == (start, end) and words.quote in p.quote), words.quote)
        return Quotation(number, cut(tidy(quote)))


def _sentence_bounds(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)) if text else ()


def _provenances(value: object) -> Iterator[Provenance]:
    if isinstance(value, Provenance):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _provenances(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _provenances(item)


def _kind(kinds: Sequence[tuple[int, int, str]], low: int, high: int) -> str:
    found = {kind for start, end, kind in kinds if low <= start and end <= high}
    return next((kind for kind in KINDS if kind in found), KINDS[-1])


def _pieces(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]], told: Mapping[int, str]
) -> tuple[Piece, ...]:
    inside = [(max(low, start), min(high, end), low, number) for low, high, number in spans if low < end and high > start]
    cuts = sorted({start, end, *(low for low, *_ in inside), *(high for _, high, *_ in inside)})
    return tuple(
        Piece(
            text[low:high],
            marked=any(first <= low and high <= last for first, last, _, _ in inside),
            kind=next((told[number] for first, last, _, number in inside if first <= low and high <= last), ""),
            starts=tuple(number for first, _, origin, number in inside if first == low and origin == first),
        )
        for low, high in pairwise(cuts)
    )
