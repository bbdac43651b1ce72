"""HTML: the article's part of the page, walked block by block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from evidence.errors import EmptyArticle, UnreadableArticle
from evidence.ingest.boilerplate import mark_boilerplate
from evidence.ingest.layout import mark_headline, mark_subheadlines
from evidence.ingest.markup import MARKER, Markup, mark_text
from evidence.ingest.page_metadata import page_metadata
from evidence.ingest.region import drop_clutter, find_region, headline_outside
from evidence.ingest.strands import Passage, Reading
from evidence.ingest.walker import Walker
from evidence.vocabulary import BlockKind

MIN_PAGE_WORDS = 12
"""Words of running text that a page must hold; a sign-in or script notice has fewer."""

MAX_LOST_SHARE = 0.02
"""Most of a page's text that the parser may lose (it stops at 256 nested elements) before the page is refused."""

_PAGE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
_HEAD = 2000


def read_html(source: str, name: str) -> Reading:
    """Read a page or a fragment of one.

    Raises:
        UnreadableArticle: the page is broken beyond repair.
        EmptyArticle: the page holds no article.
    """
    markup = mark_text(source)
    root = _parsed(markup, name)
    metadata = page_metadata(root)
    drop_clutter(root)
    region = find_region(root, markup.texts)
    passages = Walker(markup.texts).walk(region)
    outside = headline_outside(root, region)
    if outside is not None:
        passages = [*Walker(markup.texts).walk(outside), *passages]
    passages = _kinds(passages)
    if not _holds_article(passages, is_page=_PAGE.search(source[:_HEAD]) is not None):
        raise EmptyArticle(name, "there is no article on this page", "save the page of the article itself, or its text")
    return Reading(tuple(passages), metadata)


def fragment_passages(source: str, base: int) -> list[Passage]:
    """Give the passages of HTML inside another text, with offsets from `base`."""
    markup = mark_text(source, base)
    if not markup.texts:
        return []
    return Walker(markup.texts).walk(_parsed(markup, "text"))


def _parsed(markup: Markup, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(markup.page.encode("utf-8"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        if not markup.texts:
            raise EmptyArticle(name, "there is no text on this page", "save the page of the article itself, or its text")
        raise _broken(name)
    kept = {int(number) for text in root.itertext() for number in MARKER.findall(str(text))}
    total = sum(_size(markup, number) for number in range(len(markup.texts)))
    if total - sum(_size(markup, number) for number in kept) > MAX_LOST_SHARE * total:
        raise _broken(name)
    return root


def _broken(name: str) -> UnreadableArticle:
    return UnreadableArticle(name, "the HTML is broken or nested too deeply", "save the article's text and read that")


def _size(markup: Markup, number: int) -> int:
    return sum(len(span.text) for span in markup.texts[number])


def _kinds(passages: Sequence[Passage]) -> list[Passage]:
    marked = mark_boilerplate(passages)
    at = next((index for index, passage in enumerate(marked) if passage.kind is BlockKind.HEADLINE), None)
    return mark_headline(_heading_first(marked)) if at is None else mark_subheadlines(marked, at)


def _heading_first(passages: list[Passage]) -> list[Passage]:
    """Make the first heading the headline where it stands before all paragraphs."""
    for index, passage in enumerate(passages):
        if passage.kind is BlockKind.HEADING:
            return [*passages[:index], replace(passage, kind=BlockKind.HEADLINE, level=1), *passages[index + 1 :]]
        if passage.kind is not BlockKind.BOILERPLATE:
            break
    return passages


def _holds_article(passages: Sequence[Passage], *, is_page: bool) -> bool:
    story = [passage.text for passage in passages if passage.kind is not BlockKind.BOILERPLATE]
    needed = MIN_PAGE_WORDS if is_page else 1
    return sum(len(text.split()) for text in story) >= needed
