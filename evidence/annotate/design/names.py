"""The names of the trial: MIROCALS, DAPA-HF, CheckMate 067."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.facts import fact
from evidence.annotate.identifiers import REGISTRIES
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = (
    r"(?=[\w-]*[A-Z][\w-]*[A-Z])(?<![\w-])(?:UK\s)?[A-Z0-9][A-Za-z0-9]*(?:[-‐‑/.](?:[A-Z0-9][A-Za-z0-9]*|[a-z]\b))*"
    r"(?:[\s-](?:[IVX]{1,4}|\d{1,4}|TB|HIV|AF|HF|MI|MS)\b)?"
)
_REGISTERED = r"(?:ClinicalTrials\.gov|NCT\d{8}|ISRCTN|EudraCT)"
_BEFORE_TRIAL = re.compile(
    rf"""\b(?P<name>{_NAME}|[A-Z][a-z]+\s[IVX]{{2,4}}(?=\s[Tt]rial))
        (?: \s?\([^()]{{3,150}}\) )?            # the long form of the name
        [”"’]?\s(?:(?:phase\s\S+|randomi[sz]ed|clinical|controlled|pilot|research|double-blind,?|randomi[sz]ed,|Phase\s\S+)\s){{0,4}}
        (?:[Tt]rial|[Ss]tudy|investigators|project|TRIAL|Randomi[sz]ed|Clinical\sTrial)\b (?!\s(?:group|drug|team))""",
    re.VERBOSE,
)
_IN_TITLE = re.compile(
    rf"\((?:the\s)?(?P<name>{_NAME}(?:/{_NAME})?)(?:\s(?:trial|study))?\)\s?:\s(?:an?\s)?(?:[\w,-]+\s){{0,8}}?(?:trial|study)\b",
    re.VERBOSE,
)
_OPENS_TITLE = re.compile(
    rf"^\W*(?P<name>{_NAME})\s?(?:[:,]|\s[–—-])\s(?:an?\s)?(?:[\w,/-]+\s){{0,8}}?(?:trial|study|phase|randomi[sz]ed)\b",
    re.VERBOSE,
)
_ENDS_TITLE = re.compile(
    rf"""(?: [(] (?:the\s)? (?P<name>{_NAME}) [)] | :\s(?P<after_colon>{_NAME})
        | \sin\s(?:the\s)?(?P<after_in>{_NAME}) )\s*[.]?\s*$""",
    re.VERBOSE,
)
"""The trial's name where a title ends in it; there it is also found within words of the text on a trial."""
_BRACKETED = re.compile(rf"\b(?:trial|study|project)\s?\((?:the\s)?(?P<name>{_NAME})(?:;|,|\))")
_CALLED = re.compile(
    rf"\b(?:trial|study|programme|program)\b[^.;]{{0,40}}?\s(?:called|named|known\sas|dubbed|acronym)\s(?:the\s)?[“\"‘']?(?P<name>{_NAME})\b",
    re.VERBOSE,
)
_DESCRIBED = re.compile(
    rf"""\b(?P<name>{_NAME}) (?:\s?\([^()]{{3,150}}\)|[)])?
        (?: ,\san?\s | ,\sthe\s | \s(?:is|was)\s(?:an?|the)\s ) (?:[\w,/-]+\s){{0,9}}? (?:trial|study)\b""",
    re.VERBOSE,
)
_ASSIGNS = re.compile(
    rf"\b(?P<name>{_NAME})\s(?:enrol+ed|recruited|randomi[sz]ed|randomly\s(?:assigned|allocated)|took\sin|compared(?!\swith|\sto)|tested)\s",
    re.VERBOSE,
)
_NUMBERED = re.compile(rf"\b(?:study|trial|protocol)\s(?P<name>{_NAME})(?<=\d)\b(?!\s?%)", re.VERBOSE)
_RESULTS_OF = re.compile(
    rf"\b(?:results|findings)\s(?:of|from)\s(?:the\s)?(?P<name>{_NAME})(?=,|\.|\s(?:provided?|shows?|showed|were|was|are|at|confirm\w*)\b)",
    re.VERBOSE,
)
_WITH_NUMBER = re.compile(rf"\b(?P<name>{_NAME})(?:/[\w/-]+)?(?:,?\s|\s?[(\[])(?={_REGISTERED})", re.VERBOSE)
_PAIR = re.compile(rf"\b(?:trials|studies)\s[(]?(?P<name>{_NAME})\s(?:and|&)\s(?P<second>{_NAME})", re.VERBOSE)
_OF_WORDS = re.compile(r"[A-Z][a-z]{2,}(?:[-‐‑][A-Z][a-z]{2,})+")
"""Two words of a title that a hyphen joins, such as Placebo-Controlled."""
_SPEAKS_OF_TRIAL = (
    "rial",
    "stud",
    "phase",
    "andomi",
    "project",
    "NCT",
    "enrol",
    "recruit",
    "took in",
    "esults",
    "indings",
    "compared",
)
_CONSTRUCTS = (_BEFORE_TRIAL, _IN_TITLE, _BRACKETED, _CALLED, _DESCRIBED, _ASSIGNS, _WITH_NUMBER, _PAIR, _NUMBERED, _RESULTS_OF)
_OF_TITLES = (_OPENS_TITLE, _ENDS_TITLE)
_UNSURE_OF_SHORTS = (_BEFORE_TRIAL,)
_NEVER_SHORTS = (_DESCRIBED, _ASSIGNS, _ENDS_TITLE, _RESULTS_OF)
"""Constructs in which the abbreviation of a disease or a drug may stand too."""
_NAMES_TRIAL = re.compile(r"trial|study|in\s.*\swith\s", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Agency|Association|Center|Centre|Clinic|College|Foundation|Hospital|Institutes?|Organi[sz]ation|Society|University)\b",
    re.VERBOSE,
)
"""What the letters stand for is a body; a thing has a long form in small letters (`tuberculin skin test`)."""
_CALLED_CONFIDENCE = 0.7
_SHORTEST = 3  # letters of the shortest name of a trial; two letters are a measure or an office


