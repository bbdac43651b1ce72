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
from evidence.assemble.subgroups import SubgroupGroup, group_subgroups, number_subgroups, subgroup
from evidence.assemble.verdict import verdict
from evidence.mentions import Mentions
from evidence.record import Engine, Estimate, EvidenceRecord, Outcome, PrimaryEndpoint, Stated, Study, Subgroup
from evidence.version import __version__
from evidence.vocabulary import Direction, OutcomeResult, OutcomeRole, Significance, StudyType, SubgroupResult

_WITH_ENDPOINTS = {StudyType.INTERVENTIONAL}
_SUBGROUP_RESULTS = {
    OutcomeResult.FAVOURS_INTERVENTION: SubgroupResult.BENEFIT,
    OutcomeResult.FAVOURS_COMPARATOR: SubgroupResult.HARM,
    OutcomeResult.NO_DIFFERENCE: SubgroupResult.NO_DIFFERENCE,
    OutcomeResult.MIXED: SubgroupResult.MIXED,
}
_BY_DIRECTION = {
    Direction.FAVOURS_INTERVENTION: SubgroupResult.BENEFIT,
    Direction.FAVOURS_COMPARATOR: SubgroupResult.HARM,
    Direction.NO_DIFFERENCE: SubgroupResult.NO_DIFFERENCE,
}


def assemble(mentions: Mentions) -> EvidenceRecord:
    """Join the mentions of one article into its evidence record."""
    index = Index(mentions)
    arm_groups = group_arms(index)
    subgroup_groups = group_subgroups(index)
    outcome_groups = group_outcomes(index)
    found = findings(index, arm_groups, outcome_groups, subgroup_groups)
    context = Context(index, arm_groups, outcome_groups, subgroup_groups, found)
    subgroup_groups = told_subgroups(subgroup_groups, found, estimates(context))
    context = replace(context, subgroups=subgroup_groups)
    outcome_groups = number_outcomes(group for group in outcome_groups if _is_told(group, found, estimates(context)))
    effects = estimates(replace(context, outcomes=outcome_groups))
    study = facts.study(index, arm_groups)
    return EvidenceRecord(
        engine=Engine(package=__version__, pipeline=mentions.pipeline, model=mentions.model),
        source=facts.source(index),
        study=study,
        population=facts.population(index),
        arms=arms(index, arm_groups),
        outcomes=tuple(_outcome(index, group, found) for group in outcome_groups),
        estimates=effects,
        subgroups=tuple(_subgroup(index, group, found, effects) for group in subgroup_groups),
        primary_endpoint=_verdict(index, found, outcome_groups, study),
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


def told_subgroups(
    groups: Sequence[SubgroupGroup], found: Sequence[Finding], effects: Sequence[Estimate]
) -> tuple[SubgroupGroup, ...]:
    """Keep the parts that words mark as such, and of the others those of which a result is told or an estimate printed."""
    told = {finding.subgroup.id for finding in found if finding.subgroup and finding.result}
    told |= {effect.subgroup for effect in effects if effect.subgroup}
    return number_subgroups(group for group in groups if group.is_marked or group.id in told)


def _is_told(group: OutcomeGroup, found: Sequence[Finding], effects: Sequence[Estimate]) -> bool:
    """Keep an outcome that the text ranks, or of which it reports something; a noun alone is no outcome of this study."""
    reported = any(group in finding.outcomes and finding.result for finding in found)
    return group.role is not OutcomeRole.UNSPECIFIED or reported or any(effect.outcome == group.id for effect in effects)


def _outcome(index: Index, group: OutcomeGroup, found: Sequence[Finding]) -> Outcome:
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
        result=index.stated(best.result, best.mention) if best and best.result else silent,
        **attributes(index, group, helped=best is not None and best.result is OutcomeResult.FAVOURS_INTERVENTION),
    )


def _by_estimates(group: SubgroupGroup, effects: Sequence[Estimate]) -> Stated[SubgroupResult] | None:
    """Give what the tested estimates of a part say, where its words say nothing and they agree."""
    tested = [effect for effect in effects if effect.subgroup == group.id and effect.significance]
    results = {_estimated(effect) for effect in tested}
    result = results.pop() if len(results) == 1 else None
    if result is None:
        return None
    evidence = tuple(quote for effect in tested if effect.significance for quote in effect.significance.evidence)
    return Stated(value=result, evidence=evidence, by="derived:estimates")


def _estimated(effect: Estimate) -> SubgroupResult | None:
    if effect.significance and effect.significance.value is Significance.NOT_SIGNIFICANT:
        return SubgroupResult.NO_DIFFERENCE
    return _BY_DIRECTION.get(effect.direction.value) if effect.direction else None


def _subgroup(index: Index, group: SubgroupGroup, found: Sequence[Finding], effects: Sequence[Estimate]) -> Subgroup:
    told = [finding for finding in found if finding.subgroup is group and finding.result]
    results = {finding.result for finding in told}
    if not told:
        return subgroup(index, group, _by_estimates(group, effects))
    result = told[0].result if len(results) == 1 else OutcomeResult.MIXED
    assert result is not None
    return subgroup(index, group, index.stated(_SUBGROUP_RESULTS[result], *(finding.mention for finding in told)))
