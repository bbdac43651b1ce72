"""Which outcomes a statement is about: the one before its cue, or the ones that follow it without a break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.mentions import Clause, OutcomeMention

_BREAK = re.compile(r"[,;]\s(?!and\s|or\s)|\b(?:who|whose|which|that|where|but)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"""
        \W*(?:and\s)?(?:the\s | an?\s)?(?:\w+\s)?(?:hazard | odds | risk | rate)\sratio\b | \W*(?:HR | OR
        | RR)\b
    """,
    re.VERBOSE,
)
_LIST = re.compile(
    r"""
        ^\s?(?:\([^()]*\))?\s?(?:, | and | or | as\swell\sas | ,\sand | ,\sor)?\s?(?:the\s | in\s | of\s
        | in\sthe\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def bind_outcomes(text: str, clause: Clause, start: int, end: int, outcomes: Sequence[OutcomeMention]) -> tuple[int, ...]:
    """Give where the outcomes begin that a cue at `[start, end)` of a clause is about.

    The outcomes that follow the cue in its own phrase come first ("improved pain and function"), with the rest of their list;
    then the ones named before it ("survival was longer"), which share its verb. A cue that spans the clause takes all of them.
    `outcomes` are those of the sentence.
    """
    inherited = _inherited(text, clause, outcomes)
    if inherited is not None:
        return (inherited.start,)
    outcomes = [outcome for outcome in outcomes if clause.start <= outcome.start < clause.end]
    if (start, end) == (clause.start, clause.end):
        return tuple(outcome.start for outcome in outcomes)
    after = [outcome for outcome in outcomes if outcome.start >= end]
    around = [outcome for outcome in outcomes if outcome.start < end]
    if after and not _BREAK.search(text, end, after[0].start) and not _is_subject(text, around, start):
        return tuple(outcome.start for outcome in [*around[-1:], *_listed(text, after)])
    return tuple(outcome.start for outcome in _listed_back(text, around))


def _inherited(text: str, clause: Clause, outcomes: Sequence[OutcomeMention]) -> OutcomeMention | None:
    """Give the outcome of the clause before, where this one opens with an effect measure (`; the hazard ratio was 0.8`)."""
    before = [outcome for outcome in outcomes if outcome.start < clause.start]
    return before[-1] if before and _MEASURE.match(text, clause.start, clause.end) else None


def _is_subject(text: str, around: Sequence[OutcomeMention], start: int) -> bool:
    """Say whether an outcome before the cue is its subject: only a verb stands between them."""
    return bool(around) and len(text[around[-1].end : start].split()) <= _VERB_WORDS and around[-1].end <= start


_VERB_WORDS = 3
"""Words of a verb group between a subject and its predicate: `was not significantly`."""


def _listed(text: str, outcomes: Sequence[OutcomeMention]) -> list[OutcomeMention]:
    listed = list(outcomes[:1])
    for outcome in outcomes[1:]:
        if not _LIST.match(text[listed[-1].end : outcome.start]):
            break
        listed.append(outcome)
    return listed


def _listed_back(text: str, outcomes: Sequence[OutcomeMention]) -> list[OutcomeMention]:
    listed = list(outcomes[-1:])
    for outcome in reversed(outcomes[:-1]):
        if not _LIST.match(text[outcome.end : listed[0].start]):
            break
        listed.insert(0, outcome)
    return listed
