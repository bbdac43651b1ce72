"""The grade of a plain summary, after Kincaid (1975), over the summary's own sentences.

Names of the article (drugs, diseases, funders) and quotations count as one short word each: no writer can shorten them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord, Model, Stated
from evidence.render.view import build_view
from evidence.render.words import clean

_QUOTED = re.compile(r"“[^”]*”")
_SENTENCE = re.compile(r"(?<=[.!?;:]) \s+ | \s (?= \( )", re.VERBOSE)
_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def plain_sentences(record: EvidenceRecord, caveats: Sequence[Caveat]) -> list[str]:
    """Give the sentences of a plain summary with its names and quotations taken out."""
    names = sorted({name for name in _names(record) if len(name) > 3}, key=len, reverse=True)
    taken = re.compile("|".join([_QUOTED.pattern, *map(re.escape, names)]), re.IGNORECASE)
    plain = build_view(record, caveats).plain
    sections = [getattr(plain, field.name) for field in fields(plain) if field.name != "origin"]
    texts = [s.text for section in sections for s in section.statements]
    texts += [s.text for section in sections for finding in section.findings for s in finding.statements]
    return [part for text in texts for part in _SENTENCE.split(taken.sub("it", text)) if _WORD.search(part)]


def grade(sentences: Sequence[str]) -> float:
    """Give the US school grade of some sentences."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    bare = re.sub(r"(?:es|ed|e)$", "", word.lower()) if len(word) > 3 else word.lower()
    return max(1, len(_VOWELS.findall(bare)))


def _names(part: object) -> Iterator[str]:
    if isinstance(part, Stated):
        if type(part.value) is str:
            yield clean(part.value)
    elif isinstance(part, tuple):
        for item in part:
            yield from _names(item)
    elif isinstance(part, Model):
        for field in type(part).model_fields:
            yield from _names(getattr(part, field))
