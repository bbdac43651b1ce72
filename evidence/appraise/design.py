"""Questions on the design and the results of a study that several rules ask of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from evidence.record import Claim, EvidenceRecord, Outcome, Provenance, Stated
from evidence.vocabulary import (
    Allocation,
    ClaimKind,
    ClaimWhere,
    ComparatorType,
    Hypothesis,
    InterventionModel,
    OutcomeResult,
    OutcomeRole,
    PhraseKind,
    PrimaryStatus,
    SourceKind,
    StudyType,
    SubgroupResult,
    Subjects,
)

T = TypeVar("T")

PROMINENT = frozenset({ClaimWhere.HEADLINE, ClaimWhere.LEAD, ClaimWhere.CONCLUSION})
"""Where a claim sets what a reader takes away."""

PRESS = frozenset({SourceKind.PRESS_RELEASE, SourceKind.NEWS, SourceKind.FULL_TEXT})
"""Texts with room to state funding and registration."""

_OTHER_STUDIES: frozenset[StudyType | None] = frozenset({StudyType.PRECLINICAL, StudyType.MODELLING})
_SECOND_ARMS: frozenset[ComparatorType | None] = frozenset(ComparatorType) - {ComparatorType.NONE, ComparatorType.HISTORICAL}
_ASSERTED = frozenset({ClaimKind.CAUSAL, ClaimKind.CORRELATIONAL})
"""What is told as found, and not as hoped for."""
_AT_LEAST_TWO = 2


def value(stated: Stated[T] | None) -> T | None:
    """Give the fact itself, or None where it is not stated."""
    return None if stated is None else stated.value


def phrases(record: EvidenceRecord, kind: PhraseKind) -> tuple[Provenance, ...]:
    """Give the words of all turns of phrase of one kind, in the order of the text."""
    found = (words for phrase in record.phrases if phrase.value is kind for words in phrase.evidence)
    return tuple(sorted(found, key=lambda words: (words.start, words.end)))


def place(evidence: Sequence[Provenance]) -> int:
    """Give where the first of these words begin; 0 where nothing is cited."""
    return evidence[0].start if evidence else 0


def in_people(record: EvidenceRecord) -> bool:
    """Tell whether nothing in the record says that animals, cells or a model were studied."""
    return value(record.study.subjects) in (None, Subjects.PEOPLE) and value(record.study.study_type) not in _OTHER_STUDIES


def is_trial(record: EvidenceRecord) -> bool:
    """Tell whether this is an interventional study in people, by its type or by what only a trial has."""
    study = record.study
    if not in_people(record):
        return False
    if study.study_type is not None:
        return study.study_type.value is StudyType.INTERVENTIONAL
    return study.phase is not None or value(study.allocation) is Allocation.RANDOMIZED


def is_observational(record: EvidenceRecord) -> bool:
    """Tell whether the text calls the study observational and nothing says that it was randomised."""
    study = record.study
    return value(study.study_type) is StudyType.OBSERVATIONAL and value(study.allocation) is not Allocation.RANDOMIZED


def asks_for_superiority(record: EvidenceRecord) -> bool:
    """Tell whether nothing in the record says that the trial asked for non-inferiority or equivalence."""
    return value(record.study.hypothesis) in (None, Hypothesis.SUPERIORITY)


def compares_arms(record: EvidenceRecord) -> bool:
    """Tell whether the trial compares one arm with another."""
    study = record.study
    if value(study.intervention_model) is InterventionModel.SINGLE_GROUP:
        return False
    return (
        value(study.allocation) is Allocation.RANDOMIZED
        or value(study.comparator_type) in _SECOND_ARMS
        or len(record.arms) >= _AT_LEAST_TWO
    )


def reports_results(record: EvidenceRecord) -> bool:
    """Tell whether the text reports any result, so that it is no announcement of a study to come."""
    return (
        bool(record.estimates)
        or record.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED
        or any(outcome.result.value is not OutcomeResult.NOT_REPORTED for outcome in record.outcomes)
        or any(subgroup.result.value is not SubgroupResult.NOT_REPORTED for subgroup in record.subgroups)
        or any(
            claim.where in PROMINENT and (claim.result is not None or claim.kind.value in _ASSERTED) for claim in record.claims
        )
        or record.harms.statement is not None
    )


def primary_outcomes(record: EvidenceRecord) -> tuple[Outcome, ...]:
    """Give the primary outcomes in the order of the text."""
    ids = record.primary_endpoint.outcomes
    primary = (each for each in record.outcomes if each.id in ids or each.role.value is OutcomeRole.PRIMARY)
    return tuple(sorted(primary, key=lambda outcome: (place(outcome.name.evidence), outcome.id)))


def ranked_verdict(record: EvidenceRecord) -> PrimaryStatus:
    """Give whether the primary outcome held; not reported where the record infers it and the text ranks no outcome."""
    endpoint = record.primary_endpoint
    return PrimaryStatus.NOT_REPORTED if endpoint.is_inferred else endpoint.status


def is_harm(outcome: Outcome) -> bool:
    """Tell whether the outcome is a harm of treatment, on which a good result is no benefit."""
    return value(outcome.is_harm) is True


def favours_everyone(record: EvidenceRecord) -> bool:
    """Tell whether a benefit in all participants is reported."""
    return record.primary_endpoint.status is PrimaryStatus.MET or any(
        outcome.result.value is OutcomeResult.FAVOURS_INTERVENTION and not is_harm(outcome) for outcome in record.outcomes
    )


def failed_in_everyone(record: EvidenceRecord) -> bool:
    """Tell whether the text says that the main result in all participants showed no benefit."""
    if ranked_verdict(record) is not PrimaryStatus.NOT_REPORTED:
        return record.primary_endpoint.status is PrimaryStatus.NOT_MET
    none = {OutcomeResult.NO_DIFFERENCE, OutcomeResult.FAVOURS_COMPARATOR}
    return not favours_everyone(record) and any(
        outcome.result.value in none and not is_harm(outcome) for outcome in record.outcomes
    )


def claims_benefit(claim: Claim) -> bool:
    """Tell whether a claim asserts a benefit for everyone."""
    return claim.result is OutcomeResult.FAVOURS_INTERVENTION and claim.scope is None


def about_outcomes(record: EvidenceRecord, claim: Claim) -> frozenset[str]:
    """Give the ids of the outcomes that a claim is about; empty where it names none."""
    return frozenset(claim.about) & {outcome.id for outcome in record.outcomes}
