"""Conditions that are told with people, or with what treats them: `women with gout`, `treatment of gout`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.noun_phrases import noun_phrase_after
from evidence.annotate.population.candidates import mark_around, marked_words
from evidence.annotate.population.conditions import bare_condition, condition_in, condition_name
from evidence.annotate.population.counts import COUNT_BEFORE, without_count
from evidence.annotate.population.others import are_others, are_share, is_of_everybody
from evidence.annotate.population.people import people_phrase
from evidence.annotate.population.sexes import with_other_sex
from evidence.annotate.standing import of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Section, Subjects, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_TREATMENT_OF = re.compile(
    r"\b(?:(?:treatment|management|prevention|therapy)\s(?:of|for)|treating|preventing|to\sprevent|to\streat)\s",
    re.VERBOSE | re.IGNORECASE,
)
_MAY_TELL = re.compile(
    r"\b(?:with|who|affected|diagnosed|living|suffering|at|infected|undergoing|aged|scheduled|requiring|presenting|admitted|"
    r"hospitali[sz]ed)\s",
    re.VERBOSE | re.IGNORECASE,
)
"""One of these stands near every word for people that a telling phrase is built on."""
_NEAR = 60
_SET_BESIDE = re.compile(r"\b(?:compar\w+|contrast\w*|controls?|match\w+|than|those\s(?:of|in))\b", re.VERBOSE | re.IGNORECASE)
_WITHOUT_IT = re.compile(
    r"\b(?:(?:did|do|does|had|have|has|were|are|was)\s(?:not|never)|without|free\sof)\b", re.VERBOSE | re.IGNORECASE
)
"""People without the disease, whom a sentence sets beside those of the study."""
_VAGUE = re.compile(
    r"""(?:(?:active|long-standing|advanced|chronic|severe|the|stable|progressive|underlying|existing|metastatic|unresectable|new|serious)\s)*
        (?:diseases?|infections?|conditions?|illness(?:es)?|disorders?|relapses?|symptoms?|complications?)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may be any condition."""
_KEY_PLACES = {Section.OBJECTIVE, Section.METHODS}
_PLACE_WEIGHT = 0.9
_LOOSE = 0.6
_LOOSE_COUNT = 0.8


def told_conditions(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    """Find the conditions that people of one sentence have, or that something in it treats."""
    weight = trust if sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES else trust * _PLACE_WEIGHT
    yield from _of_people(doc, sentence, weight)
    yield from _treated(doc, sentence, weight)


def _of_people(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    for term in doc._.terms.of("subjects", sentence.start, sentence.end):
        if term.value != Subjects.PEOPLE or of_another_study(text, sentence, term.start, term.end):
            continue
        span = _phrase(doc, sentence, term)
        if span is None or _are_not_meant(text, sentence, term, span):
            continue
        span = with_other_sex(text, sentence, without_count(text, span, term.start))
        is_counted = COUNT_BEFORE.search(text, sentence.start, span[0]) or sentence.zone is Zone.HEADLINE
        condition = condition_in(text, term.end, span[1])
        name = condition_name(doc, condition) if condition and not _VAGUE.fullmatch(text[slice(*condition)]) else None
        if condition and name:
            weight = trust if is_counted else trust * _LOOSE_COUNT
            yield fact("population.condition", name, condition, by="population.people_with", confidence=weight)


def _phrase(doc: Doc, sentence: Sentence, term: Term) -> tuple[int, int] | None:
    text = doc._.article.text
    mark = mark_around(doc, term)
    marked = marked_words(text, term, mark) if mark else None
    may_tell = _MAY_TELL.search(text, term.end, min(sentence.end, term.end + _NEAR)) or COUNT_BEFORE.search(
        text, max(sentence.start, term.start - _NEAR), term.start
    )
    return marked or (people_phrase(text, sentence, term) if may_tell else None)


def _are_not_meant(text: str, sentence: Sentence, term: Term, span: tuple[int, int]) -> bool:
    """Tell whether these are a share of everybody, or people with whom those of the study are compared."""
    if are_share(text, sentence, span[0], term.end) or are_others(text, sentence.start, span[0]):
        return True
    if is_of_everybody(text, sentence) and not COUNT_BEFORE.search(text, sentence.start, span[0]):
        return True
    return bool(_SET_BESIDE.search(text, sentence.start, span[0]) and _WITHOUT_IT.search(text, term.end, span[1]))


def _treated(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    """Read "treatment of X" in the title and the objective."""
    is_key = sentence.zone is Zone.HEADLINE or sentence.section in _KEY_PLACES or sentence.index == 0
    if not is_key:
        return
    text = doc._.article.text
    for cue in _TREATMENT_OF.finditer(text, sentence.start, sentence.end):
        found = noun_phrase_after(text, cue.end(), sentence.end, joins=frozenset({"of"}))
        span = bare_condition(text, found) if found and found[0] - cue.end() <= len("the ") else None
        name = condition_name(doc, span) if span else None
        if span and name:
            by = "population.feared_condition" if "prevent" in cue.group().lower() else "population.treatment_of"
            yield fact("population.condition", name, span, by=by, confidence=trust * _LOOSE)
