"""Zones: what each sentence does in its article (headline, lead, body, quotation, background …), and its section.

A number in the background or in a quotation is not a result of this trial; that is decided here once, for every annotator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.other_studies import opens_with_another_study
from evidence.annotate.phrases import pattern
from evidence.annotate.quotations import Quotation, find_quotations
from evidence.annotate.release_topics import Topic, topics
from evidence.article import Article, Block
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
_SECTION_LABEL = re.compile(
    r"^\W* (?:ABSTRACT\.)? (?P<label>[A-Za-z][A-Za-z,/&'’()\- ]{2,60}?) \s* (?P<mark>: | \.\s | — | – | $)", re.VERBOSE
)
_METHODS = re.compile(r"\bmethods\b", re.IGNORECASE)
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
_TELLING = frozenset({SourceKind.PRESS_RELEASE, SourceKind.NEWS})
"""The kinds of text that mix a study with other matters without headings."""
SURELY_OTHER = 0.7
SURELY_HOUSE = 0.8
"""From these probabilities on a sentence is taken out; `weights/release_topics.md` says what is lost and what is gained."""
_HOUSE_FROM = {Zone.LEAD: SURELY_HOUSE, Zone.BODY: SURELY_HOUSE, Zone.NOTES: 0.5}
"""Below the end of a release its house is likelier to speak than not."""
_OF_THE_WORK = re.compile(
    r"""\b(?:
        (?:this|the|our|his|her|their)\s(?:\w+\s){0,2}?(?:study|trial|work|paper|article|findings?|results?|research)
      | publish\w* | fund(?:s|ed|ing)? | support(?:s|ed)? | sponsor\w* | grants? | disclos\w* | interests? | regist\w*
      | journals? | NCT\d+ | ISRCTN\d+
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a house says of the study: who paid, where it is printed, under which number it is registered."""
_LONGEST_HEADING = 40
_LONG_WORD = 4
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
    is_headed: bool = False
    paragraphs: int = 0
    block: int = -1
    is_references: bool = False


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """Give every sentence its zone, section and speaker."""
    found = zoned_by_rule(doc)
    article = doc._.article
    if article.kind is SourceKind.ABSTRACT:
        return _with_predicted_sections(article.text, found)
    return tuple(_without_other_matters(article, found) if article.kind in _TELLING else found)


def zoned_by_rule(doc: Doc) -> list[Sentence]:
    """Give every sentence what headings, marks and cue words say of it."""
    article = doc._.article
    quotations = find_quotations(article.text, article.blocks)
    state = _State()
    found = []
    for index, (start, end, number) in enumerate(doc._.sentence_spans):
        block = article.blocks[number]
        if number != state.block and article.kind in _TELLING:
            state.section = _carried(article.text, start, end, state)
        _enter(state, number, block, article.text)
        opened = _section_at(article.text, start, end, block)
        if article.kind is SourceKind.ABSTRACT and not opened and _opens_another(article.text, start, end):
            state.section = None
        if opened:
            state.section, state.is_headed = opened, block.kind is BlockKind.HEADING
        draft = Sentence(
            start=start, end=end, index=index, block=number, zone=Zone.BODY, section=state.section, by="rule:zones"
        )
        zoned = _with_zone(doc, draft, state.paragraphs, quotations)
        found.append(replace(zoned, zone=Zone.BOILERPLATE) if state.is_references else zoned)
    return _spread_background(article.text, found)


def _without_other_matters(article: Article, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Take what a release surely tells of other matters, or of its house, out of the zones that state facts of the study.

    The first paragraph makes the claim of the whole, often in words as general as those for the disease, and is left alone.
    """
    first = next((number for number, block in enumerate(article.blocks) if block.kind is BlockKind.PARAGRAPH), -1)
    for sentence, chances in zip(sentences, topics(article.text, sentences, article.blocks), strict=True):
        told = sentence.zone in _HOUSE_FROM and sentence.section is None and sentence.block > first
        zone = _other_zone(article.text, sentence, chances) if told else None
        yield replace(sentence, zone=zone) if zone else sentence


def _other_zone(text: str, sentence: Sentence, chances: Mapping[Topic, float]) -> Zone | None:
    words = text[sentence.start : sentence.end]
    if chances[Topic.OTHER] >= SURELY_OTHER and not (_OWN_STUDY.search(words) or _REPORTING.search(words)):
        return Zone.BACKGROUND
    if chances[Topic.HOUSE] < _HOUSE_FROM[sentence.zone] or _OF_THE_WORK.search(words):
        return None
    return Zone.BOILERPLATE


def _spread_background(text: str, sentences: list[Sentence]) -> list[Sentence]:
    """A paragraph with background is background throughout, but where it speaks of this study, and before it turns to plans."""
    opened: dict[int, int] = {}
    for sentence in reversed(sentences):
        if sentence.zone is Zone.BACKGROUND:
            is_plan = pattern("background_cues", "plan").search(text, sentence.start, sentence.end) is not None
            opened[sentence.block] = sentence.start if is_plan and opened.get(sentence.block, 1) else 0
    return [
        replace(sentence, zone=Zone.BACKGROUND)
        if sentence.start >= (opened.get(sentence.block, sentence.end) if sentence.zone is Zone.BODY else 0)
        and sentence.block in opened
        and sentence.zone in {Zone.LEAD, Zone.BODY}
        and _is_general(text, sentence)
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


_PRINTED = re.compile(r"\d\s?%\s?(?:CI|confidence)|\b[pP]\s?[=<]\s?0?[.·]\d")
"""What was measured and is to be measured again (`(HR 0.88, 95% CI 0.59-1.31), and will be tested in two years`)."""


def _is_background(doc: Doc, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    if opens_with_another_study(doc._.article.text, start, end):
        return True
    if sentence.section is not None:
        return sentence.section is Section.BACKGROUND and not _AIM.search(doc._.article.text[start:end])
    cues = {term.value for term in doc._.terms.of("background_cues", start, end)}
    if not cues:
        return False
    words = doc._.article.text[start:end]
    if cues == {"plan"} and _PRINTED.search(words):
        return False
    if cues == {"prevalence"}:
        return not (_OWN_STUDY.search(words) or _REPORTING.search(words))
    return not _OWN_STUDY.search(words)


def _carried(text: str, start: int, end: int, state: _State) -> Section | None:
    """Say what is left of a part where a release begins its next paragraph.

    A label ends the part before it, known or not; background that only a label opened ends with its paragraph.
    """
    match = _SECTION_LABEL.match(text[start:end])
    is_label = match is not None and match["mark"] == ":" and _is_title(match["label"])
    ends = state.section is Section.BACKGROUND and not state.is_headed
    return None if is_label or ends else state.section


def _is_title(words: str) -> bool:
    """Tell whether every long word begins with a capital, as in `How the Study Was Conducted`."""
    return all(word[0].isupper() for word in words.split() if len(word) >= _LONG_WORD)


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


def _opens_another(text: str, start: int, end: int) -> bool:
    """Tell whether a label in capitals, or one over methods and results at once, opens a part that has no section."""
    match = _SECTION_LABEL.match(text[start:end])
    return match is not None and match["mark"] == ":" and (match["label"].isupper() or bool(_METHODS.search(match["label"])))


def _with_predicted_sections(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Give the sentences of an abstract that stand under no heading the section that their wording suggests."""
    from evidence.annotate.roles import sentence_roles

    first = next((sentence.index for sentence in sentences if sentence.section), -1)
    bare = [sentence for sentence in sentences if sentence.zone is not Zone.HEADLINE and sentence.section is None]
    body = [sentence for sentence in bare if sentence.index > first]
    roles = sentence_roles([text[sentence.start : sentence.end] for sentence in body]) if body else []
    sections = {sentence.index: role for sentence, role in zip(body, roles, strict=True)}
    return tuple(_placed(text, sentences, sections))


_OWN_SECTIONS = frozenset({Section.METHODS, Section.RESULTS, Section.CONCLUSIONS})
"""What stands here is the study's own, as it is where headings say so."""


def _placed(text: str, sentences: Sequence[Sentence], sections: dict[int, Section | None]) -> Iterator[Sentence]:
    for sentence in sentences:
        section, zone = sections.get(sentence.index, sentence.section), sentence.zone
        if sentence.section is None and zone is Zone.BODY and section is Section.BACKGROUND:
            zone = Zone.BACKGROUND
        elif sentence.section is None and zone is Zone.BACKGROUND and section in _OWN_SECTIONS:
            zone = zone if opens_with_another_study(text, sentence.start, sentence.end) else Zone.BODY
        yield replace(sentence, section=section, zone=zone)
