"""Results per arm: a value with the words for its group, in either order, in pairs, or told apart by `respectively`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence.annotate.arm_labels import ArmLabel, ArmLabels
from evidence.annotate.numbers import Shape
from evidence.annotate.value_groups import ValueGroup, find_groups
from evidence.mentions import ArmResultMention, NumberMention
from evidence.vocabulary import NumberKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_RESULTS = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION, Zone.NOTES}
_AFTER = re.compile(
    r"""[ ]?[)\]]?(?:[ ][(\[][^()\[\]]{1,80}[)\]])?,?(?:[ ](?:(?!than\b|of\b)[a-z-]+[ ]){0,2}?(?:patients|participants
        |people|women|men|children|subjects|individuals|adults|infants|cases|eyes|events|deaths|points))?
    [ ](?:who[ ](?:were[ ]|had[ ])?)?(?:in|with|for|on|of|among|after|by|receiving|received|taking|took|given|using
    |assigned[ ]to|treated[ ]with|allocated[ ]to
        |randomi[sz]ed[ ]to|under|from|during)
    (?:[ ](?:the|those|patients|participants|women|men|children|subjects|people|adults|who|in|on|with|given|receiving
    |received|taking|took|treated|assigned|to
        |randomi[sz]ed|allocated|were|both|either|all|an?)){0,5}[ ](?P<dose>[\w.-]+[ ](?:mg|µg|g|ml|IU|Gy)[ ])?""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""(?:[ -](?:group|arm|patients|recipients|treatment|participants|regimen|women|subjects)s?)?[ ]?
    (?:[:,=(\[]{1,2}|\((?:n[ ]?=[ ]?)?|[ ](?:was|were|had|is|experienced|showed|of|by|at|and[ ]was)(?:[ ](?:a|an|mean
    |median|the|of|reductions?|increases?))*|—|-)?[ ]?$""",
    re.VERBOSE,
)
_FRONTED = re.compile(
    r"(?:^|[;:.,][ ]|\b(?:and|while|whereas|but)[ ])(?:in|for|among|with|on)[ ](?:the[ ]|patients[ ](?:receiving"
    r"|given|on|in)[ ](?:the[ ])?)?$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[ ]?[)\]]?(?:,|,?[ ]and)?[ ][A-Za-z][A-Za-z /-]{2,50}[ ]?[(\[:]?[ ]?")
_VERSUS = re.compile(
    r"[ ]?[)\]]?,?[ ]?\b(?:vs\.?|versus|compared[ ](?:with|to)|against|v)[ ](?:only[ ]|just[ ]|a[ ]|an[ ]|about[ ])?[(\[]?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[ ]?[)\]]?(?:,?[ ]?\b(?:and|vs\.?|versus|compared[ ](?:with|to)|or|to)\b|,)[ ]?[(\[]?", re.IGNORECASE)
_ON_A_SCALE = re.compile(r"\b(?:mean|change|HbA1c|HbA|A1C|least[ -]squares|lost|gained|body[ ]weight|ejection)\b")
_SCALE_WINDOW = 80
"""Characters before a percentage in which the word for its scale stood in the development texts."""
_SIZE_BEFORE = re.compile(r"\b[nN][ ]?=[ ]?$")
_PEOPLE_AFTER = re.compile(r"[ ](?:patients|women|men|participants|subjects|people|children|adults)[ ]?[)\],;]")
_FRONTED_KINDS = {NumberKind.PERCENT, NumberKind.QUANTITY, NumberKind.DURATION}
_EFFECT_AFTER = re.compile(
    r"[ ]?[)\]]?[ ](?:relative[ ]|absolute[ ]|significant[ ]|mean[ ])?(?:longer|shorter|lower|higher|greater|less"
    r"|more|fewer|reduction|increase|decrease|improvement|difference|likely)\b"
)
_EFFECT_BEFORE = re.compile(
    r"\b(?:by|difference[ ]of|reduction[ ]of|increase[ ]of)[ ](?:(?:about|nearly|over|almost|around|more[ ]than"
    r"|at[ ]least|up[ ]to|an?)[ ])?$"
)
_MEASURES = re.compile(r"\b(?P<measure>mean|average|median|rate)s?\b", re.IGNORECASE)


@dataclass(slots=True)
class _Bound:
    """The groups of a sentence, and the label that each has been given."""

    shape: Shape
    numbers: Sequence[NumberMention]
    groups: list[ValueGroup]
    labels: Sequence[ArmLabel]
    allocates: bool
    given: dict[int, ArmLabel | None] = field(default_factory=dict)


def find_arm_results(doc: Doc) -> tuple[ArmResultMention, ...]:
    """Find the values of single groups; a value joins them where its group is named or another value is set against it."""
    labels = ArmLabels(doc)
    found: list[ArmResultMention] = []
    for shape in doc._.shapes:
        if not shape.numerals or shape.sentence.zone in _NO_RESULTS:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        groups = find_groups(shape, numbers)
        if groups:
            verbs = doc._.terms.of("enrollment_verbs", shape.sentence.start, shape.sentence.end)
            bound = _Bound(shape, numbers, groups, labels.within(shape), any(verb.value == "randomised" for verb in verbs))
            _bind(bound)
            found += [_mention(bound, place) for place in sorted(bound.given)]
    return tuple(found)


def _bind(bound: _Bound) -> None:
    _bind_respectively(bound)
    for place, group in enumerate(bound.groups):
        if place not in bound.given:
            label = _label_after(bound, group) or _label_before(bound, place)
            if label:
                bound.given[place] = label
    _bind_lists(bound)
    _bind_fronted(bound)
    _bind_pairs(bound)
    _drop_effects(bound)
    _drop_sizes(bound)


def _drop_sizes(bound: _Bound) -> None:
    """Take back the sizes of the groups: they count who was given a treatment, not who had an event."""
    for place in list(bound.given):
        group = bound.groups[place]
        if group.value is not None or group.n is not None:
            continue
        is_size = _SIZE_BEFORE.search(bound.shape.text, max(0, group.start - 6), group.start)
        if bound.allocates or is_size or _PEOPLE_AFTER.match(bound.shape.text, group.end):
            del bound.given[place]


def _bind_lists(bound: _Bound) -> None:
    """`nausea (36%), vomiting (20%) and rash (18%) in the X group`: a list of events shares the label at its end."""
    for place in range(len(bound.groups) - 1, 0, -1):
        label = bound.given.get(place)
        group, other = bound.groups[place], bound.groups[place - 1]
        if not label or place - 1 in bound.given or label.start < bound.shape.offset(group.end):
            continue
        if _is_percent(bound, place - 1, place) and _LIST_ITEM.fullmatch(bound.shape.text, other.end, group.start):
            bound.given[place - 1] = label


def _is_percent(bound: _Bound, *places: int) -> bool:
    return all(bound.numbers[bound.groups[place].head].kind is NumberKind.PERCENT for place in places)


def _bind_fronted(bound: _Bound) -> None:
    """`In the X group, a was 23% and b 4 months`: what follows in the sentence is X's, until another group is named."""
    shape = bound.shape
    for label in bound.labels:
        if not _FRONTED.search(shape.text, max(0, shape.position(label.start) - 40), shape.position(label.start)):
            continue
        limit = next((other.start for other in bound.labels if other.start >= label.end), shape.sentence.end)
        for place, group in enumerate(bound.groups):
            if label.end <= shape.offset(group.start) < limit and bound.numbers[group.head].kind in _FRONTED_KINDS:
                bound.given.setdefault(place, label)


def _drop_effects(bound: _Bound) -> None:
    """Take back what is a difference between groups (`lived 2.4 months longer than those on X`)."""
    named = {label.text.lower() for label in bound.given.values() if label}
    if len(named) > 1:
        return
    for place in list(bound.given):
        group = bound.groups[place]
        if _EFFECT_AFTER.match(bound.shape.text, group.end) or _EFFECT_BEFORE.search(
            bound.shape.text, max(0, group.start - 24), group.start
        ):
            del bound.given[place]


def _label_after(bound: _Bound, group: ValueGroup) -> ArmLabel | None:
    glue = _AFTER.match(bound.shape.text, group.end)
    if not glue:
        return None
    low, high = bound.shape.offset(group.end), bound.shape.offset(glue.end())
    return next((label for label in bound.labels if low < label.start <= high), None)


def _label_before(bound: _Bound, place: int) -> ArmLabel | None:
    group = bound.groups[place]
    low = bound.groups[place - 1].end if place else 0
    for label in reversed(bound.labels):
        position = bound.shape.position(label.end)
        if low <= position <= group.start:
            return label if _BEFORE.fullmatch(bound.shape.text, position, group.start) else None
    return None


def _bind_respectively(bound: _Bound) -> None:
    text = bound.shape.text
    end = text.find("respectively")
    while end >= 0:
        run = _run_before(bound, end)
        labels = _labels_for(bound, run, end)
        bound.given.update(zip(run, labels or (None for _ in run), strict=True))
        end = text.find("respectively", end + 1)


def _run_before(bound: _Bound, end: int) -> list[int]:
    """Give the last row of like values before a place of the text."""
    run: list[int] = []
    for place in range(len(bound.groups) - 1, -1, -1):
        group = bound.groups[place]
        if group.start >= end:
            continue
        if run and not (
            _is_alike(bound, place, run[0]) and _LISTED.fullmatch(bound.shape.text, group.end, bound.groups[run[0]].start)
        ):
            if len(run) > 1:
                break
            run = []
        run.insert(0, place)
    return run if len(run) > 1 else []


def _labels_for(bound: _Bound, run: list[int], end: int) -> list[ArmLabel]:
    if not run:
        return []
    last, first = bound.shape.offset(bound.groups[run[-1]].end), bound.shape.offset(bound.groups[run[0]].start)
    stop = bound.shape.offset(end)
    after = _distinct(label for label in bound.labels if last <= label.start < stop)
    if len(after) == len(run):
        return after
    before = _distinct(label for label in bound.labels if label.end <= first)
    return before[-len(run) :] if len(before) >= len(run) else []


def _distinct(labels: Iterator[ArmLabel]) -> list[ArmLabel]:
    held: dict[str, ArmLabel] = {}
    for label in labels:
        held[label.text.lower()] = label
    return sorted(held.values(), key=lambda label: label.start)


def _is_alike(bound: _Bound, first: int, second: int) -> bool:
    a, b = (bound.numbers[bound.groups[place].head] for place in (first, second))
    return a.kind is b.kind or NumberKind.QUANTITY in {a.kind, b.kind}


def _bind_pairs(bound: _Bound) -> None:
    """Two values set against each other are results of two groups, though one or both go unnamed."""
    for place, (group, other) in enumerate(zip(bound.groups, bound.groups[1:], strict=False)):
        if _is_alike(bound, place, place + 1) and _VERSUS.fullmatch(bound.shape.text, group.end, other.start):
            bound.given.setdefault(place, None)
            bound.given.setdefault(place + 1, None)


def _mention(bound: _Bound, place: int) -> ArmResultMention:
    group, label, shape = bound.groups[place], bound.given[place], bound.shape
    value, events, n, spread = (
        None if index is None else bound.numbers[index] for index in (group.value, group.events, group.n, group.spread)
    )
    start, end = shape.offset(group.start), shape.offset(group.end)
    return ArmResultMention(
        start=start,
        end=end,
        by="rule:arm_results",
        label=label.text if label else None,
        label_start=label.start if label else None,
        value=value,
        unit=value.unit if value else None,
        events=events,
        n=n,
        spread=spread,
        measure=_measure(bound, place),
    )


def _is_share(bound: _Bound, group: ValueGroup) -> bool:
    """Tell a share of people from a scale that is counted in percent: a signed change, a mean, a level of HbA1c."""
    assert group.value is not None
    if bound.numbers[group.value].kind is not NumberKind.PERCENT:
        return False
    if group.events is not None:
        return True
    before = bound.shape.text[max(0, group.start - _SCALE_WINDOW) : group.start].rsplit(";", 1)[-1]
    return not (group.spread is not None or bound.shape.numerals[group.value].signed or _ON_A_SCALE.search(before))


def _measure(bound: _Bound, place: int) -> str | None:
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
