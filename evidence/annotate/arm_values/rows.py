"""Values in a row: `a vs b`, `a and b in the X and Y groups, respectively`, and whose they are by the order of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.arm_values.beside import label_after
from evidence.annotate.arm_values.bound import Bound, Given, distinct

Row = list[int]
"""Places of values in `Bound.groups` that are set against each other."""

VERSUS = re.compile(
    r"[ ]?[)\]]?,?[ ]?\b(?:vs\.?|versus|(?:as[ ])?(?:compared[ ](?:with|to)|against)|v\.?)[ ](?:only[ ]|just[ ]|a[ ]|an[ ]"
    r"|about[ ])?[(\[]?|(?<=%)[ ]?/[ ]?",
    re.VERBOSE | re.IGNORECASE,
)
LISTED = re.compile(
    r"[ ]?[)\]]?(?:,?[ ]?\b(?:and|vs\.?|versus|(?:as[ ])?compared[ ](?:with|to)|against|or|v)\b|,|/)[ ]?(?:an?[ ])?[(\[]?",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_LABEL = re.compile(
    r"[ -]?(?:treated|treatment)?[ ]?(?:groups?|arms?|patients)?[ ]?(?:[(\[][^()\[\]]{1,40}[)\]])?,?[ ]?\b(?:vs\.?|versus"
    r"|compared[ ](?:with|to)|against|v\.?)[ ](?:only[ ]|just[ ])?[(\[]?",
    re.VERBOSE,
)
_AND = re.compile(r"[ ]?[)\]]?[ ]and[ ][(\[]?")
_TESTED_AFTER = re.compile(
    r"""(?:[ ]?[)\]]?,?[ ]?[(\[][ ]?|[ ]?[,;][ ])
        (?:[pP]|HR|[Ll]og|[Hh]azard|OR|RR|[Oo]dds|[Rr]isk|[Rr]elative|[Dd]ifference)\b""",
    re.VERBOSE,
)
_AFTER_ROW = re.compile(
    r"""[ ]?[)\]]?,?[ ](?:[a-z-]+[ ]){0,4}?(?:in|with|for|on|of|among|between|receiving|after|under)
    (?:[ ](?:the|those|patients|participants|women|men|children|subjects|eyes|who|in|on|with|given|receiving|received|treated
    |assigned|to|randomi[sz]ed|both))*[ ]?""",
    re.VERBOSE,
)
_THAN = re.compile(
    r"\b(?:than|compared[ ](?:with|to)|versus|vs\.?|against|over)[ ](?:(?:in|for|with|on|those|the|patients|women"
    r"|receiving)[ ])*$",
    re.VERBOSE | re.IGNORECASE,
)
_JOINS_LABELS = re.compile(
    r"[ ]?(?:treated|treatment)?(?:groups?|arms?|patients)?[ ]?(?:[(\[][^()\[\]]{1,30}[)\]])?(?:,|,?[ ]?\b(?:and"
    r"|vs\.?|versus|or|v)\b)[ ]?(?:the[ ]|in[ ]|for[ ]|with[ ])*",
    re.VERBOSE,
)
_CLOSES = re.compile(r"[)\]](?=[ ](?:with|in|for|on|of|among)\b)")
"""A bracket that ends before the name: the name is of all that the bracket holds."""
_COMPARED = re.compile(
    r"[ ]?[)\]]?,?[ ](?:[A-Za-z-]+[ ]){0,8}?(?:compared[ ](?:to|with)|versus|vs\.?|against|as[ ]against)[ ](?:only[ ])?",
    re.VERBOSE,
)
"""What may part the value of the group that is not named from that of the named one behind it."""
PAIR = 2


def rows_joined(bound: Bound, join: re.Pattern[str]) -> Iterator[Row]:
    """Give the longest rows of like values that a pattern joins, in order; a value by itself is no row."""
    row: Row = []
    for place in range(len(bound.groups)):
        if row and not (
            bound.are_alike(row[-1], place)
            and join.fullmatch(bound.shape.text, bound.groups[row[-1]].tail, bound.groups[place].start)
        ):
            if len(row) > 1:
                yield row
            row = []
        row.append(place)
    if len(row) > 1:
        yield row


def bind_labelled_rows(bound: Bound) -> None:
    """Read `12% and 34% in the X and Y groups` without `respectively`, and longer lists alike."""
    for row in (*(row for row in rows_joined(bound, LISTED) if len(row) > PAIR), *rows_joined(bound, _AND)):
        if any(place in bound.given for place in row[:-1]):
            continue
        end = bound.groups[row[-1]].tail
        glue = _AFTER_ROW.match(bound.shape.text, end)
        labels = bound.labels_between(end, len(bound.shape.text))[: len(row)] if glue else []
        if glue and len(distinct(labels)) == len(row) and _is_list(bound, labels, glue.end()):
            give(bound, row, labels, "labelled_row")


def _is_list(bound: Bound, labels: Sequence[ArmLabel], start: int) -> bool:
    text, shape = bound.shape.text, bound.shape
    if abs(shape.position(labels[0].start) - start) > 1:
        return False
    return all(
        _JOINS_LABELS.fullmatch(text, shape.position(one.end), shape.position(other.start)) for one, other in pairwise(labels)
    )


def bind_versus(bound: Bound) -> None:
    """Give the values of `a vs b`, and of `a and b (p = 0.04)`, in the order in which the groups are named."""
    rows = [(row, "versus") for row in rows_joined(bound, VERSUS)]
    rows += [
        (row, "tested_pair")
        for row in rows_joined(bound, _AND)
        if len(row) == PAIR and _TESTED_AFTER.match(bound.shape.text, bound.groups[row[-1]].tail)
    ]
    started = 0
    order: tuple[ArmGroup, ...] = ()
    for row, construct in sorted(rows):
        if not any(place in bound.given for place in row):
            found, source = _order_for(bound, row, started, order)
            for place, group in zip(row, found or [None] * len(row), strict=True):
                label = bound.label_of(group) if group else None
                bound.given[place] = Given(f"{construct}.{source}", label, group)
        started, order = _end_of(bound, row), _order(bound, row) or order


def _end_of(bound: Bound, row: Row) -> int:
    """Give where a row ends: behind the name of the group of its last value, if that stands there."""
    label = _own_label(bound, row)
    return bound.shape.position(label.end) if label else bound.groups[row[-1]].tail


def _own_label(bound: Bound, row: Row) -> ArmLabel | None:
    """Give the name right behind the last value of a row (`48% vs 30% with drug X`)."""
    last = bound.groups[row[-1]]
    label = label_after(bound, row[-1], last)
    if label and _CLOSES.search(bound.shape.text, last.start, bound.shape.position(label.start)):
        return None
    return label


def bind_counterparts(bound: Bound) -> None:
    """Read `12% in the X group versus 34%`: the value set against one that has a group is the other group's."""
    for place in range(len(bound.groups) - 1):
        given, group, other = bound.given.get(place), bound.groups[place], bound.groups[place + 1]
        if place + 1 in bound.given or not given or not given.label or not bound.are_alike(place, place + 1):
            continue
        end = bound.shape.position(given.label.end)
        if end >= group.end and _AFTER_LABEL.fullmatch(bound.shape.text, end, other.start):
            counterpart = bound.book.counterpart(given.label.group)
            label = bound.label_of(counterpart)
            bound.given[place + 1] = Given("counterpart", label, counterpart)


