"""All constructs of the design, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from evidence.annotate.design.chance_allocation import find_chance_allocation
from evidence.annotate.design.comparator import find_comparator_type
from evidence.annotate.design.course import find_course
from evidence.annotate.design.groups import find_groups
from evidence.annotate.design.hypothesis import find_hypothesis
from evidence.annotate.design.kind_of_study import settle_kind
from evidence.annotate.design.masking import find_masking
from evidence.annotate.design.names import find_acronyms
from evidence.annotate.design.people import people_took_part
from evidence.annotate.design.phase import find_phase
from evidence.annotate.design.places import find_places
from evidence.annotate.design.study import find_kind_of_study
from evidence.annotate.facts import distinct
from evidence.mentions import FactMention
from evidence.vocabulary import Allocation, StoppedEarly, StudyType, Subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURE = 0.7
_STOPPED = "study.stopped_early"
_LOOKS_BACK = re.compile(r"retrospective|claims|propensity|real-world|chart\sreview|medical\srecords", re.IGNORECASE)
_ASSIGNS = re.compile(
    r"random(?:ly|\sassign|\salloc)|random\w*\s(?:to|into|between|patients|participants|\d)", re.VERBOSE | re.IGNORECASE
)
_AHEAD = 14
"""Characters after "randomised" that hold "to", "patients" or a number where people were assigned."""
_OF_TRIALS = {"study.allocation", "study.intervention_model", "study.masking", "study.masked", "study.phase"}
CONSTRUCTS: tuple[Callable[[Doc], Iterator[FactMention]], ...] = (
    find_kind_of_study,
    find_chance_allocation,
    find_masking,
    find_phase,
    find_comparator_type,
    find_hypothesis,
    find_acronyms,
    find_places,
    find_course,
)


def find_design(doc: Doc) -> tuple[FactMention, ...]:
    """Find every statement on the design of this study."""
    text = doc._.article.text
    facts = [fact for construct in CONSTRUCTS for fact in construct(doc)]
    if _is_surely_observational(text, facts):
        facts = [fact for fact in facts if not _speaks_of_a_trial(fact)]
    kept = settle_kind(doc, _with_one_study_type(_with_told_reason(list(_without_cohorts_of_trials(facts)))))
    kept = list(_without_readers(doc, kept))
    return distinct([*kept, *find_groups(doc, kept)])


def _is_surely_observational(text: str, facts: list[FactMention]) -> bool:
    """Tell whether records were read again and nothing was assigned: other trials may be named beside such a study."""
    own = [fact for fact in facts if fact.by == "rule:design.study_type" and fact.value == StudyType.OBSERVATIONAL]
    is_sure = any(_LOOKS_BACK.search(text, fact.start, fact.end) for fact in own)
    return is_sure and not any(
        fact.by == "rule:design.allocation" and _ASSIGNS.search(text, fact.start, fact.end + _AHEAD) for fact in facts
    )


def _without_readers(doc: Doc, facts: list[FactMention]) -> Iterator[FactMention]:
    """Where cells or animals were studied and nobody took part, the people named are those whom it may help one day."""
    is_preclinical = any(fact.field == "study.study_type" and fact.value == StudyType.PRECLINICAL for fact in facts)
    is_without_people = is_preclinical and not people_took_part(doc)
    for fact in facts:
        if not (is_without_people and fact.field == "study.subjects" and fact.value == Subjects.PEOPLE):
            yield fact


def _speaks_of_a_trial(fact: FactMention) -> bool:
    return fact.field in _OF_TRIALS or (fact.field == "study.study_type" and fact.value == StudyType.INTERVENTIONAL)


def _without_cohorts_of_trials(facts: list[FactMention]) -> Iterator[FactMention]:
    """A cohort within a randomised trial, or its medical records, do not make it an observational study."""
    is_trial = any(
        fact.field == "study.allocation" and fact.value == Allocation.RANDOMIZED and fact.confidence >= _SURE for fact in facts
    )
    for fact in facts:
        is_observational = fact.field == "study.observational_model" or fact.value == StudyType.OBSERVATIONAL
        if not (is_trial and is_observational):
            yield fact


def _with_told_reason(facts: list[FactMention]) -> list[FactMention]:
    """Where one place tells why the trial ended early, leave out the places that only say that it did."""
    reasons = {fact.value for fact in facts if fact.field == _STOPPED} - {StoppedEarly.OTHER}
    return [fact for fact in facts if fact.field != _STOPPED or not reasons or fact.value in reasons]


def _with_one_study_type(facts: list[FactMention]) -> list[FactMention]:
    """Keep the kind of study that is stated most surely, and most often among equals; the others were said in passing.

    Mice that are named in passing make no case series of patients preclinical.
    """
    weights: dict[str, list[float]] = {}
    for fact in facts:
        if fact.field == "study.study_type":
            weights.setdefault(fact.value, []).append(fact.confidence)
    if not weights:
        return facts
    weighed = {kind: (max(each), sum(each)) for kind, each in weights.items()}
    if any(fact.field == "study.observational_model" and fact.confidence >= _SURE for fact in facts):
        weighed = {kind: each for kind, each in weighed.items() if kind != StudyType.PRECLINICAL or each[0] >= _SURE}
    kind = max(weighed, key=lambda value: weighed[value], default=None)
    return [fact for fact in facts if fact.field != "study.study_type" or fact.value == kind]
