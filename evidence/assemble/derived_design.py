"""What the arms tell of the design, where no words of the text name it: the kind of comparator, parallel groups.

ClinicalTrials.gov registers both for every trial with arms; a text that names the arms has told them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from evidence.assemble.arms import ArmGroup
from evidence.assemble.index import Index
from evidence.assemble.resolve import best
from evidence.mentions import ArmMention
from evidence.record import Stated
from evidence.vocabulary import Allocation, ArmRole, ComparatorType, InterventionModel, SourceKind

T = TypeVar("T")
_BY_ROLE = {
    ArmRole.PLACEBO_COMPARATOR: ComparatorType.PLACEBO,
    ArmRole.SHAM_COMPARATOR: ComparatorType.SHAM,
    ArmRole.ACTIVE_COMPARATOR: ComparatorType.ACTIVE,
    ArmRole.USUAL_CARE: ComparatorType.USUAL_CARE,
    ArmRole.NO_INTERVENTION: ComparatorType.NO_TREATMENT,
}
"""In the order in which they name the trial where it has several comparators."""
_UNNAMED = "control group"
_IN_TURN = "study.in_turn"
_TWO = 2  # groups that a comparison takes at least


def comparator_type(
    index: Index, groups: Sequence[ArmGroup], stated: Stated[ComparatorType] | None
) -> Stated[ComparatorType] | None:
    """Give what the arms were compared with; care that the text speaks of gives way to a treatment that an arm names."""
    shown = {group.role: group for group in groups if group.role in _BY_ROLE and group.mentions[0].label != _UNNAMED}
    role = next((role for role in _BY_ROLE if role in shown), None)
    in_passing = {ComparatorType.USUAL_CARE, ComparatorType.NO_TREATMENT}
    if role is None or (stated and not (stated.value in in_passing and role is ArmRole.ACTIVE_COMPARATOR)):
        return stated
    return _derived(index, _BY_ROLE[role], [shown[role]])


def intervention_model(
    index: Index,
    groups: Sequence[ArmGroup],
    stated: Stated[InterventionModel] | None,
    allocation: Stated[Allocation] | None,
) -> Stated[InterventionModel] | None:
    """Give parallel groups where people were randomised between arms that are each named, and no words speak of turns."""
    is_randomised = allocation is not None and allocation.value is Allocation.RANDOMIZED
    is_full = index.mentions.article.kind is SourceKind.FULL_TEXT
    if stated or not is_randomised or is_full or len(groups) < _TWO or best(index, _IN_TURN):
        return stated
    return _derived(index, InterventionModel.PARALLEL, groups[:_TWO])


def _derived(index: Index, value: T, groups: Sequence[ArmGroup]) -> Stated[T]:
    firsts: list[ArmMention] = [group.mentions[0] for group in groups]
    return Stated(
        value=value,
        evidence=index.provenance(*firsts),
        by="derived:arms",
        confidence=min(mention.confidence for mention in firsts),
    )
