"""Tie intervals, p-values and arm values to the estimate that they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.annotate.estimates.arm_sets import choose_set, estimates_of, find_arm_sets
from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.estimates.lone_values import lone_values
from evidence.annotate.estimates.scope import EFFECT_INTERVALS, analysis_of, contrast_of
from evidence.annotate.estimates.statement import is_one_statement
from evidence.annotate.estimates.tested import find_tested
from evidence.mentions import ArmResultMention, EstimateMention, IntervalMention, NumberMention, PValueMention
from evidence.vocabulary import Contrast, Measure

_COMPARED = re.compile(r"between|ifferen|effect")
_BEFORE_NAME = 14
_ROW = 2


def complete(
    scene: Scene,
    drafts: Sequence[Draft],
    intervals: Sequence[IntervalMention],
    p_values: Sequence[PValueMention],
    arm_results: Sequence[ArmResultMention],
) -> Iterator[EstimateMention]:
    """Give every draft its interval, p-value and arm values, in text order; then the arm values that no draft compares."""
    ends = [scene.shape.offset(draft.end) for draft in drafts]
    sets = list(find_arm_sets(scene, arm_results))
    told: set[int] = set()
    in_turn = _p_values_in_turn(scene, drafts, p_values)
    for place, draft in enumerate(drafts):
        limit = _limit(scene, draft, drafts[place + 1]) if place + 1 < len(drafts) else scene.shape.sentence.end
        interval = _first_interval(scene, draft, intervals, limit)
        p_value = in_turn.get(place) or _first_p(scene, draft, p_values, limit) or _p_in_front(scene, draft, p_values, told)
        if draft.value is None and interval is None:
            continue
        earlier = ends[place - 1] if place else scene.shape.sentence.start
        own = choose_set(scene, sets, (scene.shape.offset(draft.start), ends[place]), (earlier, limit))
        sets = [held for held in sets if held is not own]
        told |= {p_value.start} if p_value else set()
        yield _estimate(scene, draft, interval, p_value, own)
    compared = list(estimates_of(scene, sets, [p_value for p_value in p_values if p_value.start not in told]))
    told |= {held.p_value.start for held in compared if held.p_value}
    yield from compared
    yield from find_tested(scene, p_values, frozenset(told), ends)
    effects = {scene.numbers[draft.value].start for draft in drafts if draft.value is not None}
    in_sets = {number.start for held in find_arm_sets(scene, arm_results) for result in held for number in _numbers(result)}
    yield from lone_values(scene, arm_results, effects | in_sets, intervals)


def _numbers(result: ArmResultMention) -> Iterator[NumberMention]:
    yield from (number for number in (result.value, result.events) if number)


def _p_values_in_turn(scene: Scene, drafts: Sequence[Draft], p_values: Sequence[PValueMention]) -> dict[int, PValueMention]:
    """Give each effect of one row its p-value of the row behind: `by 30% and 22% (p=0.01 and p=0.03, respectively)`."""
    ends = [_value_end(scene, draft) for draft in drafts]
    behind = [p_value for p_value in p_values if ends and p_value.start >= ends[-1]]
    row = [draft.value for draft in drafts]
    follow = all(second == first + 1 for first, second in pairwise(row) if first is not None and second is not None)
    if None in row or not follow or len(row) < _ROW or len(behind) != len(row):
        return {}
    is_told = "respectively" in scene.shape.text[scene.shape.position(behind[-1].start) :]
    return dict(enumerate(behind)) if is_told else {}


def _limit(scene: Scene, draft: Draft, following: Draft) -> int:
    """Give where the next estimate begins: at its name, or at its value where its words stand before this one."""
    if following.start >= draft.end or following.value is None:
        return scene.shape.offset(following.start)
    return scene.numbers[following.value].start


def _first_interval(scene: Scene, draft: Draft, intervals: Sequence[IntervalMention], limit: int) -> IntervalMention | None:
    start = _value_end(scene, draft)
    for interval in intervals:
        if interval.kind in EFFECT_INTERVALS and start <= interval.start < limit:
            return interval if is_one_statement(scene, start, interval.start) else None
    return None


def _first_p(scene: Scene, draft: Draft, p_values: Sequence[PValueMention], limit: int) -> PValueMention | None:
    """Give the first p-value behind the value, before or behind the interval."""
    start = _value_end(scene, draft)
    for p_value in p_values:
        if start <= p_value.start < limit:
            return p_value if is_one_statement(scene, start, p_value.start) else None
    return None


def _p_in_front(scene: Scene, draft: Draft, p_values: Sequence[PValueMention], told: set[int]) -> PValueMention | None:
    """Give the p-value that opens the bracket of an effect (`(p = 0.02; effect size 0.3)`)."""
    start = scene.shape.offset(draft.start)
    found = next((p_value for p_value in reversed(p_values) if p_value.end <= start), None)
    if found is None or found.start in told:
        return None
    low, high = scene.shape.position(found.start), scene.shape.position(found.end)
    opens = scene.shape.text[max(0, low - 1) : low].strip() in {"(", "["}
    return found if opens and scene.shape.text[high : draft.start].strip() in {";", ","} else None


def _value_end(scene: Scene, draft: Draft) -> int:
    return scene.shape.offset(draft.end) if draft.value is None else scene.numbers[draft.value].end


def _estimate(
    scene: Scene,
    draft: Draft,
    interval: IntervalMention | None,
    p_value: PValueMention | None,
    arm_results: tuple[ArmResultMention, ...],
) -> EstimateMention:
    shape = scene.shape
    value = None if draft.value is None else scene.numbers[draft.value]
    start = shape.offset(draft.start)
    parts = [value, interval, p_value]
    end = max([shape.offset(draft.end), *(part.end for part in parts if part is not None)])
    low, high = scene.clause_at(draft.start)
    contrast = draft.contrast
    if (
        draft.measure in {Measure.MEAN_DIFFERENCE, Measure.RELATIVE_CHANGE}
        and contrast is Contrast.BETWEEN_ARMS
        and draft.change is None
    ):
        contrast = contrast if _COMPARED.search(shape.text, draft.start, draft.end) else contrast_of(shape.text[low:high])
    return EstimateMention(
        start=start,
        end=end,
        by="rule:estimates",
        confidence=draft.confidence,
        measure=draft.measure,
        value=value,
        unit=value.unit if value else None,
        interval=interval,
        p_value=p_value,
        analysis=analysis_of(shape.text[max(0, draft.start - _BEFORE_NAME) : draft.end]) or analysis_of(shape.text[low:high]),
        contrast=contrast,
        change=draft.change,
        arm_results=arm_results,
    )
