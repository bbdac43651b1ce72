"""Study type, allocation, model, cluster, and who or what was studied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.design.stage import find_announcements, is_in_passing
from evidence.annotate.facts import fact
from evidence.annotate.standing import of_another_study, of_this_study, sentences_with, terms_of_study
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
      | (?:clusters|rings|towns|blocks|districts|sectors|centers|centres|classes|teams|regions|facilities)(?:,\snot\s\w+,)?\s
            (?:were|was)\s(?:\w+ly\s)?(?:randomi[sz]ed|allocated|assigned|allotted|drawn|picked\sat\srandom)
      | \d+\s(?:[\w-]+\s){0,3}?(?:villages|schools|clusters|towns|blocks|districts|sectors|wards|practices
      |nursing\shomes|communities)[^.;]*?\s
            (?:were\s)?(?:(?:picked|chosen|allotted|assigned|allocated|drawn|divided)\s(?:at\srandom|by\slot)|randomi[sz]ed|randomly\sassigned)
      | clusters\sof\s(?:households|villages|homes|schools|patients|families)
      | lots\swere\sdrawn\sbetween\sthe\s(?:centers|centres|villages|towns|schools|clinics|wards)
      | (?:group|cluster)\srandom(?:i[sz]ed|i[sz]ation|\sassignment)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMES_CLUSTERS = re.compile(
    r"luster|randomi[sz]ed\s(?:to|by)|(?:randomly|were)\s(?:allocated|assigned|randomi|drawn)|(?:allocated|assigned|allotted)\s(?:by|at)"
    r"|group\srandom|at\srandom|by\slot",
    re.VERBOSE,
)
_MANY_STUDIES = re.compile(
    r"""\b(?: (?:(?:results|findings)\s(?:of|from)\s(?:two|three)
            |(?:results|findings|data)\s(?:of|from)\s(?:(?!2\b|3\b)\d+|four|five|six|seven|eight|nine|ten))
            \s(?:\w+\s){0,2}(?:studies|trials)
          | review\sof\s\d+\s(?:\w+\s)?(?:studies|trials)
          | \d+\s(?:\w+\s)?(?:studies|trials)[^.;]*?\swere\s(?:included|deemed|identified|analy[sz]ed|pooled) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A study of studies, told by how many it took together."""
_HALF_GIVEN = re.compile(
    r"""\bhalf(?:\sof\s(?:\w+\s)?\w+)?\s(?:were|was)\s(?:given|assigned|allocated|treated\swith)\b
        [^.;]*\b(?:the\s)?(?:other\shalf|others|rest)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""People who were given one thing or another by the design."""
_DENIED = re.compile(r"\b(?:not|nobody|no\sone|none|neither|never)\s(?:was|were|been|\w+ly)?\s?$", re.VERBOSE | re.IGNORECASE)
_MENDELIAN = re.compile(r"mendelian\s$", re.IGNORECASE)
_KEY_PLACES = {Section.OBJECTIVE, Section.METHODS}
_IN_PASSING = 0.5  # weight of a word for animals, cells or records that stands in no key place
_ANY_TRIAL = frozenset({"clinical trial", "clinical trials unit", "the trial", "trial of"})
"""Words for a trial that releases on other studies use in passing; in a headline or lead they tell the kind."""
_SAID_OF_TYPE = 0.9


def find_kind_of_study(doc: Doc) -> Iterator[FactMention]:
    """Find what kind of study this is."""
    text = doc._.article.text
    for name, field in _FIELDS.items():
        for sentence, trust, term in terms_of_study(doc, name):
            if _is_this_study(text, sentence, term) and not (name == "stage" and is_in_passing(text, sentence, term)):
                yield fact(field, term.value, (term.start, term.end), by=f"design.{name}", confidence=trust)
    yield from find_announcements(doc)
    yield from _study_types(doc)
    for sentence, trust, match in sentences_with(doc, _MANY_STUDIES):
        if not of_another_study(text, sentence, *match.span()):
            kind = StudyType.SYSTEMATIC_REVIEW
            yield fact("study.study_type", kind, match.span(), by="design.study_type", confidence=trust * _SAID_OF_TYPE)
    for sentence, trust, match in sentences_with(doc, _HALF_GIVEN):
        if of_this_study(text, sentence, *match.span()):
            kind = StudyType.INTERVENTIONAL
            yield fact("study.study_type", kind, match.span(), by="design.study_type", confidence=trust * _SAID_OF_TYPE)
    yield from _subjects(doc)
    for sentence, trust, match in sentences_with(doc, _CLUSTER) if _NAMES_CLUSTERS.search(text) else ():
        if not of_another_study(text, sentence, match.start(), match.end()):
            yield fact("study.cluster", "true", match.span(), by="design.cluster", confidence=trust)


def _is_this_study(text: str, sentence: Sentence, term: Term) -> bool:
    is_excluded = _MENDELIAN.search(text, sentence.start, term.start) or _DENIED.search(text, sentence.start, term.start)
    return not is_excluded and of_this_study(text, sentence, term.start, term.end)


def _study_types(doc: Doc) -> Iterator[FactMention]:
    text = doc._.article.text
    for sentence, trust, term in terms_of_study(doc, "study_type"):
        is_review = term.value == StudyType.SYSTEMATIC_REVIEW
        if is_review and of_another_study(text, sentence, term.start, term.end):
            continue
        if not is_review and not _is_this_study(text, sentence, term):
            continue
        is_told = term.value == StudyType.INTERVENTIONAL and text[term.start : term.end].lower() not in _ANY_TRIAL
        weight = 1.0 if _stands_in_key_place(sentence) or is_told else _IN_PASSING
        yield fact(
            "study.study_type",
            term.value,
            (term.start, term.end),
            by="design.study_type",
            confidence=trust * weight * _SAID_OF_TYPE,
        )


def _subjects(doc: Doc) -> Iterator[FactMention]:
    text = doc._.article.text
    for sentence, trust, term in terms_of_study(doc, "subjects"):
        weight = 1.0 if _stands_in_key_place(sentence) else _IN_PASSING
        if term.value != Subjects.PEOPLE and of_another_study(text, sentence, term.start, term.end):
            continue
        yield fact("study.subjects", term.value, (term.start, term.end), by="design.subjects", confidence=trust * weight)


def _stands_in_key_place(sentence: Sentence) -> bool:
    return sentence.zone in {Zone.HEADLINE, Zone.LEAD} or sentence.section in _KEY_PLACES
