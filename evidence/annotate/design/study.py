"""Study type, allocation, model, cluster, and who or what was studied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import factual_sentences, of_another_study, of_this_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Section, StudyType, Subjects, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_FIELDS = {
    "allocation": "study.allocation",
    "intervention_model": "study.intervention_model",
    "observational_model": "study.observational_model",
    "stage": "study.stage",
    "analysis_population": "study.analysis_population",
}
_CLUSTER = re.compile(
    r"""\b(?:
        cluster[-‐‑\s](?:randomi[sz]ed|randomi[sz]ation|controlled|rct|trial)
      | (?:practices|clinics|hospitals|wards|villages|schools|clusters|households|communities|pharmacies|classrooms|
          nursing\shomes|care\shomes)
        \s(?:were|was)\s(?:\w+ly\s)?(?:randomi[sz]ed|allocated|assigned)
      | (?:randomi[sz]ed|allocated|assigned)\sby\s(?:practice|clinic|hospital|ward|village|school|cluster|household)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RANDOMISING = re.compile(r"cluster|randomi|random|allocat|assign", re.IGNORECASE)
_MENDELIAN = re.compile(r"mendelian\s$", re.IGNORECASE)
_KEY_PLACES = {Section.OBJECTIVE, Section.METHODS}
_IN_PASSING = 0.5  # weight of a word for animals, cells or records that stands in no key place
_SAID_OF_TYPE = 0.9


def find_kind_of_study(doc: Doc) -> Iterator[FactMention]:
    """Find what kind of study this is."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        for name, field in _FIELDS.items():
            for term in doc._.terms.of(name, sentence.start, sentence.end):
                if _is_this_study(text, sentence, term):
                    yield fact(field, term.value, (term.start, term.end), by=f"design.{name}", confidence=trust)
        yield from _study_types(doc, sentence, trust)
        yield from _subjects(doc, sentence, trust)
        yield from _clusters(text, sentence, trust)


def _is_this_study(text: str, sentence: Sentence, term: Term) -> bool:
    is_mendelian = _MENDELIAN.search(text, sentence.start, term.start)
    return not is_mendelian and of_this_study(text, sentence, term.start, term.end)


def _study_types(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for term in doc._.terms.of("study_type", sentence.start, sentence.end):
        is_review = term.value == StudyType.SYSTEMATIC_REVIEW
        if is_review and of_another_study(text, sentence, term.start, term.end):
            continue
        if not is_review and not _is_this_study(text, sentence, term):
            continue
        weight = 1.0 if _stands_in_key_place(sentence) or term.value == StudyType.INTERVENTIONAL else _IN_PASSING
        yield fact(
            "study.study_type",
            term.value,
            (term.start, term.end),
            by="design.study_type",
            confidence=trust * weight * _SAID_OF_TYPE,
        )


def _subjects(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for term in doc._.terms.of("subjects", sentence.start, sentence.end):
        weight = 1.0 if _stands_in_key_place(sentence) else _IN_PASSING
        if term.value != Subjects.PEOPLE and of_another_study(text, sentence, term.start, term.end):
            continue
        yield fact("study.subjects", term.value, (term.start, term.end), by="design.subjects", confidence=trust * weight)


def _stands_in_key_place(sentence: Sentence) -> bool:
    return sentence.zone in {Zone.HEADLINE, Zone.LEAD} or sentence.section in _KEY_PLACES


def _clusters(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    if not _RANDOMISING.search(text, sentence.start, sentence.end):
        return
    for match in _CLUSTER.finditer(text, sentence.start, sentence.end):
        if not of_another_study(text, sentence, match.start(), match.end()):
            yield fact("study.cluster", "true", match.span(), by="design.cluster", confidence=trust)
