"""Is it English? A share of small words; short texts get the benefit of the doubt."""

from __future__ import annotations

import re

from evidence.ingest.phrases import phrases

MIN_WORDS = 40
"""Fewer words than this are not judged: a headline may hold no small word at all."""

MIN_OTHER = 3
"""A short text with this many small words of another language, and fewer English ones, is not English."""

MIN_FUNCTION_SHARE = 0.08
"""Least share of English function words in a text that is long enough to judge."""

MIN_LATIN_SHARE = 0.5
"""Least share of letters that are Latin, Greek symbols in formulas allowed for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_LATIN = re.compile("[^\x00-\u024f]")
_SAMPLE = 8_000


def is_english(text: str) -> bool:
    """Judge whether a text can be read as English."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    latin = letters - len(_NOT_LATIN.findall("".join(words)))
    if letters and latin < MIN_LATIN_SHARE * letters:
        return False
    english, other = _small_words(words, "english"), _small_words(words, "other_european")
    if len(words) < MIN_WORDS:
        return other < MIN_OTHER or other <= english
    return english >= MIN_FUNCTION_SHARE * len(words)


def _small_words(words: list[str], language: str) -> int:
    small = frozenset(phrases("function_words")[language])
    return sum(word in small for word in words)
