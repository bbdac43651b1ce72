"""Values of one group that no value of another stands beside: `in the X group 24% relapsed. With placebo it was 40%`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from evidence.annotate.estimates.draft import Scene
from evidence.mentions import ArmResultMention, EstimateMention, IntervalMention
from evidence.vocabulary import Contrast, Measure, NumberKind

_RESULTS = frozenset({"mean", "median", "rate"})
_BY_MODEL = ".model"
_LIMIT_BEFORE = re.compile(
    r"""(?:\b(?:below|above|under|over|at[ ]least|at[ ]most|up[ ]to|(?:less|lower|more|higher|greater|fewer)[ ]than
        |margin(?:[ ]\w+){0,4}|power|target(?:[ ]of)?|reduced[ ]by|cut[ ]by|by)|[<>≤≥])[ ]?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes a share a bound, a plan or a change, and no result of a group."""
_EFFECT_BEHIND = re.compile(
    r"""[ ]?(?:%|percent|per[ ]cent)?[ ](?:effective|efficacy|more|less|fewer|lower|higher|shorter|longer|reduction
        |confidence|CI|power)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_THE_START = re.compile(r"\b(?:[Bb]aseline|aged?|ages|male|female)\b")
_WINDOW = 40
"""Characters before a value in which its bound is named."""


def lone_values(
    scene: Scene, results: Sequence[ArmResultMention], told: Container[int], intervals: Sequence[IntervalMention]
) -> Iterator[EstimateMention]:
    """Give each value of a named arm that is a result and stands alone, as a result within that arm.

    Args:
        scene: the sentence.
        results: the values of arms in it.
        told: where the values begin that an effect or a set of values holds already.
        intervals: the intervals of the sentence; their limits are no results.
    """
    for result in results:
        number = result.value or result.events
        if result.arm is None or number is None or number.start in told or not _is_result(scene, result):
            continue
        if any(interval.start <= number.start < interval.end for interval in intervals):
            continue
        yield EstimateMention(
            start=result.start,
            end=result.end,
            by="rule:lone_values",
            confidence=result.confidence,
            measure=Measure.ARM_VALUE_ONLY,
            unit=result.unit,
            contrast=Contrast.WITHIN_ARM,
            arm_results=(result,),
        )


def _is_result(scene: Scene, result: ArmResultMention) -> bool:
    """Tell whether a value is of the kind that results are: a share, events of so many, a mean; not a bound, not an effect."""
    is_share = bool(result.value and result.value.kind is NumberKind.PERCENT)
    is_counted = result.events is not None and result.n is not None and not result.by.endswith(_BY_MODEL)
    is_told = is_share or is_counted or result.measure in _RESULTS
    if not is_told:
        return False
    low, high = scene.shape.position(result.start), scene.shape.position(result.end)
    if _LIMIT_BEFORE.search(scene.shape.text, max(0, low - _WINDOW), low) or _EFFECT_BEHIND.match(scene.shape.text, high):
        return False
    start, end = scene.clause_at(low)
    return not _AT_THE_START.search(scene.shape.text, start, end)
