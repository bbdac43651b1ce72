"""The judge: what each number of a sentence is, and which group each value belongs to, with how sure the model is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_values import Bound
from evidence.annotate.linear import LinearModel, load_model
from evidence.annotate.number_roles.owners import Owners
from evidence.annotate.number_roles.roles import CANDIDATES, Counts, role_features
from evidence.annotate.number_roles.scene import Scene, build_scene, groups_in_play

ROLE_MODEL, OWNER_MODEL = "number_roles", "number_owners"
RESULTS = frozenset({"events", "percent", "mean", "median"})
"""The roles of a number that is a result of one group; the others are `total`, `arm_size` and `none`."""

SURELY_NONE = 0.75
"""Probability from which on nobody asks whose a number is: no sure result is left, and the time is spared."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The group that a value most likely belongs to, with the probability."""

    group: ArmGroup
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the models say of one sentence.

    Attributes:
        roles: the probability of each role, by index of the numeral.
        owners: the likeliest owner, by place of the value.
        rows: the places of the values that stand in a row with a value, by its place.
    """

    bound: Bound
    scene: Scene
    roles: Mapping[int, Mapping[str, float]]
    owners: Mapping[int, Owner]
    rows: Mapping[int, Sequence[int]]

    def role(self, index: int | None) -> str:
        """Give the likeliest role of a numeral."""
        held = self.roles.get(index) if index is not None else None
        return max(held, key=held.__getitem__) if held else "none"

    def probability(self, index: int | None, *roles: str) -> float:
        """Give the probability that a numeral has one of these roles."""
        held = self.roles.get(index, {}) if index is not None else {}
        return sum(held.get(role, 0.0) for role in roles)


def judge(bound: Bound, counts: Counts) -> Judgement:
    """Judge the numbers and values of one sentence."""
    scene = build_scene(bound.shape, bound.numbers, bound.groups, bound.labels, bound.book)
    model = load_model(ROLE_MODEL)
    roles = {
        index: model.probabilities(role_features(scene, index, counts))
        for index, number in enumerate(scene.numbers)
        if number.kind in CANDIDATES
    }
    features = Owners(scene, bound.given)
    rows = {place: features.row(place) for place in range(len(scene.values))}
    return Judgement(bound, scene, roles, _owners(scene, features, roles), rows)


def _owners(scene: Scene, features: Owners, roles: Mapping[int, Mapping[str, float]]) -> dict[int, Owner]:
    groups = groups_in_play(scene)
    if not groups:
        return {}
    model = load_model(OWNER_MODEL)
    found: dict[int, Owner] = {}
    before: ArmGroup | None = None
    for place, value in enumerate(scene.values):
        parts = (value.value, value.events, value.n)
        if not any(roles[index]["none"] < SURELY_NONE for index in parts if index is not None and index in roles):
            before = None
            continue
        taken = {id(found[other].group) for other in features.row(place) if other in found}
        free = [group for group in groups if id(group) not in taken]
        likely = [Owner(group, _probability(model, features.features(place, group, before))) for group in free]
        before = None
        if likely:
            found[place] = max(likely, key=lambda owner: owner.probability)
            before = found[place].group
    return found


def _probability(model: LinearModel, features: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-model.scores(features)[0]))
