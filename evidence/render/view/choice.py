"""Which estimates are told together: in one scope and comparison, one relative and one absolute effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from evidence.record import Estimate, Number
from evidence.vocabulary import PERCENT, RATIOS, RELATIVE, Change, Contrast, Measure

PERCENTAGES = RELATIVE - RATIOS
"""Relative measures of which nought means no difference."""

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Effect:
    """What is told of one outcome in one scope and comparison.

    Attributes:
        relative: a ratio, or a percentage that no ratio repeats.
        percentage: the ratio `relative` as the text puts it in percent.
        absolute: a difference, a number needed to treat, or the values of the arms alone.
    """

    relative: Estimate | None = None
    percentage: Estimate | None = None
    absolute: Estimate | None = None

    @property
    def parts(self) -> tuple[Estimate, ...]:
        """The estimates it is made of."""
        return tuple(part for part in (self.relative, self.percentage, self.absolute) if part)


def choose_effects(estimates: Iterable[Estimate]) -> tuple[Effect, ...]:
    """Join the estimates of one outcome and scope into effects, the most complete of each comparison first.

    Estimates of other trials, other arms and changes within one arm are never joined with the rest.
    """
    groups: dict[tuple[object, ...], list[Estimate]] = {}
    told = tuple(estimates)
    for estimate in told:
        groups.setdefault(_comparison(estimate, told), []).append(estimate)
    return tuple(effect for group in groups.values() for effect in _join(group))


def compared_arms(estimate: Estimate) -> frozenset[str]:
    """Give the ids of the arms that an estimate compares; none where it names one arm or no arm."""
    return frozenset(estimate.arms) if len(estimate.arms) > 1 else frozenset()


def _comparison(estimate: Estimate, told: Sequence[Estimate]) -> tuple[object, ...]:
    arms = compared_arms(estimate)
    if not arms:
        echoes = [other for other in told if say_the_same(other, estimate) or say_the_same(estimate, other)]
        arms = next((compared_arms(other) for other in echoes if compared_arms(other)), arms)
    return (estimate.outcome, estimate.trial, estimate.contrast is Contrast.WITHIN_ARM, arms)


def _join(group: Sequence[Estimate]) -> list[Effect]:
    ranked = sorted(group, key=_completeness, reverse=True)
    echoes = [each for each in ranked if any(say_the_same(ratio, each) for ratio in ranked)]
    relative = [e for e in ranked if e.measure.value in RELATIVE and e not in echoes]
    absolute = [e for e in ranked if e.measure.value not in RELATIVE]
    return [Effect(one, _echo(one, echoes), other) for one, other in zip_longest(relative, absolute)]


def _echo(ratio: Estimate | None, percentages: Sequence[Estimate]) -> Estimate | None:
    return next((each for each in percentages if ratio and say_the_same(ratio, each)), None)


def _completeness(estimate: Estimate) -> tuple[bool, bool, int, bool, bool]:
    return (
        estimate.value is not None,
        estimate.interval is not None,
        len(estimate.arm_results),
        estimate.p_value is not None,
        estimate.significance is not None,
    )


def say_the_same(ratio: Estimate, percentage: Estimate) -> bool:
    """Tell whether a percentage repeats a ratio, as 32% does 0.68, within the rounding of both as printed."""
    if (
        ratio.measure.value not in RATIOS
        or percentage.measure.value not in PERCENTAGES
        or not (ratio.value and percentage.value)
    ):
        return False
    if (percentage.unit or "").strip().lower() not in PERCENT:
        return False
    printed, percent = ratio.value.value, percentage.value.value
    if _contradicts(printed.value < 1, percentage):
        return False
    slack = _HALF * (_step(percent) + _HUNDRED * _step(printed))
    return abs(abs(1 - printed.value) * _HUNDRED - percent.value) <= slack


def _contradicts(lower: bool, percentage: Estimate) -> bool:
    if percentage.change and percentage.change.value is not Change.NO_DIFFERENCE:
        return (percentage.change.value is Change.DECREASED) is not lower
    return percentage.measure.value is not Measure.RELATIVE_CHANGE and not lower


def _step(number: Number) -> Decimal:
    exponent = number.value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
