"""A walk over the article's elements that gathers spans into passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from evidence.ingest.markup import MARKER
from evidence.ingest.phrases import phrases
from evidence.ingest.raised import lower_marks, raise_marks
from evidence.ingest.strands import Passage, Span, collapsed, trimmed, visible
from evidence.vocabulary import BlockKind

CELL = " | "
"""What stands between the cells of a table row; made by the reader."""

MAX_CELL_STRETCHES = 12
"""A cell with more stretches of text is no datum: the table lays out a page."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul", *_HEADINGS,
    }
)  # fmt: skip
_KINDS = {"li": BlockKind.LIST_ITEM, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION}


@dataclass(slots=True)
class Walker:
    """Walks a part of a page; `texts` are what the markers stand for."""

    texts: Sequence[tuple[Span, ...]]
    _passages: list[Passage] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _depth: int = 0
    _broke: bool = False

    def walk(self, element: etree._Element) -> list[Passage]:
        """Give the passages under an element, in reading order."""
        self._enter(element)
        self._flush()
        return self._passages

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("sup", "sub"):
            self._raised(element, tag)
        elif tag == "table" and _holds_values(element):
            self._table(element)
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self._children(element)

    def _children(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._enter(child)
            self._text(child.tail)

    def _block(self, element: etree._Element, tag: str) -> None:
        self._flush()
        outer = self._kind, self._level
        self._depth += tag in ("ul", "ol")
        if tag in _HEADINGS:
            self._kind, self._level = (
                (BlockKind.HEADLINE if tag == "h1" and self._is_first_h1() else BlockKind.HEADING),
                _HEADINGS[tag],
            )
        elif tag in _KINDS:
            self._kind, self._level = _KINDS[tag], self._depth if tag == "li" else 0
        elif _is_subheadline(element):
            self._kind = BlockKind.SUBHEADLINE
        self._children(element)
        self._flush()
        self._depth -= tag in ("ul", "ol")
        self._kind, self._level = outer

    def _is_first_h1(self) -> bool:
        return not any(passage.kind is BlockKind.HEADLINE for passage in self._passages)

    def _raised(self, element: etree._Element, tag: str) -> None:
        inner = Walker(self.texts)
        inner._children(element)
        spans = list(visible(collapsed(inner._spans)))
        before = "".join(span.text for span in self._spans[-4:])
        self._spans += (raise_marks if tag == "sup" else lower_marks)(spans, before)

    def _table(self, table: etree._Element) -> None:
        self._flush()
        for part in table.iter("caption", "tr"):
            if part.tag == "caption":
                self._block(part, "caption")
            else:
                self._row(part)

    def _row(self, row: etree._Element) -> None:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        for index, cell in enumerate(cells):
            if index:
                self._spans.append(Span(CELL, None))
            inner = Walker(self.texts)
            passages = inner.walk(cell)
            for number, passage in enumerate(passages):
                self._spans += [Span(" ", None)] * (number > 0) + list(passage.spans)
        if any(span.at is not None for span in self._spans):
            outer = self._kind, self._level
            self._kind, self._level = BlockKind.TABLE_ROW, 0
            self._flush()
            self._kind, self._level = outer
        self._spans = []

    def _break(self) -> None:
        """One line break is a space; two in a row end a passage."""
        if self._broke:
            self._flush()
        else:
            self._spans.append(Span(" ", None))
            self._broke = True

    def _text(self, text: str | None) -> None:
        at = 0
        for match in MARKER.finditer(text or ""):
            self._gap((text or "")[at : match.start()])
            self._spans += self.texts[int(match.group("number"))]
            self._broke = False
            at = match.end()
        self._gap((text or "")[at:])

    def _gap(self, between: str) -> None:
        if between and self._spans and not self._spans[-1].text[-1:].isspace():
            self._spans.append(Span(" ", None))

    def _flush(self) -> None:
        spans = trimmed(collapsed(visible(self._spans)))
        if spans:
            self._passages.append(Passage(spans, self._kind, self._level))
        self._spans = []
        self._broke = False


def _is_subheadline(element: etree._Element) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}".lower().replace("_", "-").split()
    return any(part in phrases("clutter")["subheadline"] for name in named for part in name.split("-"))


def _holds_values(table: etree._Element) -> bool:
    """Judge whether a table holds values rather than laying out a page."""
    if table.get("role") == "presentation" or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    several = any(len(row) > 1 for row in rows)
    return several and all(_size(cell) <= MAX_CELL_STRETCHES for row in rows for cell in row)


def _size(cell: etree._Element) -> int:
    """Give roughly how many stretches of text a cell holds; paragraphs with marks inside hold dozens."""
    return sum(len(MARKER.findall(str(text))) for text in cell.itertext())