def bind_compared(bound: Bound) -> None:
    """Read `27 of 36 (75%) were cured compared with 7 of 39 (18%) in the X group`: the first value is the other group's."""
    for place in range(len(bound.groups) - 1):
        given, group, other = bound.given.get(place + 1), bound.groups[place], bound.groups[place + 1]
        if place in bound.given or not given or not given.label or not bound.are_alike(place, place + 1):
            continue
        is_behind = given.label.start > bound.shape.offset(other.start)
        between = bound.shape.text[group.end : other.start]
        if is_behind and _COMPARED.fullmatch(between) and not bound.labels_between(group.end, other.start):
            counterpart = bound.book.other(given.label.group) if given.label.group.known else None
            if counterpart:
                bound.given[place] = Given("counterpart", bound.label_of(counterpart), counterpart)


def keep_order(bound: Bound) -> None:
    """Remember the order in which this sentence gives values to its groups: later rows without names follow it."""
    order = _order(bound, sorted(bound.given))
    if len(order) == PAIR:
        bound.book.order = order
    elif len(order) > PAIR:
        bound.book.order_of_several = order


def bind_unnamed_rows(bound: Bound) -> None:
    """Read `in 6.4%, 4.2% and 3.4%` in a sentence that names nobody: a row of three or more has the order told before."""
    order = bound.book.order_of_several
    if bound.labels or not order:
        return
    for row in rows_joined(bound, LISTED):
        if len(row) == len(order) and not any(place in bound.given for place in row):
            bound.given.update({place: Given("row.in_order", None, group) for place, group in zip(row, order, strict=True)})


