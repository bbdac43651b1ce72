"""Is it English? A share of small words; short texts get the benefit of the doubt."""

from __future__ import annotations

import re

from evidence.ingest.phrases import phrases

MIN_WORDS = 40
"""Fewer words than this are not judged: a headline may hold no small word at all."""

MIN_FUNCTION_SHARE = 0.08
"""Least share of English function words; see `tests/ingest/test_language.py` for both sides of the line."""

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
    if len(words) < MIN_WORDS:
        return True
    function_words = frozenset(phrases("function_words")["english"])
    return sum(word in function_words for word in words) >= MIN_FUNCTION_SHARE * len(words)
