"""Parallel groups: a sentence that sends people by chance to one named treatment or another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import of_this_study, sentences_with
from evidence.mentions import FactMention
from evidence.vocabulary import Allocation, ComparatorType, InterventionModel, SourceKind, StudyType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = r"(?:[^\s;.]+(?:\.\d+\S*)?\s)"
_TO_GROUPS = re.compile(
    rf"""\b(?: randomi[sz]ed
        | (?:randomly|at\srandom|by\s(?:chance|lot))\s(?:assigned|allocated|allotted|given|divided|split|put)
        | (?:assigned|allocated|allotted|divided|split|put)\s(?:\w+\s){{0,2}}?(?:at\srandom|randomly|by\s(?:chance|lot))
        | (?:underwent|after)\srandomi[sz]ation | assigned
        ),?\s {_WORDS}{{0,12}}?
        (?: (?:to|either|receive|received|inject|take|get|had|on)\s {_WORDS}{{1,25}}? (?:or|versus|vs\.?)\s (?:to\s)?\w
          | \d[\d,]*\s(?:\w+\s)?to\s {_WORDS}{{1,20}}? and\s\d[\d,]*\s(?:\w+\s)?(?:to\s)?\w
          | to\s {_WORDS}{{1,12}}? \(\s?(?:n\s?=\s?)?\d[\d,]* {_WORDS}{{0,8}}? and\s \w
          | in(?:to)?\s(?:two|three|four|five|six|\d)\s(?:\w+\s)?(?:groups|arms) )""",
    re.VERBOSE | re.IGNORECASE,
)
IN_TURN = "study.in_turn"
"""The field of words that bar parallel groups, where arms alone would suggest them."""
_BY_CHANCE = re.compile(r"random|chance|\blots?\b", re.IGNORECASE)
_IN_TURN = re.compile(
    r"""\b(?: cross(?:ed|es|ing)?[\s-]?over | (?:in|a)\srandom\sorder | order\sin\swhich | own\scontrols?
        | (?:would\s)?begin\swith
        | (?:cross-over|crossover) | periods\son | beg(?:an|un)\swith | switched\s(?:to\sthe\sother|sides|over)
        | factorial | (?:other|fellow)\seye | washout | wash-out
        | one\safter\sthe\sother | single[\s-](?:arm|group) | stepped[\s-]wedge
        | semi-?factorial | to\sboth,?\sor\sto\sneither | (?:change[ds]?|switch(?:ed|es)?|swap(?:ped
        |s)?)\s(?:\w+\s){0,2}to\sthe\sother | in\sreverse )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_CONTROL = re.compile(
    r"""\b(?: no\s(?:control|comparison|comparator|placebo)\s(?:group|arm)\b
      | without\sa\s(?:control|comparison)\s(?:group|arm) | lacked\sa\s(?:control|comparison)
      | (?:every|each|all(?:\s\d+|\sof\sthe)?)\s(?:the\s)?(?:patients?|participants?|volunteers?|children|women|men
      |people|child),?\s
            (?:aged\s[^,]+,\s)? (?:was|were)\sgiven\sthe\s(?:drug|vaccine|treatment|medicine)
      | (?:nobody|no\sone)\swas\s(?:left\suntreated|given\s(?:a\splacebo|anything\selse)) )""",
    re.VERBOSE | re.IGNORECASE,
)
"""One group, and nobody to compare it with."""
_OF_ONE_GROUP = (
    ("study.intervention_model", InterventionModel.SINGLE_GROUP),
    ("study.comparator_type", ComparatorType.NONE),
)
_TRUST = 0.8
"""Weight of groups that are only named, beside words such as "parallel-group"."""


def find_groups(doc: Doc, facts: Iterable[FactMention]) -> Iterator[FactMention]:
    """Find parallel groups, where nothing else is said of how the treatments relate to each other.

    A full report names its model; groups are read only in shorter texts.
    """
    if doc._.article.kind is SourceKind.FULL_TEXT:
        return
    known = list(facts)
    text = doc._.article.text
    is_trial = any(found.value == StudyType.INTERVENTIONAL for found in known)
    if any(found.field == "study.intervention_model" for found in known) or not is_trial:
        return
    is_randomised = any(found.value == Allocation.RANDOMIZED for found in known)
    if not is_randomised:
        yield from _one_group(doc)
        return
    turn = _IN_TURN.search(text)
    if turn:
        yield fact(IN_TURN, "true", turn.span(), by="design.in_turn", confidence=_TRUST)
        return
    for sentence, trust, match in sentences_with(doc, _TO_GROUPS):
        if _BY_CHANCE.search(text, sentence.start, match.end()) and of_this_study(text, sentence, *match.span()):
            value = InterventionModel.PARALLEL
            yield fact("study.intervention_model", value, match.span(), by="design.groups", confidence=trust * _TRUST)


def _one_group(doc: Doc) -> Iterator[FactMention]:
    text = doc._.article.text
    for sentence, trust, match in sentences_with(doc, _NO_CONTROL):
        if of_this_study(text, sentence, *match.span()):
            for field, value in _OF_ONE_GROUP:
                yield fact(field, value, match.span(), by="design.one_group", confidence=trust * _TRUST)
