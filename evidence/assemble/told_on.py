"""Results told on by dose: after the result of the primary outcome, a tested statement on a dose goes on telling of it.

"The larger dose cut attacks by a quarter (P=0.001). At the lower dose the difference was not significant." The second sentence
names no outcome, or names it in fewer words; the dose says what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence.assemble.doses import doses_named
from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.neighbours import may_be
from evidence.assemble.outcomes import OutcomeGroup
from evidence.vocabulary import OutcomeRole, Section, Zone

_SPOKEN = frozenset({Zone.BODY, Zone.LEAD, Zone.NOTES})
_RELATIVE = ("which ", "but ", "and ", "while ", "whereas ")


def part_words(index: Index, finding: Finding) -> str:
    """Give the words that may name the dose of a finding: its clause, with what it hangs on where it names none."""
    clause = index.text[finding.clause.start : finding.clause.end]
    if doses_named(clause) or not clause.casefold().startswith(_RELATIVE):
        return clause
    return index.text[finding.sentence.start : finding.clause.end]


def told_on(index: Index, after: Finding, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup]) -> Iterator[Finding]:
    """Give the tested findings after one on a primary outcome that name a dose, up to the first on another outcome."""
    primary = [group for group in outcomes if group.role is OutcomeRole.PRIMARY]
    for finding in found:
        if finding.clause.start <= after.clause.start or finding.sentence.zone not in _SPOKEN:
            continue
        if finding.sentence.section is Section.CONCLUSIONS or not _is_on(finding, primary):
            return
        told = finding.mention
        if (told.significance or told.status) and doses_named(part_words(index, finding)):
            yield finding


def _is_on(finding: Finding, primary: Sequence[OutcomeGroup]) -> bool:
    """Say whether every outcome that a finding names may be a primary one; one that names none may be on any."""
    return all(any(may_be(told, group) for group in primary) for told in finding.outcomes)
