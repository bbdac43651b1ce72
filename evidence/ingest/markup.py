"""HTML as a string of tags and text, each text with its place in the source.

A parser forgets where text stood. So each stretch of text is replaced by a marker before the parser sees the page; wherever the
parser puts the marker, it leads back to the stretch, exactly. Declarations are dropped, so no entity can be defined.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.ingest.strands import Span

OPEN, CLOSE = "\ue000", "\ue001"
MARKER = re.compile(f"{OPEN}(?P<number>[0-9]+){CLOSE}")

_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_DECLARATION = re.compile(r"<[!?][^>]*+(?:>|$)")
_DOCTYPE = re.compile(r"\s* <!DOCTYPE [^>\[]*+ \[ [^\]]*+ \] \s* >", re.VERBOSE | re.IGNORECASE)
_TAG = re.compile(r"""< /? [A-Za-z] [^\s/>]*+ (?: "[^"]*+" | '[^']*+' | [^'">] )*+ >""", re.VERBOSE)
_PLAIN_TAG = re.compile(r"</?[A-Za-z][^>]*+>")
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_REFERENCE = re.compile(r"& (?: \# [0-9]{1,7} | \# [xX] [0-9a-fA-F]{1,6} | [A-Za-z] [A-Za-z0-9]{1,31} ) ;?", re.VERBOSE)
_RAW = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "template"})


@dataclass(frozen=True, slots=True)
class Markup:
    """A page ready for the parser, and what its markers stand for.

    Attributes:
        page: the HTML with a marker for each stretch of text.
        texts: the spans of each stretch, by the marker's number.
    """

    page: str
    texts: tuple[tuple[Span, ...], ...]


def mark_text(source: str, base: int = 0) -> Markup:
    """Replace the text of a page by markers.

    Args:
        source: the HTML.
        base: where the HTML begins in the whole source.
    """
    parts: list[str] = []
    texts: list[tuple[Span, ...]] = []
    for start, end, is_text in _pieces(source):
        piece = source[start:end]
        if not is_text:
            parts.append(piece.replace(OPEN, "").replace(CLOSE, ""))
        elif piece.isspace():
            parts.append(" ")
        else:
            lead, tail = piece[:1].isspace(), piece[-1:].isspace()
            parts.append(f"{' ' * lead}{OPEN}{len(texts)}{CLOSE}{' ' * tail}")
            texts.append(tuple(decoded(piece, base + start)))
    return Markup("".join(parts), tuple(texts))


def decoded(piece: str, at: int) -> Iterator[Span]:
    """Give the spans of a text with its character references resolved."""
    done = 0
    for match in _REFERENCE.finditer(piece):
        value = html.unescape(match.group())
        if value == match.group():
            continue
        if match.start() > done:
            yield Span(piece[done : match.start()], at + done)
        literal = 0 if match.group().endswith(";") and match.group() != value + ";" else len(value) - 1
        for char in value[: len(value) - literal]:
            yield Span(char, at + match.start())
        done = match.end() - literal
    if done < len(piece):
        yield Span(piece[done:], at + done)


def _pieces(source: str) -> Iterator[tuple[int, int, bool]]:
    """Give (start, end, is text) of tags and texts in order; comments and declarations are left out."""
    with_subset = _DOCTYPE.match(source)
    at = text_from = with_subset.end() if with_subset else 0
    tag = _TAG
    while found := _MARKUP.search(source, at):
        at = found.start()
        dropped = _COMMENT.match(source, at) or _DECLARATION.match(source, at)
        match = dropped or tag.match(source, at)
        if match is None and (match := _PLAIN_TAG.match(source, at)):
            tag = _PLAIN_TAG  # a quote was never closed: trust no quotes from here on
        if match is None:
            at += 1
            continue
        if at > text_from:
            yield text_from, at, True
        at = text_from = match.end()
        if dropped is None:
            yield match.start(), match.end(), False
            at = text_from = _after_raw(source, match)
            if at > match.end():
                yield match.end(), at, False
    if text_from < len(source):
        yield text_from, len(source), True


def _after_raw(source: str, match: re.Match[str]) -> int:
    """Give the end of an element whose content is no text of the page: its end tag, or where the tag itself ends."""
    named = _NAME.match(match.group())
    name = named.group(1).lower() if named else ""
    if name not in _RAW or match.group().startswith("</") or match.group().endswith("/>"):
        return match.end()
    end = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(source, match.end())
    return end.start() if end else len(source)
