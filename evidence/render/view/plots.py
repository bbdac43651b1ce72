"""Figures: a forest plot of ratios with intervals, and an icon array of 100 people in each group, as coordinates and words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import log

from evidence.record import Estimate
from evidence.render import words
from evidence.render.view.effects import is_within
from evidence.render.view.facts import Facts
from evidence.render.view.findings import estimates_of, ranked_outcomes
from evidence.render.view.shares import HUNDRED, Share, shares
from evidence.render.view.subgroups import subgroup_name
from evidence.render.wording import word
from evidence.vocabulary import RATIOS, Direction

_MOST_ROWS = 10
_LEFT, _RIGHT, _TOP, _STEP = 290.0, 570.0, 34.0, 30.0
"""The plotting area and the height of a row, in units of the drawing."""
_LABEL_LENGTH = 42
_TICKS = tuple(
    map(Decimal, ("1", "0.5", "2", "0.1", "10", "0.2", "5", "0.7", "1.5", "0.05", "20", "0.01", "100", "0.9", "1.1"))
)
_PAD = 1.15
_ROOM = 28.0
_SQUARE, _GAP, _ACROSS = 9, 12, 10


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One estimate: its label, its figures in words, and where its square and its line stand."""

    label: str
    figures: str
    y: float
    x: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forest:
    """A forest plot on a logarithmic axis.

    Attributes:
        rows: from top to bottom.
        ticks: places and labels of the axis.
        null: where no difference stands.
        height: of the drawing.
        left, right: what lies on each side of the null line, in words.
        middle: what the null line means.
        text: the whole figure in words.
    """

    rows: tuple[ForestRow, ...]
    ticks: tuple[tuple[float, str], ...]
    null: float
    height: float
    left: str
    right: str
    middle: str
    text: str


@dataclass(frozen=True, slots=True)
class People:
    """One group of an icon array: who it is, how many in words, and the outlines of its two kinds of squares."""

    label: str
    told: str
    affected: str
    others: str


@dataclass(frozen=True, slots=True)
class IconArray:
    """A hundred people in each group."""

    title: str
    groups: tuple[People, ...]


def build_forest(facts: Facts) -> Forest | None:
    """Place the ratios that have an interval; None where there is none."""
    placed = [(estimate, limits) for estimate in facts.record.estimates if (limits := _limits(facts, estimate))][:_MOST_ROWS]
    if not placed:
        return None
    chosen, points = [estimate for estimate, _ in placed], [limits for _, limits in placed]
    ends = [*(float(low) for low, _, _ in points), *(float(high) for *_, high in points), 1.0]
    first, last = log(min(ends) / _PAD), log(max(ends) * _PAD)

    def place(value: Decimal) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * (log(float(value)) - first) / (last - first), 1)

    rows = tuple(
        ForestRow(_label(facts, estimate), _figures(estimate), _TOP + _STEP * at, place(value), place(low), place(high))
        for at, (estimate, (low, value, high)) in enumerate(placed)
    )
    ticks = _spaced([(place(tick), str(tick)) for tick in _TICKS if first < log(float(tick)) < last])
    left, right = _sides(facts, chosen)
    middle = "no association" if facts.is_observational else "no difference"
    told = " ".join(f"{words.capitalise(row.label)}: {row.figures}." for row in rows)
    text = f"{told} One means {middle}; to its left: {left}; to its right: {right}."
    return Forest(rows, ticks, place(Decimal(1)), _TOP + _STEP * len(rows) + 34, left, right, middle, text)


def build_icons(facts: Facts) -> IconArray | None:
    """Draw the first outcome whose shares of people are known in both groups of a trial; None where there is none."""
    if not facts.is_trial:
        return None
    for outcome in ranked_outcomes(facts):
        for estimate in estimates_of(facts, outcome=outcome.id, subgroup=None):
            pair = shares(facts, estimate) if not estimate.trial else None
            if pair:
                return IconArray(words.capitalise(facts.name(outcome.name)), tuple(_people(share) for share in pair))
    return None


def _spaced(ticks: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """Keep the ticks that have room, the more important first."""
    found: list[tuple[float, str]] = []
    for place, label in ticks:
        if all(abs(place - other) >= _ROOM for other, _ in found):
            found.append((place, label))
    return tuple(sorted(found))


def _limits(facts: Facts, estimate: Estimate) -> tuple[Decimal, Decimal, Decimal] | None:
    interval = estimate.interval.value if estimate.interval else None
    if estimate.measure.value not in RATIOS or is_within(facts, estimate) or interval is None or estimate.value is None:
        return None
    if interval.low is None or interval.high is None:
        return None
    low, value, high = interval.low.value, estimate.value.value.value, interval.high.value
    return (low, value, high) if 0 < low <= value <= high else None


def _label(facts: Facts, estimate: Estimate) -> str:
    outcome, subgroup = facts.record.outcome(estimate.outcome), facts.record.subgroup(estimate.subgroup)
    name = facts.name(outcome.name) if outcome else ""
    who = subgroup_name(facts, subgroup, again=True) if subgroup else ""
    told = f"{name}, {who}" if name and who else name or who or "outcome not named"
    return words.cut(words.capitalise(told), length=_LABEL_LENGTH)


def _figures(estimate: Estimate) -> str:
    value = words.signed(estimate.value.value, None, estimate.qualifier) if estimate.value else ""
    interval = words.interval_cell(estimate.interval.value) if estimate.interval else ""
    return f"{word('measure', estimate.measure.value)} {value}, {interval}"


def _sides(facts: Facts, chosen: list[Estimate]) -> tuple[str, str]:
    """Name the sides by whom they favour, where the text says so in the same way of all that differ."""
    below = {side for estimate in chosen if (side := _favours_below(estimate)) is not None}
    one, other = facts.intervention, facts.comparator
    if len(below) != 1 or facts.is_observational or not (one and other):
        return "ratio below one", "ratio above one"
    sides = (f"better with {one}", f"better with {other}")
    return sides if True in below else (sides[1], sides[0])


def _favours_below(estimate: Estimate) -> bool | None:
    if estimate.direction is None or estimate.value is None or estimate.direction.value is Direction.NO_DIFFERENCE:
        return None
    good = estimate.direction.value is Direction.FAVOURS_INTERVENTION
    return (estimate.value.value.value < 1) is good


def _people(share: Share) -> People:
    """Draw a hundred squares; a share that is counted of 1,000 is rounded to whole people of 100."""
    count = int(share.percent.quantize(Decimal(1)))
    squares = [
        f"M{_GAP * (at % _ACROSS)} {_GAP * (at // _ACROSS)}h{_SQUARE}v{_SQUARE}h-{_SQUARE}z" for at in range(int(HUNDRED))
    ]
    told = share.about + words.bracketed(share.printed)
    return People(words.capitalise(f"with {share.name}"), told, "".join(squares[:count]), "".join(squares[count:]))
