"""Nouns that head the names of diseases and states, and words that they head."""

from __future__ import annotations

import re
from functools import cache

from evidence.annotate import lexicon

_PART_WORD = re.compile(r"[\w'’-]+")


@cache
def has_condition_head(words: str) -> bool:
    """Tell whether a phrase is headed by a noun for a disease or state."""
    parts = _PART_WORD.findall(words.lower().replace("’", "'"))
    before_of = parts[: parts.index("of")] if "of" in parts[1:] else parts
    return any(is_condition_head(group[-1]) for group in (parts, before_of) if group)


def is_condition_head(word: str) -> bool:
    """Tell whether a word in small letters is a noun for a disease or state, by the lexicon or by its ending."""
    if word in _not_heads():
        return False
    return word in _heads() or word.removesuffix("'s") in _heads() or word.rpartition("-")[2].endswith(_endings())


@cache
def _not_heads() -> frozenset[str]:
    return frozenset(lexicon.load("words/condition_heads").phrases("no_head"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.load("words/condition_heads").phrases("head"))


@cache
def _endings() -> tuple[str, ...]:
    return lexicon.load("words/condition_heads").phrases("ending")
