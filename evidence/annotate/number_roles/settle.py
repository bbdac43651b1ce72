"""Where the model decides: values that the grammars gave to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_values import Bound, Given
from evidence.annotate.arm_values.beside import is_concentration
from evidence.annotate.number_roles.judge import RESULTS, Judgement

SURE_OWNER = 0.5
SURE_RESULT = 0.5
"""Probabilities; of .3 to .5 these gave the best F1 of percentages of arms on the train split of ctro."""
SURE_ORDER = 0.6
"""Probability from which on the usual order of the groups is believed: only the model and the order together name an arm."""
_BY_ORDER = (".usual", ".as_told", ".as_before")
"""Constructs that know only an order; the model was right for 62 of 68 such values where the order before was for 54."""


def settled(judgement: Judgement) -> Bound:
    """Give the values of a sentence with the groups that the grammars or, where they are silent, the model gave them."""
    bound = judgement.bound
    given = dict(bound.given)
    for place in range(len(bound.groups)):
        if place not in given or given[place].group is None or _is_confirmed(judgement, place, given[place]):
            found = _by_model(judgement, place)
            if found and not _is_held(judgement, place, found, given):
                given[place] = found
    return replace(bound, given=given)


def _is_confirmed(judgement: Judgement, place: int, given: Given) -> bool:
    """Tell whether the model is to say whose a value is that only an order gave to a group."""
    owner = judgement.owners.get(place)
    if owner is None or not given.construct.endswith(_BY_ORDER):
        return False
    if given.is_presumed:
        return owner.group is given.group and owner.probability >= SURE_ORDER
    return owner.group is not given.group and owner.probability >= SURE_ORDER


def _is_held(judgement: Judgement, place: int, found: Given, given: Mapping[int, Given]) -> bool:
    """Tell whether another value of the same row is the group's already."""
    return any(other != place and other in given and given[other].group is found.group for other in judgement.rows[place])


def _leaves_one_out(judgement: Judgement, place: int) -> bool:
    """Tell whether a row has fewer values than there are groups, in a sentence that names none: any may be left out."""
    return not judgement.bound.labels and len({place, *judgement.rows[place]}) < len(judgement.bound.book.groups)


def _by_model(judgement: Judgement, place: int) -> Given | None:
    owner = judgement.owners.get(place)
    if owner is None or owner.probability < SURE_OWNER:
        return None
    if judgement.probability(judgement.bound.groups[place].head, *RESULTS) < SURE_RESULT:
        return None
    if _is_strength(judgement.bound, place) or _leaves_one_out(judgement, place):
        return None
    return Given("model", judgement.bound.label_of(owner.group), owner.group)


def _is_strength(bound: Bound, place: int) -> bool:
    """Tell whether a value is the strength of the drug named right before it (`placebo 0.5% drops`)."""
    ends = (bound.shape.position(label.end) for label in bound.labels)
    return any(0 <= bound.groups[place].start - end <= 1 and is_concentration(bound, place, end) for end in ends)


def owner_of(judgement: Judgement, index: int) -> ArmGroup | None:
    """Give the group that a count of participants belongs to, or None where nobody can tell."""
    for place, value in enumerate(judgement.bound.groups):
        if index in (value.value, value.events, value.n):
            given, owner = judgement.bound.given.get(place), judgement.owners.get(place)
            if given and given.group:
                return given.group
            return owner.group if owner and owner.probability >= SURE_OWNER else None
    return None
