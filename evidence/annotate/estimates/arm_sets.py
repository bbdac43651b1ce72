"""Values of two or more groups for one outcome: `48 of 150 with X and 60 of 148 with placebo`, `12.3 vs 9.1 months`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.estimates.draft import Scene
from evidence.annotate.estimates.statement import is_one_statement
from evidence.mentions import ArmResultMention, EstimateMention, PValueMention
from evidence.vocabulary import Contrast, Measure, NumberKind

ArmSet = tuple[ArmResultMention, ...]
_JOIN = re.compile(r"\b(?:and|vs|versus|v|compared|while|whereas|against|than|but|or)\b|[,/]", re.IGNORECASE)
_ANOTHER_OUTCOME = re.compile(
    r";|\b(?:had|were|was|occurred|experienced|developed|reported|died|survived|increased|decreased)\b.*,", re.VERBOSE
)
_SAME_OUTCOME = re.compile(
    r"""[^;]{0,40};[ ](?:and[ ]|but[ ]|while[ ])?(?:with|for|in|on|among)[ ](?:the[ ]|those[ ](?:on|given)[ ])?[\w -]{1,40},[ ]
        (?:(?:it|they|the[ ](?:figure|number|rate|share))[ ](?:was|were|did)[ ])?""",
    re.VERBOSE,
)
"""Words that go on with the same outcome for the other group, and say nothing new of it (`; with placebo, `)."""
_CENTRES = frozenset({"mean", "median"})
_LONGEST_GAP = 90
"""Characters between the values of two groups; further apart, the second was of another outcome in the development texts."""
_SHORT_GAP = 30
"""Characters within which a semicolon only parts the items of one bracket."""
_AT_THE_START = re.compile(r"\b(?:older|younger|ages?|aged|[Bb]aseline[ ]characteristics|[Aa]t[ ]baseline)\b", re.VERBOSE)


def find_arm_sets(scene: Scene, results: Sequence[ArmResultMention]) -> tuple[ArmSet, ...]:
    """Put together the neighbouring values of one kind that different groups have; a value alone makes no set."""
    sets: list[list[ArmResultMention]] = []
    for result in results:
        if sets and _continues(scene, sets[-1], result):
            sets[-1].append(result)
        else:
            sets.append([result])
    return tuple(tuple(held) for held in sets if len(held) > 1)


def _continues(scene: Scene, held: Sequence[ArmResultMention], result: ArmResultMention) -> bool:
    last = held[-1]
    group = _group(result)
    if not _are_measured_alike(last, result) or group is None or group in {_group(other) for other in held}:
        return False
    origin = scene.shape.sentence.start
    gap = scene.shape.plain[last.end - origin : result.start - origin]
    if len(gap) > _LONGEST_GAP or not _JOIN.search(gap):
        return False
    if any(number.kind is NumberKind.PERCENT for number in scene.numbers if last.end <= number.start < result.start):
        return False
    return bool(_SAME_OUTCOME.fullmatch(gap)) or not _ANOTHER_OUTCOME.search(gap)


def _are_measured_alike(one: ArmResultMention, other: ArmResultMention) -> bool:
    """Say whether two values may be of one set: both shares, or of one measure, which may be told but once."""
    if _is_share(one) or _is_share(other):
        return _is_share(one) and _is_share(other)
    if one.measure == other.measure:
        return True
    told, untold = (one, other) if other.measure is None else (other, one)
    return untold.measure is None and told.measure in _CENTRES and untold.unit in {None, told.unit}


def _is_share(result: ArmResultMention) -> bool:
    return bool(result.value and result.value.kind is NumberKind.PERCENT)


def _group(result: ArmResultMention) -> str | None:
    """Give what tells groups apart, or None where no words say whose the value is."""
    return result.arm or (result.label.casefold() if result.label else None)


def choose_set(scene: Scene, sets: Sequence[ArmSet], place: tuple[int, int], between: tuple[int, int]) -> ArmSet:
    """Give the values that an estimate compares: the nearest set before it, else the first behind it, or nothing.

    Args:
        scene: the sentence.
        sets: what is left to choose from.
        place: where the estimate begins and ends.
        between: where the estimate before it ends and the next one begins.
    """
    (start, end), (earlier, limit) = place, between
    origin = scene.shape.sentence.start
    before = [held for held in sets if earlier <= held[0].start and held[-1].end <= start]
    if before and _is_one_statement(scene.shape.plain[before[-1][-1].end - origin : start - origin]):
        return before[-1]
    behind = [held for held in sets if end <= held[0].start and held[-1].end <= limit]
    inside = [held for held in sets if start <= held[0].start < end]
    if inside:
        return inside[0]
    return behind[0] if behind and _is_one_statement(scene.shape.plain[end - origin : behind[0][0].start - origin]) else ()


def _is_one_statement(gap: str) -> bool:
    """Tell whether words between values and an effect join them: a semicolon parts them, but not in `12 v 9 months; HR 0.7`."""
    return ";" not in gap or (len(gap) <= _SHORT_GAP and ")" not in gap)


def estimates_of(scene: Scene, sets: Sequence[ArmSet], p_values: Sequence[PValueMention]) -> Iterator[EstimateMention]:
    """Give the sets that no estimate compares as estimates of their own, which print no effect."""
    for held in sets:
        first, last = held[0], held[-1]
        if not _is_outcome(scene, held):
            continue
        p_value = _p_value_behind(scene, last, p_values)
        yield EstimateMention(
            start=first.start,
            end=p_value.end if p_value else last.end,
            by="rule:arm_sets",
            confidence=min(result.confidence for result in held),
            measure=Measure.ARM_VALUE_ONLY,
            unit=first.unit or last.unit,
            p_value=p_value,
            contrast=Contrast.BETWEEN_ARMS,
            arm_results=held,
        )


def _is_outcome(scene: Scene, held: ArmSet) -> bool:
    """Tell whether values are results: not bare counts, which may be the sizes of the groups, and not their ages."""
    if any(result.value is None and result.n is None for result in held):
        return False
    low, high = scene.clause_at(scene.shape.position(held[0].start))
    return not _AT_THE_START.search(scene.shape.text, low, high)


def _p_value_behind(scene: Scene, last: ArmResultMention, p_values: Sequence[PValueMention]) -> PValueMention | None:
    behind = next((p_value for p_value in p_values if p_value.start >= last.end), None)
    if behind is None:
        return None
    return behind if is_one_statement(scene, last.end, behind.start) else None
