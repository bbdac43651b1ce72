"""The constructs that name arms: "X versus Y", "randomised to X or Y", "the effect of X on", "X or placebo", and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from evidence.annotate.arms.candidates import ARM_JOINS, LISTED_JOINS, Candidate, phrase_after, phrase_before
from evidence.annotate.arms.comparators import comparator_role
from evidence.annotate.arms.controls import controls
from evidence.annotate.arms.lists import alternatives
from evidence.annotate.arms.told_groups import counted_groups, halves, listed_groups
from evidence.mentions import Sentence
from evidence.vocabulary import ArmRole, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_VERSUS = re.compile(
    r"\s(?:versus|vs\.?|(?-i:v)|is\s(?:superior|non-?inferior|equivalent)\sto)\s(?=[A-Za-z(])", re.VERBOSE | re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:(?:as\s)?compared\s(?:with|to)|in\scomparison\s(?:with|to)|relative\sto|against|than(?:\swith|\sdid)?|"
    r"superior\sto|inferior\sto|over)\s(?:either\s)?",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARING = re.compile(r"\b(?:compar(?:e|es|ed|ing)|comparison\s(?:of|between))\s(?!with\b|to\b)", re.IGNORECASE)
_COMPARING_LINK = re.compile(r"\s(?:with|to|versus|vs\.?|against)\s", re.IGNORECASE)
_COMPARING_AND = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)
_PEOPLE_BETWEEN = re.compile(r"\s(?:in|for|among)\s", re.IGNORECASE)
_RANDOMISED = re.compile(
    r"""\b(?: randomi[sz]ed | randomly\s(?:assigned|allocated|divided|split|selected|chosen)
            | (?:assigned|allocated)(?:\s(?:randomly|at\srandom))? )
        (?: [\s,]+ (?: \(?\d[:\d]*\)? | in | a | an | ratio | at | equal | numbers | proportions | by | computer | into
              | participants | patients | women | men | children | adults | people | subjects | either | for | double-blind
              | open-label | fashion | manner | eligible | and | were | once | daily | 1:1 | 2:1 | \(?1:1:1\)? | week\s\d+
              | (?:two|three|four|one\sof(?:\s\w+)?)(?:\s\w+)?(?:\sgroups|\sarms|\streatments) | \d+[–-]week
              | (?:at|in)\s(?:\w+\s){0,2}?\w+(?=\s(?:to|between)\s) ) ){0,10}?
        [\s,:]+ (?: to | between ) \s (?:(?:receive|undergo|take|get|be\sgiven|continue|treatment\swith|start|have|either|
            one\sof\s\w+\s(?:groups|arms|treatments|regimens)[:,]?|groups?\s(?:of|receiving))\s)*""",
    re.VERBOSE | re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"\b(?:randomi[sz]ed|randomly\s(?:assigned|allocated|divided|split)|(?:assigned|allocated)\s(?:randomly|at\srandom)|assigned)\b",
    re.VERBOSE | re.IGNORECASE,
)
_TO_EITHER = re.compile(r"\bto\s(?:receive\s|undergo\s|take\s|get\s|be\sgiven\s)?either\s", re.VERBOSE | re.IGNORECASE)
_TO_GET = re.compile(r"\bto\s(?:receive|undergo|take|get|be\sgiven|have|start|continue)\s", re.VERBOSE | re.IGNORECASE)
_OR_COMPARATOR = re.compile(
    r"(?:,?\s\([^()]{1,60}\))?,?\s(?:or|and|versus|vs\.?)\s(?:an?\s|the\s|matching\s|to\s|with\s|matched\s|identical\s)*$",
    re.VERBOSE | re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r"\b(?:or|versus|vs\.?|than|with|and|to|receive[sd]?|against|over|either|given)\s(?:the\s|current\s|a\s|just\s|"
    r"only\s)*$|[:;]\s$",
    re.VERBOSE | re.IGNORECASE,
)
_EFFECT_OF = re.compile(
    r"""\b(?: effects? | efficacy | effectiveness | safety | benefits? | impact | role | value | tolerability | activity |
        influence | feasibility | use | usefulness | trial | study | evaluation | administration | addition )
        \s(?:and\s(?:safety|tolerability|efficacy|effectiveness)\s|of\sthe\s(?:use|addition)\s|
            profile\s)? of \s (?:(?:adding|using|combining|treatment\swith|adjuvant|the\saddition\sof|administering|
            giving)\s)*
      | \b(?:trial|study)\s(?:evaluating|testing|assessing|examining|investigating)\s(?:the\s(?:use|addition)\sof\s)?
        (?!the\s(?:effect|efficacy|safety|impact|role)|whether|if\b|how\b)
      | \bto\s(?:determine|test|assess|evaluate|examine|see)\s(?:if|whether)\s(?:the\s(?:use|addition)\sof\s|adding\s)?
        (?=\S+(?:\s\S+){0,5}?\s(?:can|could|would|will|may|might|is|was|are|were|reduces?|improves?|prevents?)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTROLLED = re.compile(
    r"\b(?P<control>placebo|sham|vehicle)[\s-]controlled,?\s(?:[\w\d,/-]+\s){0,6}?(?:trial|study|evaluation|test)\s(?:of|"
    r"with|to\s(?:test|evaluate|assess|compare)(?:\sthe\s(?:efficacy|effects?|safety)\sof)?)\s",
    re.VERBOSE | re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"""\b(?: (?:received?|receives|receiving|given|took|taking|take|underwent|undergoing|administered|treated\swith|
        treatment\swith|therapy\swith|supplementation\swith|vaccinated\swith
        |immuni[sz]ed\swith|assigned\sto|allocated\sto|randomi[sz]ed\sto|on) )\s (?:(?:the|either|receive|only|
            treatment\swith)\s)*""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(
    r"\s(?:treatment\s|study\s)?(?:group|arm)s?\b|-treated\s(?:patients|participants|women|men|children|subjects|group)",
    re.VERBOSE,
)
_PEOPLE_BEFORE = re.compile(
    r"\b(?:previously|already|ever|never|not|had|have|has|prior|currently|before|mothers|all|who\swere)\s(?:[\w-]+\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_ADD_ON = re.compile(
    r"\b(?:add(?:ed)?[\s-]on\s(?:therapy\s|treatment\s)?to|in\saddition\sto(?=\s(?:standard|usual|background|conventional|"
    r"optimal|existing|best|their|metformin|chemotherapy|statin))|on\stop\sof|added\sto|adjunct(?:ive)?\s(?:\w+\s)?to|"
    r"on\sa\sbackground\sof|background)\s",
    re.VERBOSE | re.IGNORECASE,
)
_ALL_RECEIVED = re.compile(
    r"\b(?:all|both)\s(?:\w+\s){0,3}?(?:patients|participants|groups|arms|women|men|children|subjects)?\s?(?:also\s|"
    r"were\s|had\s)*(?:received|given|treated\swith|took|receiving)\s",
    re.VERBOSE | re.IGNORECASE,
)
_TREATED = re.compile(r"\btreated\swith\s", re.IGNORECASE)
_BEFORE_RANDOMISATION = re.compile(r"\b(?:before|prior\sto)\s(?:being\s)?randomi[sz]", re.IGNORECASE)
_TITLE_LINK = re.compile(
    r"""\s(?: for|in|as|to\s(?:treat|prevent|reduce|improve)|on|during|after|before|following|when\sadded\sto|added\sto|
        with\sor\swithout
        | (?:may\s|can\s|does\snot\s|did\snot\s|fails\sto\s|significantly\s|rapidly\s)?
          (?:improve|reduce|prolong|prevent|relieve|decrease|increase|lower|slow|delay|accelerate|enhance|cut|ease|help|
              boost)s? ) \s""",
    re.VERBOSE | re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"title\s?[:.]\s", re.IGNORECASE)
_TITLE_OPENERS = re.compile(
    r"^(?:effects?|efficacy|comments?|relationship|role|randomi[sz]ed|phase|a|an|results?|comparison|long|final|impact|predict|risk|quality|survival|"
    r"changes|evaluation|patterns?|management|development|discovery|validation|identification|relapses?|study|trial|safety|"
    r"investigation|assessment|prevention|treatment|use|clinical)\b",
    re.VERBOSE | re.IGNORECASE,
)


_SAID_IN_PASSING = {ArmRole.USUAL_CARE, ArmRole.NO_INTERVENTION}
"""Comparators whose names are also everyday words: they count where they are set against something."""
_GLOSS = re.compile(
    r"\((?:also\s|currently\s|often\s)?(?:the|a|an|which\sis\s\w+|now\s\w+)\s(?:current\s|usual\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_NO_GROUP = re.compile(r"\s(?:effect|response|run-in|lead-in)s?\b", re.IGNORECASE)


def offers(doc: Doc, sentence: Sentence) -> Iterator[Candidate]:
    """Offer every candidate that a construct finds in one sentence."""
    text, start, end = doc._.article.text, sentence.start, sentence.end
    lowered = text[start:end].lower()
    for find, cues in _BY_CUE:
        if any(cue in lowered for cue in cues):
            yield from find(text, start, end)
    yield from _beside_comparators(text, doc._.terms.of("comparators", start, end), start)
    if sentence.index == 0 or sentence.zone is Zone.HEADLINE:
        yield from _title(text, start, end)


def _title(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The name that opens a title: "Fenretinide for …", "Exercise training in women with …"."""
    label = _TITLE_LABEL.match(text[start:end])
    span = phrase_after(text, start + (label.end() if label else 0), end, joins=LISTED_JOINS)
    if span and _TITLE_LINK.match(text, span[1]) and not _TITLE_OPENERS.match(text[slice(*span)]):
        yield Candidate(*span, "title", 0.7, ArmRole.EXPERIMENTAL, window=end)


_OF_SEVERAL = re.compile(r"(?:an?|the)\s[\w-]+,\s", re.IGNORECASE)
"""The first of several attributes: `all received a single, 10-minute lesson`."""


def _background(text: str, start: int, end: int) -> Iterator[Candidate]:
    patterns = [_ADD_ON, _ALL_RECEIVED]
    before = _BEFORE_RANDOMISATION.search(text, start, end)
    cues = [cue for pattern in patterns for cue in pattern.finditer(text, start, end)]
    cues += list(_TREATED.finditer(text, start, before.start())) if before else []
    for cue in cues:
        span = phrase_after(text, cue.end(), end)
        if span and not comparator_role(text[slice(*span)]) and not _OF_SEVERAL.match(text, cue.end()):
            yield Candidate(*span, "background", 0.8, background=True, window=end)


def _randomised(text: str, start: int, end: int) -> Iterator[Candidate]:
    found = [items for cue in _RANDOMISED.finditer(text, start, end) if len(items := alternatives(text, cue.end(), end)) > 1]
    for items in found or islice(_randomised_far(text, start, end), 1):
        yield from _listed(items, end)


def _listed(items: Sequence[tuple[int, int]], end: int) -> Iterator[Candidate]:
    """Offer the names of a list of what was given; one name alone is no list."""
    for number, span in enumerate(items if len(items) > 1 else ()):
        window = items[number + 1][0] if number + 1 < len(items) else end
        yield Candidate(*span, "randomised_to", 0.9, window=window)


def _randomised_far(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Give the lists after a "to" that stands behind those who were assigned: "assigned 206 people who … to either A or B"."""
    cue = _ASSIGNED.search(text, start, end)
    for verb in (_TO_EITHER, _TO_GET) if cue else ():
        for link in verb.finditer(text, cue.end(), end) if cue else ():
            items = alternatives(text, link.end(), end)
            if len(items) > 1:
                yield items


def _versus(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _VERSUS.finditer(text, start, end):
        in_brackets = text.count("(", start, cue.start()) > text.count(")", start, cue.start())
        if in_brackets or text[cue.start() - 1].isdigit() or text[cue.start() - 1] in "%)":
            continue
        left = phrase_before(text, start, cue.start(), joins=LISTED_JOINS)
        right = phrase_after(text, cue.end(), end)
        if left and right:
            yield from _pair(
                text, Candidate(*left, "versus", 0.8, window=cue.start()), Candidate(*right, "versus", 0.8, window=end)
            )


def _pair(text: str, left: Candidate, right: Candidate) -> Iterator[Candidate]:
    """Offer two names that are set against each other; the first is the one on trial unless it names a comparator."""
    is_reversed = comparator_role(text[left.start : left.end]) and not comparator_role(text[right.start : right.end])
    tested, compared = (right, left) if is_reversed else (left, right)
    yield replace(tested, role=ArmRole.EXPERIMENTAL)
    yield replace(compared, role=ArmRole.ACTIVE_COMPARATOR)


def _compared(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _COMPARING.finditer(text, start, end):
        link = _link(text, cue.end(), end)
        if not link:
            continue
        left = phrase_after(text, cue.end(), link.start()) or phrase_before(text, cue.end(), link.start())
        right = phrase_after(text, link.end(), end)
        if left and right:
            yield from _pair(
                text, Candidate(*left, "comparing", 0.85, window=link.start()), Candidate(*right, "comparing", 0.85, window=end)
            )
    for cue in _COMPARED.finditer(text, start, end):
        right = phrase_after(text, cue.end(), end)
        if right:
            yield Candidate(*right, "compared_with", 0.5, ArmRole.ACTIVE_COMPARATOR, window=end)


def _link(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find what joins two names that are compared; a "with" behind the people is theirs ("A and B in people with X")."""
    link, joined = _COMPARING_LINK.search(text, start, end), _COMPARING_AND.search(text, start, end)
    if link and joined and _PEOPLE_BETWEEN.search(text, joined.end(), link.start()):
        return joined
    return link or joined


def _beside_comparators(text: str, terms: Sequence[Term], start: int) -> Iterator[Candidate]:
    """A name before "or placebo" is the other arm; a comparator's own name is always one."""
    for term in terms:
        if text[term.start : term.end].lower() in {"control", "controls", "observation", "vehicle", "comparator"}:
            continue
        if term.value in _SAID_IN_PASSING and not _SET_AGAINST.search(text, start, term.start):
            continue
        if _GLOSS.search(text, start, term.start) or _NO_GROUP.match(text, term.end):
            continue
        yield Candidate(term.start, term.end, "comparator", 0.8, ArmRole(term.value), window=term.end + _REACH)
        link = _OR_COMPARATOR.search(text, start, term.start)
        left = phrase_before(text, start, link.start(), joins=ARM_JOINS) if link else None
        if left:
            yield Candidate(*left, "or_comparator", 0.85, ArmRole.EXPERIMENTAL, window=term.start)


def _named_once(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _EFFECT_OF.finditer(text, start, end):
        span = phrase_after(text, cue.end(), end)
        if span:
            yield Candidate(*span, "effect_of", 0.6, ArmRole.EXPERIMENTAL, window=end)


def _controlled(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _CONTROLLED.finditer(text, start, end):
        span = phrase_after(text, cue.end(), end)
        if span:
            yield Candidate(*span, "controlled_trial_of", 0.9, ArmRole.EXPERIMENTAL, window=end)


def _received(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _RECEIVED.finditer(text, start, end):
        if "either" in cue.group().lower():
            yield from _listed(alternatives(text, cue.end(), end), end)
        span = phrase_after(text, cue.end(), end)
        if span and not _PEOPLE_BEFORE.search(text, start, cue.start()):
            yield Candidate(*span, "received", 0.5, window=end)


def _groups(text: str, start: int, end: int) -> Iterator[Candidate]:
    for cue in _GROUP.finditer(text, start, end):
        span = phrase_before(text, start, cue.start(), joins=frozenset({"plus"}))
        if span and span[1] == cue.start():
            yield Candidate(*span, "group", 0.6, window=end)


_REACH = 160
"""Characters after a comparator's name that may hold its size."""
_BY_CUE: tuple[tuple[Callable[[str, int, int], Iterator[Candidate]], tuple[str, ...]], ...] = (
    (_background, ("added", "addition", "top of", "adjunct", "background", "all ", "both ", "treated with")),
    (_randomised, ("random", "assigned", "allocated")),
    (_versus, ("versus", " vs", " v ", "inferior", "superior", "equivalent")),
    (_compared, ("compar", "than", "versus", "relative to", "against", "inferior", "superior", "over ")),
    (_named_once, (" of ", "trial ", "study ", "whether", " if ")),
    (_controlled, ("controlled",)),
    (_received, ("receiv", "given", "took", "taking", "take ", "under", "administ", " with ", "assigned", "allocated", " on ")),
    (_groups, ("group", " arm", "-treated")),
    (controls, ("control", "compar")),
    (halves, ("half", "one group", "first group", "a group", "one arm")),
    (listed_groups, (":",)),
    (counted_groups, ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ty-")),
)
"""Each construct with words of which its cues always hold one: a sentence without them is passed over."""
