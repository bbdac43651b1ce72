"""Two parts that are set against each other: what limits one is the opposite of what limits the other."""

from __future__ import annotations

import re

from evidence.annotate import lexicon

_WORD = re.compile(r"\w+|[<>≤≥]")
_NUMERAL = re.compile(r"\d\w*|[iv]+|one|two|three|no")
_SHARED = 2
"""Words that two parts share which differ in nothing but a number (`patients with stage III`, `patients with stage IV`)."""


def opposed(one: str, other: str) -> bool:
    """Say whether two definitions divide the participants: opposite words, one word denied, or another number."""
    first, second = _words(one), _words(other)
    alone, against = first - second, second - first
    if any((left in alone and right in against) or (right in alone and left in against) for left, right in _pairs()):
        return True
    if any(f"non{word}" in against for word in alone) or any(f"non{word}" in alone for word in against):
        return True
    return len(first & second) >= _SHARED and _numbered(alone) and _numbered(against)


def _words(definition: str) -> frozenset[str]:
    joined = re.sub(r"\bnon[\s-]", "non", definition.casefold())
    return frozenset(_WORD.findall(joined))


def _numbered(words: frozenset[str]) -> bool:
    return bool(words) and all(_NUMERAL.fullmatch(word) for word in words)


def _pairs() -> tuple[tuple[str, str], ...]:
    held = lexicon.load("words/opposites").entries
    return tuple((left, right) for phrase, _ in held for left, _, right in (phrase.partition(" "),))
