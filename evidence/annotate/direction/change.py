"""Which way a clause says a quantity moved: up, down, or no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of, find_phrases
from evidence.annotate.significance import find_significance
from evidence.annotate.terms import Term
from evidence.vocabulary import Change, Significance

_THAN = {"more than": "increased", "less than": "decreased"}
_QUANTITY = re.compile(r"\s+(?:\d|half\b|twice\b|double\b|one\b|two\b|three\b)", re.IGNORECASE)
CONVERTED = re.compile(
    r"(?<=(?:equal|alent))\sto\s(?:about\s|almost\s|around\s|nearly\s|roughly\s|some\s|(?:a|an|the)\s\w+\sof\s)?[−-]?\d",
    re.VERBOSE | re.IGNORECASE,
)
"""What follows `equal` or `equivalent` where a value is told in another unit (`equivalent to about 0.7 cm`)."""
SHARED_OUT = re.compile(
    r"(?<=(?:equal))\s(?:footing|importance|lengths?|numbers?|parts?|proportions?|ranks?|sizes?|weights?)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""What is equal by design (`in equal numbers`, `given equal rank`) is no result."""
LIMIT = re.compile(
    r"(?:lower|upper)\s(?:\d+\s?%\s)?(?:confidence\s)?(?:bound(?:ary)?|end|limit|margin)\b", re.VERBOSE | re.IGNORECASE
)
"""One end of an interval (`the lower limit`) moves nothing."""
_THAN_A_NUMBER = re.compile(
    r"\sthan\s(?:(?:about|an?|the|some)\s)?(?:\d|half\b|one\b|two\b|three\b|four\b|five\b|ten\b)", re.VERBOSE | re.IGNORECASE
)
"""What is fewer than 20 is counted against a threshold and not against another arm."""
_AT_RISK = re.compile(
    r"\b(?:adults|anyone|children|individuals|men|participants|patients|people|those|women)\s(?:who\s(?:are|were)\s)?at\s(?:an?\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""Those at increased risk are people and no result."""
_OF_PEOPLE = re.compile(
    r"""\b(?:declines?|decreases?|deterioration|falls?|increases?|loss|reductions?|rises?|worsening)\s(?:in|of)\s[^,;:]*
        \s(?:was|were)\s(?:found|noted|observed|recorded|reported|seen)\s(?:in|among|by)\s(?:about\s|only\s)?\d
      | \bno\slonger\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A change that some people had is counted, and what is no longer so went the other way: neither is the movement told."""
_UP = ("greater", "higher", "larger", "more", "stronger", "longer", "faster", "greatest", "largest")
_DOWN = ("smaller", "less", "lower", "weaker", "slower", "fewer", "smallest")
_NOUNS = (
    "reduction",
    "reductions",
    "decrease",
    "decreases",
    "decline",
    "declines",
    "drop",
    "fall",
    "rise",
    "increase",
    "increases",
    "gain",
    "gains",
    "improvement",
    "improvements",
    "deterioration",
    "benefit",
    "benefits",
    "attenuation",
    "worsening",
    "improve",
    "effective",
    "efficacious",
)
_TURNED = {"increased": "decreased", "decreased": "increased", "better": "worse", "worse": "better"}
_NEAR = 3
_PREDICATED = re.compile(
    r"\s(?:in|of)\s[^,;:()]{1,60}\s(?:was|were)\s(?:[a-z]+ly\s|also\s|much\s)?", re.VERBOSE | re.IGNORECASE
)
"""What lies between a noun of change and its own more or less (`reductions in headache days were greater`)."""
_BARE_CHANGE = re.compile(
    r"\b(?:changes?|differences?)\s(?:from\sbaseline\s)?(?:in|of|on|from)\s[^,;:()]{1,80}(?:,\san?\s[^,;:()]{1,60},\s\w+\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""A change without a way: that it was larger says not which way it went (`changes in the score were larger`)."""
_ASIDE = re.compile(r",\s(?:but\s)?not\s[^,;.]{1,60},")
"""`the drug, but not placebo, reduced ...`: what is denied there is the arm, not the change."""
_MOVES = {"increased": Change.INCREASED, "decreased": Change.DECREASED}


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word of change at `[start, end)`.

    Attributes:
        value: `increased`, `decreased`, `better`, `worse` or `no_difference`.
        denied: a negation of its clause holds for it.
    """

    start: int
    end: int
    value: str
    denied: bool


def change_words(text: str, start: int = 0, end: int | None = None) -> Iterator[ChangeWord]:
    """Give the words of change in `text[start:end]`, each with whether its clause denies it.

    A word of more or less before a noun of change is read with it: "a greater reduction" is a decrease, "a smaller reduction"
    an increase. "More than 40" moves nothing.
    """
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    for clause in clauses_of(text, start, end):
        terms = [term for term in find_phrases("words/change_words", text, clause.start, clause.end) if _moves(text, term)]
        modifier: Term | None = None
        predicate: Term | None = None
        for number, term in enumerate(terms):
            following = terms[number + 1] if number + 1 < len(terms) else None
            if term is predicate:
                continue
            if following and _is_predicated(text, term, following):
                predicate = following
                denied = is_negated(text, clause.start, following.start)
                yield ChangeWord(term.start, following.end, _joined(text, following, term), denied)
                continue
            if modifier is None and following and _modifies(text, term, following):
                modifier = term
                continue
            if _grows_without_a_way(text, clause.start, term):
                continue
            opened = modifier or term
            denied = is_negated(text, clause.start, opened.start) or is_denied_after(text, term.end, clause.end)
            yield ChangeWord(opened.start, term.end, _joined(text, modifier, term), denied)
            modifier = None


def _is_predicated(text: str, term: Term, following: Term) -> bool:
    """Say whether a noun of change is said to be more or less itself (`the fall in pressure was larger`)."""
    if text[term.start : term.end].lower() not in _NOUNS or text[following.start : following.end].lower() not in (*_UP, *_DOWN):
        return False
    return _PREDICATED.fullmatch(text, term.end, following.start) is not None


def _grows_without_a_way(text: str, start: int, term: Term) -> bool:
    """Say whether a word of more or less is of a change, of which it does not say the way."""
    return text[term.start : term.end].lower() in (*_UP, *_DOWN) and bool(_BARE_CHANGE.search(text, start, term.start))


def _moves(text: str, term: Term) -> bool:
    """Say whether a phrase is not one of those that only resemble change (`more than 40`, `at least`)."""
    if CONVERTED.match(text, term.end) or LIMIT.match(text, term.start) or SHARED_OUT.match(text, term.end):
        return False
    if term.value != "neutral":
        return not (_THAN_A_NUMBER.match(text, term.end) or _AT_RISK.search(text, 0, term.start))
    than = text[term.start : term.end].lower() in _THAN
    return than and not _QUANTITY.match(text, term.end)


def _modifies(text: str, term: Term, following: Term) -> bool:
    if term.value in _MOVES and text[following.start : following.end].lower() in {"less", "more"}:
        return not text[term.end : following.start].strip(" ").removesuffix("significantly").strip()
    if text[term.start : term.end].lower() not in (*_UP, *_DOWN) or text[following.start : following.end].lower() not in _NOUNS:
        return False
    return len(text[term.end : following.start].split()) <= _NEAR and not re.search(
        r"[,;()]|\band\b|\bthan\b", text[term.end : following.start]
    )


def _joined(text: str, modifier: Term | None, term: Term) -> str:
    value = _THAN.get(text[term.start : term.end].lower(), term.value)
    if modifier is not None and modifier.value in _MOVES and text[term.start : term.end].lower() in {"less", "more"}:
        return _TURNED[modifier.value] if text[term.start : term.end].lower() == "less" else modifier.value
    if modifier is None or text[modifier.start : modifier.end].lower() in _UP:
        return value
    return _TURNED.get(value, value)


def clause_change(text: str) -> Change | None:
    """Say which way a clause says a quantity moved.

    A denied movement ("did not reduce") and a movement without significance ("a non-significant increase") are no difference.
    A word that only judges ("improved", "worse") tells no direction.

    Args:
        text: one clause.

    Returns:
        None where the clause says none, or both.
    """
    if _OF_PEOPLE.search(text):
        return None
    words = tuple(change_words(text))
    if any(word.value == "no_difference" and not word.denied for word in words):
        return Change.NO_DIFFERENCE
    moves = {(_MOVES[word.value], word.denied) for word in words if word.value in _MOVES}
    statements = {significance for _, _, significance in find_significance(text)}
    if statements == {Significance.NOT_SIGNIFICANT} or (moves and all(denied for _, denied in moves)):
        return Change.NO_DIFFERENCE
    asserted = {change for change, denied in moves if not denied}
    return asserted.pop() if len(asserted) == 1 else None
