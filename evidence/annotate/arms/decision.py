"""Decide once, from all that speaks for each name, which names are arms and on which side of the comparison they stand.

A linear model weighs the signs of every name (`signs`) and tells names that are no arm, that are tested, and that are compared
with. Where the two sides are about as likely, the role is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.arms.arm_name import CONTROL, ArmName
from evidence.annotate.arms.comparators import comparator_role
from evidence.annotate.arms.naming import alone, has_parts, have_same_parts, holds, is_combined
from evidence.annotate.arms.signs import Signs
from evidence.annotate.arms.tagged import is_marked_only
from evidence.annotate.linear import load_model
from evidence.vocabulary import ArmRole

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "arms"
NONE, TESTED, COMPARED = CLASSES = ("none", "tested", "compared")

_LIKELY = 0.48
"""The probability from which a name is an arm: where precision and recall met in five folds of the project's own labels."""
_ONLY = 0.35
"""The same for a name that stands alone, where nothing else is likely to be an arm."""
_SETS_AGAINST = frozenset({"randomised_to", "versus", "comparing", "controlled_trial_of", "or_comparator", "halves", "counted"})
_LISTS = frozenset({"randomised_to", "counted", "halves", "listed"})
"""Constructs that name all arms of a trial."""
_ALL_BUT_SURE = 0.8
"""The probability from which a name is an arm beside such a list; over five folds .7 to .9 differ little."""
_POSSIBLE = 0.05
"""What suffices in one of these constructs for the other side of what is chosen: something was compared with it."""
_IN_PAIR = 0.15
"""What suffices for each of two that a construct sets against each other, where nothing else is chosen."""
_LEAD = 0.25
"""How far one side must be ahead of the other, as a share of both, for a role to be given."""
_TESTED_SURELY = 0.9
"""The lean from which a treatment is tested even where nothing else is there to be compared with."""
_ONE_OF_A_KIND = frozenset({ArmRole.NO_INTERVENTION, ArmRole.USUAL_CARE})
"""Roles that one arm of a trial plays, by whatever name."""
_SURE_ENOUGH = 0.5
"""The trust that an arm's best place has at least: what is chosen here is not left out later."""


def decide(doc: Doc, names: Sequence[ArmName], background: Iterable[str]) -> list[ArmName]:
    """Give the names that are arms, each with its role and its trust, the names of one arm put together."""
    if not names:
        return []
    model, signs = load_model(MODEL), Signs(doc, names, background)
    for name in names:
        told = model.probabilities(signs.of(name))
        name.likelihood = 1 - told[NONE]
        name.lean = told[TESTED] / (told[TESTED] + told[COMPARED])
    chosen = [name for name in names if name.likelihood >= _LIKELY]
    chosen += _other_sides(names, chosen, signs)
    chosen = _listed_first(chosen, signs)
    for name in chosen:
        name.role = _role(name)
        _trust(name)
    arms = merged(chosen, signs)
    _settle_sides(arms, signs)
    return arms


def _listed_first(chosen: Sequence[ArmName], signs: Signs) -> list[ArmName]:
    """Where a list of the arms has both sides, leave out what no such list names, unless it is all but sure."""
    listed = [name for name in chosen if any(offer.construct in _LISTS for offer, _ in name.offers)]
    sides = {name.lean > 1 / 2 for name in listed if any(signs.set_apart(name, other) for other in listed)}
    if len(sides) < len((TESTED, COMPARED)):
        return list(chosen)
    return [name for name in chosen if name in listed or name.likelihood >= _ALL_BUT_SURE]


def _other_sides(names: Sequence[ArmName], chosen: Sequence[ArmName], signs: Signs) -> list[ArmName]:
    """Give the likeliest names on the other side of what is chosen, or on both where nothing is."""
    set_against = [name for name in names if any(offer.construct in _SETS_AGAINST for offer, _ in name.offers)]
    open_ones = [name for name in set_against if name not in chosen]
    if not chosen:
        pair = [name for name in open_ones if name.likelihood >= _IN_PAIR]
        return pair if len(pair) > 1 else _alone_likely(names)
    open_ones = [name for name in open_ones if name.likelihood >= _POSSIBLE]
    partners = [name for name in open_ones if len(chosen) == 1 and signs.set_apart(name, chosen[0])]
    if partners or any(_stated(name) is None for name in chosen):
        return partners
    tested = [name for name in open_ones if _stated(name) is None]
    return sorted(tested, key=lambda name: name.likelihood)[-1:]


