"""Markdown: the tokens of markdown-it, each text found again in its lines of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from evidence.ingest.boilerplate import mark_boilerplate
from evidence.ingest.front_matter import front_kind, front_metadata, split_front_matter
from evidence.ingest.html import fragment_passages
from evidence.ingest.layout import mark_headline, mark_subheadlines
from evidence.ingest.plain import read_plain
from evidence.ingest.raised import lower_marks, raise_marks
from evidence.ingest.strands import Passage, Reading, Span, collapsed, trimmed, visible
from evidence.ingest.walker import CELL
from evidence.vocabulary import BlockKind

MAX_BRACKETS = 1000
"""Most opening brackets in a stretch without a blank line; the parser's time grows with their square."""

MAX_SKIPPED = 12
"""How far a character may stand from where it is expected: markup between two characters of a text is short."""

_BLANK = re.compile(r"\n[ \t]*\n")
_RAISED_TAG = re.compile(r"< (?P<end> /? ) (?P<name> sup | sub ) \b [^>]* >", re.VERBOSE | re.IGNORECASE)


def read_markdown(source: str) -> Reading:
    """Read a Markdown text with or without front matter."""
    pairs, start = split_front_matter(source)
    body = source[start:]
    if any(stretch.count("[") > MAX_BRACKETS for stretch in _BLANK.split(body)):
        return read_plain(source)
    tokens = MarkdownIt("commonmark").enable("table").disable("text_join").parse(body)
    passages = mark_boilerplate(_Blocks(body, start).passages(tokens))
    at = next((index for index, passage in enumerate(passages) if passage.kind is BlockKind.HEADLINE), None)
    marked = mark_headline(passages) if at is None else mark_subheadlines(passages, at)
    return Reading(tuple(marked), front_metadata(pairs), front_kind(pairs))


