"""Effects: each printed estimate, tied to its outcome, its arms and the part of the participants it holds for."""

from __future__ import annotations

from dataclasses import dataclass

from evidence.assemble.arms import COMPARATORS, ArmGroup, arm_in, overlapping
from evidence.assemble.derived import derive, shares_of
from evidence.assemble.estimate_scope import part_of
from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.numbers import arm_result, as_percent, interval, number, p_value
from evidence.assemble.outcomes import OutcomeGroup
from evidence.assemble.subgroups import SubgroupGroup
from evidence.assemble.told_again import outcome_told
from evidence.mentions import ArmResultMention, EstimateMention
from evidence.record import Estimate, Number, PValue, Stated
from evidence.vocabulary import ArmRole, Desirable, Direction, Measure, NumberKind, OutcomeResult, Qualifier, Significance

_DIRECTIONS = {
    OutcomeResult.FAVOURS_INTERVENTION: Direction.FAVOURS_INTERVENTION,
    OutcomeResult.FAVOURS_COMPARATOR: Direction.FAVOURS_COMPARATOR,
    OutcomeResult.NO_DIFFERENCE: Direction.NO_DIFFERENCE,
}
_PERCENT_MEASURES = frozenset(
    {Measure.RELATIVE_RISK_REDUCTION, Measure.RELATIVE_CHANGE, Measure.RISK_DIFFERENCE, Measure.VACCINE_EFFICACY}
)


@dataclass(frozen=True, slots=True)
class Context:
    """What estimates are tied to."""

    index: Index
    arms: tuple[ArmGroup, ...]
    outcomes: tuple[OutcomeGroup, ...]
    subgroups: tuple[SubgroupGroup, ...]
    findings: tuple[Finding, ...]


def estimates(context: Context) -> tuple[Estimate, ...]:
    """Fill the estimates of the record, each printed effect once, in the order of the text."""
    kept: dict[tuple[object, ...], EstimateMention] = {}
    for mention in context.index.mentions.estimates:
        value = mention.value.value if mention.value else mention.start
        key: tuple[object, ...] = (mention.measure, value, _subgroup(context, mention))
        if key in kept and _limits(mention) and _limits(kept[key]) and _limits(mention) != _limits(kept[key]):
            key = (*key, *_limits(mention))
        if key not in kept or _detail(mention) > _detail(kept[key]):
            kept[key] = mention
    ordered = sorted(kept.values(), key=lambda mention: mention.start)
    return tuple(
        _derived(context, mention, _estimate(context, f"e{number}", mention)) for number, mention in enumerate(ordered, 1)
    )


def _limits(mention: EstimateMention) -> tuple[object, ...]:
    """Give the limits of an effect: two effects of one value with other limits are two effects."""
    held = mention.interval
    return (held.low.value if held.low else None, held.high.value if held.high else None) if held else ()


def _derived(context: Context, mention: EstimateMention, estimate: Estimate) -> Estimate:
    """Add what follows from the printed numbers."""
    tested = [group.id for group in context.arms if group.role is ArmRole.EXPERIMENTAL and not group.is_pool]
    against = [group.id for group in context.arms if group.role in COMPARATORS]
    shares = shares_of(estimate, mention.arm_results, tested, against)
    return estimate.model_copy(update={"derived": derive(estimate, shares, _desirable(context, estimate))})


def _desirable(context: Context, estimate: Estimate) -> Desirable | None:
    group = next((group for group in context.outcomes if group.id == estimate.outcome), None)
    if group is None:
        return None
    told = group.first("desirable")
    return told.desirable if told else Desirable.LOWER if group.is_safety else None


def _detail(mention: EstimateMention) -> int:
    return sum(part is not None for part in (mention.value, mention.interval, mention.p_value)) + len(mention.arm_results)


