"""Abbreviations and their long forms, after Schwartz and Hearst 2003 (doi:10.1142/9789812776303_0042).

`long form (SF)` and `SF (long form)` are read from the letters: each letter of the short form must stand in the long form, in
order, and its first letter must begin a word. "also known as" ties two names without brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.noun_phrases import noun_phrase_after, noun_phrase_before
from evidence.mentions import AbbreviationMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKET = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,120})[)\]]")
_SHORT = re.compile(r"^[A-Za-z0-9α-ωΑ-Ω][\w./&+’'‐‑-]{0,11}$")
_WORD = re.compile(r"[\w][\w’'./+‐‑-]*")
_NAME_JOINS = frozenset({"of"})
_ALSO_KNOWN_CONFIDENCE = 0.8
_PART = re.compile(r"\w+")
_FEWEST_TURNED_WORDS = 3
_LOOSE_FIRST = re.compile(r"(?:and|or|of|in|the|a|an|for|with|to|by|on|as|at)\b", re.IGNORECASE)
_MAX_EXTRA_WORDS = 5  # Schwartz and Hearst: at most |SF| + 5 words, or 2 |SF|
_UPPER_SHARE = 0.5  # a short form is not a word: at least half of its letters are capitals or digits
_ALSO = re.compile(
    r"(?:\s\([^()]{2,40}\))?,?\s(?:also|better|otherwise|formerly|sometimes)\s(?:known|called|referred\sto)(?:\sas)?\s",
    re.VERBOSE | re.I,
)


def find_abbreviations(doc: Doc) -> tuple[AbbreviationMention, ...]:
    """Find every short form that the text ties to a long form."""
    text = doc._.article.text
    found = [mention for sentence in doc._.sentences for mention in _in_sentence(text, sentence.start, sentence.end)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _in_sentence(text: str, start: int, end: int) -> Iterator[AbbreviationMention]:
    for bracket in _BRACKET.finditer(text, start, end):
        mention = _from_bracket(text, start, bracket)
        if mention:
            yield mention
    for also in _ALSO.finditer(text, start, end):
        known = noun_phrase_before(text, start, also.start(), joins=_NAME_JOINS)
        other = noun_phrase_after(text, also.end(), end, joins=_NAME_JOINS)
        if known and other:
            yield replace(_mention(text, *other, known), by="rule:also_known_as", confidence=_ALSO_KNOWN_CONFIDENCE)


def _from_bracket(text: str, start: int, bracket: re.Match[str]) -> AbbreviationMention | None:
    offset = bracket.start("inner")
    first = re.split(r"[;,]\s| or | and ", bracket["inner"])[0].strip(" \"'“”‘’")
    at = text.find(first, offset)
    if is_short_form(first):
        span = long_form_before(text, start, bracket.start(), first)
        return _mention(text, at, at + len(first), span) if span else None
    words = list(_WORD.finditer(text, start, bracket.start()))
    if words and is_short_form(words[-1].group()) and text[words[-1].end() : bracket.start()].strip() == "":
        short = words[-1]
        span = _best_long_form(text, offset, bracket.end("inner"), short.group())
        if span and span[0] == offset:
            return _mention(text, short.start(), short.end(), span)
    return None


def _mention(text: str, start: int, end: int, span: tuple[int, int]) -> AbbreviationMention:
    return AbbreviationMention(
        start=start,
        end=end,
        short=text[start:end],
        long=text[span[0] : span[1]],
        long_start=span[0],
        long_end=span[1],
        by="rule:abbreviations",
    )


def is_short_form(words: str) -> bool:
    """Tell whether some words look like a short form: one token, mostly capitals and digits, at least one letter."""
    if not _SHORT.match(words) or words.isdigit() or len(words) < 2:  # noqa: PLR2004
        return False
    letters = [character for character in words if character.isalnum()]
    upper = sum(character.isupper() or character.isdigit() for character in letters)
    return any(character.isupper() for character in letters) and upper >= _UPPER_SHARE * len(letters)


def long_form_before(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """Give the long form of `short` that ends at `end`, searched to the left as far as `start`."""
    words = list(_WORD.finditer(text, start, end))
    length = len(short)
    candidates = words[-min(length + _MAX_EXTRA_WORDS, 2 * length) :]
    if not candidates or text[candidates[-1].end() : end].strip():
        return None
    span = _best_long_form(text, candidates[0].start(), candidates[-1].end(), short)
    return span or _in_any_order(text, candidates[0].start(), candidates[-1].end(), short)


def _best_long_form(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """Match the letters of `short` from right to left; the first one must begin a word."""
    at = end - 1
    letters = [character for character in short.lower() if character.isalnum()]
    for place in range(len(letters) - 1, -1, -1):
        while at >= start and (text[at].lower() != letters[place] or (place == 0 and not _begins_word(text, start, at))):
            at -= 1
        if at < start:
            return None
        at -= 1
    if _LOOSE_FIRST.match(text, at + 1, end) or len(_WORD.findall(text[at + 1 : end])) > len(letters) + _MAX_EXTRA_WORDS:
        return None
    span = at + 1, end
    return span if len(text[span[0] : end]) > len(short) and short not in _WORD.findall(text[span[0] : end]) else None


def _in_any_order(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """Match a short form that turns its words round (low-dose aspirin, ASALD): every word lends its first letter.

    Every letter of the short form must stand in the long form, and every word of the long form must begin with one of them.
    """
    letters = Counter(character for character in short.lower() if character.isalnum())
    parts = list(_PART.finditer(text, start, end))
    first = len(parts)
    while first and text[parts[first - 1].start()].lower() in letters:
        first -= 1
    telling = [part for part in parts[first:] if not _LOOSE_FIRST.match(part.group())]
    if len(telling) < _FEWEST_TURNED_WORDS or letters - Counter(text[parts[first].start() : end].lower()):
        return None
    return parts[first].start(), end


def _begins_word(text: str, start: int, at: int) -> bool:
    return at == start or not text[at - 1].isalnum()
