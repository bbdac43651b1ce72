"""Rows that `respectively` closes: over groups, over outcomes of one group, or over both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.arm_values.bound import Bound, Given, distinct
from evidence.annotate.arm_values.rows import LISTED, PAIR, VERSUS, Row, give, is_compared_with, rows_joined
from evidence.annotate.numbers.shape import ANY

_BY = re.compile(rf"\bby[ ](?:{ANY}[ ]?%?,[ ])*$")
"""By how much several things changed is no value of a group (`by 12%, 20% and 31%`)."""
_CONTRASTS = re.compile(
    r"\b(?:both|than|versus|vs?|compared|between|neither|groups|arms|while|whereas|either)\b", re.VERBOSE | re.IGNORECASE
)


def bind_respectively(bound: Bound) -> None:
    """Give the rows that `respectively` closes."""
    text = bound.shape.text
    end = text.find("respectively")
    while end >= 0:
        row = _row_before(bound, end)
        if len(row) > 1 and not _BY.search(text, 0, bound.groups[row[0]].start):
            labels = _labels_around(bound, row, end)
            if len(labels) == len(row):
                give(bound, row, labels, "respectively")
            else:
                _share_out(bound, row, labels, end)
        end = text.find("respectively", end + 1)


def _share_out(bound: Bound, row: Row, labels: Sequence[ArmLabel], end: int) -> None:
    """Give a row that goes over outcomes or times: all of it to the only group, or each pair in it to two."""
    alone = _only_label(bound, row, end)
    if alone:
        bound.given.update({place: Given.by("respectively.of_one", alone) for place in row})
        return
    for part in _parts(bound, row):
        around = labels or _labels_around(bound, part, end)
        if len(around) == len(part) or not _is_versus(bound, part):
            give(bound, part, around, "respectively")


def _is_versus(bound: Bound, part: Row) -> bool:
    """Tell whether the values of a pair are set against each other: the words before them then tell their order."""
    one, other = bound.groups[part[0]], bound.groups[part[-1]]
    return len(part) == PAIR and bool(VERSUS.fullmatch(bound.shape.text, one.tail, other.start))


def _row_before(bound: Bound, end: int) -> Row:
    """Give the last row of like values before a place of the text."""
    rows = [row for row in rows_joined(bound, LISTED) if bound.groups[row[-1]].start < end]
    return rows[-1] if rows and len(rows[-1]) > 1 else []


def _only_label(bound: Bound, row: Row, end: int) -> ArmLabel | None:
    """Give the only group of a clause whose row goes over outcomes or times (`in the X group, a and b were 1 and 2`)."""
    start = max(bound.shape.text.rfind(sign, 0, bound.groups[row[0]].start) for sign in ";.(")
    labels = distinct(bound.labels_between(max(0, start), _end_of_clause(bound, end)))
    before = [label for label in labels if bound.shape.position(label.end) <= bound.groups[row[0]].start]
    if len(labels) != 1 or not before or is_compared_with(bound, before[0]):
        return None
    between = bound.shape.text[bound.shape.position(before[0].end) : bound.groups[row[-1]].start]
    return None if _CONTRASTS.search(between) else before[0]


def _end_of_clause(bound: Bound, start: int) -> int:
    end = bound.shape.text.find(";", start)
    return end if end >= 0 else len(bound.shape.text)


def _parts(bound: Bound, row: Row) -> list[Row]:
    """Part a row into the pairs that it holds: `a vs b and c vs d`, `a and b, and c and d`, `a and c versus b and d`."""
    glue = [bound.shape.text[bound.groups[one].tail : bound.groups[other].start] for one, other in pairwise(row)]
    against = [place for place, words in enumerate(glue) if VERSUS.fullmatch(words)]
    if len(row) == PAIR * PAIR and against == [1]:
        return [[row[0], row[2]], [row[1], row[3]]]
    inner = against or [place for place, words in enumerate(glue) if "," not in words]
    if len(row) % PAIR == 0 and inner == list(range(0, len(glue), PAIR)):
        return [row[place : place + PAIR] for place in range(0, len(row), PAIR)]
    return [row]


def _labels_around(bound: Bound, row: Row, end: int) -> Sequence[ArmLabel]:
    first, last = bound.groups[row[0]].start, bound.groups[row[-1]].end
    after = distinct(bound.labels_between(last, len(bound.shape.text)))
    within = [label for label in after if bound.shape.position(label.start) < end] or after
    if len(within) == len(row):
        return within
    before = distinct(bound.labels_between(0, first))
    return before[-len(row) :] if len(before) >= len(row) else ()
