"""The verdict: did the primary endpoint hold? The precedence of what may prove it, as a table.

Only results in everyone count. What a text says of the endpoint as such outranks what it says of the outcome by name, and a
reported result outranks a conclusion. Where nothing ties a result to the primary endpoint, it is not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from evidence.assemble.bare_values import bare_values
from evidence.assemble.competing import Settled, is_stated_failure, settle, tell
from evidence.assemble.doses import times_named
from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.neighbours import beside_primary
from evidence.assemble.outcome_identity import survival_kind
from evidence.assemble.outcomes import OutcomeGroup
from evidence.assemble.paraphrases import first_reported, paraphrased
from evidence.assemble.told_on import told_on
from evidence.record import PrimaryEndpoint, Study
from evidence.vocabulary import (
    Hypothesis,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Section,
    Significance,
    SourceKind,
    StoppedEarly,
    Zone,
)

_MOST_EVIDENCE = 3
_SURE_AGAINST_OTHERS = 0.8
"""How sure a verdict can be where another statement of the same rank says otherwise: the first one decides."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a verdict may stand on.

    Attributes:
        findings: the results in those in whom the primary outcome was to be judged.
        paraphrases: those of them that report it in other words than its name.
        beside: those of them told beside the sentence that ranks the primary outcome.
        first: the first tested comparison of the results, or none.
        values: those that only print the values of the arms.
        outcomes: what was measured.
        study: the design, with its hypothesis and why the trial ended.
        primary: the ids of the outcomes that the text ranks as primary.
        times: the points in time at which they were to be judged, where the text sets more than one.
        on_survival: an abstract of a trial that measures survival.
    """

    findings: tuple[Finding, ...]
    paraphrases: tuple[Finding, ...]
    beside: tuple[Finding, ...]
    first: tuple[Finding, ...]
    values: tuple[Finding, ...]
    outcomes: tuple[OutcomeGroup, ...]
    study: Study
    primary: tuple[str, ...]
    times: frozenset[str] = frozenset()
    on_survival: bool = False

    @property
    def is_ranked(self) -> bool:
        """Whether the text says which outcome is primary."""
        return bool(self.primary)

    @property
    def hypothesis(self) -> Hypothesis | None:
        """What the trial set out to show, if the text says."""
        return self.study.hypothesis.value if self.study.hypothesis else None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the precedence table: which findings it takes, and how sure they make the verdict.

    `ranked` False speaks only where an abstract of a trial of survival ranks no outcome, True only where the text ranks one.
    """

    by: str
    takes: Callable[[Case], Iterable[Finding]]
    confidence: float
    ranked: bool | None = None


def _each(holds: Callable[[Finding], bool]) -> Callable[[Case], Iterable[Finding]]:
    return lambda case: filter(holds, case.findings)


def _is_reported(finding: Finding) -> bool:
    return finding.sentence.zone is not Zone.HEADLINE and finding.sentence.section is not Section.CONCLUSIONS


def _is_concluded(finding: Finding) -> bool:
    return finding.sentence.section is Section.CONCLUSIONS


def _is_aim(finding: Finding) -> bool:
    return any(outcome.is_aim for outcome in finding.outcomes)


def _is_overall(finding: Finding) -> bool:
    """Say whether a conclusion judges the intervention; that two arms were alike may be good news or bad."""
    judged = finding.mention.denied or finding.result is not OutcomeResult.NO_DIFFERENCE
    return _is_concluded(finding) and judged


def _alike(case: Case) -> Iterable[Finding]:
    """Give the statements that the arms were alike, where the trial set out to show just that.

    A trial of non-inferiority must conclude it; one of equivalence may also report that it found no difference.
    """
    if case.hypothesis not in _SEEK_LIKENESS:
        return ()
    may_report = case.hypothesis is Hypothesis.EQUIVALENCE
    alike = (
        finding
        for finding in case.findings
        if finding.result is OutcomeResult.NO_DIFFERENCE
        and (may_report or (_is_concluded(finding) and not finding.mention.denied))
    )
    return tuple(replace(finding, mention=replace(finding.mention, status=PrimaryStatus.MET)) for finding in alike)


def _concluded(case: Case) -> Iterable[Finding]:
    """Give the conclusions that judge the intervention; where they disagree, the first tested comparison decides."""
    judged = [finding for finding in case.findings if _is_overall(finding)]
    statuses = {status for finding in judged if (status := _status(finding, case.hypothesis))}
    return (len(statuses) > 1 and case.first) or judged


