"""Which numbers count the participants of the study, and in which sense: candidates first, then one scored decision.

A linear model scores every number of the article that may count people, with all that is said of it at every place. Of each
sense the likeliest number is kept. The weights are made by `training/enrollment.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.enrollment.candidates import Candidate, Place, find_candidates
from evidence.annotate.linear import LinearModel, load_model
from evidence.annotate.number_roles import counts_of
from evidence.mentions import EnrollmentMention
from evidence.vocabulary import EnrollmentRole, Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "enrollment"
NONE = "none"
CLASSES = (NONE, *(role.value for role in EnrollmentRole))
SURE = 0.4
"""Probability from which on a number is taken for a count of participants; F1 over five folds hardly moves from .35 to .55."""
SURE_PLACE = 0.3
"""The same for one place where a number that was taken stands again, by the words there alone."""
_TOLD = 0.95
"""Probability of a sense that the predicate of a step says itself."""
_ALIKE = 0.1
"""A rounded number within this share of an exact one counts the same people."""


@dataclass(frozen=True, slots=True)
class Total:
    """A candidate that counts the participants, with its sense and how sure that is."""

    candidate: Candidate
    role: EnrollmentRole
    probability: float


def find_totals(doc: Doc) -> Iterator[EnrollmentMention]:
    """Find the counts of participants of the whole study, at every place where they are told."""
    model = load_model(MODEL)
    for total in chosen(scored(model, find_candidates(doc, counts_of(doc)))):
        for place in total.candidate.places:
            told = dict.fromkeys([*place.features, *total.candidate.features], 1.0)
            sure = 1 - model.probabilities(told)[NONE]
            if sure >= SURE_PLACE or len(total.candidate.places) == 1:
                yield _mention(place, total.role, min(sure, total.probability))


def scored(model: LinearModel, candidates: Sequence[Candidate]) -> Iterator[Total]:
    """Give the candidates that are surely enough a count of participants, with their likeliest sense."""
    for candidate in candidates:
        if candidate.step:
            if candidate.step in CLASSES:
                yield Total(candidate, EnrollmentRole(candidate.step), _TOLD)
            continue
        scores = model.probabilities(candidate.all_features())
        probability = 1 - scores.pop(NONE)
        if probability >= SURE:
            yield Total(candidate, EnrollmentRole(max(scores, key=scores.__getitem__)), probability)


def chosen(totals: Iterable[Total]) -> list[Total]:
    """Keep the surest number of each sense, and no rounded one beside the exact one."""
    kept: dict[EnrollmentRole, Total] = {}
    found = sorted(totals, key=lambda total: -total.probability)
    exact = [total.candidate.value for total in found if not _is_rounded(total)]
    for total in found:
        repeats = _is_rounded(total) and any(abs(total.candidate.value - value) <= _ALIKE * value for value in exact)
        if not repeats:
            kept.setdefault(total.role, total)
    return list(kept.values())


def _is_rounded(total: Total) -> bool:
    return all(place.number.qualifier is not Qualifier.EXACT for place in total.candidate.places)


def _mention(place: Place, role: EnrollmentRole, probability: float) -> EnrollmentMention:
    return EnrollmentMention(
        start=place.number.start,
        end=place.noun_end,
        by="model:enrollment",
        confidence=probability,
        count=place.number,
        role=role,
    )
