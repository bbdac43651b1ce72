"""Paraphrases: a primary outcome that comes back in other words, and the result that the text reports first.

"The number of patients undergoing a procedure" is reported as "fewer patients were in need of a procedure"; no name is
repeated, but the words that tell what is measured are. Two outcomes are never joined for it: only the verdict uses the tie,
and less surely than a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.outcome_identity import content_words, is_part_of_composite
from evidence.assemble.outcomes import OutcomeGroup
from evidence.mentions import Mention
from evidence.vocabulary import OutcomeRole, Section, Zone

_SHARED = 0.5
"""Half of the words that tell what is measured; below that, two outcomes of one trial are often taken for each other."""
_SHORT_FORM = re.compile(r"\((?P<short>[A-Za-z]{0,2}[A-Z][A-Za-z]?[A-Z\d]?[A-Za-z\d-]{0,6})\)")
_RANKED = frozenset({OutcomeRole.SECONDARY, OutcomeRole.OTHER_PRE_SPECIFIED, OutcomeRole.POST_HOC})


def paraphrased(index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup]) -> tuple[Finding, ...]:
    """Give the findings that report a primary outcome in other words than its name."""
    primary = [group for group in outcomes if group.role is OutcomeRole.PRIMARY]
    defined = [words for group in primary for words in _definitions(index, group)]
    is_timed = _is_primary_timed(outcomes)
    free = (
        finding for finding in found if _is_free(finding) and (is_timed or not any(told.is_timed for told in finding.outcomes))
    )
    return tuple(finding for finding in free if any(_shares(index, finding, each) for each in defined))


def _is_primary_timed(outcomes: Sequence[OutcomeGroup]) -> bool:
    return any(group.is_timed for group in outcomes if group.role is OutcomeRole.PRIMARY)


def first_reported(index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup]) -> tuple[Finding, ...]:
    """Give the first tested comparison of the results: the primary outcome is reported first (CONSORT 2010 item 17a).

    Where an earlier test or estimate of the results was not understood, there is none.
    """
    results = [sentence for sentence in index.mentions.sentences if sentence.section is Section.RESULTS]
    tested = [
        mention for mention in (*index.mentions.p_values, *index.mentions.intervals) if index.sentence_of(mention) in results
    ]
    first = next((finding for finding in found if finding.sentence in results and finding.mention.significance), None)
    if (
        first is None
        or not _is_free(first)
        or _is_on_a_part(first, outcomes)
        or (any(told.is_timed for told in first.outcomes) and not _is_primary_timed(outcomes))
        or any(mention.end < first.clause.start for mention in tested)
    ):
        return ()
    return (first,)


def _is_on_a_part(finding: Finding, outcomes: Sequence[OutcomeGroup]) -> bool:
    """Say whether a finding is on one event of a composite primary outcome: strokes fell, and deaths may not have."""
    primary = [group.key for group in outcomes if group.role is OutcomeRole.PRIMARY]
    return any(is_part_of_composite(told.key, key) for told in finding.outcomes for key in primary)


def _is_free(finding: Finding) -> bool:
    """Say whether a finding is in the body and on no outcome that the text ranks otherwise."""
    ranked = any(outcome.role in _RANKED for outcome in finding.outcomes)
    return not ranked and finding.sentence.zone in {Zone.BODY, Zone.LEAD}


def _definitions(index: Index, group: OutcomeGroup) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Give, for each place that ranks an outcome, the words of its name and the short forms that its sentence brings in."""
    defined = []
    for mention in group.mentions:
        sentence = index.sentence_of(mention)
        if mention.role is OutcomeRole.PRIMARY and sentence is not None:
            rest = index.text[mention.start : sentence.end]
            short = frozenset(found["short"] for found in _SHORT_FORM.finditer(rest))
            defined.append((frozenset(content_words(mention.name)), short))
    return defined


def _shares(index: Index, finding: Finding, defined: tuple[frozenset[str], frozenset[str]]) -> bool:
    words, short = defined
    told = Mention(start=finding.clause.start, end=finding.clause.end)
    if not finding.outcomes:
        told = Mention(start=finding.sentence.start, end=finding.clause.end)
    text = index.text[told.start : told.end]
    if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in short):
        return True
    return bool(words) and len(words & set(content_words(text))) >= _SHARED * len(words)
