"""Intervals as mentions; the grammar is `evidence.annotate.numbers.interval`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.interval import PrintedInterval
from evidence.annotate.numbers.interval import find_intervals as find_printed
from evidence.mentions import IntervalMention, NumberMention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_intervals(doc: Doc) -> tuple[IntervalMention, ...]:
    """Find every interval of the article; the span runs from its label, or its first limit, to its last limit."""
    return tuple(
        _mention(shape, doc._.numbers[shape.first : shape.first + len(shape.numerals)], printed)
        for shape in doc._.shapes
        if shape.numerals
        for printed in sorted(find_printed(shape), key=lambda printed: printed.start)
    )


def _mention(shape: Shape, numbers: Sequence[NumberMention], printed: PrintedInterval) -> IntervalMention:
    low = None if printed.low is None else numbers[printed.low]
    high = None if printed.high is None else numbers[printed.high]
    if printed.flipped and high is not None:
        high = replace(high, start=high.start + 1, text=high.text[1:], value=-high.value)
    return IntervalMention(
        start=shape.offset(printed.start),
        end=shape.offset(printed.end),
        low=low,
        high=high,
        level=None if printed.level is None else numbers[printed.level],
        kind=printed.kind,
        by="rule:intervals",
    )
