"""The counts of participants that are kept: those of the study by score, those of its arms by grammar or model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.enrollment.finder import SMALLEST_ARM
from evidence.annotate.enrollment.shares import is_one_side
from evidence.annotate.enrollment.totals import find_totals
from evidence.annotate.number_roles import Judgement, owner_of
from evidence.annotate.number_roles.roles import COUNTS
from evidence.mentions import EnrollmentMention, NumberMention
from evidence.vocabulary import ArmRole, EnrollmentRole, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE_SIZE = 0.5
_NO_PARTICIPANTS = {Zone.BOILERPLATE, Zone.QUOTATION}


def find_enrollment(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms, the latter by grammar or, where it is silent, by model."""
    totals = list(find_totals(doc))
    sizes = [mention for mention in doc._.counted if mention.arm is not None]
    counted = {mention.count.start for mention in [*totals, *doc._.counted]}
    sizes += [
        mention
        for judgement in doc._.number_roles
        if judgement.scene.shape.sentence.zone not in _NO_PARTICIPANTS
        for index, number in enumerate(judgement.scene.numbers)
        if number.kind in COUNTS and number.start not in counted
        for mention in _by_model(judgement, index, number)
    ]
    smallest = SMALLEST_ARM * max((mention.count.value for mention in totals), default=0)
    sizes = [mention for mention in sizes if mention.count.value >= smallest]
    return tuple(sorted([*totals, *sizes], key=lambda mention: mention.start))


def _is_share(judgement: Judgement, index: int) -> bool:
    """Tell whether a count stands beside its share of the group (`40% (n = 48)`): those with an event."""
    return any(index == group.events and group.value is not None for group in judgement.bound.groups)


def _by_model(judgement: Judgement, index: int, number: NumberMention) -> Iterator[EnrollmentMention]:
    if _is_share(judgement, index) or is_one_side(judgement.scene.shape, index):
        return
    if judgement.probability(index, "arm_size") >= SURE_SIZE:
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
