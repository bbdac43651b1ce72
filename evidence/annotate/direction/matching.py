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
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ities",
    "ity",
    "ies",
    "es",
    "s",
    "ed",
    "al",
    "ly",
    "y",
    "e",
)
_STEM = 4
_PASSIVE_ARMS = ("placebo", "control", "controls", "sham", "usual", "standard", "conventional", "untreated", "comparator")
"""Single words, stemmed before they are looked up. The shipped weights of `direction` were fitted with these and no others
(`python -m training.direction`), so they do not follow `words/passive_arms`, which knows more."""
_ACTIVE_ARMS = ("intervention", "treatment", "treated", "experimental", "active", "drug", "study", "verum")

_TREATED_ARMS = ("intervention", "experimental", "treated")
_ARM_NOISE = (
    "group",
    "groups",
    "arm",
    "arms",
    "patient",
    "patients",
    "participant",
    "participants",
    "subject",
    "subjects",
    "mg",
    "ml",
    "kg",
    "g",
    "day",
    "days",
    "daily",
    "week",
    "weeks",
    "month",
    "months",
    "once",
    "twice",
    "dose",
    "doses",
    "plus",
    "combined",
    "min",
    "h",
)
_LABELLED = re.compile(r"\b(?P<label>(?:[Gg]roup|GROUP|[Aa]rm)s?\s+(?:\d|[A-Z]{1,3}\d?))\b")
_TREATED_WITH = re.compile(r"\s+(?:with|by|using)\b", re.IGNORECASE)
"""After `treated` these words bring the treatment: `treated` then names no arm."""
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_DENIALS = ("non-", "non ", "without ", "no ")
_LABEL_REACH = 120
_LONGEST_DENIAL = max(map(len, _DENIALS))

_OTHER = {"int": "com", "com": "int", "out": "out"}

Spot = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a text, as stems.

    Attributes:
        outcome: the stems of the outcome's words.
        intervention: the stems that name the intervention's arm and not the comparator's.
        comparator: the stems that name the comparator's arm and not the intervention's.
        named: every stem of the outcome's words, words of change among them.
        labels: names that the text gives the arms (`group a`), each with `int` or `com`.
    """

    outcome: frozenset[str]
    intervention: frozenset[str]
    comparator: frozenset[str]
    labels: tuple[tuple[str, str], ...] = ()
    named: frozenset[str] = frozenset()


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
    words = {phrase for phrase, value in lexicon.load("words/result_words").entries if value in {"function", "comparison"}}
    return frozenset(stem(word) for word in words) | words


def content(phrase: str) -> frozenset[str]:
    """Give the stems of the words of a phrase that tell what it names."""
    found = {word for _, _, word in words(phrase)}
    return frozenset(found - _generic()) or frozenset(found)


def question(text: str, intervention: str, comparator: str, outcome: str) -> Question:
    """Make the question's stems, with the abbreviations that the text defines."""
    short = dict(_abbreviations(text))
    first, second, asked = (_expanded(content(phrase), short) for phrase in (intervention, comparator, outcome))
    noise = frozenset(stem(word) for word in _ARM_NOISE) | asked
    first, second = first - noise, second - noise
    if _WITHOUT.search(comparator):
        second = second - first
    elif _WITHOUT.search(intervention):
        first = first - second
    arms = _with_roles(first - second or first, second - first or second)
    named = frozenset(word for _, _, word in words(outcome))
    return Question(asked, *arms, labels=_labels(text, *arms), named=named)


def _labels(text: str, first: frozenset[str], second: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Tell which arm `group A` is, by the arm's words that follow it where the groups are set out."""
    votes: dict[str, int] = {}
    found = list(_LABELLED.finditer(text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        stop = min(len(text), match.end() + _LABEL_REACH, following.start() if following else len(text))
        near = {word for _, _, word in words(text[match.end() : stop])}
        name = " ".join(match["label"].lower().split())
        votes[name] = votes.get(name, 0) + len(near & first) - len(near & second)
    return tuple((name, "int" if vote > 0 else "com") for name, vote in sorted(votes.items()) if vote)


def _with_roles(first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Add the words that name an arm by its part in the comparison (`controls`, `treated`) to the arm that plays it."""
    passive, active, treated = (frozenset(map(stem, held)) for held in (_PASSIVE_ARMS, _ACTIVE_ARMS, _TREATED_ARMS))
    if first & passive and not second & passive:
        return first | (passive - second), second | (active - first)
    added = active if second & passive else treated
    with_active = first if second & active else first | (added - second)
    with_passive = second if first & passive else second | (passive - first)
    return with_active, with_passive


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
    labels = dict(asked.labels)
    found = [
        (match.start(), match.end(), labels[name])
        for match in _LABELLED.finditer(text)
        if (name := " ".join(match["label"].lower().split())) in labels
    ]
    for start, end, word in words(text):
        kind = next((kind for kind, held in _kinds(asked) if word in held), None)
        if kind and word in _verbs_of_treating() and _TREATED_WITH.match(text, end):
            continue
        if kind and _is_denied(text, start):
            kind = _OTHER[kind]
        if kind:
            found.append((start, end, kind))
    return sorted(found)


@cache
def _verbs_of_treating() -> frozenset[str]:
    return frozenset(map(stem, (*_ACTIVE_ARMS, *_TREATED_ARMS)))


def _is_denied(text: str, start: int) -> bool:
    """Say whether `non-` stands before a word: the arm without it is the other arm."""
    return text[max(0, start - _LONGEST_DENIAL) : start].lower().endswith(_DENIALS)


def _kinds(asked: Question) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("out", asked.outcome), ("int", asked.intervention), ("com", asked.comparator)
