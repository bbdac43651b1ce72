"""Results in words: what each clause says came of a comparison, and whether it speaks of the primary endpoint.

One clause, one statement. The strongest cue of the clause decides: a verdict on an endpoint, then a judgement (benefit, worse),
then a change (reduced), then significance alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

try:
    from evidence.annotate.direction import clause_change
except ImportError:

    def clause_change(text):
        return None

from evidence.annotate.binding import bind_outcomes
from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.outcomes.find import defines_outcome
from evidence.annotate.outcomes.ranks import RANK
from evidence.annotate.phrases import find_phrases
from evidence.annotate.significance import find_significance
from evidence.mentions import Clause, OutcomeMention, PValueMention, ResultMention, Sentence
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Section, Significance, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALPHA = 0.05
"""The conventional two-sided significance level; CONSORT 2010 item 12a leaves it to the trial, and texts print it when it differs."""

_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}
_SILENT_SECTIONS = {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}
_HYPOTHETICAL = re.compile(
    r"""\b(?: to\s(?:assess|determine|evaluate|compare|investigate|examine|test|establish|see|find\sout|explore) | whether | hypothesi[sz]ed?
        | designed\sto | aim(?:ed|s)?\sto | powered\sto | will\s(?:be|assess|test) | would\s(?:be|need) | if\sapproved | warrant(?:s|ed)? )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NON_INFERIOR = re.compile(r"\bnon[\s-]?inferior(?:ity)?\b|\bnot\s(?:\w+ly\s)?inferior\b|\bno\sworse\b|\bnot\sworse\b", re.IGNORECASE)
_FAVOURED = re.compile(
    r"""(?:\s(?!compared|versus|vs|than|over|relative)\w+){0,3}? \s(?:with|for|in|among|on)\s (?:the\s)?
        (?P<arm> (?:(?!\s(?:than|compared|versus|vs|over)\b)[^,;:.()]){2,60} )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    status: PrimaryStatus | None = None
    result: OutcomeResult | None = None


def find_results(doc: Doc) -> tuple[ResultMention, ...]:
    """Find the statement of every clause that may report a result."""
    sentences = doc._.sentences
    return tuple(
        result
        for clause in doc._.clauses
        if _may_report(sentences[clause.sentence])
        for result in _in_clause(doc._.article.text, clause, _p_values(doc, clause), _outcomes(doc, clause))
    )


def _may_report(sentence: Sentence) -> bool:
    return sentence.zone not in _SILENT_ZONES and sentence.section not in _SILENT_SECTIONS


def _p_values(doc: Doc, clause: Clause) -> tuple[PValueMention, ...]:
    return tuple(p for p in doc._.p_values if clause.start <= p.start < clause.end and p.about in {None, "superiority"})


def _outcomes(doc: Doc, clause: Clause) -> tuple[OutcomeMention, ...]:
    return tuple(outcome for outcome in doc._.outcomes if clause.start <= outcome.start < clause.end)


def _in_clause(
    text: str, clause: Clause, p_values: tuple[PValueMention, ...], outcomes: tuple[OutcomeMention, ...]
) -> Iterator[ResultMention]:
    if defines_outcome(text, clause.start, clause.end):
        return
    words = text[clause.start : clause.end]
    significance = _significance(text, clause, p_values)
    change = clause_change(words)
    cue = _endpoint_cue(text, clause) or _judgement(text, clause, significance)
    if cue is None and change is None and significance is None:
        return
    if cue is None or _HYPOTHETICAL.search(text, clause.start, cue.start):
        if significance is None and change is None:
            return
        cue = _Cue(clause.start, clause.end)
    ranks = [match["rank"].lower() for match in RANK.finditer(text, clause.start, clause.end)]
    yield ResultMention(
        start=cue.start,
        end=cue.end,
        status=cue.status,
        result=cue.result,
        change=change,
        significance=significance,
        about_primary=any("primary" in rank or rank == "main" for rank in ranks),
        about_secondary=any("secondary" in rank for rank in ranks),
        about=bind_outcomes(text, clause, cue.start, cue.end, outcomes),
        favoured=_favoured(text, clause, cue),
        by="rule:results",
    )


def _significance(text: str, clause: Clause, p_values: tuple[PValueMention, ...]) -> Significance | None:
    found = find_significance(text, clause.start, clause.end)
    if found:
        return found[0][2]
    values = [by_p for by_p in map(significance_of, p_values) if by_p]
    return values[0] if values else None


def significance_of(p_value: PValueMention) -> Significance | None:
    """Judge a p-value at the conventional level, or None where its sign leaves it open (`p < 0.10`)."""
    value, below = float(p_value.value.value), p_value.op in {"<", "≤"}
    if value < ALPHA or (below and value <= ALPHA):
        return None if p_value.op in {">", "≥"} and value < ALPHA else Significance.SIGNIFICANT
    return None if below else Significance.NOT_SIGNIFICANT


def _endpoint_cue(text: str, clause: Clause) -> _Cue | None:
    ranks = list(RANK.finditer(text, clause.start, clause.end))
    if not ranks and not _NON_INFERIOR.search(text, clause.start, clause.end):
        return None
    for term in find_phrases("endpoint_cues", text, clause.start, clause.end):
        met = (term.value == "met") != is_negated(text, clause.start, term.start)
        return _Cue(term.start, term.end, status=PrimaryStatus.MET if met else PrimaryStatus.NOT_MET)
    return None


def _judgement(text: str, clause: Clause, significance: Significance | None) -> _Cue | None:
    non_inferior = _NON_INFERIOR.search(text, clause.start, clause.end)
    if non_inferior:
        denied = is_negated(text, clause.start, non_inferior.start())
        return _Cue(*non_inferior.span(), status=PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET)
    for term in find_phrases("benefit_cues", text, clause.start, clause.end):
        denied = is_negated(text, clause.start, term.start) or is_denied_after(text, term.end, clause.end)
        return _Cue(term.start, term.end, result=_polarity(OutcomeResult(term.value), denied=denied, significance=significance))
    return None


def _polarity(value: OutcomeResult, *, denied: bool, significance: Significance | None) -> OutcomeResult | None:
    if value is OutcomeResult.NO_DIFFERENCE:
        return None if denied else value
    if denied or significance is Significance.NOT_SIGNIFICANT:
        return OutcomeResult.NO_DIFFERENCE
    return value


def _favoured(text: str, clause: Clause, cue: _Cue) -> tuple[int, int] | None:
    """Give the words after a judgement that name the favoured arm (`was longer with placebo`)."""
    if cue.end == clause.end:
        return None
    found = _FAVOURED.match(text, cue.end, clause.end)
    return found.span("arm") if found else None