@dataclass(slots=True)
class _Blocks:
    body: str
    base: int
    _lines: list[int] = field(default_factory=list)
    _kinds: list[tuple[BlockKind, int]] = field(default_factory=lambda: [(BlockKind.PARAGRAPH, 0)])
    _found: list[Passage] = field(default_factory=list)
    _row: list[Span] = field(default_factory=list)
    _cells: int = 0
    _at: int = 0
    _depth: int = 0

    def passages(self, tokens: Sequence[Token]) -> list[Passage]:
        self._lines = [0, *(match.end() for match in re.finditer("\n", self.body)), len(self.body)]
        for token in tokens:
            self._token(token)
        return self._found

    def _token(self, token: Token) -> None:
        if token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block", "html_block"):
            self._verbatim(token)
        elif token.type == "tr_close":
            self._add(self._row, BlockKind.TABLE_ROW, 0)
            self._row, self._cells = [], 0
            self._kinds.pop()
        elif token.nesting > 0:
            self._kinds.append(self._opened(token))
        elif token.nesting < 0 and len(self._kinds) > 1:
            self._depth -= token.type in ("bullet_list_close", "ordered_list_close")
            self._kinds.pop()

    def _opened(self, token: Token) -> tuple[BlockKind, int]:
        self._depth += token.type in ("bullet_list_open", "ordered_list_open")
        if token.type == "heading_open":
            level = int(token.tag[1:])
            headed = any(passage.kind is BlockKind.HEADLINE for passage in self._found)
            return (BlockKind.HEADLINE if level == 1 and not headed else BlockKind.HEADING), level
        if token.type == "tr_open":
            return BlockKind.TABLE_ROW, 0
        if token.type == "list_item_open":
            return BlockKind.LIST_ITEM, self._depth
        return self._kinds[-1]

    def _inline(self, token: Token) -> None:
        first, last = token.map or (0, len(self._lines) - 1)
        self._at = max(self._at, self._lines[first])
        end = self._lines[min(last, len(self._lines) - 1)]
        located = _Inline(self.body, self.base, self._at, end)
        spans = located.spans(token.children or ())
        self._at = located.at
        if self._kinds[-1][0] is BlockKind.TABLE_ROW:
            self._row += ([Span(CELL, None)] if self._cells else []) + list(trimmed(collapsed(visible(spans))))
            self._cells += 1
        else:
            self._add(spans, *self._kinds[-1])

    def _verbatim(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        start, end = self._lines[first], self._lines[min(last, len(self._lines) - 1)]
        self._at = end
        if token.type == "html_block":
            self._found += fragment_passages(self.body[start:end], self.base + start)
            return
        located = _Inline(self.body, self.base, start, end)
        self._add(located.spans([Token("text", "", 0, content=token.content)]), BlockKind.PARAGRAPH, 0)

    def _add(self, spans: Sequence[Span], kind: BlockKind, level: int) -> None:
        tidy = trimmed(collapsed(visible(spans)))
        if any(span.at is not None for span in tidy):
            self._found.append(Passage(tidy, kind, level))


@dataclass(slots=True)
class _Inline:
    """Finds the texts of one block again, in order, between `at` and `end` of the body."""

    body: str
    base: int
    at: int
    end: int

    def spans(self, children: Sequence[Token]) -> list[Span]:
        found: list[Span] = []
        raised: tuple[str, int] | None = None
        for child in children:
            mark = _RAISED_TAG.fullmatch(child.content) if child.type == "html_inline" else None
            if mark and not mark.group("end"):
                raised = (mark.group("name").lower(), len(found))
            elif mark and raised:
                inner, found = found[raised[1] :], found[: raised[1]]
                before = "".join(span.text for span in found[-4:])
                found += (raise_marks if raised[0] == "sup" else lower_marks)(inner, before)
                raised = None
            found += self._child(child)
        return found

    def _child(self, child: Token) -> Iterator[Span]:
        if child.type in ("text", "code_inline"):
            yield from self._text(child.content)
        elif child.type == "text_special":
            yield from self._special(child)
        elif child.type in ("softbreak", "hardbreak"):
            yield from self._text("\n")
        elif child.type == "html_inline":
            self._skip(child.content)
        elif child.type == "link_close":
            self._skip_target()
        elif child.type == "image":
            self._skip_image()

    def _text(self, content: str) -> Iterator[Span]:
        found = self.body.find(content, self.at, self.end)
        if 0 <= found <= self.at + MAX_SKIPPED:
            self.at = found + len(content)
            yield Span(content, self.base + found)
            return
        for char in content:
            near = self.body.find(char, self.at, min(self.end, self.at + MAX_SKIPPED))
            yield Span(char, None if near < 0 else self.base + near)
            self.at = self.at if near < 0 else near + 1

    def _special(self, child: Token) -> Iterator[Span]:
        found = self.body.find(child.markup, self.at, self.end)
        if found < 0:
            yield Span(child.content, None)
            return
        self.at = found + len(child.markup)
        within = 1 if child.markup[:1] == "\\" else 0
        for char in child.content:
            yield Span(char, self.base + found + within)

    def _skip(self, content: str) -> None:
        found = self.body.find(content, self.at, self.end)
        self.at = self.at if found < 0 else found + len(content)

    def _skip_target(self) -> None:
        """Pass the address of a link: `](…)` with balanced brackets, or `][…]`."""
        close = self.body.find("]", self.at, self.end)
        if close < 0 or close > self.at + MAX_SKIPPED:  # an autolink: <…>
            return
        self.at = close + 1
        pair = {"(": ")", "[": "]"}.get(self.body[self.at : self.at + 1])
        if pair is None:
            return
        opener, depth = self.body[self.at], 0
        for index in range(self.at, self.end):
            depth += (self.body[index] == opener) - (self.body[index] == pair)
            if depth == 0:
                self.at = index + 1
                return

    def _skip_image(self) -> None:
        found = self.body.find("![", self.at, self.end)
        if found >= 0:
            self.at = found + 2
            close = self.body.find("]", self.at, self.end)
            self.at = max(close, self.at)
            self._skip_target()
