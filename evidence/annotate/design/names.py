"""The names of the trial: MIROCALS, DAPA-HF, CheckMate 067."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.facts import fact
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention
from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = r"(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:[-‐‑/][A-Z0-9][A-Za-z0-9]*)*(?:[\s-](?:[IVX]{1,4}|\d{1,4})\b)?"
_BEFORE_TRIAL = re.compile(
    rf"""\b(?P<name>{_NAME})
        (?: \s?\([^()]{{3,150}}\) )?            # the long form of the name
        \s(?:(?:phase\s\S+|randomi[sz]ed|clinical|controlled|pilot|research)\s){{0,3}} (?:trial|study)\b (?!\sgroup)""",
    re.VERBOSE,
)
_IN_TITLE = re.compile(
    rf"\((?:the\s)?(?P<name>{_NAME})(?:\s(?:trial|study))?\)\s?[:,]\s(?:an?\s)?(?:[\w,-]+\s){{0,8}}?(?:trial|study)\b",
    re.VERBOSE,
)
_OPENS_TITLE = re.compile(
    rf"^\W*(?P<name>{_NAME})\s?(?:[:,]|\s[–—-])\s(?:an?\s)?(?:[\w,/-]+\s){{0,8}}?(?:trial|study|phase|randomi[sz]ed)\b",
    re.VERBOSE,
)
_BRACKETED = re.compile(rf"\b(?:trial|study)\s?\((?P<name>{_NAME})(?:;|,|\))")
_CALLED = re.compile(
    rf"\b(?:trial|study|programme|program)\b[^.;]{{0,40}}?\s(?:called|named|known\sas|dubbed|acronym)\s(?:the\s)?[“\"‘']?(?P<name>{_NAME})\b",
    re.VERBOSE,
)
_SPEAKS_OF_TRIAL = ("trial", "study", "phase", "randomi")
_CONSTRUCTS = (_BEFORE_TRIAL, _IN_TITLE, _BRACKETED, _CALLED)
_CALLED_CONFIDENCE = 0.7


def find_acronyms(doc: Doc) -> Iterator[FactMention]:
    """Find the names that the text gives this trial."""
    text = doc._.article.text
    shorts = {mention.short for mention in doc._.abbreviations if "trial" not in mention.long.lower()}
    for sentence, trust in factual_sentences(doc):
        words = text[sentence.start : sentence.end]
        if not any(cue in words for cue in _SPEAKS_OF_TRIAL):
            continue
        patterns = (*_CONSTRUCTS, _OPENS_TITLE) if sentence.zone is Zone.HEADLINE or sentence.index == 0 else _CONSTRUCTS
        for pattern in patterns:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                name = match["name"]
                if not _is_name(name) or _is_molecule(name, text) or of_another_study(text, sentence, *match.span("name")):
                    continue
                is_sure = pattern is not _CALLED and (name not in shorts or pattern is not _BEFORE_TRIAL)
                weight = 1.0 if is_sure else _CALLED_CONFIDENCE
                yield fact("study.acronyms", name, match.span("name"), by="design.acronyms", confidence=trust * weight)


def _is_name(name: str) -> bool:
    parts = re.split(r"[\s‐‑-]", name.lower())
    return name.lower() not in _not_names() and parts[0] not in _not_names() and name.lower() not in _headings()


def _is_molecule(name: str, text: str) -> bool:
    """Tell whether the text uses a name for a gene, a marker or a vaccine."""
    return bool(re.search(rf"\b{re.escape(name)}{_OF_MOLECULE}", text))


_OF_MOLECULE = (
    r"[\s-](?:expression|mutations?|genes?|inhibitors?|proteins?|positive|negative|receptors?|pathway|vaccine|blockers?|"
    r"blockade|antibod(?:y|ies)|checkpoint|levels?|assay|therapy|treatment|injections?)\b"
)


@cache
def _headings() -> frozenset[str]:
    return frozenset(phrase for phrase, _ in lexicon.load("section_headings").entries)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon.load("words/trial_names").phrases("not_a_name"))
