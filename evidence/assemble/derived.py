"""What follows from the printed numbers of an estimate: absolute difference, number needed to treat, p-value, interval.

Everything here is marked `derived:…` with the words it was derived from. Where no baseline risk is printed, an absolute effect
is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from evidence.assemble.arithmetic import (
    HUNDRED,
    Z_95,
    Z_OF_LEVEL,
    Proportion,
    difference_limits,
    p_of_z,
    people_needed,
    rounded,
    z_of_p,
)
from evidence.mentions import ArmResultMention
from evidence.record import ArmResult, ArmRisk, Derived, Estimate, Interval, Number, NumberNeeded, Provenance, PValue, Stated
from evidence.vocabulary import (
    DIFFERENCES,
    PERCENT,
    RATIOS,
    REDUCTIONS,
    Contrast,
    Desirable,
    Direction,
    IntervalKind,
    Measure,
    Qualifier,
    Refusal,
)

T = TypeVar("T")
_SMALLEST_P = Decimal("0.001")
"""A derived p-value below this is printed as below it: the approximation is no better."""
_ASKEW = Decimal("0.15")
"""How far from the middle of its interval, as a share of its width, an estimate may lie for a p-value to follow from both."""
_PERCENT = PERCENT | {"percentage points", "percentage point"}
_NULL = Decimal(0)
_SIDES = {Direction.FAVOURS_INTERVENTION: 1, Direction.FAVOURS_COMPARATOR: -1}


class Shares(NamedTuple):
    """The result of the intervention arm and of the comparator arm; each counts people."""

    tested: ArmResult
    against: ArmResult


def derive(estimate: Estimate, shares: Shares | None, desirable: Desirable | None) -> Derived | None:
    """Give what follows from an estimate, or None where nothing does.

    Args:
        estimate: as printed.
        shares: the arms' results where they are sure to be shares of people.
        desirable: which way the outcome should move, or None where that is not known.
    """
    if estimate.contrast is Contrast.WITHIN_ARM:
        return None
    found = {
        "risks": _risks(shares),
        "p_value": _p_value(estimate),
        "interval": _interval(estimate),
        **_absolute(estimate, shares, desirable),
    }
    held = {name: value for name, value in found.items() if value}
    return Derived.model_validate(held) if held else None


def shares_of(
    estimate: Estimate, mentions: Sequence[ArmResultMention], tested: Sequence[str], against: Sequence[str]
) -> Shares | None:
    """Give the two arms' results where each counts people, and one is of the intervention, one of its comparator.

    Args:
        estimate: its arm results stand in the order of `mentions`.
        mentions: what the annotators read.
        tested: ids of the arms that got the intervention.
        against: ids of the comparators.
    """
    counting = [
        result
        for result, mention in zip(estimate.arm_results, mentions, strict=True)
        if mention.measure == "percent" or _proportion(result)
    ]
    first = [result for result in counting if result.arm in tested]
    second = [result for result in counting if result.arm in against]
    is_pair = len(first) == len(second) == 1 and len(counting) == len(estimate.arm_results)
    return (
        Shares(first[0], second[0]) if is_pair and all(_percent(result) is not None for result in (*first, *second)) else None
    )


def _proportion(result: ArmResult) -> Proportion | None:
    if result.events is None or result.n is None or not 0 <= result.events.value <= result.n.value or not result.n.value:
        return None
    return Proportion(result.events.value, result.n.value)


def _percent(result: ArmResult) -> Decimal | None:
    counted = _proportion(result)
    if counted:
        return counted.share * HUNDRED
    is_limit = result.qualifier in {Qualifier.LESS, Qualifier.MORE}
    is_share = result.value is not None and not is_limit and result.unit in _PERCENT and 0 <= result.value.value <= HUNDRED
    return result.value.value if is_share and result.value else None


def _risks(shares: Shares | None) -> tuple[ArmRisk, ...]:
    uncounted = [result for result in shares or () if result.value is None and result.arm]
    return tuple(
        ArmRisk(arm=result.arm, percent=_number(rounded(percent, 1)))
        for result in uncounted
        if result.arm and (percent := _percent(result)) is not None
    )


def _absolute(estimate: Estimate, shares: Shares | None, desirable: Desirable | None) -> dict[str, object]:
    """Give the difference of two shares, its interval and the number needed to treat, or why there is none."""
    if estimate.measure.value is Measure.RISK_DIFFERENCE:
        return _from_printed_difference(estimate)
    if shares is None:
        return {"refused": Refusal.NO_BASELINE_RISK if estimate.measure.value in RATIOS | REDUCTIONS else None}
    proof = (*shares.tested.evidence, *shares.against.evidence)
    difference = (_percent(shares.tested) or _NULL) - (_percent(shares.against) or _NULL)
    told: dict[str, object] = {"absolute_difference": _stated(_number(rounded(difference, 1)), proof, "derived:arm_values")}
    one, other = _proportion(shares.tested), _proportion(shares.against)
    if one is None or other is None:
        return {**told, "refused": Refusal.NO_COUNTS}
    low, high = (limit * HUNDRED for limit in difference_limits(one, other))
    interval = Interval(low=_number(rounded(low, 1)), high=_number(rounded(high, 1)), level=_number(Decimal(95)))
    told["absolute_interval"] = _stated(interval, proof, "derived:arm_values")
    if desirable is None:
        return {**told, "refused": Refusal.NO_DIRECTION}
    sign = 1 if desirable is Desirable.HIGHER else -1
    side = _SIDES.get(estimate.direction.value) if estimate.direction else None
    if side is not None and side * sign * difference < 0:
        return {**told, "refused": Refusal.NO_DIRECTION}
    needed = _number_needed(sign * difference, sign * low, sign * high)
    return {**told, "number_needed": _stated(needed, proof, "derived:arm_values") if needed else None}


def _from_printed_difference(estimate: Estimate) -> dict[str, object]:
    """Give the number needed to treat of a printed difference, whose sign may be either way round: its direction tells."""
    limits, value = _printed_limits(estimate), estimate.value
    if limits is None or value is None or estimate.qualifier is not Qualifier.EXACT or not value.value.value:
        return {}
    side = _SIDES.get(estimate.direction.value) if estimate.direction else None
    if side is None:
        return {"refused": Refusal.NO_DIRECTION}
    sign = side if value.value.value > 0 else -side
    needed = _number_needed(sign * value.value.value, sign * limits[0], sign * limits[1])
    return {"number_needed": _stated(needed, _proof(estimate), "derived:risk_difference") if needed else None}


def _number_needed(gain: Decimal, one: Decimal, other: Decimal) -> NumberNeeded | None:
    """Give the number needed to treat for a gain in percentage points with its limits; none where one of them is nil."""
    worst, best = sorted((one, other))
    if _NULL in {gain, worst, best}:
        return None
    value, low, high = people_needed(gain), people_needed(best), people_needed(worst)
    name = "NNTB" if gain > 0 else "NNTH"
    if worst < 0 < best:
        text = f"{name} {value} (NNTB {low} to ∞ to NNTH {high})"
    else:
        text = f"{name} {value} ({min(low, high)} to {max(low, high)})"
    return NumberNeeded(value=_number(value), is_harm=gain < 0, low=_number(low), high=_number(high), text=text)


def _printed_limits(estimate: Estimate) -> tuple[Decimal, Decimal] | None:
    interval = estimate.interval.value if estimate.interval else None
    if interval is None or interval.low is None or interval.high is None or interval.kind is not IntervalKind.CONFIDENCE:
        return None
    return interval.low.value, interval.high.value


def _scaled(estimate: Estimate, value: Decimal) -> Decimal | None:
    """Put a value on the scale on which its error is even and no effect is 0: logs for ratios."""
    if estimate.measure.value in DIFFERENCES:
        return value
    return value.ln() if estimate.measure.value in RATIOS and value > 0 else None


def _p_value(estimate: Estimate) -> Stated[PValue] | None:
    """Give the p-value that an estimate's interval tells, where none is printed."""
    limits, level = _printed_limits(estimate), estimate.interval.value.level if estimate.interval else None
    z_of_level = Z_OF_LEVEL.get(level.value) if level else None
    if estimate.p_value or estimate.value is None or limits is None or z_of_level is None or estimate.interval is None:
        return None
    middle, low, high = (_scaled(estimate, value) for value in (estimate.value.value.value, *limits))
    if middle is None or low is None or high is None or not low < middle < high:
        return None
    if abs((low + high) / 2 - middle) > _ASKEW * (high - low):
        return None
    p = p_of_z(2 * z_of_level * middle / (high - low))
    value = PValue(op="<", value=_number(_SMALLEST_P)) if p < _SMALLEST_P else PValue(op="=", value=_number(rounded(p, 3)))
    return _stated(value, (*estimate.value.evidence, *estimate.interval.evidence), "derived:interval")


