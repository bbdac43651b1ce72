"""What sort of text an article is, guessed from its shape and words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.ingest.citation import is_citation
from evidence.ingest.layout import is_section
from evidence.ingest.phrases import phrases
from evidence.ingest.strands import Passage
from evidence.vocabulary import BlockKind, SourceKind

MAX_ABSTRACT_WORDS = 800
"""The longest structured abstracts (trials with several outcomes) come near; full papers start at 2,000."""

MIN_FULL_TEXT_WORDS = 2000
"""A text with the sections of a paper and this many words is the paper."""

MIN_SECTIONS = 2
"""Different section labels that make an abstract or paper."""

MIN_REGISTRY_FIELDS = 3
"""Field names of a registry entry that make one."""

_RUN_IN_LABEL = re.compile(
    r"(?: ^ | (?<= [.!?)\]] \s ) ) (?: ABSTRACT\. )? (?P<label> [A-Z] [A-Za-z /&,-]{2,40} ) (?: : | \.\s (?= [A-Z] ) )",
    re.VERBOSE | re.MULTILINE,
)
_DATELINE = re.compile(
    r"(?: [A-Z][\w.'’-]+ [^.]{0,60}? | [A-Z ,.]{4,60} )"
    r"(?: \( [^)]{0,20} (?:19|20)\d\d \) | (?:19|20)\d\d ) \s* (?: — | – | -- | - | : | /\w )",
    re.VERBOSE,
)
_BYLINE = re.compile(r"By [A-Z][\w.'’-]+ [A-Z][\w.'’-]+")
_TOP_PASSAGES = 8


def guess_kind(passages: Sequence[Passage]) -> SourceKind:
    """Guess what sort of text a reading is; `unknown` where nothing tells."""
    if not passages:
        return SourceKind.UNKNOWN
    text = "\n".join(passage.text for passage in passages)
    count = len(text.split())
    if is_citation(passages[0]):
        return SourceKind.ABSTRACT
    if _cues(text, "registry") >= MIN_REGISTRY_FIELDS:
        return SourceKind.REGISTRY
    if len(_sections(passages)) >= MIN_SECTIONS:
        if count <= MAX_ABSTRACT_WORDS:
            return SourceKind.ABSTRACT
        if count >= MIN_FULL_TEXT_WORDS:
            return SourceKind.FULL_TEXT
    return _journalism(passages, text)


def _journalism(passages: Sequence[Passage], text: str) -> SourceKind:
    top = [passage.text for passage in passages[:_TOP_PASSAGES]]
    if any(_BYLINE.match(line) for line in top) and not _cues(text, "press_release"):
        return SourceKind.NEWS
    ends = any(passage.text.strip().replace(" ", "").startswith("###") for passage in passages)
    notes = any(passage.kind is BlockKind.NOTES for passage in passages)
    if ends or notes or _cues(text, "press_release") or any(_DATELINE.match(line) for line in top):
        return SourceKind.PRESS_RELEASE
    return SourceKind.NEWS if _cues(text, "news") else SourceKind.UNKNOWN


def _cues(text: str, kind: str) -> int:
    lowered = text.lower().replace("’", "'")
    return sum(
        cue in lowered and re.search(rf"(?<![a-z]){re.escape(cue)}(?![a-z])", lowered) is not None
        for cue in phrases("kinds")[kind]
    )


def _sections(passages: Sequence[Passage]) -> set[str]:
    """Give the different section labels, standing alone or run in."""
    found: set[str] = set()
    for passage in passages:
        if passage.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and is_section(passage.text):
            found.add(passage.text.strip(" :").lower())
        if passage.kind is not BlockKind.BOILERPLATE:
            labels = (match.group("label") for match in _RUN_IN_LABEL.finditer(passage.text))
            found.update(label.lower() for label in labels if is_section(label))
    return found
