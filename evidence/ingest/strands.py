"""Text that knows where it came from: spans of source characters, gathered into passages, composed into one text.

Every reader speaks in these. The text of a span stands in the source as it is, with four documented exceptions, each one
character for one: white space becomes a space, a character reference its character, a superscript digit or sign its Unicode
superscript, a lone surrogate U+FFFD. Invisible characters (soft hyphens, zero-width marks, controls) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from evidence.article import Block, Metadata, Run
from evidence.vocabulary import BlockKind, SourceKind

SEPARATOR = "\n\n"

_INVISIBLE = "\\x00-\\x08\\x0e-\\x1f\\x7f\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff"
_VISIBLE = re.compile(f"[^{_INVISIBLE}]+")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_WORDS_AND_GAPS = re.compile(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+")


class Span(NamedTuple):
    """Characters that run in step with the source from `at`; made by the reader where `at` is None."""

    text: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One block to be: its spans, what it is, and which stretch between blank lines it stood in.

    Attributes:
        group: passages of one stretch without a blank line share a number; 0 where that means nothing.
        text: the spans' text, joined.
    """

    spans: tuple[Span, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    text: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(span.text for span in self.spans))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a source.

    Attributes:
        kind: what the source itself says it is, or None.
    """

    passages: tuple[Passage, ...]
    metadata: Metadata = field(default_factory=Metadata)
    kind: SourceKind | None = None


def visible(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out invisible characters."""
    for span in spans:
        if not _HIDDEN.search(span.text):
            yield span
            continue
        for match in _VISIBLE.finditer(span.text):
            yield Span(match.group(), _moved(span.at, match.start()))


def collapsed(spans: Iterable[Span]) -> list[Span]:
    """Make one space of each stretch of ASCII white space, and none of it at the ends."""
    found: list[Span] = []
    for span in spans:
        for match in _WORDS_AND_GAPS.finditer(span.text):
            gap = match.group()[0] in " \t\n\r\f\v"
            if not gap:
                found.append(Span(match.group(), _moved(span.at, match.start())))
            elif found and found[-1].text != " ":
                found.append(Span(" ", _moved(span.at, match.start())))
    return found


def trimmed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Strip white space of every sort from both ends."""
    kept = list(spans)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].at)
    first = next((index for index, span in enumerate(kept) if span.text.strip()), len(kept))
    kept = kept[first:]
    if kept:
        lead = len(kept[0].text) - len(kept[0].text.lstrip())
        kept[0] = Span(kept[0].text[lead:], _moved(kept[0].at, lead))
    return tuple(kept)


def compose(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...], tuple[Run, ...]]:
    """Join passages by blank lines; give the text, its blocks and its runs."""
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    at = 0
    for passage in passages:
        if parts:
            parts.append(SEPARATOR)
            at += len(SEPARATOR)
        blocks.append(Block(at, at + len(passage.text), passage.kind, passage.level))
        parts.append(passage.text)
        for span in passage.spans:
            _extend(runs, at, span)
            at += len(span.text)
    return "".join(parts), tuple(blocks), tuple(runs)


def _extend(runs: list[Run], start: int, span: Span) -> None:
    if span.at is None or not span.text:
        return
    if runs:
        last = runs[-1]
        if last.start + last.length == start and last.source_start + last.length == span.at:
            runs[-1] = Run(last.start, last.source_start, last.length + len(span.text))
            return
    runs.append(Run(start, span.at, len(span.text)))


def _moved(at: int | None, by: int) -> int | None:
    return None if at is None else at + by