def _interval(estimate: Estimate) -> Stated[Interval] | None:
    """Give the 95% interval that an estimate's exact p-value tells, where none is printed."""
    held = estimate.p_value
    if held is None or held.value.op != "=" or held.value.about or estimate.interval or estimate.value is None:
        return None
    middle, p = _scaled(estimate, estimate.value.value.value), held.value.value.value
    if not middle or not 0 < p < 1 or z_of_p(p) <= 0:
        return None
    spread = Z_95 * abs(middle) / z_of_p(p)
    ends = [middle - spread, middle + spread]
    if estimate.measure.value in RATIOS:
        ends = [end.exp() for end in ends]
    places = max(0, -int(estimate.value.value.value.as_tuple().exponent))
    low, high = (_number(rounded(end, places)) for end in ends)
    value = Interval(low=low, high=high, level=_number(Decimal(95)))
    return _stated(value, (*estimate.value.evidence, *held.evidence), "derived:p_value")


def _proof(estimate: Estimate) -> tuple[Provenance, ...]:
    held = (estimate.value, estimate.interval)
    return tuple(words for stated in held if stated for words in stated.evidence)


def _number(value: Decimal) -> Number:
    return Number(text=str(value), value=value)


def _stated(value: T, proof: tuple[Provenance, ...], by: str) -> Stated[T]:
    return Stated(value=value, evidence=proof, by=by)
