"""Arithmetic on printed estimates, in exact decimals, with the rounding that printed digits allow.

The p-value behind a confidence interval is found as Altman and Bland describe (BMJ 2011;343:d2304), for a ratio on the log
scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evidence.appraise.thresholds import P_VALUE_CURVE, P_VALUE_SLOPE, RATIO_SCALE_LIMIT, Z_OF_LEVEL
from evidence.record import ArmResult, Estimate, Interval, Number
from evidence.vocabulary import DIFFERENCES, PERCENT, RATIOS, REDUCTIONS, RELATIVE, IntervalKind, Measure, Qualifier

_INFERENTIAL = frozenset({IntervalKind.CONFIDENCE, IntervalKind.CREDIBLE})
_HUNDRED = Decimal(100)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Span:
    """All values between two decimals."""

    low: Decimal
    high: Decimal

    def mirrored(self) -> Span:
        """Give the span of the opposite sign."""
        return Span(-self.high, -self.low)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the spans share a value."""
        return self.low <= other.high and other.low <= self.high


def rounding(number: Number) -> Span:
    """Give all values that print as this number: half a unit of its last digit to both sides."""
    exponent = number.value.as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return Span(number.value - half, number.value + half)


def no_effect(measure: Measure) -> Decimal | None:
    """Give the value of no effect, or None where the measure has none to test against."""
    if measure in RATIOS:
        return _ONE
    return Decimal(0) if measure in DIFFERENCES | REDUCTIONS else None


def limits(estimate: Estimate) -> tuple[Number, Number] | None:
    """Give both limits of an estimate's confidence or credible interval, where they stand on the scale of its value."""
    interval = estimate.interval.value if estimate.interval else None
    if interval is None or interval.kind not in _INFERENTIAL or interval.low is None or interval.high is None:
        return None
    if interval.low.value > interval.high.value or _on_another_scale(estimate, interval.low, interval.high):
        return None
    return interval.low, interval.high


def includes_no_effect(estimate: Estimate) -> bool:
    """Tell whether the value of no effect lies strictly inside the interval; a limit that touches it may be rounding."""
    bounds, null = limits(estimate), no_effect(estimate.measure.value)
    return bounds is not None and null is not None and bounds[0].value < null < bounds[1].value


def p_value_span(estimate: Estimate) -> Span | None:
    """Give the p-values that the printed estimate and interval allow, or None where they do not tell.

    None comes of a level other than 90, 95 or 99%, of a credible interval, of a measure without a null value, and of numbers
    out of range.
    """
    bounds, null = limits(estimate), no_effect(estimate.measure.value)
    z_of_level = _z_of_level(estimate.interval.value if estimate.interval else None)
    if bounds is None or null is None or z_of_level is None:
        return None
    low, high = _scaled(bounds[0], estimate.measure.value), _scaled(bounds[1], estimate.measure.value)
    if low is None or high is None:
        return None
    if low.low > high.low:
        low, high = high, low
    widest, narrowest = high.high - low.low, high.low - low.high
    middle = _middle(estimate, low, high)
    if narrowest <= 0 or middle is None:
        return None
    nearest = Decimal(0) if middle.low <= 0 <= middle.high else min(abs(middle.low), abs(middle.high))
    farthest = max(abs(middle.low), abs(middle.high))
    return Span(_p_value(2 * z_of_level * farthest / narrowest), _p_value(2 * z_of_level * nearest / widest))


def significance_level(interval: Interval) -> Decimal | None:
    """Give the significance level that a confidence level answers to: 0.05 for 95%."""
    return None if interval.level is None else _ONE - interval.level.value / _HUNDRED


def _middle(estimate: Estimate, low: Span, high: Span) -> Span | None:
    from_limits = Span((low.low + high.low) / 2, (low.high + high.high) / 2)
    if estimate.value is None or estimate.qualifier is not Qualifier.EXACT:
        return from_limits
    printed = _scaled(estimate.value.value, estimate.measure.value)
    if printed is None or not printed.overlaps(Span(low.low, high.high)):
        return None
    return Span(min(printed.low, from_limits.low), max(printed.high, from_limits.high))


def _scaled(number: Number, measure: Measure) -> Span | None:
    """Put a number and its rounding on the scale on which its error is even: logs for ratios and reductions."""
    printed = rounding(number)
    if measure in DIFFERENCES:
        return printed
    if measure in REDUCTIONS:
        printed = Span(_ONE - printed.high / _HUNDRED, _ONE - printed.low / _HUNDRED)
    return Span(printed.low.ln(), printed.high.ln()) if printed.low > 0 else None


def _p_value(z: Decimal) -> Decimal:
    return (P_VALUE_SLOPE * z + P_VALUE_CURVE * z * z).exp()


def _z_of_level(interval: Interval | None) -> Decimal | None:
    if interval is None or interval.level is None or interval.kind is not IntervalKind.CONFIDENCE:
        return None
    return Z_OF_LEVEL.get(interval.level.value)


def _on_another_scale(estimate: Estimate, low: Number, high: Number) -> bool:
    """Tell whether limits of a ratio stand beside a value in percent, as in `30% (0.55 to 0.89)`."""
    if estimate.measure.value in RATIOS or estimate.value is None:
        return False
    both_small = low.value >= 0 and high.value <= RATIO_SCALE_LIMIT
    return estimate.measure.value in RELATIVE and both_small and abs(estimate.value.value.value) > RATIO_SCALE_LIMIT


def disagrees(result: ArmResult) -> bool:
    """Tell whether a printed percentage is not what the events and the number of people beside it give.

    A unit of the last printed digit is let pass, for rounding and cutting alike.
    """
    value, events, people = result.value, result.events, result.n
    if value is None or events is None or people is None or result.unit not in PERCENT or people.value <= 0:
        return False
    unit = _ONE.scaleb(int(value.value.as_tuple().exponent))
    return abs(events.value / people.value * _HUNDRED - value.value) > unit