ROWS: tuple[Row, ...] = (
    Row("rule:endpoint_stated", _each(lambda f: f.mention.about_primary and f.mention.status is not None), 0.98),
    Row("rule:primary_analysis", _each(lambda f: f.mention.about_primary and _is_reported(f)), 0.95),
    Row("rule:primary_outcome_reported", _each(lambda f: f.is_primary and _is_reported(f)), 0.85),
    Row("rule:primary_outcome_concluded", _each(lambda f: f.is_primary and f.sentence.zone is not Zone.HEADLINE), 0.8),
    Row("rule:non_inferiority_stated", _each(lambda f: f.mention.status is not None), 0.8),
    Row("rule:primary_outcome_paraphrased", lambda case: case.paraphrases, 0.7, ranked=True),
    Row("rule:primary_values_told", lambda case: case.values, 0.6, ranked=True),
    Row("rule:alike_as_hoped", _alike, 0.6),
    Row("rule:stated_aim_reported", _each(lambda f: _is_aim(f) and _is_reported(f)), 0.7, ranked=False),
    Row("rule:stated_aim_concluded", _each(lambda f: _is_aim(f) and _is_concluded(f)), 0.65, ranked=False),
    Row("rule:overall_conclusion", _concluded, 0.55, ranked=False),
    Row("rule:first_reported", lambda case: case.first, 0.5, ranked=True),
    Row("rule:beside_primary_outcome", lambda case: case.beside, 0.6, ranked=True),
)
"""What may prove the verdict, the strongest first."""

_STRONG = 5
"""The rows that tie a result to the primary endpoint by name; an early end outranks the others."""
_SURE_BY_STOPPING = 0.8
_BY_STOPPING = {
    StoppedEarly.BENEFIT: PrimaryStatus.MET,
    StoppedEarly.FUTILITY: PrimaryStatus.NOT_MET,
    StoppedEarly.HARM: PrimaryStatus.NOT_MET,
}
_SEEK_LIKENESS = frozenset({Hypothesis.NON_INFERIORITY, Hypothesis.EQUIVALENCE})
_BY_RESULT = {
    OutcomeResult.FAVOURS_INTERVENTION: PrimaryStatus.MET,
    OutcomeResult.FAVOURS_COMPARATOR: PrimaryStatus.NOT_MET,
    OutcomeResult.NO_DIFFERENCE: PrimaryStatus.NOT_MET,
    OutcomeResult.MIXED: PrimaryStatus.MIXED,
}


def verdict(index: Index, found: Sequence[Finding], outcomes: Sequence[OutcomeGroup], study: Study) -> PrimaryEndpoint:
    """Decide whether the primary endpoint held, and give the sentences that prove it."""
    primary = tuple(outcome.id for outcome in outcomes if outcome.role is OutcomeRole.PRIMARY)
    on_benefit = any(outcome.role is OutcomeRole.PRIMARY and not outcome.is_safety for outcome in outcomes)
    everyone = tuple(
        finding for finding in found if _is_in_scope(finding, outcomes) and not _is_aside(finding, on_benefit=on_benefit)
    )
    reworded = paraphrased(index, everyone, outcomes)
    beside, first = beside_primary(index, everyone, outcomes), first_reported(index, everyone, outcomes)
    times, on_survival = _times_set(index, outcomes), _is_on_survival(index, outcomes)
    values = bare_values(index, found, outcomes)
    told = (everyone, reworded, beside, first, values)
    case = Case(*told, tuple(outcomes), study, primary=primary, times=times, on_survival=on_survival)
    strong, weak = ROWS[:_STRONG], ROWS[_STRONG:]
    proven = _by_rows(index, strong, case) or _by_stopping(study, primary) or _by_rows(index, weak, case)
    return proven or PrimaryEndpoint(outcomes=primary)


def _times_set(index: Index, outcomes: Sequence[OutcomeGroup]) -> frozenset[str]:
    """Give the points in time that the sentences set which rank an outcome, where they set more than one."""
    ranked = (mention for group in outcomes for mention in group.mentions if mention.role is OutcomeRole.PRIMARY)
    sentences = {sentence for mention in ranked if (sentence := index.sentence_of(mention))}
    times = frozenset().union(*(times_named(index.text[sentence.start : sentence.end]) for sentence in sentences))
    return times if len(times) > 1 else frozenset()


def _is_on_survival(index: Index, outcomes: Sequence[OutcomeGroup]) -> bool:
    """Say whether an abstract tells of survival: what such trials are powered for, and conclude on, is their endpoint.

    In other fields, and in releases, a conclusion stands on whatever turned out well.
    """
    return index.mentions.article.kind is SourceKind.ABSTRACT and any(survival_kind(group.key) for group in outcomes)


