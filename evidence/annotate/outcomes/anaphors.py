"""Words that stand for an outcome named before: `the primary endpoint`, and `it occurred in 40 patients`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.annotate.outcomes.ranks import find_ranks
from evidence.mentions import Clause, OutcomeMention, Sentence
from evidence.vocabulary import OutcomeRole

ANAPHOR = "rule:outcome_anaphor"
_PRONOUN = re.compile(
    r"""
        (?:It | They | This | These)\s(?:was | were | is | occurred | happened | fell | rose | dropped
        | increased | decreased | improved | worsened | did | developed)\b
    """,
    re.VERBOSE,
)


_STANDARD = re.compile(
    r"\b(?:that|this|the\ssame)\s(?:bar|criterion|goal|level|mark|milestone|standard|target|threshold)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""The primary outcome as a line that people reach (`34% of patients reached that mark`)."""


def find_anaphors(
    text: str, clauses: Sequence[Clause], sentences: Sequence[Sentence], named: Sequence[OutcomeMention]
) -> Iterator[OutcomeMention]:
    """Give a mention for each rank without a name and each pronoun subject that points back to one outcome."""
    by_role = {role: _only(named, role) for role in (OutcomeRole.PRIMARY, OutcomeRole.SECONDARY)}
    for clause in clauses:
        for rank in find_ranks(text, clause.start, clause.end):
            outcome = by_role.get(rank.role)
            if outcome and not any(mention.role_start == rank.start for mention in named):
                yield _pointing(outcome, rank.start, rank.end)
        yield from _pronoun(text, clause, sentences, named)
        primary = by_role[OutcomeRole.PRIMARY]
        for standard in _STANDARD.finditer(text, clause.start, clause.end) if primary else ():
            if primary and primary.end < standard.start():
                yield _pointing(primary, *standard.span())


def _only(named: Sequence[OutcomeMention], role: OutcomeRole) -> OutcomeMention | None:
    """Give the outcome of a rank where the text ranks just one so."""
    ranked = {mention.name.casefold(): mention for mention in named if mention.role is role}
    return next(iter(ranked.values())) if len(ranked) == 1 else None


def _pronoun(
    text: str, clause: Clause, sentences: Sequence[Sentence], named: Sequence[OutcomeMention]
) -> Iterator[OutcomeMention]:
    sentence = sentences[clause.sentence]
    subject = _PRONOUN.match(text, clause.start, clause.end)
    before = sentences[sentence.index - 1] if sentence.index else None
    if not subject or clause.start != sentence.start or before is None or before.block != sentence.block:
        return
    last = [mention for mention in named if before.start <= mention.start < before.end]
    if last:
        yield _pointing(last[0], subject.start(), subject.start() + len(subject.group().split()[0]))


def _pointing(outcome: OutcomeMention, start: int, end: int) -> OutcomeMention:
    unranked = replace(outcome, role=None, role_start=None, role_end=None, time_frame=None)
    return replace(unranked, start=start, end=end, by=ANAPHOR)
