"""Whether people are a part of the participants of whom a result is told: signs for and against it, weighed by points.

"In patients with asthma" may be everyone, an arm, or nobody in this study. No one sign settles it: a part is set against
another, stands in front of a result of its own, has a test of its own, or is what the effect is said to be greater in. Each
sign that holds of a candidate has points, and a part is a candidate that reaches the threshold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.phrases import pattern
from evidence.annotate.subgroup_candidates import Candidate
from evidence.annotate.subgroup_contrast import opposed
from evidence.annotate.subgroup_effects import gained_otherwise, held_in, is_set_against
from evidence.annotate.subgroup_scale import COUNTERPART, POINTS, THRESHOLD
from evidence.annotate.subgroup_signs import (
    AT_START,
    CAUTION,
    CUT_SHORT,
    DEGREE,
    ENROLLED,
    EXCEPTION,
    GENERAL,
    IN_PASSING,
    IN_WHOM,
    TOLD,
    VARYING,
    came_later,
    describes_everyone,
    tells_a_result,
)
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENING = 3
"""Sentences at the top that tell of everyone: the headline and the lead."""
_PLAIN_SIGNS = frozenset(
    {"as at the start", "marked as a part", "of degree", "set against another in the next sentence", "tested"}
)
"""Signs that make even the lead tell of a part."""
_VARIES = frozenset({"what an effect holds in", "gained otherwise", "compared with its opposite"})
"""Signs that say of a part that others fared otherwise."""
_REACH = 60
_INTRODUCED = re.compile(
    r"""\b(?:in|among|for|within|than|of|including|by)\s(?:only\s)?
        (?:the\s|those\s|all\s|these\s|our\s)?(?:[\d,]+\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_FRONTED = re.compile(
    r"""^\W*(?:[A-Z]{4,}[A-Z .]*:\s)?
        (?i:(?:(?:and|but|conversely|however|in\scontrast|likewise|similarly|while|whereas),?\s)?(?:specifically,\s)?
        (?:among|for|in|of|within|with|when)\s(?:only\s)?(?:the\s|those\s|all\s)?(?:[\d,]+\s(?:\(\d+\s?%\)\s)?)?)$""",
    re.VERBOSE,
)
_OF_THIS_STUDY = re.compile(
    r"""(?:participants|volunteers)\s(?:aged|older|over|under|who(?:se)?|with|younger)\b""", re.VERBOSE | re.IGNORECASE
)
"""Participants are people in this study: those of them who share something are a part of it."""
_COUNTED = re.compile(r"\b(?:the|of|among|in)\s(?:the\s)?\d[\d,]*\s(?:\([^()]*\)\s)?$", re.IGNORECASE)
_SINGLED_OUT = re.compile(
    r"""\b(?:only|especially|particularly|even|not|except|notably|mainly|chiefly|primarily)\s(?:among|for|in|with)\s
        (?:the\s|those\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(
    r"""\b(?:interaction | subsets? | sub-?groups? | sub-?populations? | strat(?:um|a|ified) | exploratory | post[\s-]hoc
        | pre-?(?:specified|planned|defined) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PART_OF = re.compile(r"(?:groups?|populations?|sets?)\sof\s(?:the\s|those\s)?$", re.IGNORECASE)
_WHOSE = re.compile(r"\s(?:whose|in\swhom)\s", re.IGNORECASE)
_VALUE = re.compile(r"\d\s?(?:%|per\s?cent|days|weeks|months|years|points)", re.IGNORECASE)
_EVENT = re.compile(
    r"""
        \b(?:occurred | occurring | reported | developed | experienced | detected | happened )\s(?:in | by | among)\s
        (?:the\s | about\s | [\d,]+\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEASURED = re.compile(
    r"""\b(?:by|numbers?\sof|percentages?\sof|proportions?\sof|rates?\sof|risks?\sof)\s(?:the\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""The people are counted by what became of them: they are the outcome (`the proportion of patients with a reduction`)."""
_LIMITS_NOBODY = re.compile(r"\swith\s(?:available|data|follow-?up|measur\w+|evaluable)\b", re.IGNORECASE)
_ARM = re.compile(
    r"""^\s(?:(?:who|that)\s(?:were\s)?)?(?:randomly\s)?
          (?:allocated|alive|assigned|given|on|randomi[sz]ed|receiving|taking|took|treated)\b
        | ^\s(?:who|that)\s(?:had\s(?:not\s)?)?received\s(?!(?:prior|previous))
        | ^\sin\s(?:the\s)?(?:[\w-]+\s){1,5}?(?:arm|group)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""People restricted to an arm: a group of the comparison, no part of the participants."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A candidate with what stands round it."""

    doc: Doc
    text: str
    held: Candidate
    others: Sequence[Candidate]

    @property
    def sentence(self) -> Sentence:
        """The sentence of the candidate."""
        return self.held.sentence

    @property
    def clause(self) -> Clause | Sentence:
        """The clause of the candidate."""
        clauses: tuple[Clause, ...] = self.doc._.clauses
        return next((clause for clause in clauses if clause.start <= self.held.start < clause.end), self.sentence)


def is_part(scene: Scene) -> bool:
    """Say whether a candidate is a part of the participants."""
    return points(scene) >= THRESHOLD


def is_counterpart(scene: Scene, parts: Sequence[Scene]) -> bool:
    """Say whether a candidate is set against a part that stands in its sentence or the one beside it."""
    near = [part for part in parts if abs(part.sentence.index - scene.sentence.index) <= 1]
    is_beside = any(part.sentence is scene.sentence and signs(part) & _VARIES for part in near)
    return points(scene) >= (0 if is_beside else COUNTERPART) and any(
        opposed(scene.held.definition, part.held.definition) for part in near
    )


def points(scene: Scene) -> int:
    """Add the points of the signs that hold."""
    return sum(POINTS[sign] for sign in signs(scene))


def is_barred(scene: Scene) -> bool:
    """Say whether words make people an arm, people chosen by what came later, or nobody."""
    held = scene.held
    behind = scene.text[held.people_end : scene.sentence.end]
    if _MEASURED.search(scene.text, scene.sentence.start, held.start) and not _effect_holds_in(scene):
        return True
    return bool(_ARM.match(behind)) or came_later(held.definition) or bool(CUT_SHORT.search(held.definition))


def signs(scene: Scene) -> frozenset[str]:
    """Name the signs that hold of a candidate."""
    held = {*_place(scene), *_contrasts(scene), *_statement(scene), *_effect(scene), *_definition(scene), *_against(scene)}
    return frozenset(held - {"at the top"} if held & _PLAIN_SIGNS else held)


def _place(scene: Scene) -> Iterator[str]:
    text, held = scene.text, scene.held
    before = text[max(scene.sentence.start, held.start - _REACH) : held.start]
    introduced = bool(_INTRODUCED.search(before))
    if _FRONTED.match(text[scene.clause.start : held.start]) or _FRONTED.match(text[scene.sentence.start : held.start]):
        yield "in front"
    elif held.start - scene.clause.start < len("The more "):
        yield "the subject"
    elif introduced and tells_a_result(text, scene.clause.start, held.start):
        yield "what a result holds in"
    if _COUNTED.search(before):
        yield "counted"
    if EXCEPTION.search(before):
        yield "an exception"
    if IN_WHOM.match(text, held.end):
        yield "in whom a result holds"
    if _SINGLED_OUT.search(before):
        yield "singled out"
    if _EVENT.search(before):
        yield "has the event"


def _contrasts(scene: Scene) -> Iterator[str]:
    against = [other for other in scene.others if other is not scene.held and opposed(scene.held.definition, other.definition)]
    distances = {abs(other.sentence.index - scene.sentence.index) for other in against}
    if 0 in distances:
        yield "set against another beside it"
    elif 1 in distances:
        yield "set against another in the next sentence"


def _statement(scene: Scene) -> Iterator[str]:
    text, clause = scene.text, scene.clause
    if _MARK.search(text, scene.sentence.start, scene.sentence.end):
        yield "marked as a part"
    before = next((other for other in scene.doc._.sentences if other.index == scene.sentence.index - 1), None)
    if before and before.block == scene.sentence.block and _MARK.search(text, before.start, before.end):
        yield "marked before"
    if DEGREE.search(text, clause.start, clause.end):
        yield "of degree"
    if _is_tested(scene):
        yield "tested"
    if CAUTION.search(text, scene.sentence.start, scene.sentence.end):
        yield "told with caution"
    if tells_a_result(text, clause.start, clause.end) or len(_VALUE.findall(text, clause.start, clause.end)) > 1:
        yield "result told"
    if scene.sentence.section is Section.RESULTS:
        yield "among the results"


def _effect_holds_in(scene: Scene) -> bool:
    spans = held_in(scene.text, scene.sentence.start, scene.sentence.end)
    return any(start <= scene.held.people < end for start, end in spans)


def _effect(scene: Scene) -> Iterator[str]:
    held, clause = scene.held, scene.clause
    if _effect_holds_in(scene):
        yield "what an effect holds in"
    place = (held.start, held.end)
    joined = [other.end for other in scene.others if scene.text[held.end : other.start] == " and "]
    if any(gained_otherwise(scene.text, end, clause.end) for end in (held.end, *joined)):
        yield "gained otherwise"
    others = [(other.start, other.end) for other in scene.others if opposed(held.definition, other.definition)]
    if any(is_set_against(scene.text, place, other) or is_set_against(scene.text, other, place) for other in others):
        yield "compared with its opposite"


def _definition(scene: Scene) -> Iterator[str]:
    held = scene.held
    if pattern("words/parts", "part").search(held.definition) or _PART_OF.search(scene.text, scene.sentence.start, held.start):
        yield "named a part"
    if AT_START.search(held.definition):
        yield "as at the start"
    if VARYING.search(held.definition) or _WHOSE.search(held.definition):
        yield "told by a marker"
    if held.people == held.start and held.people_end == held.end and held.limited:
        yield "a state"
    if _OF_THIS_STUDY.match(scene.text, held.people):
        yield "participants"


def _against(scene: Scene) -> Iterator[str]:
    text, clause, held = scene.text, scene.clause, scene.held
    if GENERAL.search(IN_PASSING.sub(",", text[clause.start : clause.end])):
        yield "in general"
    if not TOLD.search(text, clause.start, clause.end) and not _is_tested(scene):
        yield "not told as past"
    if ENROLLED.search(text, clause.start, clause.end):
        yield "how all were chosen"
    spans = tuple((other.start, other.end) for other in scene.doc._.sentences if other.index != scene.sentence.index)
    if held.limited and describes_everyone(text, spans, held.definition):
        yield "as everyone"
    is_bare = not held.limited and not any(opposed(held.definition, other.definition) for other in scene.others)
    if is_bare or _LIMITS_NOBODY.match(text, held.people_end):
        yield "says nothing"
    if scene.sentence.index < _OPENING and scene.sentence.section is None:
        yield "at the top"
    if scene.sentence.section is Section.CONCLUSIONS:
        yield "among the conclusions"


def _is_tested(scene: Scene) -> bool:
    """Say whether a test is printed in the clause of the people, or in the bracket that it opens."""
    tests = (*scene.doc._.p_values, *scene.doc._.intervals)
    inside = [test for test in tests if scene.sentence.start <= test.start < scene.sentence.end]
    if any(scene.clause.start <= test.start < scene.clause.end for test in inside):
        return True
    nearest = min((test.start for test in inside if test.start > scene.held.end), default=None)
    if nearest is None:
        return False
    return scene.text.count("(", scene.held.end, nearest) > scene.text.count(")", scene.held.end, nearest)
