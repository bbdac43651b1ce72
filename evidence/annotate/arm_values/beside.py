"""A value whose group is named beside it: `48% in the X group`, `X: 48%`, `in the X group, 48% had …`."""

from __future__ import annotations

import re

from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.arm_values.bound import Bound, Given
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.value_groups import ValueGroup
from evidence.vocabulary import NumberKind

_AFTER = re.compile(
    rf"""[ ]?[)\]]?(?:[ ][(\[][^()\[\]]{{1,80}}[)\]])?,?(?:[ ](?:(?!than\b|of\b|in\b|for\b|with\b
    |and\b)[a-z-]+[ ]){{0,3}}?(?:patients|participants
        |people|women|men|children|subjects|individuals|adults|infants|cases|eyes|events|deaths|points|recurrences|relapses
        |progressions|months|reduction|decrease|drop|fall|increase|rise|improvement))?
    (?: [ ](?:who[ ](?:were[ ]|had[ ])?)?(?:in|with|for|on|of|among|after|by|receiving|received|taking|took|got|given|using
        |assigned[ ]to|treated[ ]with|allocated[ ]to
        |randomi[sz]ed[ ]to|under|from|during|favou?ring)
        (?:[ ](?:the|those|patients|participants|women|men|children|subjects|people|adults|eyes|recipients[ ]of|who|in|on|with
        |given|receiving|received|taking|took|got|had|getting|treated|assigned|to
        |randomi[sz]ed|randomly|receive|allocated|were|both|either|all|an?|{ANY})){{0,6}}[ ]
        (?P<dose>[\w.-]+[ ](?:mg|µg|g|ml|IU|Gy)[ ])?
      | [ ]?[(\[] )""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""(?:[ -](?:group|arm|patients|recipients|treatment|participants|regimen|women|subjects|eyes|treated)s?){0,2}[ ]?
    (?:[:,=(\[]{1,2}|\((?:n[ ]?=[ ]?)?|[ ](?:was|were|had|is|experienced|showed|reported|achieved|of|by|at
    |and[ ]was)(?:[ ](?:a|an
    |mean|median|the|of|reductions?|increases?))*|—|-)?[ ]?$""",
    re.VERBOSE,
)
_FRONTED = re.compile(
    r"(?:^|[;:.,][ ]|\b(?:and|while|whereas|but|events|effects|toxicities)[ ])(?:in|for|among|with|on)[ ](?:the[ ]"
    r"|patients[ ](?:receiving"
    r"|given|on|in)[ ](?:the[ ])?)?$",
    re.VERBOSE | re.IGNORECASE,
)
_LIST_ITEM = re.compile(
    r"""[ ]?[)\]]?(?:,|,?[ ]and)?[ ](?![^)]*\b(?:compar\w+|versus|vs|against|than|while|whereas|but|from|to)\b)
        [A-Za-z][A-Za-z /-]{2,50}[ ]?[(\[:]?[ ]?""",
    re.VERBOSE,
)
_CLOSED = re.compile(r"[ ]?%?[ ]?(?:[),;\]]|vs\b|versus\b|v\b)")
_LEAST_SHARE = 3
"""Percent; what stood right behind a drug's name below this was the strength of the drug in the development texts."""
_FRONTED_KINDS = {NumberKind.PERCENT, NumberKind.QUANTITY, NumberKind.DURATION}


def bind_beside(bound: Bound) -> None:
    """Give each value to the group named right after it, or else right before it."""
    for place, group in enumerate(bound.groups):
        if place not in bound.given:
            label = label_after(bound, place, group) or _label_before(bound, place)
            if label:
                bound.given[place] = Given.by("beside", label)


def label_after(bound: Bound, place: int, group: ValueGroup) -> ArmLabel | None:
    """Give the name of a group that only joining words part from the value before it."""
    limit = bound.groups[place + 1].start if place + 1 < len(bound.groups) else len(bound.shape.text)
    for end in {group.tail, group.end}:
        glue = _AFTER.match(bound.shape.text, end)
        if glue:
            low, high = bound.shape.offset(end), bound.shape.offset(glue.end())
            label = next((label for label in bound.labels if low < label.start <= high), None)
            if label and bound.shape.position(label.start) < limit:
                return label
    return None


def _label_before(bound: Bound, place: int) -> ArmLabel | None:
    group = bound.groups[place]
    low = bound.groups[place - 1].end if place else 0
    for label in reversed(bound.labels):
        position = bound.shape.position(label.end)
        if low <= position <= group.start:
            is_beside = not is_concentration(bound, place, position) and _BEFORE.fullmatch(
                bound.shape.text, position, group.start
            )
            return label if is_beside else None
    return None


def is_concentration(bound: Bound, place: int, position: int) -> bool:
    """Tell whether a percentage right behind a name is part of it (`drug X 0.5%`), not a result (`drug X 15%, placebo 13%`)."""
    group, text = bound.groups[place], bound.shape.text
    if bound.kind(place) is not NumberKind.PERCENT or text[position : group.start] != " ":
        return False
    return bound.numbers[group.head].value < _LEAST_SHARE or not _CLOSED.match(text, group.end)


def bind_lists(bound: Bound) -> None:
    """Read `nausea (36%), vomiting (20%) and rash (18%) in the X group`: a list of events shares the label at its end."""
    for place in range(len(bound.groups) - 1, 0, -1):
        given = bound.given.get(place)
        group, other = bound.groups[place], bound.groups[place - 1]
        if not given or not given.label or place - 1 in bound.given or given.label.start < bound.shape.offset(group.end):
            continue
        if bound.labels_between(other.end, group.start):
            continue
        if bound.kind(place) is bound.kind(place - 1) is NumberKind.PERCENT and _LIST_ITEM.fullmatch(
            bound.shape.text, other.end, group.start
        ):
            bound.given[place - 1] = given


def bind_fronted(bound: Bound) -> None:
    """Read `In the X group, a was 23% and b 4 months`: what follows is X's, until another group is named."""
    shape = bound.shape
    for label in bound.labels:
        at = shape.position(label.start)
        if not _FRONTED.search(shape.text, max(0, at - 40), at):
            continue
        limit = next((other.start for other in bound.labels if other.start >= label.end), shape.sentence.end)
        for place, group in enumerate(bound.groups):
            is_result = bound.kind(place) in _FRONTED_KINDS or group.value is not None or group.n is not None
            if label.end <= shape.offset(group.start) < limit and is_result:
                bound.given.setdefault(place, Given.by("fronted", label))
