"""Markers: where the managed blocks of a file begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from evidence.newsletter.attributes import only, parse_attributes
from evidence.newsletter.refusals import AttributeProblem, IssueError

BEGIN, END = "begin", "end"

_LINE = re.compile(r"[^\r\n]* (?: \r\n? | \n | $ )", re.VERBOSE)
_MARKER_LINE = re.compile(
    r"(?P<indent> [ \t]* ) (?P<marker> <!-- (?P<inside> .*? ) --> ) [ \t]*",
    re.VERBOSE,
)
_INSIDE = re.compile(r"\s* evidence: (?P<which> begin | end ) (?P<attributes> (?: \s .* )? )", re.VERBOSE | re.DOTALL)
_MENTION = re.compile(r"<!-- \s* evidence: (?: begin | end ) \b", re.VERBOSE)
_CODE_SPAN = re.compile(r"(?P<ticks> `+ ) (?! ` ) .+? (?<! ` ) (?P=ticks) (?! ` )", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker in the text of a file.

    Attributes:
        which: `begin` or `end`.
        start, end: `[start, end)` of the comment, in code points.
        line: counted from 1.
        indent: the white space before it on its line, where nothing else is.
        attributes: as written.
    """

    which: str
    start: int
    end: int
    line: int
    indent: str
    attributes: str


@dataclass(frozen=True, slots=True)
class Block:
    """A managed block: two markers with what stands between.

    Attributes:
        begin, end: its markers.
        attributes: of the begin marker.
        sha: the digest that the end marker carries; None where it has none.
        body: what stands between the markers, as in the file.
    """

    begin: Marker
    end: Marker
    attributes: dict[str, str]
    sha: str | None
    body: str


def find_blocks(text: str, *, is_html: bool, name: str) -> tuple[Block, ...]:
    """Find the managed blocks of a file, in order.

    Args:
        text: the file's text, newlines as they are.
        is_html: find comments as HTML does; otherwise as Markdown does, where a marker fills its line and code is passed over.
        name: what messages call the file.

    Raises:
        IssueError: a marker is broken, unclosed, nested or without a partner; the message has its line.
    """
    found = _in_html(text) if is_html else _in_markdown(text, name)
    return tuple(_pair(found, text, name))


def _pair(markers: Iterable[Marker], text: str, name: str) -> Iterator[Block]:
    opened: Marker | None = None
    for marker in markers:
        if marker.which == BEGIN and opened:
            reason = f"a block begins inside the block that begins in line {opened.line}"
            raise IssueError(name, reason, "close the outer block first", line=marker.line)
        if marker.which == BEGIN:
            opened = marker
        elif opened is None:
            raise IssueError(
                name, "a block ends that never began", "remove this marker, or write its beginning", line=marker.line
            )
        else:
            yield _block(opened, marker, text, name)
            opened = None
    if opened:
        raise IssueError(name, "this block never ends", "write <!-- evidence:end --> after it", line=opened.line)


def _block(begin: Marker, end: Marker, text: str, name: str) -> Block:
    try:
        closing = parse_attributes(end.attributes)
        only(closing, ("sha",))
    except AttributeProblem as problem:
        raise IssueError(name, problem.reason, problem.next_step, line=end.line) from problem
    try:
        attributes = parse_attributes(begin.attributes)
    except AttributeProblem as problem:
        raise IssueError(name, problem.reason, problem.next_step, line=begin.line) from problem
    if "source" not in attributes:
        raise IssueError(name, "this block names no source", 'write source="…" in its first marker', line=begin.line)
    return Block(begin, end, attributes, closing.get("sha"), text[begin.end : end.start])


def _in_markdown(text: str, name: str) -> Iterator[Marker]:
    if not _MENTION.search(text):
        return
    code = _code_lines(text)
    for number, line in enumerate(_LINE.finditer(text)):
        if number in code or not _MENTION.search(line[0]):
            continue
        match = _MARKER_LINE.fullmatch(line[0].rstrip("\r\n"))
        inside = _INSIDE.fullmatch(match["inside"]) if match else None
        if match and inside:
            start = line.start() + match.start("marker")
            end = line.start() + match.end("marker")
            yield Marker(inside["which"], start, end, number + 1, match["indent"], inside["attributes"])
        elif _MENTION.search(_CODE_SPAN.sub("", line[0])):
            raise IssueError(name, "this marker shares its line or runs over it", "give it a line of its own", line=number + 1)


def _code_lines(text: str) -> frozenset[int]:
    """Give the numbers, from 0, of the lines that are code or front matter."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").use(front_matter_plugin).disable("inline")
    tokens = (token for token in parser.parse(text) if token.type in {"fence", "code_block", "front_matter"})
    return frozenset(line for token in tokens if token.map for line in range(*token.map))


class _Comments(HTMLParser):
    """Notes where comments stand; in a script or a style sheet there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []

    def handle_comment(self, data: str) -> None:
        self.found.append((*self.getpos(), data))


def _in_html(text: str) -> Iterator[Marker]:
    if not _MENTION.search(text):
        return
    parser = _Comments()
    parser.feed(text)
    parser.close()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for line, column, inside in parser.found:
        start = starts[line - 1] + column
        end = text.find("-->", start) + len("-->")
        match = _INSIDE.fullmatch(inside)
        if match and end >= len("-->"):
            yield Marker(
                match["which"], start, end, bisect_right(starts, start), _indent(text, starts[line - 1], start), match[2]
            )


def _indent(text: str, line_start: int, start: int) -> str:
    before = text[line_start:start]
    return before if not before.strip(" \t") else ""
