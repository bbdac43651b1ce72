"""What happened: the primary outcomes first, then other outcomes, subgroups and side effects."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.record import Estimate, Outcome, Subgroup
from evidence.render import words
from evidence.render.view.effects import estimate_sentence, is_relative_only
from evidence.render.view.facts import Facts
from evidence.render.view.harms import harm_statements
from evidence.render.view.model import Finding, Section, Statement, kept, proof, state
from evidence.render.view.subgroups import subgroup_sentence, subgroup_size
from evidence.render.view.verdict import result_sentence
from evidence.render.wording import word
from evidence.vocabulary import OutcomeResult, OutcomeRole, SubgroupResult

_ROLES = (
    OutcomeRole.PRIMARY,
    OutcomeRole.SECONDARY,
    OutcomeRole.OTHER_PRE_SPECIFIED,
    OutcomeRole.UNSPECIFIED,
    OutcomeRole.POST_HOC,
)
_MOST_FINDINGS = 8
"""More findings than this make a plain summary longer than the release; the rest is in the table for clinicians."""
_RELATIVE_NOTE = (
    "The text does not give the figures for each group, "
    "so how much of a difference that makes in absolute terms cannot be worked out"
)


def build_findings(facts: Facts) -> Section:
    """Write one finding per outcome and subgroup of which the text reports something, then the side effects."""
    outcomes = [finding for outcome in ranked_outcomes(facts) if (finding := _outcome(facts, outcome))]
    subgroups = [finding for subgroup in facts.record.subgroups if (finding := _subgroup(facts, subgroup))]
    untied = [finding for finding in (_untied(facts),) if finding]
    found = _shared([*outcomes, *subgroups, *untied])
    harms = harm_statements(facts)
    cut = found[:_MOST_FINDINGS]
    if len(found) > _MOST_FINDINGS:
        cut.append(Finding("More", (Statement("The text gives further results."),)))
    return Section("findings", "What happened", findings=(*cut, *([Finding("Side effects", harms)] if harms else [])))


def ranked_outcomes(facts: Facts) -> list[Outcome]:
    """Give the outcomes that are not harms, primary ones first, else by rank and in the order of the text."""
    named = [outcome for outcome in facts.record.outcomes if words.phrase(outcome.name)]
    wanted = [outcome for outcome in named if outcome in facts.primary or not (outcome.is_harm and outcome.is_harm.value)]
    return sorted(wanted, key=lambda outcome: (outcome not in facts.primary, _ROLES.index(outcome.role.value)))


def estimates_of(facts: Facts, *, outcome: str | None, subgroup: str | None) -> tuple[Estimate, ...]:
    """Give the estimates for one outcome in one subgroup, or in everyone where `subgroup` is None."""
    known = {s.id for s in facts.record.subgroups}
    return tuple(
        estimate
        for estimate in facts.record.estimates
        if estimate.outcome == outcome and (estimate.subgroup if estimate.subgroup in known else None) == subgroup
    )


def estimate_statements(facts: Facts, estimates: Iterable[Estimate], *, name: bool) -> tuple[Statement, ...]:
    """Write some estimates, and say once where they are relative only; `name` names the outcome of each."""
    told = tuple(estimates)
    sentences = [
        _of_trial(estimate, estimate_sentence(facts, estimate, outcome=_named(facts, estimate, name))) for estimate in told
    ]
    note = state(_RELATIVE_NOTE) if is_relative_only(facts, told) else None
    return kept(*sentences, note)


def _named(facts: Facts, estimate: Estimate, name: bool) -> str:
    outcome = facts.record.outcome(estimate.outcome)
    return words.phrase(outcome.name) if outcome and name else ""


def _of_trial(estimate: Estimate, statement: Statement) -> Statement:
    trial = words.clean(estimate.trial)
    return Statement(f"{trial}: {statement.text}", statement.proof) if trial and statement else statement


def _outcome(facts: Facts, outcome: Outcome) -> Finding | None:
    estimates = estimates_of(facts, outcome=outcome.id, subgroup=None)
    result = state(_result(facts, outcome), by=proof(outcome.result) or outcome.name.evidence[:1])
    figures = estimate_statements(facts, estimates, name=False)
    is_primary = outcome in facts.primary
    label = _label(
        words.phrase(outcome.name), word("outcome_role_plain", OutcomeRole.PRIMARY if is_primary else outcome.role.value)
    )
    if not is_primary or figures:
        return Finding(label, kept(result, *figures)) if result or figures else None
    silent = Statement("The text gives no figures for it.") if result else Statement("No result is given.", proof(outcome.role))
    return Finding(label, kept(result, silent))


def _label(name: str, note: str) -> str:
    return words.capitalise(words.once(name + words.bracketed(note)))


def _result(facts: Facts, outcome: Outcome) -> str:
    result = outcome.result.value
    if result is OutcomeResult.MIXED:
        return "mixed results"
    if result is OutcomeResult.NO_DIFFERENCE:
        return "no association found" if facts.is_observational else "no difference shown"
    return result_sentence(facts, result)


def _subgroup(facts: Facts, subgroup: Subgroup) -> Finding | None:
    name = words.phrase(subgroup.definition)
    estimates = tuple(e for e in facts.record.estimates if e.subgroup == subgroup.id)
    figures = estimate_statements(facts, estimates, name=True)
    if not name or (subgroup.result.value is SubgroupResult.NOT_REPORTED and not figures):
        return None
    reported = subgroup.result.value is not SubgroupResult.NOT_REPORTED
    result = subgroup_result(facts, subgroup) if reported else None
    return Finding(f"In {name}{words.bracketed(subgroup_size(subgroup))}", kept(result, *figures))


def subgroup_result(facts: Facts, subgroup: Subgroup) -> Statement:
    """Say what was found in a subgroup that a label has named."""
    whole = subgroup_sentence(facts, subgroup)
    opening = word("timing_plain", subgroup.timing.value) if subgroup.timing else "An analysis"
    found = word("subgroup_observational" if facts.is_observational else "subgroup_plain", subgroup.result.value)
    tested = words.p_words(subgroup.interaction_p.value) if subgroup.interaction_p else ""
    test = f". Test for a difference between the subgroups: {tested}" if tested else ""
    return state(f"{opening} {found}{test}", by=(*whole.proof, *proof(subgroup.interaction_p)))


def _untied(facts: Facts) -> Finding | None:
    known = {outcome.id for outcome in facts.record.outcomes if words.phrase(outcome.name)}
    subgroups = {s.id for s in facts.record.subgroups if words.phrase(s.definition)}
    loose = [e for e in facts.record.estimates if e.outcome not in known and e.subgroup not in subgroups]
    statements = estimate_statements(facts, loose, name=False)
    return Finding("Figures that the text does not tie to one outcome", statements) if statements else None


def _shared(findings: list[Finding]) -> list[Finding]:
    """Say the note on relative figures once, at the end of the first finding that needs it, and shortly thereafter."""
    told = False
    shared = []
    for finding in findings:
        kept_here = finding.statements
        if any(s.text.startswith(_RELATIVE_NOTE) for s in kept_here):
            short = Statement("Here too, the figures for each group are not given.")
            kept_here = tuple(short if told and s.text.startswith(_RELATIVE_NOTE) else s for s in kept_here)
            told = True
        shared.append(Finding(finding.label, kept_here))
    return shared
