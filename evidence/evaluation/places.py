"""Where the words of a record stand in its text: the record holds a thing once, and some sets mark every place naming it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from evidence.evaluation.answer import Span
from evidence.mentions import Mention
from evidence.vocabulary import Section

if TYPE_CHECKING:
    from evidence.evaluation.reading import Reading
    from evidence.mentions import NumberMention

_M = TypeVar("_M", bound=Mention)

_WORD = re.compile(r"\w")
_LIST = re.compile(
    r"""
        [\s,;()/+]*(?:\b(?:and|or|as\ well\ as|with|plus|of|in|on|for|to|the|an?)\b[\s,;()/+]*)*
    """,
    re.VERBOSE,
)
_ARTICLE = re.compile(r"\b(?:an?|the)(?:\s(?:same|identical|single))?\s+$", re.IGNORECASE)
_LONGEST_ARTICLE = 16
_BOTH = re.compile(r"\s(?:and|or|plus|\+|versus|vs\.?)\s(?:(?:with|of)\s)?", re.IGNORECASE)
_GROUP = re.compile(r"\s(?:groups?|arms?|regimens?|schedules?)$", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\s[(\[](?=[^\s()]*[A-Z])([\w/-]{2,12})[)\]]?$")
_STOP = re.compile(r"(?: [.)](?=\s|$))?")
_HYPHENS = {"-", "\u2010", "\u2011"}


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Find every place where these words stand as whole words, in either case and with any white space between them."""
    parts = [re.escape(part) for part in words.split()]
    if parts and _WORD.search(words):
        pattern = r"\s+".join(parts)
        yield from (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))


def every_place(reading: Reading, label: str, names: Iterable[str]) -> frozenset[Span]:
    """Mark every place of every name."""
    text = reading.article.text
    return frozenset(reading.span(label, start, end) for name in set(names) for start, end in places(text, name))


def first_place(reading: Reading, label: str, names: Iterable[str]) -> frozenset[Span]:
    """Mark the first place of any of the names, the longest there, or nothing where the text has none of them.

    A name in front of a hyphen is part of another word: "placebo-controlled" is no place of "placebo".
    """
    text = reading.article.text
    found = [place for name in names for place in places(text, name) if text[place[1] : place[1] + 1] not in _HYPHENS]
    first = sorted(found, key=lambda place: (place[0], -place[1]))[:1]
    return frozenset(reading.span(label, start, end) for start, end in first)


def first_of_each(reading: Reading, mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the first of the mentions that are in the same words."""
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda mention: mention.start):
        first.setdefault(reading.article.text[mention.start : mention.end].lower(), mention)
    return list(first.values())


def in_section(reading: Reading, mentions: Iterable[_M], *sections: Section) -> list[_M]:
    """Keep the mentions that stand in a sentence of these sections."""
    held = [sentence for sentence in reading.mentions.sentences if sentence.section in sections]
    return [mention for mention in mentions if any(each.start <= mention.start < each.end for each in held)]


def with_article(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the article in front of a name, as sets do that mark whole noun phrases ("the pain", "a single dose")."""
    article = _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start)
    return (article.start() if article else start), end


def parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part names that a small word joins ("frequency and severity"), as sets do that mark each by itself."""
    for both in _BOTH.finditer(text, start, end):
        yield start, both.start()
        start = both.end()
    yield start, end


def short_form_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a name from its short form in brackets behind it ("overall survival (OS)"), as sets do that mark both."""
    short = _SHORT_FORM.search(text, start, end)
    yield start, (short.start() if short else end)
    if short:
        yield short.span(1)


def without_group(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the word for a group behind the name of what it gets ("placebo group")."""
    group = _GROUP.search(text, start, end)
    return start, (group.start() if group else end)


def joined_lists(text: str, spans: Iterable[Span]) -> frozenset[Span]:
    """Join spans of one label that only a comma, a small word or a bracket parts, and take in the full stop behind them.

    A crowd marks "pain , stiffness and function ." in one stroke.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.label, span.start)):
        last = joined[-1] if joined else None
        if last and last.label == span.label and _LIST.fullmatch(text, last.end, max(last.end, span.start)):
            joined[-1] = last._replace(end=max(last.end, span.end))
        else:
            joined.append(span)
    return frozenset(span._replace(end=_STOP.match(text, span.end).end()) for span in joined)  # type: ignore[union-attr]


def with_unit(reading: Reading, label: str, number: NumberMention) -> Span:
    """Mark a number together with the unit that stands behind it, as sets do that mark `63%` and `4.2 months` whole."""
    text, end = reading.article.text, number.end
    if number.unit:
        behind = text[end:].lstrip()
        if behind.startswith(number.unit):
            end = len(text) - len(behind) + len(number.unit)
    return reading.span(label, number.start, end)
