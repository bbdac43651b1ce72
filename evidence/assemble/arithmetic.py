"""Arithmetic behind derived figures, in exact decimals: intervals of differences, numbers needed to treat, p-values.

Sources: Newcombe 1998 (Stat Med 17:873), method 10, for the interval of a difference of proportions; Altman 1998 (BMJ 317:1309)
for the interval of a number needed to treat; Altman and Bland 2011 (BMJ 343:d2304 and d2090) for p-values and intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from types import MappingProxyType

Z_OF_LEVEL = MappingProxyType({Decimal(90): Decimal("1.645"), Decimal(95): Decimal("1.960"), Decimal(99): Decimal("2.576")})
"""Standard normal quantile of a two-sided interval, by its level in percent."""
Z_95 = Z_OF_LEVEL[Decimal(95)]
HUNDRED = Decimal(100)
_SLOPE, _CURVE = Decimal("0.717"), Decimal("0.416")
_SHIFT, _SQUARE, _FACTOR = Decimal("0.862"), Decimal("0.743"), Decimal("2.404")
"""P = exp(-0.717 z - 0.416 z²), and z = -0.862 + √(0.743 - 2.404 ln P)."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """Events among people."""

    events: Decimal
    n: Decimal

    @property
    def share(self) -> Decimal:
        """The proportion, 0 to 1."""
        return self.events / self.n

    def wilson(self) -> tuple[Decimal, Decimal]:
        """Give the 95% limits by Wilson's score method."""
        square = Z_95 * Z_95
        middle = 2 * self.events + square
        spread = Z_95 * (square + 4 * self.events * (1 - self.share)).sqrt()
        below = 2 * (self.n + square)
        return (middle - spread) / below, (middle + spread) / below


def difference_limits(one: Proportion, other: Proportion) -> tuple[Decimal, Decimal]:
    """Give the 95% limits of `one` less `other`, as proportions."""
    (low, high), (other_low, other_high) = one.wilson(), other.wilson()
    difference = one.share - other.share
    below = ((one.share - low) ** 2 + (other_high - other.share) ** 2).sqrt()
    above = ((high - one.share) ** 2 + (other.share - other_low) ** 2).sqrt()
    return difference - below, difference + above


def people_needed(points: Decimal) -> Decimal:
    """Give how many people a difference in percentage points means one event for, rounded up."""
    return (HUNDRED / abs(points)).quantize(Decimal(1), rounding=ROUND_CEILING)


def p_of_z(z: Decimal) -> Decimal:
    """Give the two-sided p-value of a standard normal statistic."""
    return (-_SLOPE * abs(z) - _CURVE * z * z).exp()


def z_of_p(p: Decimal) -> Decimal:
    """Give the standard normal statistic of a two-sided p-value below 1."""
    return -_SHIFT + (_SQUARE - _FACTOR * p.ln()).sqrt()


def rounded(value: Decimal, places: int) -> Decimal:
    """Give a value with so many decimal places."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
