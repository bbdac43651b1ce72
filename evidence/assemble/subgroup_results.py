"""The result of a part of the participants: what its clauses say, else what its estimates show, else what is said at once."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.subgroups import SubgroupGroup
from evidence.record import Estimate, Provenance, Stated
from evidence.vocabulary import DIFFERENCES, RATIOS, Direction, Measure, OutcomeResult, Significance, SubgroupResult

OF_FINDINGS = {
    OutcomeResult.FAVOURS_INTERVENTION: SubgroupResult.BENEFIT,
    OutcomeResult.FAVOURS_COMPARATOR: SubgroupResult.HARM,
    OutcomeResult.NO_DIFFERENCE: SubgroupResult.NO_DIFFERENCE,
    OutcomeResult.MIXED: SubgroupResult.MIXED,
}
BY_DIRECTION = {
    Direction.FAVOURS_INTERVENTION: SubgroupResult.BENEFIT,
    Direction.FAVOURS_COMPARATOR: SubgroupResult.HARM,
    Direction.NO_DIFFERENCE: SubgroupResult.NO_DIFFERENCE,
}
_OF_GOOD = {Measure.RELATIVE_RISK_REDUCTION, Measure.VACCINE_EFFICACY}
"""Measures that are a benefit by their name."""
_CHANCE = 0.05
"""Below this a p-value is called significant (ICH E9)."""


def subgroup_result(
    index: Index, group: SubgroupGroup, found: Sequence[Finding], effects: Sequence[Estimate]
) -> Stated[SubgroupResult] | None:
    """Give the result of a part, or None where none is told."""
    said = _said_at_once(index, group)
    if said and said.value is SubgroupResult.NO_DIFFERENCE:
        return said
    return _told(index, group, found) or _by_estimates(group, effects) or said


def _said_at_once(index: Index, group: SubgroupGroup) -> Stated[SubgroupResult] | None:
    said = [mention for mention in group.mentions if mention.result]
    if not said or said[0].result is None or len({mention.result for mention in said}) > 1:
        return None
    return Stated(value=said[0].result, evidence=_clauses(index, said[0].start), by="rule:subgroup_results")


def _clauses(index: Index, start: int) -> tuple[Provenance, ...]:
    clause = next(clause for clause in index.mentions.clauses if clause.start <= start < clause.end)
    return index.provenance(clause)


def _told(index: Index, group: SubgroupGroup, found: Sequence[Finding]) -> Stated[SubgroupResult] | None:
    told = [finding for finding in found if finding.subgroup is group and finding.result]
    results = {finding.result for finding in told}
    if not told or told[0].result is None:
        return None
    result = told[0].result if len(results) == 1 else OutcomeResult.MIXED
    return index.stated(OF_FINDINGS[result], *(finding.mention for finding in told))


def _by_estimates(group: SubgroupGroup, effects: Sequence[Estimate]) -> Stated[SubgroupResult] | None:
    """Give what the estimates of a part say, where its words say nothing and they agree."""
    own = [effect for effect in effects if effect.subgroup == group.id]
    results = {effect.id: _estimated(effect) for effect in own}
    values = {result for result in results.values() if result}
    if len(values) != 1:
        return None
    evidence = tuple(quote for effect in own if results[effect.id] for quote in _proof(effect))
    return Stated(value=values.pop(), evidence=evidence, by="derived:estimates")


def _proof(effect: Estimate) -> tuple[Provenance, ...]:
    stated = (effect.value, effect.interval, effect.p_value, effect.significance)
    return tuple(quote for held in stated if held for quote in held.evidence)


def _estimated(effect: Estimate) -> SubgroupResult | None:
    differs = _differs(effect)
    if differs is False:
        return SubgroupResult.NO_DIFFERENCE
    if effect.measure.value in _OF_GOOD:
        return SubgroupResult.BENEFIT
    if differs is None:
        return None
    if effect.direction:
        return BY_DIRECTION.get(effect.direction.value)
    if effect.measure.value is Measure.HAZARD_RATIO and effect.value and effect.value.value.value is not None:
        return SubgroupResult.BENEFIT if effect.value.value.value < 1 else SubgroupResult.HARM
    return None


def _differs(effect: Estimate) -> bool | None:
    """Say whether an effect is more than chance: by its interval, else its words, else its p-value."""
    measure = effect.measure.value
    null = 1 if measure in RATIOS else 0 if measure in DIFFERENCES else None
    held = effect.interval.value if effect.interval else None
    low, high = (held.low.value, held.high.value) if held and held.low and held.high else (None, None)
    if null is not None and low is not None and high is not None:
        return not low <= null <= high
    if effect.significance:
        return effect.significance.value is Significance.SIGNIFICANT
    if effect.p_value is None or effect.p_value.value.about:
        return None
    printed = effect.p_value.value
    if printed.value.value < _CHANCE or (printed.op == "<" and printed.value.value <= _CHANCE):
        return True
    return None if printed.op == "<" else False
