"""How complete the reported analysis is: an interim analysis that is reported, a company's announcement before publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import factual_sentences
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import SourceKind, Stage, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_INTERIM = re.compile(r"interim\sanalys[ei]s", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:this|present|report|reports|reported|results\s(?:of|from)|findings\s(?:of|from)|based\son|here)\s(?:\w+\s){0,4}$",
    re.VERBOSE | re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:announced|announces|reported\stoday|reports)\b[^.]*?\b(?:results|data|endpoints?|trial|study|findings)\b",
    re.VERBOSE | re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|plc|PLC|N\.V|S\.A|AG|A/S|Corp|Corporation|Therapeutics|Biotech\w*|NASDAQ|Nasdaq|NYSE|Pharmaceuticals?|the\scompany"
    r"|The\scompany)\b",
    re.VERBOSE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|appears?|appeared|online)\s(?:\w+\s){0,3}?in\b|\b(?:Journal|Lancet|JAMA|BMJ|NEJM)\b", re.VERBOSE
)
_MASTHEAD = 700  # characters at the top of a release in which its company names itself


def is_in_passing(text: str, sentence: Sentence, term: Term) -> bool:
    """Tell whether an interim analysis is a step of the trial, and not what the text reports."""
    is_top = sentence.zone is Zone.HEADLINE
    named = _INTERIM.match(text, term.start)
    return bool(named) and not is_top and not _REPORTS.search(text, sentence.start, term.start)


def find_announcements(doc: Doc) -> Iterator[FactMention]:
    """Find the sentence in which a company announces the results of a trial that no journal has published."""
    text = doc._.article.text
    if doc._.article.kind is not SourceKind.PRESS_RELEASE or not _COMPANY.search(text, 0, _MASTHEAD) or _PUBLISHED.search(text):
        return
    for sentence, trust in factual_sentences(doc):
        match = _ANNOUNCED.search(text, sentence.start, sentence.end) if sentence.zone in {Zone.HEADLINE, Zone.LEAD} else None
        if match:
            yield fact("study.stage", Stage.TOPLINE, match.span(), by="design.announcement", confidence=trust * _TRUST)
            return


_TRUST = 0.7
"""Weight of an announcement beside the words "top-line results"."""
