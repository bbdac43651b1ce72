"""Subgroups: words for a part of the participants that has a result of its own.

"In patients with asthma" may be everyone in the trial. A part is recognised by what marks it as one: its share of the
participants, the word subgroup, the timing of its analysis, a test for interaction, or words that set the rest against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence.annotate.phrases import pattern
from evidence.annotate.subgroup_signs import (
    came_later,
    describes_everyone,
    is_set_apart,
    is_tested_apart,
    modifier_before,
)
from evidence.mentions import Clause, NumberMention, PValueMention, Sentence, SubgroupMention
from evidence.vocabulary import NumberKind, Section, Timing, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION, Zone.HEADLINE}
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
_INTRODUCED = re.compile(
    r"""
        \b(?:in | among | for | only\sin | within | sub-?groups?\sof | subsets?\sof | sub-?populations?\sof
        | ,)\s(?:the\s | those\s | all\s)?(?:\w+\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ARM = re.compile(
    r"""^\s(?:who|that|in|receiving|taking)\s?(?:were\s|had\s)?(?:been\s)?(?:received|receiving|treated|assigned|allocated|randomi[sz]ed|given|took|taking|on|alive
        |(?:the\s)?[\w\s-]{1,40}(?:group|arm)s?)\b
        | ^\s(?:randomly\s)?(?:receiving|taking|treated|assigned|randomi[sz]ed|given|on)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""People restricted to an arm, or to those with the outcome: a group of the comparison, no part of the participants."""
_EVENT = re.compile(
    r"""
        \b(?:occurred | occurring | reported | observed | seen | found | noted | developed | experienced | achieved
        | detected | happened)\s(?:in | by | among)\s(?:the\s | about\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RESTRICTOR = re.compile(
    r"""
        ^\s(?:who(?:se)? | with(?:out)? | aged | under | over | younger | older | that | in\swhom | taking
        | receiving | not | below | above)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOP = re.compile(
    r"""
        , | ; | \s\((?=[Pphn]\s?[=<] | HR | OR | RR | hazard | odds | \d) | \.\s | \.$ | \s(?:was | were
        | showed | lived | survived | experienced | did | is | are | compared | versus | vs)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^\s(?:(?:who|that)\s(?:\w+\s)?|whose\s(?:[\w-]+\s){1,4}?)(?:was|were|is|are|did|had|has|showed)\b",
    re.VERBOSE | re.IGNORECASE,
)
_HAS = re.compile(
    r"\s(?:who|that)\s(?:[\w-]+\s)?(?:had|has|have|got|showed|received|survived|gained|lost)\b", re.VERBOSE | re.IGNORECASE
)
_COMPLEMENT = re.compile(r"\b(?:the\s)?(?:other|remaining|remainder|rest)\b", re.IGNORECASE)
_OF_THIS_STUDY = re.compile(r"participants\s(?:who(?:se)?|with|aged|younger|older|under|over)\b", re.IGNORECASE)
"""Participants are people in this study: those of them who share something are a part of it."""
_WITH = re.compile(r"\swith\s(?:the|this|that|an?)\s", re.IGNORECASE)
_WITHOUT = re.compile(r"\swithout\s(?:it|them|this|that|the|these|such)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\s(?:whose|in\swhom)\b", re.IGNORECASE)
_FRONTED = re.compile(r"^(?:[A-Z]{4,}:\s)?(?:in|among|for)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:can|could|may|might|should|would|will|often|usually|typically|generally)\b", re.VERBOSE | re.IGNORECASE
)
TOLD_APART = "rule:subgroups_told_apart"
"""A part that only the way of telling its result marks: without a result it is none."""
_NEXT_STATEMENT = re.compile(
    r"""\s(?: [—–-]\s | than\s(?:in|among|for|with|those|others|everyone)\b | (?:and|or)\s(?:also|in|among|for)\b
          | in\s(?:adults|children|men|people|patients|women)\b | \(
          | after\b
          | (?:came|dropped|fell|found|gained|got|had|has
            |have|include[ds]?|lost|received|remained|resulted|rose|saw
            |show(?:s|ing)|survived|went)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_DANGLING = re.compile(r"\s(?:and|or|that|who|whose|with)$", re.IGNORECASE)
_REACH = 40
"""Characters before the people in which words that introduce or complement them stand."""
_LONGEST = 220
_OPENING = 3
"""Sentences at the top that tell of everyone: the headline and the lead."""


def find_subgroups(doc: Doc) -> tuple[SubgroupMention, ...]:
    """Find the parts of the participants for which a result may be told."""
    found: list[SubgroupMention] = []
    contrasted = _contrasted(doc)
    for sentence in doc._.sentences:
        if sentence.zone in _SILENT_ZONES or sentence.section in {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}:
            continue
        found += _in_sentence(doc, sentence, found, contrasted)
    return tuple(found)


def _contrasted(doc: Doc) -> frozenset[int]:
    """Give where people begin who are set apart: `patients without it`, and `patients with the mutation` before them."""
    text, people = doc._.article.text, [term for term in doc._.terms.of("subgroup_cues") if term.value == "people"]
    starts: set[int] = set()
    for before, term in zip([None, *people], people, strict=False):
        if _WITHOUT.match(text, term.end):
            starts.add(term.start)
            if before and _WITH.match(text, before.end) and "\n" not in text[before.end : term.start]:
                starts.add(before.start)
    return frozenset(starts)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the cues for subgroups in it."""

    doc: Doc
    text: str
    sentence: Sentence
    cues: tuple[Term, ...]
    contrasted: frozenset[int]

    @property
    def is_marked(self) -> bool:
        return any(term.value in {"subgroup", "prespecified", "post_hoc"} for term in self.cues)


def _in_sentence(
    doc: Doc, sentence: Sentence, earlier: list[SubgroupMention], contrasted: frozenset[int]
) -> Iterator[SubgroupMention]:
    cues = doc._.terms.of("subgroup_cues", sentence.start, sentence.end)
    scene = _Scene(doc, doc._.article.text, sentence, cues, contrasted)
    taken = sentence.start
    for term in cues:
        if term.value == "back" and earlier:
            yield replace(_mention(scene, term.start, term.end, earlier[-1].definition), anaphoric=True)
        elif term.value == "people" and term.start >= taken:
            part = _part(scene, term)
            if part:
                yield part
                taken = part.end


def _part(scene: _Scene, people: Term) -> SubgroupMention | None:
    """Read the people at a term as a part of the participants, or give None where they are everyone, or an arm."""
    if _ARM.match(scene.text[people.end : scene.sentence.end]):
        return None
    is_restricted = _RESTRICTOR.match(scene.text[people.end : scene.sentence.end])
    share = _share_before(scene.doc, scene.sentence, people) if is_restricted else None
    end = _definition_end(scene.text, people, scene.sentence.end)
    begin = modifier_before(scene.text, scene.sentence.start, people.start)
    begin = people.start if begin is None else begin
    if came_later(scene.text[begin:end]):
        return None
    if (
        share is None
        and people.start not in scene.contrasted
        and not _is_part(scene.text, scene.sentence, people, marked=scene.is_marked)
    ):
        if not _is_told_apart(scene, people, begin, end):
            return None
        return replace(_mention(scene, begin, end, _clean(scene.text[begin:end])), by=TOLD_APART)
    mention = _mention(scene, share.start if share else begin, end, _clean(scene.text[begin:end]))
    return replace(mention, share=share)


def _is_told_apart(scene: _Scene, people: Term, begin: int, end: int) -> bool:
    """Say whether the effect in these people is told apart from that in everyone, and not everyone is described so."""
    before = _INTRODUCED.search(scene.text, max(scene.sentence.start, begin - _REACH), begin)
    restricted = begin < people.start or _RESTRICTOR.match(scene.text[people.end : scene.sentence.end])
    if not restricted or not (before or begin == scene.sentence.start or begin < people.start):
        return False
    clause = next((clause for clause in scene.doc._.clauses if clause.start <= people.start < clause.end), None)
    if clause is None:
        return False
    place = (clause.start, clause.end)
    if _is_tested(scene, people, clause):
        is_apart = bool(before) and is_tested_apart(scene.text, place, (begin, end))
    else:
        opens = scene.sentence.index < _OPENING
        is_apart = scene.sentence.section is None and is_set_apart(scene.text, place, (begin, end), opens=opens)
    return is_apart and not describes_everyone(scene.text, _other_sentences(scene), scene.text[begin:end])


def _is_tested(scene: _Scene, people: Term, clause: Clause) -> bool:
    """Say whether a test is printed behind the people, in their clause or in the bracket that it opens."""
    tests = (*scene.doc._.p_values, *scene.doc._.intervals)
    behind = (test.start for test in tests if people.end < test.start < scene.sentence.end)
    nearest = min(behind, default=None)
    if nearest is None:
        return False
    return nearest < clause.end or scene.text.count("(", people.end, nearest) > scene.text.count(")", people.end, nearest)


def _other_sentences(scene: _Scene) -> tuple[tuple[int, int], ...]:
    return tuple((sentence.start, sentence.end) for sentence in scene.doc._.sentences if sentence.index != scene.sentence.index)


def _is_part(text: str, sentence: Sentence, people: Term, *, marked: bool) -> bool:
    """Say whether restricted people are a part: in a marked sentence, or fronted or set apart by `whose` among the results."""
    if not _is_introduced(text, sentence, people):
        return False
    fronted = bool(_FRONTED.search(text[sentence.start : people.start]))
    if fronted and _OF_THIS_STUDY.match(text, people.start):
        return True
    whose = bool(_WHOSE.match(text, people.end))
    if sentence.section is None and fronted and whose and _tells_a_result(text, people.end, sentence.end):
        return True
    return marked or (sentence.section is Section.RESULTS and (fronted or whose))


def _tells_a_result(text: str, start: int, end: int) -> bool:
    """Say whether words judge what became of people, and not what is known of their disease (`few treatments exist`)."""
    judged = pattern("words/benefit_cues").search(text, start, end) or pattern("words/contrast_words").search(text, start, end)
    return bool(judged) and not _GENERAL.search(text, start, end)


def _share_before(doc: Doc, sentence: Sentence, people: Term) -> NumberMention | None:
    """Give the percentage of `in about 80% of the study participants`, or None."""
    numbers: tuple[NumberMention, ...] = doc._.numbers
    for number in numbers:
        if number.kind in {NumberKind.PERCENT, NumberKind.FRACTION} and sentence.start <= number.start < people.start:
            between = doc._.article.text[number.end : people.start]
            if _OF_PEOPLE.fullmatch(between) and _is_shared(doc._.article.text, sentence, number):
                return number
    return None


def _is_shared(text: str, sentence: Sentence, number: NumberMention) -> bool:
    if not _SHARED.search(text, sentence.start, number.start):
        return False
    counts_events = _EVENT.search(text, sentence.start, number.start)
    return not counts_events or bool(pattern("words/benefit_cues").search(text, sentence.start, number.start))


def _is_introduced(text: str, sentence: Sentence, people: Term) -> bool:
    before = _INTRODUCED.search(text, max(sentence.start, people.start - _REACH), people.start)
    restricted = _RESTRICTOR.match(text[people.end : sentence.end])
    return bool(restricted and (before or people.start == sentence.start))


def _definition_end(text: str, people: Term, end: int) -> int:
    relative = _RELATIVE.match(text[people.end : end])
    begin = people.end + (relative.end() if relative else 0)
    relates = _HAS.match(text[people.end : end])
    begin = max(begin, people.end + relates.end()) if relates else begin
    stops = [found.start() for shape in (_STOP, _NEXT_STATEMENT) if (found := shape.search(text, begin, end))]
    return min([*stops, end, people.start + _LONGEST])


def _clean(words: str) -> str:
    return _DANGLING.sub("", " ".join(words.split()).rstrip(" .,;:"))


def _mention(scene: _Scene, start: int, end: int, definition: str) -> SubgroupMention:
    timing = next((term for term in scene.cues if term.value in {Timing.PRESPECIFIED, Timing.POST_HOC}), None)
    before = max(scene.sentence.start, start - _REACH)
    return SubgroupMention(
        start=start,
        end=end,
        definition=definition,
        timing=Timing(timing.value) if timing else None,
        timing_start=timing.start if timing else None,
        timing_end=timing.end if timing else None,
        complement=bool(_COMPLEMENT.search(scene.text, before, end) or _WITHOUT.search(scene.text, start, end)),
        interaction_p=_interaction(scene.doc, scene.sentence),
        by="rule:subgroups",
    )


def _interaction(doc: Doc, sentence: Sentence) -> PValueMention | None:
    inside = (p for p in doc._.p_values if sentence.start <= p.start < sentence.end)
    return next((p for p in inside if p.about == "interaction"), None)
