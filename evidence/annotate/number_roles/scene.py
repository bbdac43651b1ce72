"""What a number's role is read from: its sentence in tokens, where names of groups and numbers are replaced by their kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence.annotate.arm_groups import ArmGroup, ArmGroups
from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.value_groups import ValueGroup
from evidence.mentions import NumberMention
from evidence.vocabulary import ArmRole

_TOKEN = re.compile(rf"{ANY}|[A-Za-z]+|[^\sA-Za-z]")
TESTED, COMPARED, UNKNOWN = "<tested>", "<compared>", "<group>"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a number or the name of a group at `[start, end)` of the shape's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its numbers, the values that they make up, and the groups that it names.

    Attributes:
        numbers: one mention for every numeral of the shape.
        values: the groups of numerals that are one result.
        tokens: the sentence in order; a label is one token that tells only its side.
    """

    shape: Shape
    numbers: Sequence[NumberMention]
    values: Sequence[ValueGroup]
    labels: Sequence[ArmLabel]
    book: ArmGroups
    tokens: Sequence[Token]
    starts: Sequence[int] = field(repr=False, default=())

    def token_at(self, position: int) -> int:
        """Give the index of the token at or behind a place of the shape's text."""
        return bisect_left(self.starts, position)

    def words(self, start: int, end: int) -> list[str]:
        """Give the tokens that begin within `[start, end)` of the shape's text."""
        return [token.text for token in self.tokens[self.token_at(start) : self.token_at(end)]]


def side_name(role: ArmRole | None) -> str:
    """Give the token for a group that plays a part."""
    if role is None:
        return UNKNOWN
    return TESTED if role is ArmRole.EXPERIMENTAL else COMPARED


def build_scene(
    shape: Shape,
    numbers: Sequence[NumberMention],
    values: Sequence[ValueGroup],
    labels: Sequence[ArmLabel],
    book: ArmGroups,
) -> Scene:
    """Read a sentence into tokens."""
    tokens = _tokens(shape, numbers, labels, book)
    return Scene(shape, numbers, values, labels, book, tokens, [token.start for token in tokens])


def _tokens(shape: Shape, numbers: Sequence[NumberMention], labels: Sequence[ArmLabel], book: ArmGroups) -> list[Token]:
    places = [
        (shape.position(label.start), shape.position(label.end), side_name(book.role_of(label.group))) for label in labels
    ]
    kinds = {at: f"#{number.kind.value}" for at, number in zip(shape.at, numbers, strict=True)}
    tokens = [Token(*place) for place in places]
    ends = [(start, end) for start, end, _ in places]
    for match in _TOKEN.finditer(shape.text):
        start = match.start()
        if not any(low <= start < high for low, high in ends):
            tokens.append(Token(start, match.end(), kinds.get(start) or match[0].lower()))
    return sorted(tokens, key=lambda token: token.start)


def groups_in_play(scene: Scene) -> list[ArmGroup]:
    """Give the groups that a value of the sentence may belong to: those that it names, then the others of the article.

    Where only one is known, the nameless other one is the last.
    """
    named = [label.group for label in scene.labels]
    held: dict[int, ArmGroup] = {}
    for group in [*named, *scene.book.groups]:
        held.setdefault(id(group), group)
    groups = list(held.values())
    return [*groups, scene.book.counterpart(groups[0])] if len(groups) == 1 and scene.book.role_of(groups[0]) else groups