def _order(bound: Bound, places: Sequence[int]) -> tuple[ArmGroup, ...]:
    held: dict[int, ArmGroup] = {}
    for place in places:
        given = bound.given.get(place)
        if given and given.group and not given.is_presumed and (given.label or given.group.known):
            held.setdefault(id(given.group), given.group)
    return tuple(held.values())


def _order_for(bound: Bound, row: Row, started: int, order: tuple[ArmGroup, ...]) -> tuple[Sequence[ArmGroup | None], str]:
    """Find whose values a row holds: by a label of one of them, by the labels before or behind it, or as ordered before."""
    start = bound.groups[row[0]].start
    before = bound.labels_between(started, start)
    behind = bound.labels_between(bound.groups[row[-1]].tail, _next_row(bound, row))
    if _AFTER_ROW.match(bound.shape.text, bound.groups[row[-1]].tail) and len(distinct(behind)) == len(row):
        return [label.group for label in distinct(behind)], "behind"
    own = _own_label(bound, row)
    if own and len(row) == PAIR and not distinct(before):
        return [bound.book.counterpart(own.group), own.group], "own"
    for labels, name in ((before, "before"), (behind, "behind")):
        groups = _from_labels(bound, labels, len(row))
        if groups:
            return groups, name
    if len(order) == len(row):
        return order, "as_before"
    everywhere = distinct(bound.labels_between(0, start))
    if len(everywhere) == len(row):
        return [label.group for label in everywhere], "sentence"
    usual = bound.book.usual_order()
    return (usual, _source(bound)) if len(usual) == len(row) else ([], "nobody")


def _source(bound: Bound) -> str:
    """Name what says the usual order: the text, where an earlier sentence gave values to its arms in it."""
    order = bound.book.order
    is_pair = len(bound.book.groups) <= PAIR
    return "as_told" if is_pair and order and all(group.known for group in order) else "usual"


def _next_row(bound: Bound, row: Row) -> int:
    after = row[-1] + 1
    return bound.groups[after].start if after < len(bound.groups) else len(bound.shape.text)


def _from_labels(bound: Bound, labels: Sequence[ArmLabel], size: int) -> Sequence[ArmGroup | None]:
    """Give the groups of labels in their order; what the others are compared with comes last."""
    named = sorted(distinct(labels), key=lambda label: label.start)
    if len(named) == size:
        return [label.group for label in sorted(named, key=lambda label: is_compared_with(bound, label))]
    if len(named) == 1 and size == PAIR:
        group, other = named[0].group, bound.book.counterpart(named[0].group)
        return [other, group] if is_compared_with(bound, named[0]) else [group, other]
    return ()


def is_compared_with(bound: Bound, label: ArmLabel) -> bool:
    """Tell whether a label names what something is compared with (`than in the X group`)."""
    position = bound.shape.position(label.start)
    return bool(_THAN.search(bound.shape.text, max(0, position - 60), position))


def give(bound: Bound, row: Row, labels: Sequence[ArmLabel], construct: str) -> None:
    """Give the values of a row to the groups of as many labels, or, where there are others, in the usual order."""
    if len(labels) == len(row):
        bound.given.update({place: Given.by(construct, label) for place, label in zip(row, labels, strict=True)})
        return
    usual = bound.book.usual_order()
    for place, group in zip(row, usual if len(usual) == len(row) else [None] * len(row), strict=True):
        bound.given[place] = Given(f"{construct}.{_source(bound)}", bound.label_of(group) if group else None, group)
