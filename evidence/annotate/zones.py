"""Zones: what each sentence does in its article (headline, lead, body, quotation, background …), and its section.

A number in the background or in a quotation is not a result of this trial; that is decided here once, for every annotator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.quotations import Quotation, find_quotations
from evidence.article import Block
from evidence.mentions import Sentence
from evidence.vocabulary import BlockKind, Section, SourceKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BLOCK_ZONES = {
    BlockKind.HEADLINE: Zone.HEADLINE,
    BlockKind.SUBHEADLINE: Zone.HEADLINE,
    BlockKind.NOTES: Zone.NOTES,
    BlockKind.BOILERPLATE: Zone.BOILERPLATE,
}
_SECTION_LABEL = re.compile(r"^\W*(?P<label>[A-Za-z][A-Za-z,/&'’()\- ]{2,60}?)\s*(?P<mark>:|\.\s|—|–|$)")
_OWN_STUDY = re.compile(
    r"""\b(?:
        (?:this|the|our|new|current|present)\s(?:\w+\s){0,3}?(?:study|trial|analysis|research|findings?|results?)
        | we\s | researchers\sfound | participants?\b | patients\s(?:who\s)?(?:were|received|treated|given|taking)
        | randomi[sz]ed | primary\s(?:end\s?point|outcome)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_REPORTING = re.compile(
    r"""
        \b(?:found | showed | shows | revealed | demonstrated | reported | compared\ with
        | compared\ to | versus)\b
    """,
    re.VERBOSE | re.I,
)
_AIM = re.compile(
    r"""\bwe\s(?:therefore\s|have\s)?(?:aimed|tested|evaluated?d?|investigated|compared|assessed|examined|conducted|sought|performed|
        undertook|studied|did)\b
      | ^\W*(?:[A-Z]+:\s)?(?:The\s)?[A-Z][\w-]*[A-Z\d][\w-]*(?:\s\([^()]*\))?\s(?:is
      |was)\san?\s(?:[\w,/-]+\s){0,9}?(?:trial|study)\b
      | \b(?:this|the\spresent|our)\s(?:[\w-]+\s){0,4}?(?:trial|study)\s(?:was|aimed|compared|tested|evaluated
      |assessed|examined|is)\b""",
    re.VERBOSE,
)
"""What a report says of its own trial, also where it stands under "Background" or "About"."""
_REFERENCES = frozenset({"references", "reference list", "bibliography", "literature cited"})
"""What stands below is what others wrote, until the next heading."""
_LONGEST_HEADING = 40
_LEAD_BLOCKS = 2
"""A release's first two paragraphs carry its claim; the convention of the inverted pyramid."""
_QUOTED_SHARE = 0.5
"""More than half of a sentence in quotation marks makes it a quotation."""
_NAMED_SPEAKER_SHARE = 0.15
"""Where a speaker is named, the words outside the marks are the speaker's name and offices."""


@dataclass(slots=True)
class _State:
    """What has been seen above the sentence at hand."""

    section: Section | None = None
    paragraphs: int = 0
    block: int = -1
    is_references: bool = False


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Give every sentence its zone, section and speaker."""
    article = doc._.article
    quotations = find_quotations(doc._.article.text, article.blocks)
    state = _State()
    found = []
    for index, (start, end, number) in enumerate(doc._.sentence_spans):
        block = article.blocks[number]
        _enter(state, number, block, doc._.article.text)
        state.section = _section_at(doc._.article.text, start, end, block) or state.section
        draft = Sentence(
            start=start, end=end, index=index, block=number, zone=Zone.BODY, section=state.section, by="rule:zones"
        )
        zoned = _with_zone(doc, draft, state.paragraphs, quotations)
        found.append(replace(zoned, zone=Zone.BOILERPLATE) if state.is_references else zoned)
    found = _spread_background(doc._.article.text, found)
    if article.kind is SourceKind.ABSTRACT and not any(sentence.section for sentence in found):
        return _with_predicted_sections(doc._.article.text, found)
    return tuple(found)


def _spread_background(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """A paragraph that opens with background goes on with it, until it speaks of this study."""
    blocks = {sentence.block for sentence in sentences if sentence.zone is Zone.BACKGROUND}
    return [
        replace(sentence, zone=Zone.BACKGROUND)
        if sentence.block in blocks and sentence.zone in {Zone.LEAD, Zone.BODY} and _is_general(text, sentence)
        else sentence
        for sentence in sentences
    ]


def _is_general(text: str, sentence: Sentence) -> bool:
    words = text[sentence.start : sentence.end]
    return sentence.section is None and not (_OWN_STUDY.search(words) or _REPORTING.search(words))


def _enter(state: _State, number: int, block: Block, text: str) -> None:
    if number != state.block:
        state.block = number
        state.paragraphs += block.kind is BlockKind.PARAGRAPH
        if block.end - block.start <= _LONGEST_HEADING:
            words = text[block.start : block.end].strip(" :.").casefold()
            state.is_references = words in _REFERENCES or (state.is_references and block.kind is not BlockKind.HEADING)


def _with_zone(doc: Doc, sentence: Sentence, paragraphs: int, quotations: Sequence[Quotation]) -> Sentence:
    quoted = _quotation_over(sentence.start, sentence.end, quotations)
    kind = doc._.article.blocks[sentence.block].kind
    if kind in _BLOCK_ZONES:
        return replace(sentence, zone=_BLOCK_ZONES[kind])
    if quoted:
        return replace(sentence, zone=Zone.QUOTATION, speaker=quoted.speaker)
    if _is_background(doc, sentence):
        return replace(sentence, zone=Zone.BACKGROUND)
    leads = doc._.article.kind is not SourceKind.ABSTRACT and sentence.section is None and paragraphs <= _LEAD_BLOCKS
    return replace(sentence, zone=Zone.LEAD) if leads else sentence


def _quotation_over(start: int, end: int, quotations: Sequence[Quotation]) -> Quotation | None:
    for quotation in quotations:
        shared = min(end, quotation.end) - max(start, quotation.start)
        share = _NAMED_SPEAKER_SHARE if quotation.speaker else _QUOTED_SHARE
        if shared > share * (end - start):
            return quotation
    return None


def _is_background(doc: Doc, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    if sentence.section is not None:
        return sentence.section is Section.BACKGROUND and not _AIM.search(doc._.article.text[start:end])
    cues = {term.value for term in doc._.terms.of("background_cues", start, end)}
    if not cues:
        return False
    words = doc._.article.text[start:end]
    if cues == {"prevalence"}:
        return not (_OWN_STUDY.search(words) or _REPORTING.search(words))
    return not _OWN_STUDY.search(words)


@cache
def _sections() -> dict[str, Section]:
    return {phrase: Section(value) for phrase, value in lexicon.load("section_headings").entries}


def _section_at(text: str, start: int, end: int, block: Block) -> Section | None:
    """Read a heading block, or a label such as `METHODS:` at the beginning of a sentence."""
    match = _SECTION_LABEL.match(text[start:end])
    if not match:
        return None
    label = " ".join(match["label"].lower().replace("’", "'").split())
    is_heading = block.kind is BlockKind.HEADING or match["mark"] == ":" or match["label"].isupper()
    return _sections().get(label) if is_heading else None


def _with_predicted_sections(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences of an abstract without headings the section that their wording suggests."""
    from evidence.annotate.roles import sentence_roles

    body = [sentence for sentence in sentences if sentence.zone is not Zone.HEADLINE]
    roles = sentence_roles([text[sentence.start : sentence.end] for sentence in body])
    sections = {sentence.index: role for sentence, role in zip(body, roles, strict=True)}
    return tuple(_placed(sentences, sections))


def _placed(sentences: Sequence[Sentence], sections: dict[int, Section | None]) -> Iterator[Sentence]:
    for sentence in sentences:
        section = sections.get(sentence.index)
        background = section is Section.BACKGROUND and sentence.zone is Zone.BODY
        yield replace(sentence, section=section, zone=Zone.BACKGROUND if background else sentence.zone)
