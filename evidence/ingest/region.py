"""Which part of a page is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from evidence.ingest.markup import MARKER
from evidence.ingest.phrases import phrases
from evidence.ingest.strands import Span

MIN_SHARE_OF_PROSE = 0.4
"""An element that says it is the article is believed when it holds this share of the page's running text."""

MIN_SHARE_OF_PARENT = 0.9
"""The walk down from the root stops where no child holds this share of its parent's running text."""

_DROPPED = frozenset(
    {
        "aside", "audio", "button", "canvas", "dialog", "embed", "footer", "form", "head", "iframe", "input", "nav", "noembed",
        "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    }
)  # fmt: skip
_KEPT = frozenset({"html", "body", "main", "article"})
_PROSE = ("p", "li", "td", "blockquote", "pre", "h1", "h2", "h3", "dd")
_HIDDEN = re.compile(r"display \s* : \s* none | visibility \s* : \s* hidden", re.VERBOSE | re.IGNORECASE)
_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")


def drop_clutter(root: etree._Element) -> None:
    """Take everything out of the tree that is no article: menus, banners, forms, share bars, hidden parts."""
    for element in [found for found in root.iter() if isinstance(found.tag, str)]:
        if element.tag not in _KEPT and element.getparent() is not None and _is_clutter(element):
            _remove(element)


def find_region(root: etree._Element, texts: Sequence[tuple[Span, ...]]) -> etree._Element:
    """Give the element that holds the article; the root where nothing stands out."""
    prose = _prose_sizes(root, texts)
    total = prose.get(root, 0)
    stated = [element for element in _stated(root) if prose.get(element, 0) >= MIN_SHARE_OF_PROSE * total]
    if stated:
        return max(stated, key=lambda element: prose.get(element, 0))
    return _densest(root, prose)


def headline_outside(root: etree._Element, region: etree._Element) -> etree._Element | None:
    """Give the page's first `h1` where the region has none."""
    if next(region.iter("h1"), None) is not None:
        return None
    return next(root.iter("h1"), None)


def _stated(root: etree._Element) -> Iterator[etree._Element]:
    """Give the elements that say of themselves that they are the article."""
    names = phrases("clutter")["article"]
    for element in root.iter("*"):
        named = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
        marked = element.get("role") == "main" or element.get("itemprop") == "articleBody"
        if marked or element.tag in ("article", "main") or any(name in names for name in named):
            yield element


def _densest(root: etree._Element, prose: dict[etree._Element, int]) -> etree._Element:
    """Go down from the root as long as one child holds nearly all running text."""
    at = root
    while True:
        heir = max((child for child in at if isinstance(child.tag, str)), key=lambda child: prose.get(child, 0), default=None)
        if (
            heir is None
            or heir.tag in _PROSE
            or prose.get(heir, 0) < MIN_SHARE_OF_PARENT * prose.get(at, 0)
            or not prose.get(heir, 0)
        ):
            return at
        at = heir


def _prose_sizes(root: etree._Element, texts: Sequence[tuple[Span, ...]]) -> dict[etree._Element, int]:
    """Give for each element how many characters of running text stand in it, text in links aside."""
    sizes: dict[etree._Element, int] = {}
    for element in reversed([found for found in root.iter() if isinstance(found.tag, str)]):
        own = 0 if element.tag == "a" else _length(element.text, texts)
        for child in element:
            own += sizes.get(child, 0) + _length(child.tail, texts)
        sizes[element] = 0 if element.tag == "a" else own
    return sizes


def _length(text: str | None, texts: Sequence[tuple[Span, ...]]) -> int:
    return sum(len(span.text) for number in MARKER.findall(text or "") for span in texts[int(number)])


def _is_clutter(element: etree._Element) -> bool:
    if element.tag in _DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role", "").lower() in phrases("clutter")["role"] or _HIDDEN.search(element.get("style", "")):
        return next(element.iter("h1", "article", "main"), None) is None
    named = f"{element.get('class', '')} {element.get('id', '')}".split()
    parts = {part.lower() for name in named for part in _PARTS.split(name)}
    if not parts & set(phrases("clutter")["part"]):
        return False
    return next(element.iter("h1", "article", "main"), None) is None


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
