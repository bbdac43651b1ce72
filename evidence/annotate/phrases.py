"""Lexicon phrases and clauses in a bare string, for the functions that judge one sentence without a pipeline.

Within the pipeline the terms are found once, in `doc._.terms`; the values and the clauses are the same on both ways.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from evidence.annotate import lexicon
from evidence.annotate.clauses import split_clauses
from evidence.annotate.terms import Term, Terms
from evidence.errors import LexiconError
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import Zone

_HYPHEN = "[-\u2010\u2011 ]"
_APOSTROPHE = "['\u2019]"
_UNITS = {"-": _HYPHEN, " ": r"\s+", "'": _APOSTROPHE}
"""The characters of a phrase that stand for several in a text."""
_END = ""
_WORD = re.compile(r"\w+")

Trie = dict[str, "Trie"]


@dataclass(frozen=True, slots=True)
class PhrasePattern:
    """The phrases of a lexicon as one pattern; it is tried only at words with which a phrase begins.

    Attributes:
        regex: the phrases, whole words in any case, the longest first.
        openings: the first word of every phrase, folded.
    """

    regex: re.Pattern[str]
    openings: frozenset[str]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first phrase within `text[start:end]`."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Read a phrase that begins at `start`."""
        return self.regex.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Read a text that is a phrase and nothing more."""
        return self.regex.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find every phrase within `text[start:end]`, whose bounds cut no word in two."""
        starts, words = _words(text)
        first = bisect_left(starts, start)
        for place, word in enumerate(words[first : bisect_left(starts, end)], first):
            if word in self.openings and starts[place] >= start:
                found = self.regex.match(text, starts[place], end)
                if found:
                    yield found
                    start = found.end()


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[list[int], list[str]]:
    """Give where each word of a text begins, and the words, folded."""
    found = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    return [start for start, _ in found], [word.casefold() for _, word in found]


@cache
def pattern(name: str, *values: str) -> PhrasePattern:
    """Build the pattern for the phrases of a lexicon, or of some of its values."""
    held = lexicon.load(name).entries
    phrases = [phrase for phrase, value in held if not values or value in values]
    regex = re.compile(rf"(?<!\w){_as_regex(_trie(phrases))}(?!\w)", re.IGNORECASE)
    return PhrasePattern(regex, frozenset(_opening(phrase) for phrase in phrases))


def _opening(phrase: str) -> str:
    """Give the word that a phrase begins with.

    Raises:
        LexiconError: it begins with something else, where no word of a text would lead to it.
    """
    word = _WORD.match(phrase)
    if word is None:
        raise LexiconError(f"the phrase {phrase!r} begins with no word", "begin it with a letter or a digit")
    return word.group().casefold()


def _trie(phrases: Iterable[str]) -> Trie:
    """Share the beginnings of phrases, so that the regex tries each character once and not once for every phrase."""
    root: Trie = {}
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(_UNITS.get(character, re.escape(character)), {})
        node[_END] = {}
    return root


def _as_regex(node: Trie) -> str:
    branches = [unit + _as_regex(below) for unit, below in node.items() if unit != _END]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if _END in node else joined


@cache
def _values(name: str) -> dict[str, str]:
    return {_plain(phrase): value for phrase, value in lexicon.load(name).entries}


def _plain(phrase: str) -> str:
    return re.sub(_HYPHEN, " ", " ".join(phrase.lower().split())).replace("\u2019", "'")


def find_phrases(name: str, text: str, start: int = 0, end: int | None = None) -> tuple[Term, ...]:
    """Give the phrases of a lexicon within `text[start:end]`, the longest first where they overlap."""
    matches = pattern(name).finditer(text, start, len(text) if end is None else end)
    return tuple(Term(found.start(), found.end(), name, _values(name)[_plain(found.group())]) for found in matches)


@lru_cache(maxsize=256)
def clauses_of(text: str, start: int = 0, end: int | None = None) -> tuple[Clause, ...]:
    """Cut `text[start:end]`, taken as one sentence, into clauses that tile it."""
    end = len(text) if end is None else end
    sentence = Sentence(start=start, end=end, index=0, block=0, zone=Zone.BODY)
    terms = Terms({"connectives": find_phrases("connectives", text, start, end)})
    return tuple(split_clauses(text, sentence, terms))
