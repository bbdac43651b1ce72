"""Questions on subgroups that several rules ask of a record."""

from __future__ import annotations

from evidence.appraise.design import failed_in_everyone, place
from evidence.record import EvidenceRecord, Subgroup
from evidence.vocabulary import SubgroupResult

_TELLING = frozenset({SubgroupResult.BENEFIT, SubgroupResult.HARM})


def in_text_order(groups: list[Subgroup]) -> tuple[Subgroup, ...]:
    """Put subgroups in the order in which the text defines them."""
    return tuple(sorted(groups, key=lambda each: (place(each.definition.evidence), each.id)))


def rest_of(record: EvidenceRecord, group: Subgroup) -> tuple[Subgroup, ...]:
    """Give the subgroups that hold the rest of the participants."""
    return tuple(
        other for other in record.subgroups if other.complement_of == group.id or (group.complement_of == other.id != group.id)
    )


def benefiting_alone(record: EvidenceRecord) -> tuple[Subgroup, ...]:
    """Give the subgroups with a benefit, in text order, where all participants together had none and the rest had none."""
    if not failed_in_everyone(record):
        return ()
    benefiting = [each for each in record.subgroups if _benefits(each)]
    return in_text_order([each for each in benefiting if not any(map(_benefits, rest_of(record, each)))])


def standing_out(record: EvidenceRecord) -> tuple[Subgroup, ...]:
    """Give the subgroups whose benefit or harm differs from what is said of everyone or of another subgroup."""
    results = {each.result.value for each in record.subgroups if each.result.value is not SubgroupResult.NOT_REPORTED}
    if results == {SubgroupResult.BENEFIT} and not failed_in_everyone(record):
        return ()
    return in_text_order([each for each in record.subgroups if each.result.value in _TELLING])


def _benefits(group: Subgroup) -> bool:
    return group.result.value is SubgroupResult.BENEFIT
