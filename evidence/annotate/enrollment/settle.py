"""Where the model decides: counts of participants that the grammar passed over, and those that it took wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.enrollment.shares import is_listed, is_one_side
from evidence.annotate.number_roles import Judgement, owner_of
from evidence.annotate.number_roles.roles import COUNTS
from evidence.mentions import EnrollmentMention, NumberMention
from evidence.vocabulary import ArmRole, EnrollmentRole, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE_TOTAL = 0.5
SURE_SIZE = 0.5
SURELY_NO_TOTAL = 0.1
"""Probabilities; of the grammar's counts below the last, three in four were no totals in the train split of pico_corpus."""
_NO_PARTICIPANTS = {Zone.BOILERPLATE, Zone.QUOTATION}


def find_enrollment(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms, by grammar or, where it is silent, by the model."""
    places = {
        number.start: (judgement, index)
        for judgement in doc._.number_roles
        for index, number in enumerate(judgement.scene.numbers)
    }
    kept = [mention for mention in doc._.counted if not _is_refused(places.get(mention.count.start), mention)]
    counted = {mention.count.start for mention in doc._.counted}
    added = [
        mention
        for judgement in doc._.number_roles
        if judgement.scene.shape.sentence.zone not in _NO_PARTICIPANTS
        for index, number in enumerate(judgement.scene.numbers)
        if number.kind in COUNTS and number.start not in counted
        for mention in _by_model(judgement, index, number)
    ]
    return tuple(sorted([*kept, *added], key=lambda mention: mention.start))


def _is_refused(place: tuple[Judgement, int] | None, mention: EnrollmentMention) -> bool:
    """Tell whether the model is sure that a count that the grammar took for the study's is not."""
    if place is None or mention.arm is not None:
        return False
    judgement, index = place
    return judgement.probability(index, "total") < SURELY_NO_TOTAL


def _is_share(judgement: Judgement, index: int) -> bool:
    """Tell whether a count stands beside its share of the group (`40% (n = 48)`): those with an event."""
    return any(index == group.events and group.value is not None for group in judgement.bound.groups)


def _by_model(judgement: Judgement, index: int, number: NumberMention) -> Iterator[EnrollmentMention]:
    if _is_share(judgement, index) or is_one_side(judgement.scene.shape, index):
        return
    is_whole = not is_listed(judgement.scene.shape, index)
    if is_whole and judgement.probability(index, "total") >= SURE_TOTAL:
        yield _mention(number, judgement.probability(index, "total"), None, None)
    elif judgement.probability(index, "arm_size") >= SURE_SIZE:
        owner = owner_of(judgement, index)
        if owner:
            yield _mention(number, judgement.probability(index, "arm_size"), owner.label, judgement.scene.book.role_of(owner))


def _mention(number: NumberMention, probability: float, arm: str | None, arm_role: ArmRole | None) -> EnrollmentMention:
    return EnrollmentMention(
        start=number.start,
        end=number.end,
        by="model:number_roles",
        confidence=probability,
        count=number,
        role=EnrollmentRole.ENROLLED,
        arm=arm,
        arm_role=arm_role,
    )
