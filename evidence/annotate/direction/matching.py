"""Where a text speaks of an outcome and of two arms: words of the three phrases, found again in other words' order.

A phrase is its content words, stemmed; abbreviations that the text defines stand for their long forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from evidence.annotate import lexicon

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DEFINED = re.compile(r"(?P<long>(?:[\w'’\-]+\s+){1,7})\((?P<short>[A-Z][\w\-]{1,9})s?[);,]")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ities", "ity", "ies", "es", "s", "ed", "al", "ly", "y", "e")
_STEM = 4
_PASSIVE_ARMS = ("placebo", "control", "controls", "sham", "usual", "standard", "conventional", "untreated", "comparator")
_ACTIVE_ARMS = ("intervention", "treatment", "treated", "experimental", "active", "drug", "study", "verum")

Spot = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a text, as stems.

    Attributes:
        outcome: the stems of the outcome's words.
        intervention: the stems that name the intervention's arm and not the comparator's.
        comparator: the stems that name the comparator's arm and not the intervention's.
    """

    outcome: frozenset[str]
    intervention: frozenset[str]
    comparator: frozenset[str]


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Cut the ending off a lower-cased word, so that `reduced` and `reductions` meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def words(text: str) -> list[tuple[int, int, str]]:
    """Give the words of a text with their offsets, stemmed; hyphened words also in parts."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        found.append((match.start(), match.end(), stem(word)))
        if "-" in word:
            at = match.start()
            for part in match.group().split("-"):
                found.append((at, at + len(part), stem(part.lower())))
                at += len(part) + 1
    return found


@cache
def _generic() -> frozenset[str]:
    words = {phrase for phrase, value in lexicon.load("result_words").entries if value in {"function", "comparison"}}
    return frozenset(stem(word) for word in words) | words


def content(phrase: str) -> frozenset[str]:
    """Give the stems of the words of a phrase that tell what it names."""
    found = {word for _, _, word in words(phrase)}
    return frozenset(found - _generic()) or frozenset(found)


def question(text: str, intervention: str, comparator: str, outcome: str) -> Question:
    """Make the question's stems, with the abbreviations that the text defines."""
    short = dict(_abbreviations(text))
    first, second, asked = (_expanded(content(phrase), short) for phrase in (intervention, comparator, outcome))
    first, second = first - asked, second - asked
    arms = first - second, second - first
    return Question(asked, *_with_roles(arms[0] or first, arms[1] or second))


def _with_roles(first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    passive, active = (frozenset(stem(word) for word in held) for held in (_PASSIVE_ARMS, _ACTIVE_ARMS))
    if second & passive and not first & passive:
        return first | (active - second), second | (passive - first)
    if first & passive and not second & passive:
        return first | (passive - second), second | (active - first)
    return first, second


def _abbreviations(text: str) -> Iterable[tuple[str, frozenset[str]]]:
    for match in _DEFINED.finditer(text):
        short = match["short"]
        long = match["long"].split()[-len(re.sub(r"[^A-Za-z]", "", short)) :]
        if long and any(word[0].lower() == short[0].lower() for word in long):
            yield stem(short.lower()), content(" ".join(long))


def _expanded(stems: frozenset[str], short: dict[str, frozenset[str]]) -> frozenset[str]:
    added: set[str] = set()
    for abbreviation, long in short.items():
        if abbreviation in stems:
            added |= long
        elif long and long <= stems:
            added.add(abbreviation)
    return stems | added


def spots(text: str, asked: Question) -> list[Spot]:
    """Give the words of `text` that speak of the outcome (`out`), the intervention (`int`) or the comparator (`com`)."""
    found = []
    for start, end, word in words(text):
        if word in asked.outcome:
            found.append((start, end, "out"))
        elif word in asked.intervention:
            found.append((start, end, "int"))
        elif word in asked.comparator:
            found.append((start, end, "com"))
    return found
