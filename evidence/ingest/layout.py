"""What each passage is, seen by its shape and place: headline, subheadline, heading, story, notes or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence.ingest.boilerplate import mark_boilerplate
from evidence.ingest.citation import is_citation, mark_citation
from evidence.ingest.dates import is_bare_date, without_date
from evidence.ingest.phrases import folded, phrases
from evidence.ingest.strands import Passage
from evidence.vocabulary import BlockKind

MIN_HEADLINE_WORDS = 4
"""Shorter lines at the top are publishers' names and rubrics."""

MAX_HEADLINE_WORDS = 40
"""The longest headlines of company releases come near; paragraphs lie above."""

MAX_HEADING_WORDS = 10
"""A section heading has no more words."""

MIN_PARAGRAPH_WORDS = 15
"""What follows a section heading has at least this many words."""

MAX_SUBHEADLINES = 3
"""Company releases stack up to three lines under the headline."""

_TITLE_LABEL = re.compile(r"title \s* :?", re.VERBOSE | re.IGNORECASE)
_BYLINE = re.compile(r"(?: By | Written\ by ) \s+ (?: [A-Z] [\w.'’-]+ (?: ,? \s+ | \s* $ ) | and \s+ ){1,6}", re.VERBOSE)
_DATELINE = re.compile(
    r"[^.?!]{2,80} (?: \b(?:19|20)\d\d\b | /PRNewswire/ | Newswise ) [^.?!]{0,40} (?: — | – | -- | - \s )", re.VERBOSE
)
_SENTENCE_END = re.compile(r"[.!] [\"'”’)\]]* $", re.VERBOSE)
_LIST_LABEL = re.compile(r"(?: abstract\. )? (?P<label> [a-z][a-z /&,-]{2,60} ) $", re.VERBOSE)


def lay_out(passages: Sequence[Passage]) -> list[Passage]:
    """Give the passages of a plain text with their kinds."""
    listed = list(passages)
    if listed and is_citation(listed[0]):
        return _with_headings(_keep_marks(mark_citation(listed)))
    return _with_headings(mark_headline(mark_boilerplate(listed)))


def mark_headline(passages: list[Passage]) -> list[Passage]:
    """Mark the first line that looks like a headline, and the lines under it, unless there is one."""
    if any(passage.kind is BlockKind.HEADLINE for passage in passages):
        return passages
    at = _headline_at(passages)
    if at is None:
        return passages
    marked = [*passages]
    for index in range(at):
        if marked[index].kind is not BlockKind.HEADING or not is_section(marked[index].text):
            marked[index] = replace(marked[index], kind=BlockKind.BOILERPLATE)
    marked[at] = replace(marked[at], kind=BlockKind.HEADLINE, level=1)
    return mark_subheadlines(marked, at)


def mark_subheadlines(passages: list[Passage], headline: int) -> list[Passage]:
    """Mark the short lines between a headline and the first paragraph."""
    found = 0
    for index in range(headline + 1, len(passages) - 1):
        passage = passages[index]
        if passage.kind is BlockKind.BOILERPLATE:
            continue
        if (
            is_section(passage.text)
            or found == MAX_SUBHEADLINES
            or passage.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        ):
            break
        if _is_masthead(passage.text):
            passages[index] = replace(passage, kind=BlockKind.BOILERPLATE)
        elif _is_headline_shaped(passage.text):
            passages[index] = replace(passage, kind=BlockKind.SUBHEADLINE, level=0)
            found += 1
        else:
            break
    return passages


def is_section(text: str) -> bool:
    """Judge whether a line is nothing but the label of a section of an abstract or paper."""
    match = _LIST_LABEL.match(folded(text))
    if match is None:
        return False
    parts = re.split(r"\s*[/,&]\s*", match.group("label"))
    labels = phrases("headline")["section"]
    return match.group("label") in labels or all(part in labels for part in parts)


def words(text: str) -> int:
    """Count what stands between white space."""
    return len(text.split())


def _keep_marks(passages: list[Passage]) -> list[Passage]:
    remarked = mark_boilerplate(passages)
    return [old if old.kind is BlockKind.BOILERPLATE else new for old, new in zip(passages, remarked, strict=True)]


def _headline_at(passages: list[Passage]) -> int | None:
    labelled = False
    for index, passage in enumerate(passages):
        if passage.kind is BlockKind.BOILERPLATE:
            labelled = _TITLE_LABEL.fullmatch(passage.text.strip()) is not None
            continue
        if labelled:
            return index
        if passage.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or is_section(passage.text):
            return None
        if _is_masthead(passage.text):
            continue
        alone = index == len(passages) - 1
        return index if _is_headline_shaped(passage.text) and not alone else None
    return None


def _is_headline_shaped(text: str) -> bool:
    count = words(text)
    if not MIN_HEADLINE_WORDS <= count <= MAX_HEADLINE_WORDS or _DATELINE.match(text):
        return False
    return not _SENTENCE_END.search(text.strip()) and not text.rstrip().endswith((":", ",", ";"))


def _is_masthead(text: str) -> bool:
    """Judge whether a line names a publisher, an author, a date or a rubric."""
    stripped = text.strip()
    if _BYLINE.fullmatch(stripped) or is_bare_date(stripped):
        return True
    count = words(without_date(stripped))
    if count < MIN_HEADLINE_WORDS:
        return not _SENTENCE_END.search(stripped)
    organisations = set(phrases("headline")["organisation"])
    named = organisations & set(folded(stripped).replace(",", " ").split())
    return bool(named) and count <= MAX_HEADING_WORDS and all(_is_name_part(word) for word in stripped.split())


def _is_name_part(word: str) -> bool:
    return word[0].isupper() or word.lower() in {"of", "the", "and", "for", "at", "in", "&", "–", "-", "/", "|"}


def _with_headings(passages: list[Passage]) -> list[Passage]:
    marked = [*passages]
    for index, passage in enumerate(passages):
        if passage.kind is not BlockKind.PARAGRAPH:
            continue
        after = passages[index + 1] if index + 1 < len(passages) else None
        if is_section(passage.text) or (after is not None and _heads(passage, after)):
            marked[index] = replace(passage, kind=BlockKind.HEADING, level=2)
    return marked


def _heads(passage: Passage, after: Passage) -> bool:
    text = passage.text.strip()
    if words(text) > MAX_HEADING_WORDS or after.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    if text.endswith((".", ";", "!", "”", '"')) or "," in text or not (text[0].isupper() or text[0].isdigit()):
        return False
    if text.endswith(":") and words(text) >= MIN_HEADLINE_WORDS:  # somebody is about to speak, or a list to begin
        return False
    return after.kind is BlockKind.LIST_ITEM or words(after.text) >= MIN_PARAGRAPH_WORDS
