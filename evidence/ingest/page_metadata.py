"""What a page says about itself: `<meta>` tags, JSON-LD, `<time>` and `<title>`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from evidence.article import Metadata
from evidence.ingest.dates import iso_date
from evidence.ingest.markup import MARKER

MAX_JSON_CHARACTERS = 200_000
"""Longest JSON-LD that is looked at."""

MAX_JSON_NODES = 2000
"""Most objects of it that are visited."""

_NAMES = {
    "title": ("citation_title", "dc.title", "og:title", "twitter:title"),
    "publisher": ("citation_publisher", "dc.publisher", "og:site_name", "application-name"),
    "published": (
        "citation_publication_date", "citation_online_date", "citation_date", "article:published_time", "dc.date",
        "dc.date.issued", "dcterms.date", "date", "pubdate", "datepublished",
    ),
    "url": ("og:url", "citation_abstract_html_url", "citation_public_url"),
    "journal": ("citation_journal_title", "prism.publicationname", "dc.source"),
    "doi": ("citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi"),
    "pmid": ("citation_pmid",),
}  # fmt: skip
_ARTICLES = frozenset(
    {"article", "newsarticle", "scholarlyarticle", "medicalscholarlyarticle", "reportagenewsarticle", "webpage"}
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")


def page_metadata(root: etree._Element) -> Metadata:
    """Give what the page says about itself; a `<meta>` tag goes before JSON-LD, and that before visible elements."""
    metas = _metas(root)
    stated = {field: next((metas[name] for name in names if metas.get(name)), None) for field, names in _NAMES.items()}
    for key, value in _json_ld(root).items():
        stated[key] = stated[key] or value
    stated["title"] = stated["title"] or _text(root, "title")
    stated["url"] = stated["url"] or _canonical(root)
    published = iso_date(stated["published"] or "") or next(_times(root), None)
    doi = _DOI.search(stated["doi"] or "")
    pmid = stated["pmid"] or ""
    return Metadata(
        title=stated["title"],
        publisher=stated["publisher"],
        published=published,
        url=stated["url"],
        journal=stated["journal"],
        doi=doi.group().rstrip(".,;") if doi else None,
        pmid=pmid if pmid.isdecimal() else None,
    )


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _text(root: etree._Element, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    text = "" if element is None else " ".join(MARKER.sub("", str(element.xpath("string()"))).split())
    return unescape(text) or None


def _canonical(root: etree._Element) -> str | None:
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((href for href in links if href), None)


def _times(root: etree._Element) -> Iterator[str]:
    for time in root.iter("time"):
        found = iso_date(time.get("datetime") or "")
        if found:
            yield found


def _json_ld(root: etree._Element) -> dict[str, str]:
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").lower() != "application/ld+json" or len(text) > MAX_JSON_CHARACTERS:
            continue
        try:
            content = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and kind.lower() in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return dict(_from_node(node))
    return {}


def _nodes(content: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [content], 0
    while waiting and seen < MAX_JSON_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting += [value for value in node.values() if isinstance(value, dict | list)]
        elif isinstance(node, list):
            waiting += node[:MAX_JSON_NODES]


def _from_node(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    publisher = node.get("publisher")
    pairs = {
        "title": node.get("headline"),
        "published": node.get("datePublished"),
        "url": node.get("url"),
        "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
    }
    for key, value in pairs.items():
        if isinstance(value, str) and value.strip():
            yield key, " ".join(value.split())
