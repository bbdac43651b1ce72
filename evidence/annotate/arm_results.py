"""Results per arm: a value with the words for its group, in either order, in pairs, or told apart by `respectively`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence.annotate.arm_values import Bound
from evidence.annotate.number_roles import Judgement, settled
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.value_groups import ValueGroup
from evidence.mentions import ArmResultMention, IntervalMention
from evidence.vocabulary import NumberKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ON_A_SCALE = re.compile(
    r"\b(?:means?|changes?|HbA|A1C|least[ -]squares|LS|lost|gained|weight|ejection|reductions?|decrease[ds]?"
    r"|increase[ds]?|reduced"
    r"|lower(?:ed)?|baseline|levels?|concentration|density)\b|HbA|A\(1",
    re.VERBOSE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:achiev\w+|attain\w*|reach\w*|targets?|goal|proportions?|percentages?|respond\w*|response|incidences?|rates?|events?"
    r"|experienced|reported|occurred|patients|participants|women|men|people|subjects|survival|frequen\w+"
    r"|more[ ]common)\b|[<>≤≥]",
    re.VERBOSE,
)
_BESIDE_A_QUANTITY = re.compile(rf"{ANY}[ ](?:mm[ ]Hg|mmHg|mg/dl|mmol/l|kg|points?)[ ][(\[]$", re.IGNORECASE)
_SCALE_WINDOW = 140
"""Characters before a percentage in which the word for its scale stood in the development texts."""
_CENTRES = ("mean", "median")
_SURE_CENTRE = 0.5
_MEASURES = re.compile(r"\b(?P<measure>mean|average|median|rate)s?\b", re.IGNORECASE)


def find_arm_results(doc: Doc) -> tuple[ArmResultMention, ...]:
    """Find the values of single groups; a value joins them where its group is named or another value is set against it.

    What the grammars leave over is given by the model of owners, where it is sure enough.
    """
    judgements = {id(judgement.bound): judgement for judgement in doc._.number_roles}
    found: list[ArmResultMention] = []
    for bound in doc._.values:
        judgement = judgements.get(id(bound))
        told = settled(judgement) if judgement else bound
        found += [_mention(told, place, doc._.intervals, judgement) for place in sorted(told.given)]
    return tuple(found)


def _mention(bound: Bound, place: int, intervals: Sequence[IntervalMention], judgement: Judgement | None) -> ArmResultMention:
    group, given, shape = bound.groups[place], bound.given[place], bound.shape
    value, events, n, spread = (
        None if index is None else bound.numbers[index] for index in (group.value, group.events, group.n, group.spread)
    )
    start, end = shape.offset(group.start), shape.offset(group.end)
    tail = shape.offset(group.tail)
    known = given.group.label if given.group and given.group.known and not given.is_presumed else None
    return ArmResultMention(
        start=start,
        end=end,
        by=f"rule:arm_results.{given.construct}",
        label=given.label.text if given.label and not given.is_presumed else known,
        label_start=given.label.start if given.label and not given.is_presumed else None,
        arm=known,
        role=bound.book.role_of(given.group) if given.group else None,
        value=value,
        unit=value.unit if value else None,
        events=events,
        n=n,
        spread=spread,
        interval=_interval_within(intervals, end, tail),
        measure=_measure(bound, place) or _centre(judgement, place),
    )


def _centre(judgement: Judgement | None, place: int) -> str | None:
    """Give whether the values of a row are means or medians, as the model of roles tells where the sentence does not."""
    if judgement is None:
        return None
    heads = [judgement.bound.groups[other].head for other in judgement.rows[place]]
    told = {name: sum(judgement.probability(head, name) for head in heads) / len(heads) for name in _CENTRES}
    return max(_CENTRES, key=told.__getitem__) if sum(told.values()) >= _SURE_CENTRE else None


def _interval_within(intervals: Sequence[IntervalMention], start: int, end: int) -> IntervalMention | None:
    at = bisect_left(intervals, start, key=lambda interval: interval.start)
    return intervals[at] if at < len(intervals) and intervals[at].start < end else None


def _is_share(bound: Bound, group: ValueGroup) -> bool:
    """Tell a share of people from a scale that is counted in percent: a signed change, a mean, a level of HbA1c."""
    assert group.value is not None
    if bound.numbers[group.value].kind is not NumberKind.PERCENT:
        return False
    if group.events is not None:
        return True
    if _BESIDE_A_QUANTITY.search(bound.shape.text, max(0, group.start - 16), group.start):
        return False
    if group.spread is not None or bound.shape.numerals[group.value].signed:
        return False
    before = bound.shape.text[max(0, group.start - _SCALE_WINDOW) : group.start].rsplit(";", 1)[-1]
    return _last(_ON_A_SCALE, before) <= _last(_OF_PEOPLE, before)


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Give where the last match begins, or -1."""
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def _measure(bound: Bound, place: int) -> str | None:
    group = bound.groups[place]
    if group.value is None:
        return "count"
    if _is_share(bound, group):
        return "percent"
    found = None
    for match in _MEASURES.finditer(bound.shape.text, 0, group.start):
        found = match["measure"].lower()
    if found:
        return {"average": "mean"}.get(found, found)
    return "mean" if group.spread is not None else None
