"""What speaks for a length of time being how long people were followed: the words beside it, its place, its rivals."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.annotate.follow_up.lengths import Length
from evidence.annotate.standing import of_another_study
from evidence.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUES = (
    ("survival", re.compile(r"\bsurviv|\balive\b|\blived\b", re.IGNORECASE)),
    ("chance", re.compile(r"\brandom", re.IGNORECASE)),
    ("primary", re.compile(r"\bprimary\b", re.IGNORECASE)),
    ("often", re.compile(r"\b(?:every|daily|once|twice|per|each|times)\b", re.IGNORECASE)),
    ("past", re.compile(r"\b(?:last|past|previous|history|ago|prior|before|earlier|preceding)\b", re.IGNORECASE)),
    ("may", re.compile(r"\b(?:will|would|expected|planned|may|could)\b", re.IGNORECASE)),
    ("trial", re.compile(r"\b(?:trial|study)\b", re.IGNORECASE)),
    ("followed", re.compile(r"\bfollow(?:ed)?[\s-]?up|\bfollowed\b|\bobserv|\bmonitor|\btrack", re.VERBOSE | re.IGNORECASE)),
    ("treated", re.compile(r"\btreat|\btherap|\bregimen", re.IGNORECASE)),
    ("start", re.compile(r"\bbaseline\b|\bstart|\bbeg[au]n|\bbeginn|\bpost|\bafter\b", re.VERBOSE | re.IGNORECASE)),
    ("endpoint", re.compile(r"\bend\s?point|\boutcome", re.VERBOSE | re.IGNORECASE)),
    (
        "assessed",
        re.compile(r"\b(?:assess|measur|evaluat|questionnaire|survey|visit|exam|scan)", re.VERBOSE | re.IGNORECASE),
    ),
)
"""What a sentence may hold, or a few words beside the length."""
_NEAR_BEFORE, _NEAR_AFTER = 40, 30  # characters
_WORD = re.compile(r"[A-Za-z]+|\d+|[(),;:/%]")
_WORDS = 4
_SAME = 0.03
"""Lengths that differ by less than this share are one (`12 weeks`, `three months` are not)."""
_MOST = 6
_LATE = 8


class Signs:
    """The features of each length of time of one article."""

    def __init__(self, doc: Doc, lengths: Sequence[Length]) -> None:
        """Prepare what the lengths are laid beside: all of them, and the text."""
        self._text: str = doc._.article.text
        self._days = [length.days for length in lengths]
        self._kind = "abstract" if doc._.article.kind is SourceKind.ABSTRACT else "release"

    def of(self, length: Length) -> Mapping[str, float]:
        """Give the features of one length."""
        named = (*self._by_place(length), *self._by_words(length), *self._by_cues(length))
        return {**dict.fromkeys(named, 1.0), **dict(self._among_others(length))}

    def _by_place(self, length: Length) -> Iterator[str]:
        sentence = length.sentence
        place = sentence.section.value if sentence.section else sentence.zone.value
        yield f"place:{self._kind}:{place}"
        yield f"zone:{sentence.zone.value}"
        yield f"kind:{self._kind}"
        yield f"at:{next((step for step in (0, 2, 7) if sentence.index <= step), 'later')}"
        yield f"form:{length.form}"
        yield f"unit:{length.unit}"
        yield f"form:{length.form}:{length.unit}"
        yield f"long:{int(math.log2(length.days + 1 / 1024))}"

    def _by_words(self, length: Length) -> Iterator[str]:
        before = self._words(length.sentence.start, length.start)[-_WORDS:][::-1]
        after = self._words(length.end, length.sentence.end)[:_WORDS]
        for side, words in (("before", before), ("after", after)):
            yield from (f"{side}:{word}" for word in words)
            yield from (f"{side}:{place}:{word}" for place, word in enumerate(words))
            yield from (f"{side} pair:{place}:{pair}" for place, pair in enumerate(pairwise(words)) if place < 2)  # noqa: PLR2004 - next to it
        yield f"between:{before[0] if before else ''}:{after[0] if after else ''}"
        if not before:
            yield "opens"

    def _words(self, start: int, end: int) -> list[str]:
        return ["#" if word.isdigit() else word.lower() for word in _WORD.findall(self._text[start:end])]

    def _by_cues(self, length: Length) -> Iterator[str]:
        text, sentence = self._text, length.sentence
        for name, cue in _CUES:
            if cue.search(text, sentence.start, sentence.end):
                yield f"says {name}"
            if cue.search(text, max(sentence.start, length.start - _NEAR_BEFORE), length.start):
                yield f"near before:{name}"
            if cue.search(text, length.end, min(sentence.end, length.end + _NEAR_AFTER)):
                yield f"near after:{name}"
        if of_another_study(text, sentence, length.start, length.end):
            yield "another study"

    def _among_others(self, length: Length) -> Iterator[tuple[str, float]]:
        longer = sum(days > (1 + _SAME) * length.days for days in self._days)
        same = sum(abs(days - length.days) <= _SAME * length.days for days in self._days)
        yield "same", min(same, _MOST) / _MOST
        yield "longer", min(longer, _MOST) / _MOST
        yield "longest", float(longer == 0)
        yield "alone", float(len(self._days) == 1)
        yield "order", min(self._days.index(length.days), _LATE) / _LATE
