"""Which kind of study a release tells of, weighed over the whole text.

A release names mice, a survey or an earlier trial in passing, and often never says what the study itself was. So the words on
design that were found, and all words of what the release says of its study, are weighed together by a linear model; its weights
are made by `python -m training.study_types`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from evidence.annotate.linear import LinearModel, load_model
from evidence.annotate.standing import terms_of_study
from evidence.mentions import FactMention
from evidence.vocabulary import SourceKind, StudyType, Subjects, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

MODEL = "study_types"
NO_STUDY = "none"
"""The class of a release that tells of no study: a product, a service, an approval without its trial."""
CLASSES = (StudyType.INTERVENTIONAL, StudyType.OBSERVATIONAL, StudyType.PRECLINICAL, StudyType.SYSTEMATIC_REVIEW, NO_STUDY)
_LEXICONS = ("study_type", "study_type_hints", "subjects", "allocation", "observational_model", "masking")
_ASIDE = {Zone.BACKGROUND, Zone.BOILERPLATE}
_FIRST = {Zone.HEADLINE, Zone.LEAD}
_WORD = re.compile(r"[a-z][a-z-]{2,}")
_LENGTH = 4.0
"""Of the vector of all words, beside counts of words on design; by cross-validation."""
_LIKELY = 0.5
"""How probable a kind is that no words of the text state."""
_LIKELIER = 0.6
"""How probable a kind is that goes before another that words of the text state."""
_SHOWN = 2
"""Places that are quoted for a kind of study."""
_FEWEST_WORDS = 100
"""Shorter texts say too little to be weighed; no release that taught the model is as short."""
_FIELD, _SUBJECTS = "study.study_type", "study.subjects"
_OF_SCIENCE = {SourceKind.ABSTRACT, SourceKind.FULL_TEXT, SourceKind.REGISTRY}
_IN_PEOPLE = {StudyType.INTERVENTIONAL, StudyType.OBSERVATIONAL}
_SETTLED = {StudyType.SYSTEMATIC_REVIEW, StudyType.MODELLING}
"""Kinds that are never named in passing as if they were the study."""


def settle_kind(doc: Doc, facts: Sequence[FactMention]) -> list[FactMention]:
    """Give the facts of a release with the kind of study for which the whole text speaks.

    Args:
        doc: the article; where it is written for science and not for news, nothing is changed.
        facts: all facts on the design, with one kind of study at most.
    """
    stated = next((fact.value for fact in facts if fact.field == _FIELD), None)
    if doc._.article.kind in _OF_SCIENCE or stated in _SETTLED or len(doc) < _FEWEST_WORDS:
        return list(facts)
    kind, probability = max(kinds_of_study(doc).items(), key=lambda pair: pair[1])
    if kind == NO_STUDY or probability < (_LIKELIER if stated not in {None, kind} else _LIKELY):
        return list(facts)
    kept = [fact for fact in facts if not _is_against(fact, kind)]
    return kept if stated == kind else [*kept, *_words_for(doc, kind, probability)]


def _is_against(fact: FactMention, kind: str) -> bool:
    if fact.field == _SUBJECTS:
        return kind in (_IN_PEOPLE if fact.value != Subjects.PEOPLE else {StudyType.PRECLINICAL})
    return fact.field == _FIELD and fact.value != kind


def _words_for(doc: Doc, kind: str, probability: float) -> list[FactMention]:
    """Give the words that speak for a kind of study: those on its design, else the sentence that is most like one of it."""
    spans = [
        (term.start, term.end)
        for name in ("study_type", "study_type_hints")
        for _, _, term in terms_of_study(doc, name)
        if term.value == kind
    ]
    model = load_model(MODEL)
    by, confidence = f"model:{model.name}", round(probability, 2)
    spans = spans or [_likest(doc, model, kind)]
    return [
        FactMention(start=start, end=end, field=_FIELD, value=kind, by=by, confidence=confidence)
        for start, end in spans[:_SHOWN]
    ]


def _likest(doc: Doc, model: LinearModel, kind: str) -> tuple[int, int]:
    text = doc._.article.text
    told = [sentence for sentence in doc._.sentences if sentence.zone not in _ASIDE]
    best = max(told, key=lambda each: model.probabilities(_words([text[each.start : each.end]]))[kind])
    return best.start, best.end


def kinds_of_study(doc: Doc) -> dict[str, float]:
    """Give the probability of each of `CLASSES` for a release."""
    return load_model(MODEL).probabilities(kind_features(doc))


def kind_features(doc: Doc) -> dict[str, float]:
    """Give the features of a release: words on design by their place, and the words of what it says of its study."""
    text = doc._.article.text
    found: defaultdict[str, float] = defaultdict(float)
    for name in _LEXICONS:
        for sentence, trust, term in terms_of_study(doc, name):
            found[f"{name} {term.value}"] += trust
            if sentence.zone in _FIRST:
                found[f"first {name} {term.value}"] += 1
    features = {name: math.log1p(count) for name, count in found.items()}
    return features | _words(text[each.start : each.end] for each in doc._.sentences if each.zone not in _ASIDE)


def _words(told: Iterable[str]) -> dict[str, float]:
    """Give the words of sentences as one vector of a fixed length, often-said words damped."""
    counts: Counter[str] = Counter(word for sentence in told for word in _WORD.findall(sentence.lower()))
    damped = {word: 1 + math.log(count) for word, count in counts.items()}
    norm = math.sqrt(sum(value * value for value in damped.values())) or 1.0
    return {f"word {word}": _LENGTH * value / norm for word, value in damped.items()}
