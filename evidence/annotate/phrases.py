"""Lexicon phrases and clauses in a bare string, for the functions that judge one sentence without a pipeline.

Within the pipeline the terms are found once, in `doc._.terms`; the values and the clauses are the same on both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from evidence.annotate import lexicon
from evidence.annotate.clauses import split_clauses
from evidence.annotate.terms import Term, Terms
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import Zone

_HYPHEN = "[-\u2010\u2011 ]"
_APOSTROPHE = "['\u2019]"
_UNITS = {"-": _HYPHEN, " ": r"\s+", "'": _APOSTROPHE}
"""The characters of a phrase that stand for several in a text."""
_END = ""

Trie = dict[str, "Trie"]


@cache
def pattern(name: str, *values: str) -> re.Pattern[str]:
    """Build the regex for the phrases of a lexicon, or of some of its values: whole words, any case, the longest first."""
    held = lexicon.load(name).entries
    phrases = (phrase for phrase, value in held if not values or value in values)
    return re.compile(rf"(?<!\w){_as_regex(_trie(phrases))}(?!\w)", re.IGNORECASE)


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
