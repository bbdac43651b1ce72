"""Turns of phrase that tell an editor something, whatever they are said of: `narrowly missed`, `just as good as`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.claims.hype import find_hype
from evidence.annotate.phrases import find_phrases
from evidence.annotate.standing import factual_sentences
from evidence.mentions import FactMention, NumberMention, Sentence
from evidence.vocabulary import NumberKind, PhraseKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DENIED = re.compile(
    r"(?: \b(?:not|never|no|nor|without|cannot|hardly) | n['\u2019]t ) \s (?:[\w-]+\s){0,2} $", re.VERBOSE | re.IGNORECASE
)
_MAY_BE_DENIED = frozenset({PhraseKind.AS_GOOD_AS, PhraseKind.ADVICE})
"""Phrases that say the opposite behind `not`; `not quite reached significance` chases it as well."""


_PRIMARY = re.compile(
    r"""\b(?:co-?)? (?:primary|main|principal|key) \s (?:\w+\s){0,2}?
        (?: end\s?-?points? | outcomes? | objectives? | goals? | aims? | measures? | question | hypothesis | analys[ei]s )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SIZES = frozenset({NumberKind.PERCENT, NumberKind.PERCENTAGE_POINT, NumberKind.FRACTION, NumberKind.RATIO, NumberKind.FOLD})


def find_wording(doc: Doc) -> tuple[FactMention, ...]:
    """Find turns of phrase in what is said of this study, and the first number that may be an effect."""
    known = factual_sentences(doc)
    found = [fact for sentence, trust in known for fact in _in_sentence(doc, sentence, trust)]
    size = next((number for number in doc._.numbers if number.kind in _SIZES and _is_told(known, number)), None)
    if size is not None:
        found.append(_fact(PhraseKind.SIZE, size.start, size.end, 1.0))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _in_sentence(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for found in find_phrases("words/wording", text, sentence.start, sentence.end):
        if found.value not in _MAY_BE_DENIED or not _DENIED.search(text, sentence.start, found.start):
            yield _fact(found.value, found.start, found.end, trust)
    for named in _PRIMARY.finditer(text, sentence.start, sentence.end):
        yield _fact(PhraseKind.PRIMARY, named.start(), named.end(), trust)
    if sentence.zone is Zone.BODY:
        yield from (_fact(PhraseKind.HYPE, start, end, trust) for start, end in find_hype(text, sentence.start, sentence.end))


def _is_told(known: Sequence[tuple[Sentence, float]], number: NumberMention) -> bool:
    return any(sentence.start <= number.start < sentence.end for sentence, _ in known)


def _fact(kind: str, start: int, end: int, trust: float) -> FactMention:
    return FactMention(start=start, end=end, by="rule:wording", confidence=trust, field="phrases", value=kind)
