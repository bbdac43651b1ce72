"""Feeds: RSS and Atom from a file, read as untrusted: no entities, no network, no more than a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import EvidenceError, SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 20_000_000
"""Largest feed; one with the whole text of a hundred releases has one or two million."""

MAX_ITEMS = 500
"""Most items of a feed; publishers give 10 to 100."""

_ADDRESS = re.compile(r"https? :// [^\s<>()\"'\\]+", re.VERBOSE)
_MARKUP = re.compile(r"< /? [A-Za-z] [^>]* >", re.VERBOSE)
_CONTENT = ("encoded", "content", "description", "summary")
"""Where an item's words stand, the fullest first: `content:encoded` of RSS, `content` and `summary` of Atom."""
_DATES = ("pubDate", "published", "updated", "date")


class FeedError(SourceError):
    """A feed that cannot be read, or that is not safe to read."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed.

    Attributes:
        title: without markup.
        link: an http address; None where it has none.
        published: ISO 8601 date; None where it has none that can be read.
        content: HTML, as the feed has it; untrusted.
    """

    title: str
    link: str | None
    published: str | None
    content: str

    def page(self) -> str:
        """Write the item as an HTML page that the article reader understands."""
        day = f'<meta property="article:published_time" content="{escape(self.published)}">' if self.published else ""
        link = f'<link rel="canonical" href="{escape(self.link)}">' if self.link else ""
        title = escape(self.title)
        body = self.content if _MARKUP.search(self.content) else f"<p>{escape(self.content, quote=False)}</p>"
        head = f'<head><meta charset="utf-8"><title>{title}</title>{day}{link}</head>'
        return f"<!doctype html>\n<html>{head}\n<body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n"


def read_feed(path: Path, *, name: str | None = None) -> tuple[FeedItem, ...]:
    """Read a feed's items, in its order.

    Raises:
        FeedError: missing, too large, no feed, or with entities of its own.
    """
    called = name or str(path)
    root = _parse(_content(path, called), called)
    found = [element for element in root.iter("*") if _name(element) in {"item", "entry"}]
    if not found:
        raise FeedError(called, "there is no item in it", "give an RSS or Atom file")
    if len(found) > MAX_ITEMS:
        raise FeedError(called, f"the feed has more than {MAX_ITEMS} items", "cut it to the newest")
    return tuple(_item(element) for element in found)


def _content(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FeedError(name, f"the feed cannot be opened ({error.strerror})", "check the path") from None
    if len(content) > MAX_BYTES:
        raise FeedError(name, f"the feed is larger than {MAX_BYTES // 1_000_000} MB", "cut it to the newest items")
    if b"<!ENTITY" in content.replace(b"\0", b"").upper():
        raise FeedError(name, "the feed declares entities of its own", "take the <!ENTITY …> lines out")
    return content


def _parse(content: bytes, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(name, f"this is no XML that can be read ({error})", "give an RSS or Atom file") from None
    if _name(root) not in {"rss", "RDF", "feed"}:
        raise FeedError(name, "this is neither RSS nor Atom", "give an RSS or Atom file")
    return root


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _item(element: _Element) -> FeedItem:
    parts = {name: child for child in reversed(element) if (name := _name(child))}
    content = next((text for name in _CONTENT if name in parts and (text := _inside(parts[name]).strip())), "")
    title = _plain(_inside(parts["title"])) if "title" in parts else ""
    return FeedItem(title or "Untitled", _link(element), _day(parts), content)


def _inside(element: _Element) -> str:
    """Give an element's text; of one that holds tags (`type="xhtml"`) its inner markup."""
    if len(element):
        from lxml import etree

        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return element.text or ""


def _plain(text: str) -> str:
    from html import unescape

    return " ".join(unescape(_MARKUP.sub(" ", text)).split())


def _link(element: _Element) -> str | None:
    return next((found for given in _links(element) if (found := given.strip()) and _ADDRESS.fullmatch(found)), None)


def _links(element: _Element) -> Iterator[str]:
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            yield child.get("href") or child.text or ""


def _day(parts: dict[str, _Element]) -> str | None:
    for name in _DATES:
        given = (parts[name].text or "").strip() if name in parts else ""
        for parse in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return parse(given).date().isoformat()
            except (ValueError, TypeError, IndexError):
                continue
    return None


def refuse_address(given: str) -> None:
    """Refuse a feed that is named by its address: nothing is fetched.

    Raises:
        EvidenceError: it is an address.
    """
    if _ADDRESS.match(given):
        raise EvidenceError(f"{given} is an address, and nothing is fetched", "save the feed and name the file")
