"""Standing: how far the place and the company of some words let them state a fact of this study.

The same words, "a phase 3 trial", state a fact in a headline and none after "a planned" or "an earlier". A quotation is
somebody's talk, and background and boilerplate are about other things.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from evidence.mentions import Sentence
from evidence.vocabulary import Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_BY_ZONE = {
    Zone.HEADLINE: 0.9,
    Zone.LEAD: 0.9,
    Zone.BODY: 0.9,
    Zone.NOTES: 0.7,
    Zone.QUOTATION: 0.4,
    Zone.BACKGROUND: 0.0,
    Zone.BOILERPLATE: 0.0,
}
_BY_SECTION = {Section.METHODS: 0.95, Section.RESULTS: 0.9, Section.OBJECTIVE: 0.9, Section.CONCLUSIONS: 0.7}
_OTHER_BEFORE = re.compile(
    r"""\b(?:
        previous(?:ly)? | earlier | prior | past | another | other | separate | subsequent | upcoming | planned |
            proposed | future | further
      | larger | bigger | confirmatory | additional | existing | similar | published |
          historical
      | follow-?up | ongoing | next | parent | original | sister | companion | pivotal | an?\ssecond
    )\s(?:\S+\s){0,5}$""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"""^(?:\S+\s){0,5}?(?:
        (?:is|are|will\sbe|would\sbe|may\sbe|be)\s(?:still\s|now\s|also\s|currently\s|clearly\s)?(?:
            needed|warranted|required|necessary|planned|underway|under\sway|ongoing|justified|indicated|recommended|expected)
      | will\s(?:begin|start|test|evaluate|assess|investigate|be\s(?:conducted|carried|launched|initiated|performed))
      | should\s | would\s | (?:need|needs)\sto\s | has\sbeen\splanned
      | (?:began|opened|started)\s(?:\S+\s){0,4}?and\s(?:is|will)\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEED_BEFORE = re.compile(
    r"""\b(?:
        need(?:s|ed)?\s(?:for|to) | call(?:s|ed|ing)?\sfor | plan(?:s|ned|ning)?\s(?:to|for|on|a) | hope(?:s|d)?\sto |
            require[sd]?
      | move\sinto | advance\s(?:to|into) | enter | proceed\s(?:to|with) | initiate | launch | beg[iu]n | start | warrants? |
          awaiting | await
      | supplement(?:s|ed|ing)? | complement(?:s|ed|ing)? | mimic(?:s|ked|king)? | beyond | outside
      | (?:should|must)\sbe\s(?:confirmed|tested|validated|verified)\s(?:by|in)
      | unlike | lack\sof | absence\sof | without | not\sa | no | not\sbeen | rather\sthan | instead\sof | such\sas |
          gold\sstandard
    )\s(?:\S+\s){0,5}$""",
    re.VERBOSE | re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:need(?:s|ed)?|plan(?:s|ning)?|hope(?:s|d)?|want(?:s|ed)?|would\slike|intend(?:s|ed)?|next\s(?:we|they|the\steam))\s"
    r"(?:to\s|we\s)?(?:[^\s;:.]+\s){0,16}$",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_WORDS = (
    "previous", "earlier", "prior", "past", "other", "separate", "subsequent", "upcoming", "plan", "propos", "futur",
    "further", "larger", "bigger", "confirm", "addition", "existing", "similar", "publish", "histor", "follow",
    "ongoing", "next", "parent", "original", "sister", "companion", "pivotal", "need", "warrant", "requir", "necessary",
    "under", "justif", "indicat", "recommend", "expect", "will", "should", "would", "call", "hope", "move", "advance",
    "second", "enter", "proceed", "initiat", "launch", "beg", "open", "start", "await", "supplement", "complement", "mimic",
    "beyond", "outside", "unlike", "lack", "absence", "without", "no", "rather", "instead", "such as", "gold", "want", "intend",
)  # fmt: skip
_FAR = 160  # characters before a study that hold the wish for it
_LISTED = re.compile(
    r"\b(?:earlier|future|larger|ongoing|planned|previous|separate|upcoming)(?:,\s[\w-]+)*,\s(?:[\w-]+\s)*$",
    re.VERBOSE | re.IGNORECASE,
)
"""The attributes of one study, of which the first marks it as another: `an ongoing, double-blind, [randomised] trial`."""
_MANY = re.compile(r"^(?:[\w,-]+\s){0,4}?(?:trials|studies|rcts)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:two|three|four|both|these|our)\s(?:[\w,-]+\s){0,4}$", re.IGNORECASE)
_TITLE = 0.9
_KEPT = "evidence.factual_sentences"
_WINDOW = 70  # characters on either side that can hold six words of the same phrase


def sentences_with(doc: Doc, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, float, re.Match[str]]]:
    """Search a rare pattern in the whole text at once, and give the matches that lie within one factual sentence."""
    known = factual_sentences(doc)
    starts = [sentence.start for sentence, _ in known]
    for match in pattern.finditer(doc._.article.text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.end() <= known[at][0].end:
            yield *known[at], match


def terms_of_study(doc: Doc, name: str) -> Iterator[tuple[Sentence, float, Term]]:
    """Give the terms of one lexicon that lie within factual sentences."""
    known = factual_sentences(doc)
    starts = [sentence.start for sentence, _ in known]
    for term in doc._.terms.of(name):
        at = bisect_right(starts, term.start) - 1
        if at >= 0 and term.end <= known[at][0].end:
            yield *known[at], term


def standing(sentence: Sentence) -> float:
    """Say how well facts of this study stand in a sentence, 0 (not at all) to 1."""
    zone = _BY_ZONE[sentence.zone]
    if sentence.index == 0 and sentence.zone is Zone.BACKGROUND:
        return _TITLE  # the title of an abstract stands before its background
    if sentence.section in _BY_SECTION and sentence.zone in {Zone.BODY, Zone.LEAD}:
        return _BY_SECTION[sentence.section]
    return zone


def factual_sentences(doc: Doc) -> Sequence[tuple[Sentence, float]]:
    """Give the sentences that can state facts of this study, each with its standing; judged once for each document."""
    known: list[tuple[Sentence, float]] | None = doc.user_data.get(_KEPT)
    if known is None:
        judged = ((sentence, standing(sentence)) for sentence in doc._.sentences)
        known = doc.user_data[_KEPT] = [(sentence, trust) for sentence, trust in judged if trust > 0]
    return known


@lru_cache(maxsize=512)
def _may_tell_of_another(words: str) -> bool:
    """Tell whether a sentence has a word that marks another study at all; most have none."""
    lowered = words.lower()
    return any(word in lowered for word in _OTHER_WORDS)


def of_another_study(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the words at `[start, end)` speak of an earlier, a planned or a wished-for study."""
    if not _may_tell_of_another(text[sentence.start : sentence.end]):
        return False
    before = text[max(sentence.start, start - _WINDOW) : start]
    after = text[end : min(sentence.end, end + _WINDOW)]
    near = re.split(r"[,;:()]\s?", before)[-1]
    if _WISHED.search(text, max(sentence.start, start - _FAR), start) or _LISTED.search(before):
        return True
    return bool(_OTHER_BEFORE.search(near) or _NEED_BEFORE.search(near) or _OTHER_AFTER.match(after.lstrip()))


def of_this_study(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether words for a design speak of this study: not of another one, and not of trials in general."""
    if of_another_study(text, sentence, start, end):
        return False
    near = text[start : min(sentence.end, end + _WINDOW)]
    is_many = bool(_MANY.match(near) or _MANY.match(near[end - start :].lstrip()))
    return not is_many or bool(_COUNTED.search(text, sentence.start, start))
