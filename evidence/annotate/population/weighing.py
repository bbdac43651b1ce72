"""Which condition a study is about: of all that a text names, the one for which most of it speaks.

A text names a condition with the people who took part, behind "treatment of", in its title, and over and over. None of these
is sure by itself: the people of a sentence may be others, and a title may name what is prevented. So they are weighed together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from evidence.mentions import FactMention
from evidence.vocabulary import SourceKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIELD = "population.condition"
_WEIGHTS = {
    "rule:population.people_with": 1.0,
    "rule:population.condition_of_people": 0.8,
    "rule:population.treatment_of": 0.5,
    "rule:population.named_condition": 0.5,
    "rule:population.feared_condition": 0.2,
}
"""What a place of each kind is worth; chosen on dev, flat between half and twice these."""
_FADES = 0.6
"""Of each further place of a kind, as a share of the one before."""
_IN_TITLE = 0.5
_OFTEN = 0.25
"""Of the logarithm of the times that a text names it."""
_MOST_TIMES = 12
_LEAST = 0.5
"""What must speak for a condition, about one place among the people who took part or a title with repetitions."""
_SPECIFIC = 0.3
"""How much of the weight of its kin a longer name needs to stand for all of them."""
_BRACKET = re.compile(r"\s\((?P<short>[^()]*)\)$")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class _Kin:
    """The candidates for one condition, under its shorter and longer names."""

    words: tuple[str, ...]
    found: list[FactMention] = field(default_factory=list)


def weigh_conditions(doc: Doc, facts: Iterable[FactMention]) -> list[FactMention]:
    """Give the facts with the condition that a text is about alone, under one name; none where nothing speaks for it.

    Args:
        doc: the article.
        facts: all facts on the population, with every candidate for the condition.
    """
    others: list[FactMention] = []
    offered: list[FactMention] = []
    for found in facts:
        (offered if found.field == FIELD else others).append(found)
    kin = _kin(doc, offered)
    best = max(kin, key=lambda each: _weight(doc, each), default=None)
    if best is None or _weight(doc, best) < _LEAST:
        return others
    return [*others, *_under_one_name(doc, best)]


def _kin(doc: Doc, offered: Sequence[FactMention]) -> list[_Kin]:
    """Put candidates together of which one name ends the other: "asthma", "severe asthma"."""
    groups: list[_Kin] = []
    for fact in sorted(offered, key=lambda fact: len(_words(doc, fact.value))):
        words = _words(doc, fact.value)
        home = next((each for each in groups if _ends(words, each.words) or _are_initials(each.words, words)), None)
        if home is None:
            home = _Kin(words)
            groups.append(home)
        home.found.append(fact)
    return groups


def _ends(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    if len(long) == len(short) + 1 and long[:-1] == short and long[-1] in _VAGUE_HEADS:
        return True
    return long[-len(short) :] == short and (len(short) > 1 or len(long) == 1 or short[0] not in _VAGUE_HEADS)


def _are_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is the initials of the end of another: "MS", "relapsing-remitting multiple sclerosis"."""
    letters = short[-1] if len(short) == 1 else ""
    return len(letters) > 1 and letters == "".join(word[0] for word in long)[-len(letters) :]


_VAGUE_HEADS = frozenset(
    {
        "bleeding",
        "cancer",
        "disease",
        "disorder",
        "failure",
        "infection",
        "injury",
        "loss",
        "pain",
        "problem",
        "syndrome",
        "tumor",
        "tumour",
    }
)


def _words(doc: Doc, name: str) -> tuple[str, ...]:
    """Give the words of a name in one form: spelled out, lower case, in the singular."""
    return tuple(_singular(word) for word in _WORD.findall(_spelled(doc, _BRACKET.sub("", name)).lower()))


_SHORT = 3


@cache
def _singular(word: str) -> str:
    is_plural = len(word) > _SHORT and word.endswith("s") and not word.endswith(_SINGULAR_ENDS)
    return word[:-1] if is_plural else word


_SINGULAR_ENDS = ("ss", "is", "us", "'s", "’s", "es")


def _spelled(doc: Doc, name: str) -> str:
    """Spell out the short forms in a name that the text ties to long ones."""
    for mention in doc._.abbreviations:
        if mention.by == "rule:abbreviations":
            name = re.sub(rf"(?<![\w-]){re.escape(mention.short)}(?![\w-])", mention.long.replace("\\", ""), name)
    return name


def _weight(doc: Doc, kin: _Kin) -> float:
    text = doc._.article.text
    weight = 0.0
    for by, worth in _WEIGHTS.items():
        trusts = sorted((fact.confidence for fact in kin.found if fact.by == by), reverse=True)
        weight += worth * sum(trust * _FADES**place for place, trust in enumerate(trusts))
    names = {_BRACKET.sub("", fact.value).casefold() for fact in kin.found}
    times = max(text.casefold().count(name) for name in names)
    weight += _OFTEN * math.log2(1 + min(times, _MOST_TIMES))
    return weight + _IN_TITLE * any(_is_in_title(doc, fact) for fact in kin.found)


def _is_in_title(doc: Doc, fact: FactMention) -> bool:
    return any(
        (sentence.zone is Zone.HEADLINE or (sentence.index == 0 and doc._.article.kind is SourceKind.ABSTRACT))
        and sentence.start <= fact.start < sentence.end
        for sentence in doc._.sentences[:_FIRST]
    )


_FIRST = 3


def _under_one_name(doc: Doc, kin: _Kin) -> list[FactMention]:
    """Give every place under the longest name that enough of them share, the best place first."""
    totals: dict[tuple[str, ...], float] = {}
    for fact in kin.found:
        words = _words(doc, fact.value)
        totals[words] = totals.get(words, 0) + _WEIGHTS[fact.by] * fact.confidence
    often = [words for words, total in totals.items() if total >= _SPECIFIC * sum(totals.values())]
    longest = max(often, key=len, default=max(totals, key=lambda words: totals[words]))
    named = [fact for fact in kin.found if _words(doc, fact.value) == longest]
    best = max(named, key=lambda fact: ("(" in fact.value, fact.confidence, -fact.start))
    return [replace(fact, value=best.value) for fact in named]
