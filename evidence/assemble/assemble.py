"""The room's one door: mentions go in, a record comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence.assemble import facts
from evidence.assemble.arms import arms, group_arms
from evidence.assemble.claims import claims
from evidence.assemble.estimates import Context, estimates
from evidence.assemble.findings import Finding, findings
from evidence.assemble.harms import harms
from evidence.assemble.index import Index
from evidence.assemble.outcomes import OutcomeGroup, attributes, group_outcomes, naming_mention, number_outcomes, stated_role
from evidence.assemble.resolve import rank
from evidence.assemble.subgroup_results import BY_DIRECTION, OF_FINDINGS, subgroup_result
from evidence.assemble.subgroups import group_subgroups, subgroup
from evidence.assemble.verdict import verdict
from evidence.mentions import Mentions
from evidence.record import Engine, Estimate, EvidenceRecord, Outcome, PrimaryEndpoint, Stated, Study
from evidence.version import __version__
from evidence.vocabulary import (
    Contrast,
    Hypothesis,
    OutcomeResult,
    OutcomeRole,
    PrimaryStatus,
    Section,
    Significance,
    StudyType,
    SubgroupResult,
    Zone,
)

_WITH_ENDPOINTS = {StudyType.INTERVENTIONAL}
_BY_VERDICT = {
    PrimaryStatus.MET: OutcomeResult.FAVOURS_INTERVENTION,
    PrimaryStatus.NOT_MET: OutcomeResult.NO_DIFFERENCE,
    PrimaryStatus.MIXED: OutcomeResult.MIXED,
}
_AS_STATED = 0.95
"""How sure a verdict is that a text states of the endpoint as such (`evidence.assemble.verdict.ROWS`)."""
_CONTRADICTED = {
    PrimaryStatus.MET: OutcomeResult.NO_DIFFERENCE,
    PrimaryStatus.NOT_MET: OutcomeResult.FAVOURS_INTERVENTION,
}
_OUTCOME_RESULTS = {result: told for told, result in OF_FINDINGS.items()}


def assemble(mentions: Mentions) -> EvidenceRecord:
    """Join the mentions of one article into its evidence record."""
    index = Index(mentions)
    arm_groups = group_arms(index)
    subgroup_groups = group_subgroups(index)
    outcome_groups = group_outcomes(index)
    found = findings(index, arm_groups, outcome_groups, subgroup_groups)
    context = Context(index, arm_groups, outcome_groups, subgroup_groups, found)
    outcome_groups = number_outcomes(group for group in outcome_groups if _is_told(group, found, estimates(context)))
    effects = estimates(replace(context, outcomes=outcome_groups))
    study = facts.study(index, arm_groups)
    primary = _verdict(index, found, outcome_groups, study)
    return EvidenceRecord(
        engine=Engine(package=__version__, pipeline=mentions.pipeline, model=mentions.model),
        source=facts.source(index),
        study=study,
        population=facts.population(index),
        arms=arms(index, arm_groups),
        outcomes=tuple(
            _with_verdict(_outcome(index, group, found, effects), primary, study.hypothesis) for group in outcome_groups
        ),
        estimates=effects,
        subgroups=tuple(subgroup(index, group, subgroup_result(index, group, found, effects)) for group in subgroup_groups),
        primary_endpoint=primary,
        harms=harms(index, arm_groups),
        claims=claims(index, arm_groups, outcome_groups, subgroup_groups),
        funding=facts.many(index, "funding"),
        industry_funding=facts.many(index, "industry_funding"),
        conflicts=facts.many(index, "conflicts"),
        phrases=facts.phrases(index),
        article_text=index.text,
    )


def _verdict(index: Index, found: Sequence[Finding], groups: Sequence[OutcomeGroup], study: Study) -> PrimaryEndpoint:
    """Give the verdict of a trial; a study that assigned nothing and ranks no outcome has no primary endpoint to meet."""
    is_ranked = any(group.role is OutcomeRole.PRIMARY for group in groups)
    if study.study_type and study.study_type.value not in _WITH_ENDPOINTS and not is_ranked:
        return PrimaryEndpoint()
    return verdict(index, found, groups, study)


def _is_told(group: OutcomeGroup, found: Sequence[Finding], effects: Sequence[Estimate]) -> bool:
    """Keep an outcome that the text ranks, or of which it reports something; a noun alone is no outcome of this study."""
    reported = any(group in finding.outcomes and (finding.result or _tells_a_change(finding)) for finding in found)
    return group.role is not OutcomeRole.UNSPECIFIED or reported or any(effect.outcome == group.id for effect in effects)


def _tells_a_change(finding: Finding) -> bool:
    """Say whether a sentence of the results tells how a thing moved, whichever way is better; leads say it in other words."""
    sentence = finding.sentence
    return finding.mention.change is not None and sentence.zone is Zone.BODY and sentence.section is not Section.CONCLUSIONS


def _outcome(index: Index, group: OutcomeGroup, found: Sequence[Finding], effects: Sequence[Estimate]) -> Outcome:
    named = naming_mention(index, group)
    told = [finding for finding in found if group in finding.outcomes and finding.subgroup is None and finding.result]
    best = min(told, key=lambda finding: rank(index, finding.mention), default=None)
    silent: Stated[OutcomeResult] = Stated(
        value=OutcomeResult.NOT_REPORTED, evidence=index.provenance(named), by="absence:result"
    )
    return Outcome(
        id=group.id,
        name=index.stated(named.name, named),
        role=stated_role(index, group),
        result=index.stated(best.result, best.mention) if best and best.result else _shown(group, effects) or silent,
        **attributes(index, group, helped=best is not None and best.result is OutcomeResult.FAVOURS_INTERVENTION),
    )


def _with_verdict(outcome: Outcome, primary: PrimaryEndpoint, hypothesis: Stated[Hypothesis] | None) -> Outcome:
    """Give the primary outcome the result that the verdict states, where nothing else tells of it, or says otherwise.

    It must be the only one, or be named where the verdict is stated. In a trial of non-inferiority the verdict does not say
    whether the arms differed.
    """
    is_meant = primary.outcomes == (outcome.id,) or _is_named_in_proof(outcome, primary)
    result = _BY_VERDICT.get(primary.status) if is_meant and _yields(outcome.result.value, primary) else None
    if result is None or (hypothesis and hypothesis.value is not Hypothesis.SUPERIORITY):
        return outcome
    by, sure = "derived:primary_endpoint", primary.confidence
    told: Stated[OutcomeResult] = Stated(value=result, evidence=primary.evidence, by=by, confidence=sure)
    return outcome.model_copy(update={"result": told})


def _is_named_in_proof(outcome: Outcome, primary: PrimaryEndpoint) -> bool:
    """Say whether the sentence that states the verdict is the one that names and ranks a primary outcome."""
    if outcome.id not in primary.outcomes or primary.confidence < _AS_STATED or len(primary.evidence) > 1:
        return False
    return any(proof.start <= name.start < proof.end for proof in primary.evidence for name in outcome.name.evidence)


def _yields(result: OutcomeResult, primary: PrimaryEndpoint) -> bool:
    """Say whether the result of the primary outcome gives way: to any verdict where none is told, else to a stated one."""
    if result is OutcomeResult.NOT_REPORTED:
        return True
    contradicts = _CONTRADICTED.get(primary.status) is result
    return contradicts and primary.confidence >= _AS_STATED


def _shown(group: OutcomeGroup, effects: Sequence[Estimate]) -> Stated[OutcomeResult] | None:
    """Give what the tested estimates between the arms show of an outcome in everyone, where its words say nothing."""
    own = (effect for effect in effects if effect.outcome == group.id and effect.subgroup is None)
    tested = [effect for effect in own if effect.significance and effect.contrast is Contrast.BETWEEN_ARMS]
    results = {_estimated(effect) for effect in tested}
    result = results.pop() if len(results) == 1 else None
    if result is None:
        return None
    evidence = tuple(quote for effect in tested if effect.significance for quote in effect.significance.evidence)
    return Stated(value=_OUTCOME_RESULTS[result], evidence=evidence, by="derived:estimates")


def _estimated(effect: Estimate) -> SubgroupResult | None:
    if effect.significance and effect.significance.value is Significance.NOT_SIGNIFICANT:
        return SubgroupResult.NO_DIFFERENCE
    return BY_DIRECTION.get(effect.direction.value) if effect.direction else None
