"""How a word looks to the network: four rows of its tables, from the word, its beginning, its end and its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")
_REPEATED = re.compile(r"(.)\1{2,}")
_AFFIX = 3
_MOST_KEPT = 1 << 17

Rows = tuple[int, int, int, int]


@dataclass(slots=True)
class WordTable:
    """The rows of every word.

    Attributes:
        known: the row of each word of the vocabulary, folded; 0 is the row of all others.
        sizes: how many rows the tables of beginnings, ends and shapes have.
    """

    known: Mapping[str, int]
    sizes: tuple[int, int, int]
    _kept: dict[str, Rows] = field(default_factory=dict)

    def rows(self, word: str) -> Rows:
        """Give the rows of one word."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[word] = self._make(word)
        return found

    def _make(self, word: str) -> Rows:
        folded = fold(word)
        beginnings, ends, shapes = self.sizes
        return (
            self.known.get(folded, 0),
            _place("p" + folded[:_AFFIX], beginnings),
            _place("s" + folded[-_AFFIX:], ends),
            _place("h" + shape(word), shapes),
        )


def fold(word: str) -> str:
    """Give a word as the vocabulary holds it: lower case, every digit a nought."""
    return _DIGIT.sub("0", word.lower())


def shape(word: str) -> str:
    """Give the shape of a word (`Xxx-0`), runs of three and more cut to two."""
    drawn = _DIGIT.sub("0", _LOWER.sub("x", _UPPER.sub("X", word)))
    return _REPEATED.sub(r"\1\1", drawn)


def _place(feature: str, size: int) -> int:
    return crc32(feature.encode("utf-8")) % size