def find_acronyms(doc: Doc) -> Iterator[FactMention]:
    """Find the names that the text gives this trial."""
    text = doc._.article.text
    shorts = {mention.short for mention in doc._.abbreviations if not _NAMES_TRIAL.search(mention.long)}
    things = {mention.short for mention in doc._.abbreviations if mention.long.islower() or _BODY.search(mention.long)}
    for pattern, sentence, trust, match in _matches(doc):
        for group in (name for name, words in match.groupdict().items() if words):
            name, span = match[group], match.span(group)
            is_short = name in shorts
            if not _is_name(name) or name in things or _is_molecule(name, text) or of_another_study(text, sentence, *span):
                continue
            if _is_place_of_work(name, text):
                continue
            if (is_short and pattern in _NEVER_SHORTS) or (pattern is _ENDS_TITLE and not _is_named_again(name, text)):
                continue
            is_sure = pattern is not _CALLED and not (is_short and pattern in _UNSURE_OF_SHORTS)
            weight = 1.0 if is_sure else _CALLED_CONFIDENCE
            yield fact("study.acronyms", name, span, by="design.acronyms", confidence=trust * weight)


def _is_place_of_work(name: str, text: str) -> bool:
    """Tell whether the text says that somebody works at what the name stands for (`Dr Lund (LUH Rheumatology)`)."""
    words = re.escape(name)
    return bool(re.search(rf"\({words}\s[A-Z][a-z]|\bat\s{words}\b|\b{words}\s(?:researchers?|scientists?|team)\b", text))


def _matches(doc: Doc) -> Iterator[tuple[re.Pattern[str], Sentence, float, re.Match[str]]]:
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        words = text[sentence.start : sentence.end]
        is_title = sentence.zone is Zone.HEADLINE or sentence.index == 0
        if is_title or any(cue in words for cue in _SPEAKS_OF_TRIAL):
            for pattern in (*_CONSTRUCTS, *_OF_TITLES) if is_title else _CONSTRUCTS:
                for match in pattern.finditer(text, sentence.start, sentence.end):
                    yield pattern, sentence, trust, match


def _is_named_again(name: str, text: str) -> bool:
    """Tell whether a name that ends a title stands in the text below it too."""
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) > 1


def _is_name(name: str) -> bool:
    lowered = name.lower().removeprefix("uk ")
    parts = re.split(r"[\s‐‑-]", lowered)
    is_known = lowered in _not_names() or parts[0] in _not_names() or lowered in lexicon.phrases("section_headings")
    is_number = name.startswith(REGISTRIES) and name[-1].isdigit()
    return len(name) >= _SHORTEST and not is_known and not is_number and not _OF_WORDS.fullmatch(name)


def _is_molecule(name: str, text: str) -> bool:
    """Tell whether the text uses a name for a gene, a marker or a vaccine."""
    return bool(re.search(rf"\b{re.escape(name)}{_OF_MOLECULE}", text))


_OF_MOLECULE = (
    r"[\s-](?:expression|mutations?|genes?|inhibitors?|proteins?|positive|negative|receptors?|pathway|vaccine|blockers?|"
    r"blockade|antibod(?:y|ies)|checkpoint|levels?|assay|therapy|treatment|injections?)\b"
)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon.load("words/trial_names").phrases("not_a_name"))
