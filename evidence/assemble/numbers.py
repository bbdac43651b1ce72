"""Numbers of the mentions as numbers of the record."""

from __future__ import annotations

from decimal import Decimal
from typing import overload

from evidence.assemble.index import Index
from evidence.mentions import ArmResultMention, IntervalMention, NumberMention, PValueMention
from evidence.record import ArmResult, Interval, Number, PValue
from evidence.vocabulary import NumberKind, Qualifier


@overload
def number(mention: NumberMention) -> Number: ...
@overload
def number(mention: None) -> None: ...
def number(mention: NumberMention | None) -> Number | None:
    """Give the printed form and the value."""
    return Number(text=mention.text, value=mention.value) if mention else None


_FOLD_VERBS = ("halv", "doubl", "tripl", "trebl", "quadrupl")


def as_percent(mention: NumberMention) -> Number | None:
    """Give a share or a change in words on the percent scale, as printed beside it; None for what has its own scale.

    "A third" and "one in five" are shares (33.3333, 20); "halved" is a cut by 50, "doubled" a rise by 100. A fold in digits
    ("2-fold") stays what it is.
    """
    if mention.kind is NumberKind.FRACTION:
        return Number(text=mention.text, value=_trimmed(mention.value * 100))
    if mention.kind is NumberKind.FOLD and mention.text.casefold().startswith(_FOLD_VERBS):
        return Number(text=mention.text, value=_trimmed(abs(mention.value - 1) * 100))
    return None


def _trimmed(value: Decimal) -> Decimal:
    """Give a value without the zeros that multiplying leaves (`20`, not `20.0`)."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def interval(mention: IntervalMention) -> Interval:
    """Give an interval with its limits, level and kind."""
    return Interval(low=number(mention.low), high=number(mention.high), level=number(mention.level), kind=mention.kind)


def p_value(mention: PValueMention) -> PValue | None:
    """Give a p-value; `nominal` is None unless the text says it. One printed as `NS` has no number, and no place here."""
    if mention.value is None:
        return None
    return PValue(op=mention.op, value=number(mention.value), about=mention.about, nominal=mention.nominal or None)


def arm_result(index: Index, mention: ArmResultMention, arm: str | None) -> ArmResult:
    """Give the value in one arm."""
    percent = as_percent(mention.value) if mention.value else None
    return ArmResult(
        arm=arm,
        label=mention.label,
        value=percent or number(mention.value),
        qualifier=mention.value.qualifier if mention.value else Qualifier.EXACT,
        unit="%" if percent else mention.unit,
        events=number(mention.events),
        n=number(mention.n),
        interval=interval(mention.interval) if mention.interval else None,
        evidence=index.provenance(mention),
    )
