"""Comparisons that print values and a p-value, and no effect: `(14.8% vs. 0.0%, P < 0.001)`, `28% (P = 0.01) against 16%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.estimates.draft import Scene
from evidence.annotate.estimates.scope import contrast_of
from evidence.mentions import EstimateMention, NumberMention, PValueMention
from evidence.vocabulary import Contrast, Measure, NumberKind

_LIMIT = NumberKind.INTERVAL_BOUND
_PAIR = 2
_KINDS = {NumberKind.PERCENT, NumberKind.QUANTITY, NumberKind.DURATION}
_AGAINST = re.compile(
    r"\b(?:vs?\.?|versus|compared[ ](?:with|to)|and|than|while|whereas|against|but|or|in[ ]contrast[ ]to)(?![a-z])|/",
    re.VERBOSE,
)
_FROM = re.compile(
    r"""
        \bfrom[ ](?:an?[ ] | the[ ])?(?:[a-z]+[ ](?:of[ ])?)?$ | \b(?:baseline | before | initially)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BACK = re.compile(r"[ ]?to[ ](?:an?[ ])?")
_BRACKET = re.compile(r"[^()\[\];]*[(\[,][ ]?(?:[a-z-]+[ ]){0,2}")
_COMPARED_LATER = re.compile(r"\b(?:compared[ ](?:with|to)|versus|vs\.?|than|against|while|whereas|and)\b")
_NO_COMPARISON = {"interaction", "trend", "linear trend", "heterogeneity", "homogeneity"}
_AND = re.compile(r"[ ]?[)\]]?[ ]?(?:,|;|and|,[ ]and|or)[ ]?[(\[]?")
_AT_THE_START = re.compile(
    r"""
        \b(?:older | younger | ages? | aged | [Bb]aseline | correlat\w+ | predict\w+ | associated
        | association)\b
    """,
    re.VERBOSE,
)


def find_tested(
    scene: Scene, p_values: Sequence[PValueMention], told: frozenset[int], ends: Sequence[int]
) -> Iterator[EstimateMention]:
    """Give an estimate without an effect for each p-value that stands behind two values set against each other.

    Args:
        scene: the sentence.
        p_values: all p-values of the sentence, in order.
        told: where the p-values begin that stand with an effect already.
        ends: where the effects of the sentence end.
    """
    low = scene.shape.sentence.start
    before: PValueMention | None = None
    for p_value in p_values:
        low = max([low, *(end for end in ends if end <= p_value.start)])
        if p_value.start not in told and p_value.value is not None and p_value.about not in _NO_COMPARISON:
            first = _first_value(scene, low, p_value)
            if first is None and before is not None and _is_next(scene, before, p_value):
                first = before.start
            if first is not None:
                yield _estimate(first, p_value)
                before = p_value
        low = p_value.end


def _is_next(scene: Scene, before: PValueMention, p_value: PValueMention) -> bool:
    origin = scene.shape.sentence.start
    return bool(_AND.fullmatch(scene.shape.plain, before.end - origin, p_value.start - origin))


def _first_value(scene: Scene, low: int, p_value: PValueMention) -> int | None:
    """Give where the values begin that a p-value compares, or None where it compares no two."""
    values = [number for number in scene.numbers if low <= number.start < p_value.start and number.kind in _KINDS]
    if not values or _is_no_result(scene, values[0].start, p_value.end) or _has_limits(scene, low, p_value):
        return None
    last = values[-1]
    others = [number for number in values[:-1] if number.kind is last.kind]
    if others:
        return others[-1].start if _is_set_against(scene, others[-1], last) else None
    return last.start if _is_compared_later(scene, last, p_value) else None


def _has_limits(scene: Scene, low: int, p_value: PValueMention) -> bool:
    """Tell whether one interval stands before a p-value: its value is an effect, whatever the measure."""
    limits = [number for number in scene.numbers if low <= number.start < p_value.start and number.kind is _LIMIT]
    return 0 < len(limits) <= _PAIR


def _is_no_result(scene: Scene, start: int, end: int) -> bool:
    low, _ = scene.clause_at(scene.shape.position(start))
    words = scene.shape.text[low : scene.shape.position(end)]
    return contrast_of(words) is Contrast.WITHIN_ARM or bool(_AT_THE_START.search(words))


def _is_set_against(scene: Scene, one: NumberMention, other: NumberMention) -> bool:
    low, high = scene.shape.position(one.end), scene.shape.position(other.start)
    between = scene.shape.text[low:high]
    if ";" in between or not (_AGAINST.search(between) or between.strip(" %") == ","):
        return False
    return not (_FROM.search(scene.shape.text[max(0, low - 30) : low - 1]) and _BACK.search(between))


def _is_compared_later(scene: Scene, value: NumberMention, p_value: PValueMention) -> bool:
    """Tell whether `29% with the dose (P < 0.001)` is set against a value of its kind further on, in the same statement."""
    origin = scene.shape.sentence.start
    later = next((n for n in scene.numbers if n.start >= p_value.end and n.kind is value.kind), None)
    if later is None or not _BRACKET.fullmatch(scene.shape.plain, value.end - origin, p_value.start - origin):
        return False
    between = scene.shape.plain[p_value.end - origin : later.start - origin]
    return ";" not in between and bool(_COMPARED_LATER.search(between))


def _estimate(start: int, p_value: PValueMention) -> EstimateMention:
    return EstimateMention(
        start=start,
        end=p_value.end,
        by="rule:tested_values",
        confidence=0.8,
        measure=Measure.ARM_VALUE_ONLY,
        p_value=p_value,
        contrast=Contrast.BETWEEN_ARMS,
    )
