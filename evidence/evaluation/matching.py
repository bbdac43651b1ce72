"""Which thing of a gold record a thing of a record is: the one that rests on the same words of the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from evidence.evaluation.places import places
from evidence.record import Provenance

HALF = 0.5
"""Two stretches are the same words where they share half of the shorter; annotators differ in articles and brackets."""

MOST = 0.6
"""Two names are alike where they share most of their words: `spray plus a new tablet` and `spray plus a tablet`."""

_WORD = re.compile(r"\w+")

T = TypeVar("T")


def best_match(candidates: Sequence[T], score: Callable[[T], float]) -> T | None:
    """Give the candidate with the highest score, the first of equals, or None where all score nothing."""
    found = max(candidates, key=score, default=None)
    return found if found is not None and score(found) > 0 else None


def shared_words(evidence: Iterable[Provenance], quote: str, text: str | None) -> float:
    """Score how much of a quotation and of the evidence is the same words, 0 to 1.

    Args:
        evidence: where a record found a fact.
        quote: the words that gold rests on; every place of them counts.
        text: the article; without it only the words themselves are compared.
    """
    spans = list(places(text, quote)) if text else []
    return max((_score(words, quote, spans) for words in evidence), default=0)


def _score(words: Provenance, quote: str, spans: Sequence[tuple[int, int]]) -> float:
    overlap = max((_overlap((words.start, words.end), span) for span in spans), default=0.0)
    return max(overlap, contained(words.quote, quote))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    sizes = sorted((a[1] - a[0], b[1] - b[0]))
    return common / sizes[1] if common > 0 and common >= HALF * sizes[0] else 0.0


def contained(a: str, b: str) -> float:
    """Score two phrases of which one holds the other as whole words, by their lengths; 0 where neither does."""
    words = sorted((_WORD.findall(a.lower()), _WORD.findall(b.lower())), key=len)
    short, long = (f" {' '.join(found)} " for found in words)
    return len(words[0]) / len(words[1]) if words[0] and short in long else 0.0


def alike(a: str, b: str) -> float:
    """Score two names that share most of their words, lower than any that hold one another; 0 where they share fewer."""
    one, other = (set(_WORD.findall(name.lower())) for name in (a, b))
    share = len(one & other) / len(one | other) if one | other else 0.0
    return share / len(one | other) if share >= MOST else 0.0
