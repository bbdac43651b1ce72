"""What a contrast tells of names: two groups that a sentence sets against each other are not one, and of two arms the other.

`the TAC group … the FAC group`, where only FAC is known for an arm: TAC is the other arm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.annotate.arm_groups import ArmGroup, ArmGroups, folded, holds, named_role
from evidence.vocabulary import ArmRole

_FARTHEST = 90
"""Characters between two names that are still set against each other."""
_CONTRAST = re.compile(
    r"\b(?:vs|v|versus|than|compared|against|over|and|or|whereas|while|but)\b|[;,:/]", re.VERBOSE | re.IGNORECASE
)
_ASIDE = re.compile(r"[ ]?(?:[(\[=][^)\]]*|:[ ]|,?[ ](?:also|hereafter)\b.*)")


@dataclass(frozen=True, slots=True)
class Naming:
    """Words for a group at `[start, end)` of the text of one sentence's shape."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class _Edge:
    one: str
    other: str


def learn_names(book: ArmGroups, sentences: Sequence[tuple[str, Sequence[Naming]]]) -> None:
    """Teach the groups of an article what its contrasts tell of their names.

    Args:
        book: the groups; names that were taken for the wrong group, or for none, are given to the right one.
        sentences: the text of each shape with the names in it, in order.
    """
    edges = [edge for text, names in sentences for edge in _edges(text, names)]
    for edge in edges:
        _part(book, edge)
    for edge in edges:
        _tie(book, edge, edges)
    for edge in edges:
        _presume_sides(book, edge)


def _edges(text: str, names: Sequence[Naming]) -> list[_Edge]:
    found = []
    for one, other in pairwise(names):
        gap = text[one.end : other.start]
        if one.words != other.words and len(gap) <= _FARTHEST and _CONTRAST.search(gap) and not _ASIDE.fullmatch(gap):
            found.append(_Edge(folded(one.words), folded(other.words)))
    return [edge for edge in found if edge.one != edge.other]


def _part(book: ArmGroups, edge: _Edge) -> None:
    """Take the worse of two names from a group that both were taken for."""
    one, other = book.named(edge.one), book.named(edge.other)
    if one is not other:
        return
    names = ((edge.one, edge.other), (edge.other, edge.one))
    wrong = [name for name, _ in names if name not in one.names] or [name for name, longer in names if holds(longer, name)]
    to = book.only_other(one)
    if len(wrong) != 1 or _is_sure(book, wrong[0], one) or (to and not _may_be(book, wrong[0], to)):
        return
    one.names.discard(wrong[0])
    book.rename(wrong[0], to or ArmGroup(wrong[0], {wrong[0]}, None, known=False))


def _is_sure(book: ArmGroups, name: str, group: ArmGroup) -> bool:
    """Tell whether the text itself calls a group so: a contrast says no more than that something else is read wrongly."""
    return name == folded(group.label) or book.is_lettered(name)


def _tie(book: ArmGroups, edge: _Edge, edges: Sequence[_Edge]) -> None:
    """Give a name that is set against one of two arms, and no other, to the other arm."""
    for name, against in ((edge.one, edge.other), (edge.other, edge.one)):
        group, set_against = book.named(name), book.named(against)
        if group.known or not set_against.known:
            continue
        other = book.only_other(set_against)
        if other and _may_be(book, name, other) and not _stands_against(book, name, other, edges):
            book.rename(name, other)


def _may_be(book: ArmGroups, name: str, group: ArmGroup) -> bool:
    """Tell whether a name does not say that it is on the other side."""
    role = named_role(name)
    return role is None or book.is_tested(group) is (role is ArmRole.EXPERIMENTAL)


def _stands_against(book: ArmGroups, name: str, group: ArmGroup, edges: Sequence[_Edge]) -> bool:
    return any(name in (edge.one, edge.other) and group in (book.named(edge.one), book.named(edge.other)) for edge in edges)


def _presume_sides(book: ArmGroups, edge: _Edge) -> None:
    """Presume the sides of groups that no arm is known for: the one named first is tested, unless a name tells otherwise."""
    one, other = book.named(edge.one), book.named(edge.other)
    if one is other:
        return
    for group, against in ((one, other), (other, one)):
        if not group.known and group.role is None and against.role is not None:
            group.role = _opposite(book, against)
    if not one.known and not other.known and one.role is None and other.role is None:
        one.role, other.role = ArmRole.EXPERIMENTAL, ArmRole.ACTIVE_COMPARATOR


def _opposite(book: ArmGroups, group: ArmGroup) -> ArmRole:
    return ArmRole.ACTIVE_COMPARATOR if book.is_tested(group) else ArmRole.EXPERIMENTAL
