"""Whose a value is, as features of a value and a group: where the group is named, what lies between, what the grammars say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_values.bound import Given
from evidence.annotate.number_roles.scene import Scene, side_name

_FAR = 6
_JOINS = {"and", "vs", "versus", "v", "compared", "with", "to", ",", "/", "or", "%", ")", "(", ".", "months", "against"}


class Owners:
    """The features of the values of one sentence with each of its groups.

    Args:
        scene: the sentence.
        given: which group the grammars gave the values to, by place in `scene.values`.
    """

    def __init__(self, scene: Scene, given: Mapping[int, Given]) -> None:
        self.scene = scene
        self._given = given
        shape = scene.shape
        self._labels = [(shape.position(label.start), shape.position(label.end), label.group) for label in scene.labels]
        self._rows = _rows(scene)
        self._order = [group for _, _, group in _distinct(self._labels)]

    def features(self, place: int, group: ArmGroup, before: ArmGroup | None) -> dict[str, float]:
        """Give the features of the value at a place with one group.

        Args:
            place: of the value in `Scene.values`.
            group: one that may own it.
            before: the group of the value before this one in the sentence, or None.
        """
        found = [*self._named(place, group), *self._in_row(place, group), *self._ruled(place, group)]
        found += self._after_other(place, group, before)
        found.append(f"side={side_name(self.scene.book.role_of(group))} known={group.known} nameless={not group.label}")
        found.append(f"groups={min(4, len(self._order))}")
        return dict.fromkeys(found, 1.0)

    def row(self, place: int) -> list[int]:
        """Give the places of the values that stand in one row with a value; no two of them are of one group."""
        return next(row for row in self._rows if place in row)

    def _named(self, place: int, group: ArmGroup) -> Iterator[str]:
        value = self.scene.values[place]
        after = [label for label in self._labels if label[0] >= value.end]
        before = [label for label in self._labels if label[1] <= value.start][::-1]
        for name, labels in (("after", after), ("before", before)):
            rank = next((rank for rank, label in enumerate(labels) if label[2] is group), None)
            if rank is None:
                yield f"{name}=never"
                continue
            start, end, _ = labels[rank]
            gap = (value.end, start) if name == "after" else (end, value.start)
            yield from self._gap(name, rank, gap)
        yield f"named={any(label[2] is group for label in self._labels)} others={len(self._order) > 1}"

    def _gap(self, name: str, rank: int, gap: tuple[int, int]) -> Iterator[str]:
        words = self.scene.words(*gap)
        between = sum(1 for value in self.scene.values if gap[0] <= value.start < gap[1])
        far = min(_FAR, len(words) // 3)
        yield f"{name}={min(rank, 2)} values={min(between, 3)}"
        yield f"{name}={min(rank, 2)} far={far}"
        yield f"{name}={min(rank, 2)} stop={';' in words}"
        if len(words) <= _FAR:
            yield f"{name}={min(rank, 2)} gap={' '.join(words)}"
        if rank == 0:
            yield from (f"{name}*{word}" for word in set(words[:_FAR] + words[-_FAR:]))

    def _in_row(self, place: int, group: ArmGroup) -> Iterator[str]:
        row = self.row(place)
        index, size = row.index(place), len(row)
        start, end = self.scene.values[row[0]].start, self.scene.values[row[-1]].end
        behind = [held for _, _, held in _distinct([label for label in self._labels if label[0] >= end])]
        ahead = [held for _, _, held in _distinct([label for label in self._labels if label[1] <= start])]
        for name, groups in (("behind", behind[:size]), ("ahead", ahead[-size:]), ("all", self._order)):
            fits = len(groups) == size
            there = fits and groups[index] is group
            yield f"row {name} size={min(size, 3)} {there if fits else 'unfit'}"
        yield f"row size={min(size, 3)} index={min(index, 2)} side={side_name(self.scene.book.role_of(group))}"

    def _ruled(self, place: int, group: ArmGroup) -> Iterator[str]:
        given = self._given.get(place)
        if given is None or given.group is None:
            yield f"ruled={'nobody' if given is None else 'nameless'}"
            return
        yield f"ruled={given.group is group} {given.construct}"
        yield f"ruled={given.group is group}"

    def _after_other(self, place: int, group: ArmGroup, before: ArmGroup | None) -> Iterator[str]:
        if place == 0 or before is None:
            yield "first"
            return
        values = self.scene.values
        words = self.scene.words(values[place - 1].end, values[place].start)
        joined = " ".join(words) if len(words) <= _FAR else "long"
        yield f"last={before is group} by={joined}"
        yield f"last={before is group} stop={';' in words or '.' in words} long={len(words) > _FAR}"
        yield f"last={before is group} size={len(self.row(place)) > 1}"


def _distinct(labels: Sequence[tuple[int, int, ArmGroup]]) -> list[tuple[int, int, ArmGroup]]:
    seen: set[int] = set()
    kept = []
    for label in labels:
        if id(label[2]) not in seen:
            seen.add(id(label[2]))
            kept.append(label)
    return kept


def _rows(scene: Scene) -> list[list[int]]:
    """Put together the values that only joining words part (`12% and 34%`, `5 vs 7 months`)."""
    rows: list[list[int]] = []
    for place in range(len(scene.values)):
        if rows and _are_joined(scene, place):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _are_joined(scene: Scene, place: int) -> bool:
    one, other = scene.values[place - 1], scene.values[place]
    if scene.numbers[one.head].kind is not scene.numbers[other.head].kind and one.value is not None and other.value is not None:
        return False
    words = scene.words(max(one.end, one.tail), other.start)
    return len(words) <= _FAR and bool(words) and all(word in _JOINS for word in words)