def _by_rows(index: Index, rows: Sequence[Row], case: Case) -> PrimaryEndpoint | None:
    for row in rows:
        if row.ranked not in {None, case.is_ranked} or (row.ranked is False and not case.on_survival):
            continue
        decided = [(finding, status) for finding in row.takes(case) if (status := _status(finding, case.hypothesis))]
        if decided and row.by == "rule:primary_outcome_reported":
            decided += [
                (finding, PrimaryStatus.NOT_MET)
                for finding in case.findings
                if is_stated_failure(finding) and _is_reported(finding)
            ]
        if decided:
            return _proven(index, row, [*decided, *_told_on(index, row, decided, case)], case)
    return None


def _told_on(
    index: Index, row: Row, decided: Sequence[tuple[Finding, PrimaryStatus]], case: Case
) -> list[tuple[Finding, PrimaryStatus]]:
    """Give what the text goes on to tell of the primary outcome by dose, where no statement on the endpoint as such decides."""
    if row is ROWS[0]:
        return []
    taken = [finding for finding, _ in decided]
    more = (each for each in told_on(index, taken[0], case.findings, case.outcomes) if each not in taken)
    return [(each, status) for each in more if (status := _status(each, case.hypothesis))]


def _by_stopping(study: Study, primary: tuple[str, ...]) -> PrimaryEndpoint | None:
    """Give what an early end proves: trials are stopped for benefit or futility by their primary outcome (CONSORT 2010 14b)."""
    stopped = study.stopped_early
    status = _BY_STOPPING.get(stopped.value) if stopped else None
    if stopped is None or status is None:
        return None
    return PrimaryEndpoint(
        status=status, outcomes=primary, evidence=stopped.evidence, by="rule:stopped_early", confidence=_SURE_BY_STOPPING
    )


def _proven(index: Index, row: Row, decided: Sequence[tuple[Finding, PrimaryStatus]], case: Case) -> PrimaryEndpoint:
    settled = settle((tell(index, finding, status, case.times) for finding, status in decided), case.primary)
    quotes = dict.fromkeys((finding.sentence.start, finding.sentence.end) for finding in settled.proof)
    evidence = tuple(index.quote(*span) for span in list(quotes)[:_MOST_EVIDENCE])
    doubtful = settled.is_disputed or _is_contradicted(settled, case)
    sure = min(row.confidence, _SURE_AGAINST_OTHERS) if doubtful else row.confidence
    return PrimaryEndpoint(status=settled.status, outcomes=case.primary, evidence=evidence, by=row.by, confidence=sure)


def _is_contradicted(settled: Settled, case: Case) -> bool:
    """Say whether another sentence on the primary endpoint as such says otherwise, as where a text tells of two trials."""
    if settled.status is PrimaryStatus.MIXED:
        return False
    proof = {finding.sentence.index for finding in settled.proof}
    others = (told for told in case.findings if told.mention.about_primary and _is_reported(told))
    said = {_status(told, case.hypothesis) for told in others if told.sentence.index not in proof}
    return bool(said - {settled.status, None})


def _is_in_scope(finding: Finding, outcomes: Sequence[OutcomeGroup]) -> bool:
    """Say whether a finding holds for those in whom the primary outcome was to be judged: everyone, or the part it names."""
    if finding.subgroup is None:
        return True
    parts = [outcome.part for outcome in outcomes if outcome.role is OutcomeRole.PRIMARY and outcome.part]
    return any(finding.subgroup.is_in(part) for part in parts)


def _is_aside(finding: Finding, *, on_benefit: bool) -> bool:
    """Say whether a finding is on safety, or comes from a secondary or exploratory analysis, whatever its outcome.

    A primary outcome of safety counts where it is the only one: beside one `on_benefit`, no more harm is what was hoped for.
    """
    if finding.outcomes and all(
        outcome.is_safety and (on_benefit or outcome.role is not OutcomeRole.PRIMARY) for outcome in finding.outcomes
    ):
        return True
    return finding.mention.about_secondary and not finding.mention.about_primary


def _status(finding: Finding, hypothesis: Hypothesis | None) -> PrimaryStatus | None:
    if finding.mention.status:
        return finding.mention.status
    if finding.result is OutcomeResult.NO_DIFFERENCE and hypothesis in _SEEK_LIKENESS:
        return None
    if finding.result:
        return _BY_RESULT.get(finding.result)
    is_success = finding.mention.significance is Significance.SIGNIFICANT and not finding.is_against
    return PrimaryStatus.MET if is_success else None
