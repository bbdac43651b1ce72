"""Plain text: paragraphs on single lines, between blank lines, or broken at a fixed width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from evidence.article import Metadata
from evidence.ingest.citation import citation_metadata, is_citation
from evidence.ingest.dates import iso_date
from evidence.ingest.layout import lay_out
from evidence.ingest.strands import Passage, Reading, Span, trimmed, visible
from evidence.ingest.wrapping import BULLET, Line, paragraphs, wrap_width
from evidence.vocabulary import BlockKind

TOP_PASSAGES = 8
"""A date line among this many passages at the top is the day of publication."""


def read_plain(source: str) -> Reading:
    """Read a plain text."""
    passages = tuple(lay_out(cut_plain(source)))
    return Reading(passages, _metadata(passages))


def cut_plain(source: str) -> list[Passage]:
    """Cut a plain text into passages that are paragraphs or list items, no more said of them."""
    groups = _groups(source)
    width = wrap_width(groups)
    cut = (_passage(lines, number) for number, group in enumerate(groups) for lines in paragraphs(group, width))
    return [passage for passage in cut if passage.text]


def _groups(source: str) -> list[list[Line]]:
    """Gather lines between blank lines; a form feed is white space."""
    stretches = groupby(_lines(source), key=lambda line: bool(line.text))
    return [list(stretch) for filled, stretch in stretches if filled]


def _lines(source: str) -> Iterator[Line]:
    at = 0
    for line in source.split("\n"):
        yield Line(line.strip(), at + len(line) - len(line.lstrip()))
        at += len(line) + 1


def _passage(lines: Sequence[Line], group: int) -> Passage:
    spans: list[Span] = []
    for line in lines:
        if spans:  # the newline before this line's indentation becomes the space
            before = lines[lines.index(line) - 1]
            spans.append(Span(" ", before.at + len(before.text)))
        spans.append(Span(line.text, line.at))
    listed = BULLET.match(lines[0].text) is not None
    return Passage(trimmed(visible(spans)), BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH, int(listed), group)


def _metadata(passages: Sequence[Passage]) -> Metadata:
    if passages and is_citation(passages[0]):
        return citation_metadata(list(passages))
    dated = (iso_date(passage.text) for passage in passages[:TOP_PASSAGES] if passage.kind is BlockKind.BOILERPLATE)
    return Metadata(published=next((found for found in dated if found), None))
