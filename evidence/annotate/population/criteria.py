"""Eligibility told beside the people: "patients whose asthma was not under control", "none of whom had had surgery"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, fact
from evidence.annotate.population.descriptions import before_arms
from evidence.annotate.population.others import are_others
from evidence.annotate.standing import of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import SourceKind, Subjects, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RECRUITS = re.compile(
    r"""\b(?:random\w*|assigned|allocated|enrol\w*|recruit\w*|registered|joined|took\spart|took\sin|eligible|eligibility|allotted|
        (?:trial|study|it|we)\s(?:included|involved)|underwent\srandomi[sz]ation|volunteered|agreed\sto\stake\spart)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"""(?:\bwho(?:\sall)?\s(?:were\s|are\s)?|\b(?=whose\s|whom\s|in\swhom\s))
        (?P<words> (?:(?:whose|whom|in\swhom)\s)?
            (?: (?!\s(?:were|was)\s(?:then\s)?(?:random\w*|assigned|allocated|enrol\w*|divided|given)|\s(?:took|ate
            |kept|received)\s)[^,;.:()]
              | [.](?=\d) )+ )""",
    re.VERBOSE | re.IGNORECASE,
)
_HAS_STATE = re.compile(
    r"^(?:(?:had|have|has|could|cannot|can|still|carried|suffer\w*|weighed?|lived?|tested|failed|did\snot|do\snot|never|already|had\snot)\b"
    r"|(?:whose|whom|in\swhom)\s|(?:at|in|on|un\w+ed|newly|previously|already|not|diagnosed|expected|ineligible|infected|overweight|"
    r"planning|scheduled|undergoing|pregnant|eligible|resistant|intolerant|refractory|naive|treated|starting)\b)",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_START = re.compile(
    r"\b(?:placebo|the\sdrug|group|arm|during\sthe\s(?:trial|study)|side\seffects?|completed|response|responded|taken\spart|follow-up|"
    r"after\streatment|at\sbaseline|joined|results?|relapsed\sduring|died|random\w*|"
    r"(?:average|mean|median)\sage|put\sdown|went\sinto|declared|disclosed|reported)\b|\d\s?%",
    re.VERBOSE | re.IGNORECASE,
)
"""What tells that a clause speaks of what came of people, not of who could join."""
_NONE_OF_THEM = re.compile(r"\b(?P<words>[Nn]one\s(?:of\s(?:them|whom)\s)?(?:had|was|were)\s(?:[^,;.]|[.](?=\d))+)", re.VERBOSE)
_ALL_OF_THEM = re.compile(
    r"\b(?:[Aa]ll(?:\sof\s(?:them|whom)|\sparticipants|\spatients|\sthe\s\w+)?)\s(?:were\s|was\s)?"
    r"(?P<words>(?:had\sbeen|had\shad|had|carried|free\sof|expecting)\s(?:[^,;.]|[.](?=\d))+)",
    re.VERBOSE,
)
_TRUST = 0.7
_SHORTEST, _LONGEST = 2, 28
"""Words of a criterion that reads as one."""


def find_criteria(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    """Find what people had to be or have, in a sentence that says how they came into the trial."""
    text = doc._.article.text
    if doc._.article.kind is SourceKind.FULL_TEXT or sentence.zone is Zone.QUOTATION:
        return
    if _RECRUITS.search(text, sentence.start, sentence.end):
        for term in doc._.terms.of("subjects", sentence.start, sentence.end):
            if term.value == Subjects.PEOPLE:
                yield from _clauses(text, sentence, term.end, trust)
                break
    for pattern in (_NONE_OF_THEM, _ALL_OF_THEM):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not _AFTER_START.search(match["words"]) and _opens(text, sentence, match.start()):
                yield from _fact(text, match.span("words"), trust)


def _clauses(text: str, sentence: Sentence, start: int, trust: float) -> Iterator[FactMention]:
    for match in _CLAUSE.finditer(text, start, sentence.end):
        words = match["words"]
        if not _HAS_STATE.match(words) or _AFTER_START.search(words) or are_others(text, sentence.start, match.start()):
            continue
        if not of_another_study(text, sentence, *match.span()):
            yield from _fact(text, (match.start("words"), before_arms(text, sentence, *match.span("words"))), trust)


def _opens(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether words stand at the head of their sentence or right behind a comma."""
    return not text[sentence.start : start].strip() or text[:start].rstrip().endswith((",", "and", ";"))


def _fact(text: str, span: tuple[int, int], trust: float) -> Iterator[FactMention]:
    value = clean(text[slice(*span)])
    value = value.removeprefix("whose ").removeprefix("in whom ")
    value = f"n{value[1:]}" if value.startswith("None ") else value
    if _SHORTEST <= len(value.split()) <= _LONGEST:
        yield fact("population.eligibility", value, span, by="population.criteria", confidence=trust * _TRUST)
