"""The values of one sentence with the labels of its groups, and which value has been given to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence.annotate.arm_groups import ArmGroup, ArmGroups
from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.numbers import Shape
from evidence.annotate.value_groups import ValueGroup
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind


@dataclass(frozen=True, slots=True)
class Given:
    """The group that a value was given to, and how.

    Attributes:
        label: the words for it in the sentence, or None where the sentence does not name it.
        group: the group, or None where the value is set against another but nobody says whose it is.
    """

    construct: str
    label: ArmLabel | None = None
    group: ArmGroup | None = None

    @property
    def is_presumed(self) -> bool:
        """Tell whether only the usual order of the groups says whose value it is: not enough to name its arm."""
        return self.construct.endswith(".usual")

    @classmethod
    def by(cls, construct: str, label: ArmLabel) -> Given:
        """Give a value to the group that a label names."""
        return cls(construct, label, label.group)


@dataclass(slots=True)
class Bound:
    """One sentence while its values are given to groups."""

    shape: Shape
    numbers: Sequence[NumberMention]
    groups: list[ValueGroup]
    labels: Sequence[ArmLabel]
    book: ArmGroups
    given: dict[int, Given] = field(default_factory=dict)

    def kind(self, place: int) -> NumberKind:
        """Give what the value at a place of `groups` is."""
        return self.numbers[self.groups[place].head].kind

    def are_alike(self, first: int, second: int) -> bool:
        """Tell whether two values may be set against each other: they are of one kind."""
        kinds = {self.kind(first), self.kind(second)}
        return len(kinds) == 1 or NumberKind.QUANTITY in kinds or kinds == {NumberKind.COUNT, NumberKind.OTHER}

    def label_of(self, group: ArmGroup) -> ArmLabel | None:
        """Give the first label of a group in the sentence, or None where it is not named."""
        return next((label for label in self.labels if label.group is group), None)

    def labels_between(self, start: int, end: int) -> list[ArmLabel]:
        """Give the labels that stand within `[start, end)` of the shape's text."""
        low, high = self.shape.offset(start), self.shape.offset(end)
        return [label for label in self.labels if low <= label.start and label.end <= high]


def distinct(labels: Iterable[ArmLabel]) -> list[ArmLabel]:
    """Keep one label of each group, the one named last, in text order of the first."""
    held: dict[int, ArmLabel] = {}
    for label in labels:
        held[id(label.group)] = label
    return list(held.values())