def _estimate(context: Context, id: str, mention: EstimateMention) -> Estimate:
    index = context.index
    clause = index.clause_of(mention) or mention
    finding = _finding(context, mention)
    return Estimate(
        id=id,
        outcome=outcome_told(index, context.outcomes, mention),
        arms=overlapping(context.arms, clause),
        subgroup=_subgroup(context, mention),
        analysis=index.stated(mention.analysis, mention) if mention.analysis else None,
        measure=index.stated(mention.measure, mention),
        value=_value(index, mention),
        qualifier=mention.value.qualifier if mention.value else Qualifier.EXACT,
        unit=mention.unit or _unit_of_words(mention),
        interval=index.stated(interval(mention.interval), mention.interval) if mention.interval else None,
        p_value=_p_value(index, mention),
        arm_results=tuple(arm_result(index, result, _arm_of(context, result)) for result in mention.arm_results),
        direction=_direction(context, finding),
        change=index.stated(mention.change, mention) if mention.change else None,
        significance=_printed_verdict(index, mention) or _significance(context, finding),
        contrast=mention.contrast,
        evidence=index.provenance(index.sentence_of(mention) or mention),
    )


def _arm_of(context: Context, result: ArmResultMention) -> str | None:
    """Give the arm of a value: the one that the annotators name, else one that goes by the very words beside the value."""
    if result.arm:
        group = arm_in(context.arms, result.arm)
        return group.id if group else None
    label = (result.label or "").casefold()
    return next((group.id for group in context.arms if label in group.names and not group.is_pool), None)


def _p_value(index: Index, mention: EstimateMention) -> Stated[PValue] | None:
    printed = p_value(mention.p_value) if mention.p_value else None
    return index.stated(printed, mention.p_value) if printed and mention.p_value else None


def _printed_verdict(index: Index, mention: EstimateMention) -> Stated[Significance] | None:
    """Give what `P = NS` says: it prints no number, but a verdict."""
    if mention.p_value is None or mention.p_value.value is not None:
        return None
    return index.stated(Significance.NOT_SIGNIFICANT, mention.p_value)


def _value(index: Index, mention: EstimateMention) -> Stated[Number] | None:
    """Give the point estimate; a share or a cut in words ("a third", "halved") is derived on the percent scale."""
    if mention.value is None:
        return None
    stated = index.stated(_in_percent(mention) or number(mention.value), mention.value)
    return stated.model_copy(update={"by": "derived:percent_of_words"}) if _in_percent(mention) else stated


def _unit_of_words(mention: EstimateMention) -> str | None:
    if _in_percent(mention):
        return "%"
    return "fold" if mention.value and mention.value.kind is NumberKind.FOLD else None


def _in_percent(mention: EstimateMention) -> Number | None:
    return as_percent(mention.value) if mention.value and mention.measure in _PERCENT_MEASURES else None


def _finding(context: Context, mention: EstimateMention) -> Finding | None:
    clause = context.index.clause_of(mention)
    return next((finding for finding in context.findings if finding.clause is clause), None)


def _subgroup(context: Context, mention: EstimateMention) -> str | None:
    group = part_of(context.index, context.subgroups, mention)
    return group.id if group else None


def _direction(context: Context, finding: Finding | None) -> Stated[Direction] | None:
    if finding is None or finding.result not in _DIRECTIONS:
        return None
    return context.index.stated(_DIRECTIONS[finding.result], finding.mention)


def _significance(context: Context, finding: Finding | None) -> Stated[Significance] | None:
    """Give what the clause says of significance; a subgroup's clause that follows inherits that of the sentence before."""
    if finding is None:
        return None
    told = finding if finding.mention.significance else _same_subgroup(context, finding)
    if told is None or told.mention.significance is None:
        return None
    return context.index.stated(told.mention.significance, told.mention)


def _same_subgroup(context: Context, finding: Finding) -> Finding | None:
    if finding.subgroup is None:
        return None
    others = (other for other in context.findings if other.subgroup is finding.subgroup and other.mention.significance)
    return next(others, None)
