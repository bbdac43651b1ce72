"""Subgroups: words for a part of the participants that has a result of its own.

"In patients with asthma" may be everyone in the trial. A part is recognised by what marks it as one: its share of the participants,
the word subgroup, the timing of its analysis, a test for interaction, or words that set the rest against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.phrases import pattern
from evidence.mentions import NumberMention, PValueMention, Sentence, SubgroupMention
from evidence.vocabulary import NumberKind, Section, Timing, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION, Zone.HEADLINE}
_SHARED = re.compile(
    r"\b(?:in|among|for|only\sin|within)\s(?:(?:about|around|approximately|nearly|roughly|almost|some|over|more\sthan)\s)?(?:the\s)?$", re.IGNORECASE
)
_OF_PEOPLE = re.compile(r"^\s?(?:%|per\s?cent|percent)?\s?of\s(?:the\s|all\s|study\s|trial\s|those\s)*", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b(?:in|among|for|only\sin|within|sub-?groups?\sof|subsets?\sof|sub-?populations?\sof|,)\s(?:the\s|those\s|all\s)?(?:\w+\s)?$", re.IGNORECASE
)
_ARM = re.compile(
    r"""^\s(?:who|that|in|receiving|taking)\s?(?:were\s|had\s)?(?:been\s)?(?:received|receiving|treated|assigned|allocated|randomi[sz]ed|given|took|taking|on|alive
        |(?:the\s)?[\w\s-]{1,40}(?:group|arm)s?)\b | ^\s(?:receiving|taking|treated|assigned|randomi[sz]ed)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""People restricted to an arm, or to those with the outcome: a group of the comparison, no part of the participants."""
_EVENT = re.compile(r"\b(?:occurred|reported|observed|seen|found|noted|developed|experienced|achieved|detected|happened)\s(?:in|by|among)\s(?:the\s|about\s)?$", re.IGNORECASE)
_RESTRICTOR = re.compile(r"^\s(?:who(?:se)?|with(?:out)?|aged|under|over|younger|older|that|in\swhom|taking|receiving|not|below|above)\b", re.IGNORECASE)
_STOP = re.compile(r",|;|\s\((?=[Pphn]\s?[=<]|HR|OR|RR|hazard|odds|\d)|\.\s|\.$|\s(?:was|were|showed|lived|survived|experienced|did|is|are|compared|versus|vs)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"^\s(?:who|that)\s(?:\w+\s)?(?:was|were|is|are|did)\b", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\b(?:the\s)?(?:other|remaining|remainder|rest)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\s(?:whose|in\swhom)\b", re.IGNORECASE)
_FRONTED = re.compile(r"^(?:[A-Z]{4,}:\s)?(?:in|among|for)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_LONGEST = 220


def find_subgroups(doc: Doc) -> tuple[SubgroupMention, ...]:
    """Find the parts of the participants for which a result may be told."""
    found: list[SubgroupMention] = []
    for sentence in doc._.sentences:
        if sentence.zone in _SILENT_ZONES or sentence.section in {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}:
            continue
        found += _in_sentence(doc, sentence, found)
    return tuple(found)


def _in_sentence(doc: Doc, sentence: Sentence, earlier: list[SubgroupMention]) -> Iterator[SubgroupMention]:
    cues = doc._.terms.of("subgroup_cues", sentence.start, sentence.end)
    marked = any(term.value in {"subgroup", "prespecified", "post_hoc"} for term in cues)
    taken = sentence.start
    for term in cues:
        if term.value == "back" and earlier:
            yield _mention(doc, sentence, cues, term.start, term.end, definition=earlier[-1].definition, anaphoric=True)
        elif term.value == "people" and term.start >= taken and not _ARM.match(doc._.article.text[term.end : sentence.end]):
            share = _share_before(doc, sentence, term)
            if share or _is_part(doc._.article.text, sentence, term, marked=marked):
                start = share.start if share else term.start
                end = _definition_end(doc._.article.text, term, sentence.end)
                yield _mention(doc, sentence, cues, start, end, definition=_clean(doc._.article.text[term.start : end]), share=share)
                taken = end


def _is_part(text: str, sentence: Sentence, people: Term, *, marked: bool) -> bool:
    """Say whether restricted people are a part: in a marked sentence, or fronted or set apart by `whose` among the results."""
    if not _is_introduced(text, sentence, people):
        return False
    apart = bool(_WHOSE.match(text, people.end)) or bool(_FRONTED.search(text[sentence.start : people.start]))
    return marked or (sentence.section is Section.RESULTS and apart)


def _share_before(doc: Doc, sentence: Sentence, people: Term) -> NumberMention | None:
    """Give the percentage of `in about 80% of the study participants`, or None."""
    for number in doc._.numbers:
        if number.kind in {NumberKind.PERCENT, NumberKind.FRACTION} and sentence.start <= number.start < people.start:
            between = doc._.article.text[number.end : people.start]
            if _OF_PEOPLE.fullmatch(between) and _is_shared(doc._.article.text, sentence, number):
                return number
    return None


def _is_shared(text: str, sentence: Sentence, number: NumberMention) -> bool:
    if not _SHARED.search(text, sentence.start, number.start):
        return False
    counts_events = _EVENT.search(text, sentence.start, number.start)
    return not counts_events or bool(pattern("benefit_cues").search(text, sentence.start, number.start))


def _is_introduced(text: str, sentence: Sentence, people: Term) -> bool:
    before = _INTRODUCED.search(text, max(sentence.start, people.start - 40), people.start)
    restricted = _RESTRICTOR.match(text[people.end : people.end + 20])
    return bool(restricted and (before or people.start == sentence.start))


def _definition_end(text: str, people: Term, end: int) -> int:
    relative = _RELATIVE.match(text[people.end : end])
    begin = people.end + (relative.end() if relative else 0)
    stop = _STOP.search(text, begin, end)
    return min(stop.start() if stop else end, people.start + _LONGEST)


def _clean(words: str) -> str:
    return " ".join(words.split()).rstrip(" .,;:")


def _mention(
    doc: Doc,
    sentence: Sentence,
    cues: tuple[Term, ...],
    start: int,
    end: int,
    *,
    definition: str,
    share: NumberMention | None = None,
    anaphoric: bool = False,
) -> SubgroupMention:
    timing = next((term for term in cues if term.value in {Timing.PRESPECIFIED, Timing.POST_HOC}), None)
    return SubgroupMention(
        start=start,
        end=end,
        definition=definition,
        share=share,
        timing=Timing(timing.value) if timing else None,
        timing_start=timing.start if timing else None,
        timing_end=timing.end if timing else None,
        complement=bool(_COMPLEMENT.search(doc._.article.text, max(sentence.start, start - 25), end)),
        anaphoric=anaphoric,
        interaction_p=_interaction(doc, sentence),
        by="rule:subgroups",
    )


def _interaction(doc: Doc, sentence: Sentence) -> PValueMention | None:
    inside = (p for p in doc._.p_values if sentence.start <= p.start < sentence.end)
    return next((p for p in inside if p.about == "interaction"), None)
