"""Subgroups: words for a part of the participants that has a result of its own.

Every phrase that limits people is a candidate; its signs say whether it is a part; the words round it say its share, whether
its analysis was planned, and whether a test for interaction was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.phrases import pattern
from evidence.annotate.subgroup_ages import age_bands
from evidence.annotate.subgroup_candidates import RESTRICTOR, find_candidates
from evidence.annotate.subgroup_points import Scene, is_barred, is_counterpart, is_part, signs
from evidence.annotate.subgroup_results import told_result
from evidence.mentions import NumberMention, PValueMention, Sentence, SubgroupMention
from evidence.vocabulary import NumberKind, Section, Timing, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION, Zone.HEADLINE}
_SILENT_SECTIONS = {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}
_SHARED = re.compile(
    r"""
        \b(?:in | among | for | only\sin
        | within)\s(?:(?:about|around|approximately|nearly|roughly|almost|some|over|more\sthan)\s)?(?:the\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"""
        ^\s?(?:% | per\s?cent | percent)?\s?of\s(?:the\s | all\s | study\s | trial\s | those\s)*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\b(?:the\s)?(?:other|remaining|remainder|rest)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\swithout\s(?:it|them|this|that|the|these|such)\b", re.IGNORECASE)
_REACH = 40
"""Characters before the people in which words that complement them stand."""


def find_subgroups(doc: Doc) -> tuple[SubgroupMention, ...]:
    """Find the parts of the participants for which a result may be told."""
    sentences = [sentence for sentence in doc._.sentences if _may_tell(sentence)]
    candidates = tuple(held for sentence in sentences for held in find_candidates(doc, sentence))
    text: str = doc._.article.text
    scenes = [scene for held in candidates if not is_barred(scene := Scene(doc, text, held, candidates))]
    parts = [scene for scene in scenes if is_part(scene) or _share_before(scene)]
    parts += [scene for scene in scenes if scene not in parts and is_counterpart(scene, parts)]
    found: list[SubgroupMention] = []
    for sentence in sentences:
        told = list(_in_sentence(doc, sentence, [scene for scene in parts if scene.sentence is sentence], found))
        bands = [] if told else age_bands(doc, sentence)
        found += told or [_mention(doc, sentence, start, end, text[start:end]) for start, end in bands]
    return tuple(found)


def _may_tell(sentence: Sentence) -> bool:
    return sentence.zone not in _SILENT_ZONES and sentence.section not in _SILENT_SECTIONS


def _in_sentence(
    doc: Doc, sentence: Sentence, parts: Sequence[Scene], earlier: Sequence[SubgroupMention]
) -> Iterator[SubgroupMention]:
    """Give the parts of a sentence, and the words in it that point back to the last part named before."""
    named = [_named(scene) for scene in parts]
    back = [term for term in doc._.terms.of("subgroup_cues", sentence.start, sentence.end) if term.value == "back"]
    pointing = [_mention(doc, sentence, term.start, term.end, earlier[-1].definition) for term in back if earlier]
    free = [part for part in pointing if not any(other.start < part.end and part.start < other.end for other in named)]
    yield from sorted((*named, *(replace(part, anaphoric=True) for part in free)), key=lambda part: part.start)


def _named(scene: Scene) -> SubgroupMention:
    held, share = scene.held, _share_before(scene)
    found = _mention(scene.doc, held.sentence, share.start if share else held.start, held.end, held.definition)
    return replace(found, share=share, result=told_result(scene))


def _share_before(scene: Scene) -> NumberMention | None:
    """Give the percentage of `in about 80% of the study participants`, or None; at the top a share is one of everyone."""
    held, text = scene.held, scene.text
    if not RESTRICTOR.match(text[held.people_end : held.sentence.end]) or signs(scene) & {"at the top", "as everyone"}:
        return None
    numbers: tuple[NumberMention, ...] = scene.doc._.numbers
    shares = (
        number
        for number in numbers
        if number.kind in {NumberKind.PERCENT, NumberKind.FRACTION} and held.sentence.start <= number.start < held.people
    )
    joined = (number for number in shares if _OF_PEOPLE.fullmatch(text[number.end : held.people]))
    return next((number for number in joined if _is_shared(text, held.sentence, number)), None)


def _is_shared(text: str, sentence: Sentence, number: NumberMention) -> bool:
    """Say whether a share is one of whom the effect holds in, and not of whom an event befell."""
    introduced = _SHARED.search(text, sentence.start, number.start)
    if not introduced:
        return False
    judged = pattern("words/benefit_cues").search(text, sentence.start, number.start)
    return introduced.start() == sentence.start or bool(judged)


def _mention(doc: Doc, sentence: Sentence, start: int, end: int, definition: str) -> SubgroupMention:
    text: str = doc._.article.text
    cues = doc._.terms.of("subgroup_cues", sentence.start, sentence.end)
    timing = next((term for term in cues if term.value in {Timing.PRESPECIFIED, Timing.POST_HOC}), None)
    before = max(sentence.start, start - _REACH)
    return SubgroupMention(
        start=start,
        end=end,
        definition=definition,
        timing=Timing(timing.value) if timing else None,
        timing_start=timing.start if timing else None,
        timing_end=timing.end if timing else None,
        complement=bool(_COMPLEMENT.search(text, before, end) or _WITHOUT.search(text, start, end)),
        interaction_p=_interaction(doc, sentence),
        by="rule:subgroups",
    )


def _interaction(doc: Doc, sentence: Sentence) -> PValueMention | None:
    inside = (p for p in doc._.p_values if sentence.start <= p.start < sentence.end)
    return next((p for p in inside if p.about == "interaction"), None)
