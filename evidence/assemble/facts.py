"""The parts of the record that single facts fill: source, study, population, funding and interests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from evidence.assemble.arms import ArmGroup
from evidence.assemble.derived_design import comparator_type, intervention_model
from evidence.assemble.index import Index
from evidence.assemble.numbers import number
from evidence.assemble.resolve import best, candidates, distinct, rank, supporters
from evidence.mentions import EnrollmentMention
from evidence.record import Enrollment, Population, Provenance, Source, Stated, Study
from evidence.vocabulary import (
    Allocation,
    ComparatorType,
    EnrollmentRole,
    Hypothesis,
    InterventionModel,
    Masking,
    ObservationalModel,
    PeerReview,
    Phase,
    PhraseKind,
    Stage,
    StoppedEarly,
    StudyType,
    Subjects,
)

T = TypeVar("T")
_MOST_EVIDENCE = 3
"""Quotes kept for one fact; the best place first."""

_STUDY_ENUMS: dict[str, type[StrEnum]] = {
    "study_type": StudyType,
    "allocation": Allocation,
    "intervention_model": InterventionModel,
    "observational_model": ObservationalModel,
    "masking": Masking,
    "phase": Phase,
    "comparator_type": ComparatorType,
    "hypothesis": Hypothesis,
    "stage": Stage,
    "stopped_early": StoppedEarly,
    "subjects": Subjects,
}
_STUDY_PHRASES = ("margin", "follow_up", "recruitment_period")
_STUDY_LISTS = ("masked", "acronyms", "countries")


def one(index: Index, field: str, read: Callable[[str], T]) -> Stated[T] | None:
    """Give the winning value of a field, read from its printed or coded form, or None."""
    found = candidates(index, field)
    if not found:
        return None
    winner, *others = supporters(found, found[0])
    return index.stated(read(winner.value), winner, *others[: _MOST_EVIDENCE - 1])


def many(index: Index, field: str) -> tuple[Stated[str], ...]:
    """Give the different values of a field in the order of the text."""
    found = sorted(distinct(candidates(index, field)), key=lambda fact: fact.start)
    return tuple(index.stated(fact.value, fact) for fact in found)


def phrases(index: Index) -> tuple[Stated[PhraseKind], ...]:
    """Give every turn of phrase in the order of the text."""
    found = (fact for fact in index.mentions.facts if fact.field == "phrases")
    return tuple(index.stated(PhraseKind(fact.value), fact) for fact in found)


def study(index: Index, groups: Sequence[ArmGroup] = ()) -> Study:
    """Fill the design; what the arms tell of it counts where no words do."""
    values: dict[str, Any] = {name: one(index, f"study.{name}", read) for name, read in _STUDY_ENUMS.items()}
    values |= {name: one(index, f"study.{name}", str) for name in _STUDY_PHRASES}
    values |= {name: many(index, f"study.{name}") for name in _STUDY_LISTS}
    values["acronyms"] = _of_trial(index, values["acronyms"])
    values["comparator_type"] = comparator_type(index, groups, values["comparator_type"])
    values["intervention_model"] = intervention_model(index, groups, values["intervention_model"], values["allocation"])
    sites = best(index, "study.sites")
    return Study(
        cluster=one(index, "study.cluster", lambda value: value == "true"),
        sites=index.stated(number(sites.number), sites) if sites and sites.number else None,
        enrollment=enrollment(index),
        **values,
    )


def _of_trial(index: Index, names: tuple[Stated[str], ...]) -> tuple[Stated[str], ...]:
    """Leave out what the text calls a treatment: it is the trial's no more than anybody's name."""
    arms = {arm.label.casefold() for arm in index.mentions.arms}
    return tuple(name for name in names if name.value.casefold() not in arms)


_TURNED_ROLES = {
    StudyType.SYSTEMATIC_REVIEW: {EnrollmentRole.ENROLLED: EnrollmentRole.ANALYSED},
    StudyType.OBSERVATIONAL: {EnrollmentRole.RANDOMISED: EnrollmentRole.ENROLLED},
}
"""What a count that was read with one role can only mean in a study of some kind."""


def enrollment(index: Index) -> tuple[Enrollment, ...]:
    """Give the best count of the whole study for each role: a review analyses, and no observational study randomises."""
    found: dict[EnrollmentRole, EnrollmentMention] = {}
    design = one(index, "study.study_type", StudyType)
    turned = _TURNED_ROLES.get(design.value, {}) if design else {}
    whole = (mention for mention in index.mentions.enrollment if mention.arm is None)
    for mention in sorted(whole, key=lambda mention: rank(index, mention)):
        found.setdefault(turned.get(mention.role, mention.role), mention)
    order = list(EnrollmentRole)
    return tuple(
        Enrollment(count=index.stated(number(mention.count), mention), role=role, qualifier=mention.count.qualifier)
        for role, mention in sorted(found.items(), key=lambda pair: order.index(pair[0]))
    )


def population(index: Index) -> Population:
    """Fill who was studied."""
    singles = {name: one(index, f"population.{name}", str) for name in ("condition", "description", "age", "sex")}
    if _is_without_people(index):
        return Population(condition=singles["condition"])
    return Population(eligibility=many(index, "population.eligibility"), **singles)


def _is_without_people(index: Index) -> bool:
    """Tell whether animals or cells were studied: the people named are those whom it may help one day."""
    design, subjects = one(index, "study.study_type", StudyType), one(index, "study.subjects", Subjects)
    is_preclinical = design is not None and design.value is StudyType.PRECLINICAL
    return is_preclinical and (subjects is None or subjects.value is not Subjects.PEOPLE)


def source(index: Index) -> Source:
    """Fill where the text comes from: its own words first, the page's metadata where the words are silent."""
    article = index.mentions.article
    values: dict[str, Any] = {
        name: one(index, f"source.{name}", str) or _from_metadata(getattr(article.metadata, name))
        for name in ("publisher", "published", "journal", "doi", "pmid")
    }
    return Source(
        kind=article.kind,
        title=_title(index),
        url=article.metadata.url,
        registrations=many(index, "source.registrations"),
        peer_review=one(index, "source.peer_review", PeerReview),
        sha256=article.sha256,
        **values,
    )


def _title(index: Index) -> Stated[str] | None:
    block = next((block for block in index.mentions.article.blocks if block.kind == "headline"), None)
    if block is None:
        return _from_metadata(index.mentions.article.metadata.title)
    quote = index.quote(block.start, block.end)
    return Stated(value=" ".join(quote.quote.split()), evidence=(quote,), by="rule:headline")


def _from_metadata(value: str | None) -> Stated[str] | None:
    evidence: tuple[Provenance, ...] = ()
    return Stated(value=value, evidence=evidence, by="rule:metadata") if value else None
