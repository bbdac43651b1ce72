"""Words that oversell, in their boastful sense: a `breakthrough` cure, but not `breakthrough pain`, and not `no miracle`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.negation import is_negated
from evidence.annotate.phrases import find_phrases
from evidence.annotate.terms import Term

_MEDICAL = re.compile(
    r"""\s (?: (?:cancer\s|acid\s)? (?:bleeding|depression|fever|headaches?|infections?|pain|reflux|seizures?|symptoms?)
          | (?:therapy\s|device\s)? designation )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def find_hype(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give the offsets of the words in `text[start:end]` that oversell."""
    return tuple((word.start, word.end) for word in hype_terms(text, start, end))


def hype_terms(text: str, start: int, end: int) -> Iterator[Term]:
    """Give the words in `text[start:end]` that oversell: `hype` ranks a finding, `feeling` says how somebody takes it."""
    for word in find_phrases("words/hype", text, start, end):
        if not _MEDICAL.match(text, word.end) and not is_negated(text, start, word.start):
            yield word


def certain_terms(text: str, start: int, end: int) -> Iterator[Term]:
    """Give the words in `text[start:end]` that leave no doubt and no exception: `no reason to wait`, but not `never cures`."""
    for word in find_phrases("words/certainty", text, start, end):
        if not is_negated(text, start, word.start):
            yield word
