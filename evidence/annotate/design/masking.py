"""Masking: how many parties did not know the allocation, and which.

Assessors who were kept unaware in an open-label trial do not make it a masked one: the word on the trial as a whole decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.design.plain_masking import find_plain_masking
from evidence.annotate.facts import fact
from evidence.annotate.standing import of_this_study, sentences_with, terms_of_study
from evidence.mentions import FactMention
from evidence.vocabulary import Masking

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ASSESSORS_ONLY = re.compile(r"assessor|evaluator|examiner|observer|rater", re.IGNORECASE)
_KEPT_UNAWARE = re.compile(
    r"""\b(?:
        (?:were|was|are|is|be|remained|kept)\s(?:\w+\s)?(?:blinded|masked|unaware|blind)
      | (?:blinded|masked|unaware|blind)\s(?:to|of)\b
      | knowing | knew | did\snot\sknow | nor\s(?:\w+\s){1,6}know
      | blinded
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_UNAWARE = re.compile(
    r"(?:\bnot|n['’]t)\s(?:\w+\s){0,2}(?:blinded|masked|blind)\b|\bneither\s(?:\w+\s){1,6}?nor\s(?:\w+\s){1,6}?(?:blinded|masked)\b|\bunblinded\b|\bunmasked\b",
    re.VERBOSE | re.IGNORECASE,
)
_KNEW = {"knew", "knowing"}
_DENIAL = re.compile(
    r"\b(?:neither|nor|none|nobody|no\sone)\b|\b(?:not|n['’]t|without)\s(?:\w+\s)?$", re.VERBOSE | re.IGNORECASE
)
_NO_TRUST_IN_OPEN = 0.3
"""Weight of "open label" once the text says that those who judged the outcomes were blinded: masking is then single."""
_BLINDED_JUDGES = re.compile(
    r"""\b(?: (?:blinded|masked|blind)\s(?:\w+\s){0,2}?(?:adjudication|assessments?|assessors?|end\s?points?
        |evaluations?|outcome|review|readers?|raters?)
      | (?:adjudication|assessments?|assessors?|adjudicators|evaluators|raters)\s(?:\w+\s){0,6}?(?:was
      |were)\s(?:kept\s)?(?:blinded|masked|blind|unaware) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTIES_CONFIDENCE = 0.9


def find_masking(doc: Doc) -> Iterator[FactMention]:
    """Find the masking of the trial and the parties that were masked."""
    text = doc._.article.text
    found = list(_masking_words(doc))
    is_open = any(mention.value == Masking.NONE for mention in found)
    judges = list(_blinded_judges(doc)) if is_open else []
    is_told = {mention.value for mention in found} & {Masking.DOUBLE, Masking.TRIPLE, Masking.QUADRUPLE}
    judges = [] if is_told else judges
    for mention in found:
        assessors = mention.value == Masking.SINGLE and _ASSESSORS_ONLY.search(text, mention.start, mention.end)
        if assessors:
            yield replace(mention, field="study.masked", value="assessors")
        weaker = _NO_TRUST_IN_OPEN if mention.value == Masking.NONE and judges else 1.0
        yield replace(mention, confidence=round(mention.confidence * weaker, 2))
    yield from judges
    parties = list(_masked_parties(doc))
    yield from parties
    told = [] if found else list(find_plain_masking(doc))
    yield from told
    if not found and not told:
        yield from _counted(doc, parties)


def _blinded_judges(doc: Doc) -> Iterator[FactMention]:
    """Read "open-label, with blinded adjudication", and people who judged and did not know."""
    text = doc._.article.text
    for sentence, trust, match in sentences_with(doc, _BLINDED_JUDGES):
        if of_this_study(text, sentence, *match.span()) and not _NOT_UNAWARE.search(text, sentence.start, sentence.end):
            yield fact("study.masking", Masking.SINGLE, match.span(), by="design.masking", confidence=trust)
    yield from (told for told in find_plain_masking(doc) if told.value == Masking.SINGLE)


def _counted(doc: Doc, parties: list[FactMention]) -> Iterator[FactMention]:
    """Count who was kept unaware where no word for the masking is used: one party is single, two are double."""
    roles = {term.value for party in parties for term in doc._.terms.of("masked_parties", party.start, party.end)}
    if roles:
        first = parties[0]
        value = _BY_COUNT[len(roles)]
        yield replace(first, field="study.masking", value=value, by="rule:design.masked_parties")


_BY_COUNT = {1: Masking.SINGLE, 2: Masking.DOUBLE, 3: Masking.TRIPLE, 4: Masking.QUADRUPLE}
"""ClinicalTrials.gov counts the roles masked: participant, care provider, investigator, outcomes assessor."""


def _masking_words(doc: Doc) -> Iterator[FactMention]:
    text = doc._.article.text
    for sentence, trust, term in terms_of_study(doc, "masking"):
        is_later = term.value == Masking.NONE and _MOVED_ON.search(text, sentence.start, term.start)
        if of_this_study(text, sentence, term.start, term.end) and not _is_extension(text, term.end) and not is_later:
            yield fact("study.masking", term.value, (term.start, term.end), by="design.masking", confidence=trust)


def _is_extension(text: str, end: int) -> bool:
    """An open-label extension, run-in or follow-up period says nothing of the masking of the comparison."""
    return bool(_EXTENSION.match(text, end))


_MOVED_ON = re.compile(
    r"\b(?:went\son\sto|switched\sto|moved\s(?:on\s)?to|came\sback\sfor|followed\sby|rolled\sover|then|entered|offered|continued)\s"
    r"(?:[\w-]+\s){0,4}$",
    re.VERBOSE | re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[\s-]+(?:\S+\s){0,2}?(?:extension|run-in|lead-in|follow-up|phase(?!\s[\dI])|period|continuation|maintenance|rollover|program|expanded\saccess)\b",
    re.VERBOSE | re.IGNORECASE,
)


def _masked_parties(doc: Doc) -> Iterator[FactMention]:
    """Name the parties in a clause that says who did not know."""
    text = doc._.article.text
    seen: set[int] = set()
    for sentence, trust, cue in sentences_with(doc, _KEPT_UNAWARE):
        knew = cue.group().lower() in _KNEW and not _DENIAL.search(text, sentence.start, cue.start())
        if knew or sentence.index in seen or _NOT_UNAWARE.search(text, sentence.start, sentence.end):
            continue
        seen.add(sentence.index)
        clause = next(part for part in doc._.clauses if part.start <= cue.start() < part.end)
        for term in doc._.terms.of("masked_parties", clause.start, clause.end):
            if _takes_part(text, cue, term.start, term.end):
                value = text[term.start : term.end].lower()
                span = (term.start, term.end)
                yield fact("study.masked", value, span, by="design.masked_parties", confidence=trust * _PARTIES_CONFIDENCE)


def _takes_part(text: str, cue: re.Match[str], start: int, end: int) -> bool:
    """Tell whether only linking words stand between the cue and the party."""
    gap = text[cue.end() : start] if start >= cue.end() else text[end : cue.start()]
    return all(word in _links() or word in _parties() for word in re.findall(r"[a-z]+", gap.lower()))


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon.load("words/masking_links").phrases("link"))


@cache
def _parties() -> frozenset[str]:
    return frozenset(word for phrase, _ in lexicon.load("masked_parties").entries for word in phrase.split())
