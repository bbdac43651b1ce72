"""What a label does not make a result: the size of a group, a difference between groups, half of a time in two units."""

from __future__ import annotations

import re

from evidence.annotate.arm_values.bound import Bound
from evidence.annotate.numbers.shape import ANY

_SIZE_BEFORE = re.compile(r"\b[nN][ ]?=[ ]?$")
_PEOPLE_AFTER = re.compile(r"[ ](?:patients|women|men|participants|subjects|people|children|adults)[ ]?[)\],;]", re.VERBOSE)
_EFFECT_AFTER = re.compile(
    r"[ ]?[)\]]?[ ](?:relative[ ]|absolute[ ]|significant[ ]|mean[ ])?(?:longer|shorter|lower|higher|greater|less"
    r"|more|fewer|reduction|increase|decrease|improvement|difference|likely)\b",
    re.VERBOSE,
)
_EFFECT_BEFORE = re.compile(
    r"\b(?:by|difference[ ]of|reduction[ ]of|increase[ ]of)[ ](?:(?:about|nearly|over|almost|around|more[ ]than"
    r"|at[ ]least|up[ ]to|an?)[ ])?$",
    re.VERBOSE,
)
_LARGER = r"(?:years?|months?|weeks?|days?|hours?|minutes?|pounds?|stones?|feet)"
_SMALLER = r"(?:months?|weeks?|days?|hours?|minutes?|seconds?|ounces?|pounds?|inch(?:es)?)"
_GOES_ON = re.compile(rf"[ ]?{_LARGER},?[ ](?:and[ ])?{ANY}[ ]?{_SMALLER}\b", re.VERBOSE)
_WENT_BEFORE = re.compile(rf"{ANY}[ ]?{_LARGER},?[ ](?:and[ ])?$", re.VERBOSE)
_UNIT_AFTER = re.compile(rf"[ ]?{_SMALLER}\b", re.VERBOSE)
_NEAR = 24  # characters before a value that may hold its larger part


def drop_compounds(bound: Bound) -> None:
    """Take back both halves of a time or a weight that is told in two units."""
    for place in list(bound.given):
        group = bound.groups[place]
        value_end = group.start + 1
        before = _WENT_BEFORE.search(bound.shape.text, max(0, group.start - _NEAR), group.start)
        is_second = before and _UNIT_AFTER.match(bound.shape.text, value_end)
        if is_second or _GOES_ON.match(bound.shape.text, value_end):
            del bound.given[place]


def drop_sizes(bound: Bound, *, allocates: bool) -> None:
    """Take back the sizes of the groups: they count who was given a treatment, not who had an event."""
    for place in list(bound.given):
        group = bound.groups[place]
        if group.value is not None or group.n is not None:
            continue
        is_size = _SIZE_BEFORE.search(bound.shape.text, max(0, group.start - 6), group.start)
        if allocates or is_size or _PEOPLE_AFTER.match(bound.shape.text, group.end):
            del bound.given[place]


def drop_effects(bound: Bound) -> None:
    """Take back what is a difference between groups (`lived 2.4 months longer than those on X`)."""
    if len({id(given.group) for given in bound.given.values() if given.label}) > 1:
        return
    for place in list(bound.given):
        group = bound.groups[place]
        if _EFFECT_AFTER.match(bound.shape.text, group.end) or _EFFECT_BEFORE.search(
            bound.shape.text, max(0, group.start - 24), group.start
        ):
            del bound.given[place]