def _alone_likely(names: Sequence[ArmName]) -> list[ArmName]:
    """Give the likeliest name where nothing is set against anything: one that a construct names, and no bare dose."""
    best = max(names, key=lambda name: name.likelihood)
    is_name = _stated(best) is None and not best.key[0].isdigit() and not is_marked_only(best.offers)
    return [best] if is_name and best.likelihood >= _ONLY else []


def _settle_sides(arms: Sequence[ArmName], signs: Signs) -> None:
    """Settle the sides that names tell only together.

    What is given alone is compared with what adds to it; the one open name beside comparators is tested; and of several that
    all seem to be tested, the one that least does is what the others are compared with.
    """
    for arm in arms:
        bare = alone(arm.key)
        added = [other for other in arms if other is not arm and is_combined(other.key) and holds(other.key, bare)]
        added = [other for other in added if not _stated(other) and (bare != arm.key or signs.set_apart(arm, other))]
        if added and not is_combined(bare):
            arm.role = _stated(arm) or ArmRole.ACTIVE_COMPARATOR
            for other in added:
                other.role = ArmRole.EXPERIMENTAL
    tested = [arm for arm in arms if arm.role is ArmRole.EXPERIMENTAL]
    open_ones = [arm for arm in arms if arm.role is None]
    if not tested and len(open_ones) == 1 and len(arms) > 1:
        open_ones[0].role = ArmRole.EXPERIMENTAL
    elif len(tested) == len(arms) > 1:
        last = min(arms, key=lambda arm: arm.lean)
        last.role = ArmRole.ACTIVE_COMPARATOR if last.lean < _TESTED_SURELY else last.role


def _stated(name: ArmName) -> ArmRole | None:
    """Give the role that a name states of itself."""
    return next((role for role in map(comparator_role, (name.key, *name.forms)) if role), None)


def _role(name: ArmName) -> ArmRole | None:
    stated = _stated(name)
    if stated:
        return stated
    if abs(name.lean - 1 / 2) < _LEAD / 2:
        return None
    return ArmRole.EXPERIMENTAL if name.lean > 1 / 2 else ArmRole.ACTIVE_COMPARATOR


def _trust(name: ArmName) -> None:
    """Let the surest place of a name be as sure as the name is."""
    scale = max(_SURE_ENOUGH, name.likelihood) / max(trust for _, trust in name.offers)
    name.offers = [(offer, trust * scale) for offer, trust in name.offers]


def merged(arms: Sequence[ArmName], signs: Signs) -> list[ArmName]:
    """Put the names of one arm together; a part that several combinations share is none of its own."""
    kept: list[ArmName] = []
    for arm in sorted(arms, key=lambda arm: -len(arm.key)):
        homes = [other for other in kept if _are_one(other, arm, signs)]
        if not homes and not _is_shared_part(arm, kept):
            kept.append(arm)
        elif len(homes) == 1 or (homes and not any(is_combined(home.key) for home in homes)):
            kept = [other for other in kept if other not in homes] + [_joined([*homes, arm])]
    return kept


def _are_one(longer: ArmName, shorter: ArmName, signs: Signs) -> bool:
    """Tell whether two names are one arm: the same parts, or one holds the other and no side or contrast parts them."""
    if longer.role is shorter.role and longer.role in _ONE_OF_A_KIND:
        return True
    if have_same_parts(longer.key, shorter.key):
        return True
    if shorter.key == "placebo" and comparator_role(longer.key) is ArmRole.PLACEBO_COMPARATOR:
        return True
    held = any(holds(key, shorter.key) for key in (longer.key, *longer.keys))
    if is_combined(longer.key) and signs.set_apart(longer, shorter):
        return False
    return held and CONTROL not in {longer.key, shorter.key} and longer.role is shorter.role


def _is_shared_part(arm: ArmName, others: Sequence[ArmName]) -> bool:
    sides = [other.role is ArmRole.EXPERIMENTAL for other in others if is_combined(other.key) and holds(other.key, arm.key)]
    return len(set(sides)) > 1


def _joined(members: Sequence[ArmName]) -> ArmName:
    """Give one arm for several names of it, under the name of the combination, else under the one that is offered most."""
    best = max(members, key=lambda name: (has_parts(name.key), len(name.offers), -len(name.key)))
    for other in members:
        if other is not best:
            best.offers += other.offers
            best.forms += other.forms
            best.keys += (other.key, *other.keys)
            best.role = best.role or other.role
    return best
