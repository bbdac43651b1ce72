"""The verdict: did the primary endpoint hold? The precedence of what may prove it, as a table.

Only results in everyone count. What a text says of the endpoint as such outranks what it says of the outcome by name, and a
reported result outranks a conclusion. Where nothing ties a result to the primary endpoint, it is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.outcomes import OutcomeGroup
from evidence.record import PrimaryEndpoint
from evidence.vocabulary import Hypothesis, OutcomeResult, OutcomeRole, PrimaryStatus, Section, Significance, Zone

_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the precedence table: which findings it takes, and how sure they make the verdict."""

    by: str
    takes: Callable[[Finding], bool]
    confidence: float


def _is_reported(finding: Finding) -> bool:
    return finding.sentence.zone is not Zone.HEADLINE and finding.sentence.section is not Section.CONCLUSIONS


def _is_aim(finding: Finding) -> bool:
    return any(outcome.is_aim for outcome in finding.outcomes)


def _is_overall(finding: Finding) -> bool:
    """Say whether a conclusion judges the intervention; that two arms were alike may be good news or bad."""
    judged = finding.mention.denied or finding.result is not OutcomeResult.NO_DIFFERENCE
    return finding.sentence.section is Section.CONCLUSIONS and judged


ROWS: tuple[Row, ...] = (
    Row("rule:endpoint_stated", lambda f: f.mention.about_primary and f.mention.status is not None, 0.98),
    Row("rule:primary_analysis", lambda f: f.mention.about_primary and _is_reported(f), 0.95),
    Row("rule:primary_outcome_reported", lambda f: f.is_primary and _is_reported(f), 0.9),
    Row("rule:primary_outcome_concluded", lambda f: f.is_primary and f.sentence.zone is not Zone.HEADLINE, 0.8),
    Row("rule:non_inferiority_stated", lambda f: f.mention.status is not None, 0.8),
    Row("rule:stated_aim_reported", lambda f: _is_aim(f) and _is_reported(f), 0.7),
    Row("rule:stated_aim_concluded", lambda f: _is_aim(f) and f.sentence.section is Section.CONCLUSIONS, 0.65),
    Row("rule:overall_conclusion", _is_overall, 0.55),
)
"""What may prove the verdict, the strongest first."""

_NEEDS_NO_RANK = 5
"""The rows below the fifth speak only where the text ranks no outcome."""
_BY_RESULT = {
    OutcomeResult.FAVOURS_INTERVENTION: PrimaryStatus.MET,
    OutcomeResult.FAVOURS_COMPARATOR: PrimaryStatus.NOT_MET,
    OutcomeResult.NO_DIFFERENCE: PrimaryStatus.NOT_MET,
    OutcomeResult.MIXED: PrimaryStatus.MIXED,
}


def verdict(
    index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup], hypothesis: Hypothesis | None
) -> PrimaryEndpoint:
    """Decide whether the primary endpoint held, and give the sentences that prove it."""
    primary = tuple(outcome.id for outcome in outcomes if outcome.role is OutcomeRole.PRIMARY)
    everyone = [finding for finding in found if _is_in_scope(finding, outcomes) and not _is_aside(finding)]
    for row in ROWS if len(primary) == 0 else ROWS[:_NEEDS_NO_RANK]:
        decided = [(finding, status) for finding in everyone if row.takes(finding) and (status := _status(finding, hypothesis))]
        if decided:
            status = _joined(decided)
            proof = [finding for finding, each in decided if each is status or status is PrimaryStatus.MIXED]
            quotes = dict.fromkeys((finding.sentence.start, finding.sentence.end) for finding in proof)
            evidence = tuple(index.quote(*span) for span in list(quotes)[:_MOST_EVIDENCE])
            return PrimaryEndpoint(status=status, outcomes=primary, evidence=evidence, by=row.by, confidence=row.confidence)
    return PrimaryEndpoint(outcomes=primary)


def _is_in_scope(finding: Finding, outcomes: Sequence[OutcomeGroup]) -> bool:
    """Say whether a finding holds for those in whom the primary outcome was to be judged: everyone, or the part it names."""
    if finding.subgroup is None:
        return True
    parts = [outcome.part for outcome in outcomes if outcome.role is OutcomeRole.PRIMARY and outcome.part]
    return any(finding.subgroup.is_in(part) for part in parts)


def _is_aside(finding: Finding) -> bool:
    """Say whether a finding is on safety, or comes from a secondary or exploratory analysis, whatever its outcome."""
    if finding.outcomes and all(outcome.is_safety for outcome in finding.outcomes):
        return True
    return finding.mention.about_secondary and not finding.mention.about_primary


def _status(finding: Finding, hypothesis: Hypothesis | None) -> PrimaryStatus | None:
    if finding.mention.status:
        return finding.mention.status
    if finding.result is OutcomeResult.NO_DIFFERENCE and hypothesis in {Hypothesis.NON_INFERIORITY, Hypothesis.EQUIVALENCE}:
        return None
    if finding.result:
        return _BY_RESULT.get(finding.result)
    return PrimaryStatus.MET if finding.mention.significance is Significance.SIGNIFICANT else None


def _joined(decided: Sequence[tuple[Finding, PrimaryStatus]]) -> PrimaryStatus:
    """Join the statuses of one row: the first word on each outcome counts, and outcomes that disagree make it mixed."""
    by_outcome: dict[str, PrimaryStatus] = {}
    for finding, status in decided:
        for outcome in [outcome.id for outcome in finding.outcomes if outcome.role is OutcomeRole.PRIMARY] or ["endpoint"]:
            by_outcome.setdefault(outcome, status)
    if len(by_outcome) > 1:
        by_outcome.pop("endpoint", None)
    statuses = set(by_outcome.values())
    return statuses.pop() if len(statuses) == 1 else PrimaryStatus.MIXED
