"""Results told beside the sentence that names the primary outcome, in words that do not name it again.

"The primary outcome was the strength of breathing. After magnesium it had improved by 11% (P < 0.001)." Less sure than a name:
the first tested statement within reach counts, and an outcome of another rank ends the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from evidence.assemble.findings import Finding
from evidence.assemble.index import Index, within
from evidence.assemble.outcome_identity import content_words, is_part_of_composite
from evidence.assemble.outcomes import OutcomeGroup
from evidence.mentions import Sentence
from evidence.vocabulary import OutcomeResult, OutcomeRole, Section, Zone

_REACH = 3
"""Sentences after the one that ranks the outcome: the longest way from a definition to its result in our own releases."""
_POINTS_BACK = re.compile(r"\b(?:it|this|that|these|those|they|such|here)\b", re.IGNORECASE)
_SPOKEN = frozenset({Zone.BODY, Zone.LEAD, Zone.NOTES})


def beside_primary(index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup]) -> tuple[Finding, ...]:
    """Give the first tested result beside each place that ranks an outcome as primary."""
    told: list[Finding] = []
    for group in outcomes:
        for mention in group.mentions:
            sentence = index.sentence_of(mention)
            if mention.role is OutcomeRole.PRIMARY and sentence and sentence.zone in _SPOKEN:
                beside = (finding for finding in _following(found, sentence, group) if _has_proof(index, finding))
                told += islice(beside, 1)
    return tuple(told)


def _following(found: Sequence[Finding], ranked: Sentence, group: OutcomeGroup) -> Iterator[Finding]:
    """Give the tested findings of the ranking sentence and the next ones, up to one on an outcome of another rank."""
    for finding in found:
        away = finding.sentence.index - ranked.index
        if not 0 <= away <= _REACH or finding.sentence.zone not in _SPOKEN:
            continue
        if finding.sentence.section is Section.CONCLUSIONS or _is_other(finding):
            return
        if _is_result(finding, away) and all(may_be(outcome, group) for outcome in finding.outcomes):
            yield finding


def _has_proof(index: Index, finding: Finding) -> bool:
    """Say whether a statement prints a number of a test, denies a difference or points back."""
    printed = (*index.mentions.p_values, *index.mentions.intervals, *index.mentions.estimates)
    if finding.result is OutcomeResult.NO_DIFFERENCE or within(printed, finding.sentence):
        return True
    return bool(_POINTS_BACK.search(index.text, finding.clause.start, finding.clause.end))


def _is_result(finding: Finding, away: int) -> bool:
    told = finding.mention
    is_alike = finding.result is OutcomeResult.NO_DIFFERENCE and (away <= 1 or (told.denied and away < _REACH))
    return is_alike or bool(told.significance or told.status)


def may_be(told: OutcomeGroup, group: OutcomeGroup) -> bool:
    """Say whether what was measured is named by words of statistics alone, or shares a word with the primary outcome.

    One event of a composite shares its word and is another outcome, and so does the time until it.
    """
    if told.is_timed and not group.is_timed:
        return False
    words = set(content_words(told.key))
    return not words or (bool(words & set(content_words(group.key))) and not is_part_of_composite(told.key, group.key))


def _is_other(finding: Finding) -> bool:
    """Say whether a finding is on an outcome of another rank, or on harm."""
    others = {OutcomeRole.SECONDARY, OutcomeRole.OTHER_PRE_SPECIFIED, OutcomeRole.POST_HOC}
    return finding.mention.about_secondary or any(outcome.role in others or outcome.is_safety for outcome in finding.outcomes)
