"""Numbers of the mentions as numbers of the record."""

from __future__ import annotations

from typing import overload

from evidence.assemble.index import Index
from evidence.mentions import ArmResultMention, IntervalMention, NumberMention, PValueMention
from evidence.record import ArmResult, Interval, Number, PValue


@overload
def number(mention: NumberMention) -> Number: ...
@overload
def number(mention: None) -> None: ...
def number(mention: NumberMention | None) -> Number | None:
    """Give the printed form and the value."""
    return Number(text=mention.text, value=mention.value) if mention else None


def interval(mention: IntervalMention) -> Interval:
    """Give an interval with its limits, level and kind."""
    return Interval(low=number(mention.low), high=number(mention.high), level=number(mention.level), kind=mention.kind)


def p_value(mention: PValueMention) -> PValue:
    """Give a p-value; `nominal` is None unless the text says it."""
    return PValue(op=mention.op, value=number(mention.value), about=mention.about, nominal=mention.nominal or None)


def arm_result(index: Index, mention: ArmResultMention, arm: str | None) -> ArmResult:
    """Give the value in one arm."""
    return ArmResult(
        arm=arm,
        label=mention.label,
        value=number(mention.value),
        unit=mention.unit,
        events=number(mention.events),
        n=number(mention.n),
        interval=interval(mention.interval) if mention.interval else None,
        evidence=index.provenance(mention),
    )
