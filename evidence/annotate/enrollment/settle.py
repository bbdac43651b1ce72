"""The counts of participants that are kept: those of the study by score, those of its arms by grammar or model."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.enrollment.finder import PARTED, SMALLEST_ARM
from evidence.annotate.enrollment.shares import is_one_side, shares_event_noun
from evidence.annotate.enrollment.totals import find_totals
from evidence.annotate.number_roles import Judgement, owner_of
from evidence.annotate.number_roles.roles import COUNTS
from evidence.mentions import EnrollmentMention, NumberMention
from evidence.vocabulary import EnrollmentRole, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.numbers.shape import Shape

SURE_SIZE = 0.5
SURE_PART = 0.2
"""Probability of a size from which on two counts that add up to the participants are believed to be the two arms."""
_NO_PARTICIPANTS = {Zone.BOILERPLATE, Zone.QUOTATION}


def find_enrollment(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms, the latter by grammar or, where it is silent, by model."""
    sizes = [mention for mention in doc._.counted if mention.arm is not None]
    parted = {mention.count.start for mention in sizes if mention.by == PARTED}
    totals = [mention for mention in find_totals(doc) if mention.count.start not in parted]
    counted = {mention.count.start: mention.arm for mention in [*totals, *sizes]}
    whole = {mention.count.value for mention in totals}
    for judgement in doc._.number_roles:
        if judgement.scene.shape.sentence.zone not in _NO_PARTICIPANTS:
            sizes += _of_sentence(judgement, counted, whole)
    smallest = SMALLEST_ARM * max(whole, default=Decimal(0))
    sizes = [mention for mention in sizes if mention.count.value >= smallest]
    return tuple(sorted([*totals, *sizes], key=lambda mention: mention.start))


def _of_sentence(
    judgement: Judgement, counted: dict[int, str | None], whole: Collection[Decimal]
) -> Iterator[EnrollmentMention]:
    """Give the sizes that the model finds in a sentence: two that add up to the whole, or one that is sure by itself."""
    numbers = judgement.scene.numbers
    counts = [
        index
        for index, number in enumerate(numbers)
        if number.kind in COUNTS and not _is_share(judgement, index) and not _is_of_some(judgement.scene.shape, index)
    ]
    found: dict[int, ArmGroup] = {}
    for one, other in pairwise(counts):
        if numbers[one].value + numbers[other].value in whole and all(_may_be_size(judgement, each) for each in (one, other)):
            found |= _parted(judgement, one, other)
    for index in counts:
        if index not in found and judgement.probability(index, "arm_size") >= SURE_SIZE:
            owner = owner_of(judgement, index)
            if owner:
                found[index] = owner
    for index, owner in sorted(found.items()):
        if numbers[index].start not in counted:
            yield _mention(judgement, index, owner)


def _is_of_some(shape: Shape, index: int) -> bool:
    return is_one_side(shape, index) or shares_event_noun(shape, index)


def _may_be_size(judgement: Judgement, index: int) -> bool:
    return judgement.probability(index, "arm_size", "total") >= SURE_PART


def _parted(judgement: Judgement, one: int, other: int) -> dict[int, ArmGroup]:
    """Give two counts that make up the whole to two groups: where one's group is known, the other is its counterpart's."""
    first, second = owner_of(judgement, one), owner_of(judgement, other)
    if first is None and second is None:
        return {}
    book = judgement.scene.book
    if first is None or second is None or first is second:
        known = first or second
        assert known is not None
        is_second = first is None or (second is not None and _sureness(judgement, other) > _sureness(judgement, one))
        first, second = (book.counterpart(known), known) if is_second else (known, book.counterpart(known))
    return {one: first, other: second}


def _sureness(judgement: Judgement, index: int) -> float:
    """Give how sure the model is of the group of a count."""
    for place, value in enumerate(judgement.bound.groups):
        if index in (value.value, value.events, value.n):
            given, owner = judgement.bound.given.get(place), judgement.owners.get(place)
            return 1.0 if given and given.group else owner.probability if owner else 0.0
    return 0.0


def _is_share(judgement: Judgement, index: int) -> bool:
    """Tell whether a count stands beside its share of the group (`40% (n = 48)`): those with an event."""
    return any(index == group.events and group.value is not None for group in judgement.bound.groups)


def _mention(judgement: Judgement, index: int, owner: ArmGroup) -> EnrollmentMention:
    number: NumberMention = judgement.scene.numbers[index]
    return EnrollmentMention(
        start=number.start,
        end=number.end,
        by="model:number_roles",
        confidence=judgement.probability(index, "arm_size"),
        count=number,
        role=EnrollmentRole.ENROLLED,
        arm=owner.label,
        arm_role=judgement.scene.book.role_of(owner),
    )
