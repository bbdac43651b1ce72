"""Which result a claim asserts: that a treatment works, does no better, or harms; or nothing.

A verb of more or less needs to know whether more of its object is good ("extends survival", "raises the risk of stroke"). A
question, a plan, a purpose ("a pill to prevent migraine") and a test assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.claims.objects import more_is_good, object_span
from evidence.annotate.claims.purpose import is_purpose, selects_people
from evidence.annotate.claims.senses import is_another_sense
from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of, find_phrases
from evidence.annotate.terms import Term
from evidence.vocabulary import OutcomeResult

_QUESTION = re.compile(r"[^.!?]*\?[\"'”’]?")
_HYPHENS = frozenset("-\u2010\u2011")
_ATTRIBUTE = re.compile(r"\s+(?!(?:against|and|as|at|for|in|on|or|than|to|when)\b)\w", re.IGNORECASE)
_TOPIC = re.compile(r"(?:\s+and\s+\w+)?\s+(?:for|in|of)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"\W* (?:the\s+)? (?:(?:clinical|comparative|long-term)\s+)? (?:\w+\s+and\s+)?", re.VERBOSE | re.IGNORECASE
)
_IN_OR_OF = re.compile(r"\s+(?:in|of)\b", re.IGNORECASE)
_FAVOURS, _AGAINST, _NEITHER = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.NO_DIFFERENCE
_ADJECTIVES = {"beneficial", "better", "effective"}
_MOVING = {"raises", "lowers"}
_GOOD = {"works", "benefits", "helps", "operates"}


def asserted_result(sentence: str) -> OutcomeResult | None:
    """Say which result a sentence asserts of the treatment it speaks of.

    Args:
        sentence: a headline, a sentence, or the words of a quotation.

    Returns:
        None where it asserts none; mixed where its clauses assert different ones.
    """
    text = _QUESTION.sub(lambda asked: " " * len(asked.group()), sentence)
    found = {result for clause in clauses_of(text) for result in _in_clause(text, clause.start, clause.end)}
    if len(found) > 1:
        return OutcomeResult.MIXED
    return found.pop() if found else None


def _in_clause(text: str, start: int, end: int) -> Iterator[OutcomeResult]:
    words = find_phrases("words/claimed_results", text, start, end)
    open_from = min((word.start for word in words if word.value == "untested"), default=end)
    told = [word for word in words if word.start < open_from and word.value != "untested"]
    taken = start
    for number, word in enumerate(told):
        if word.start < taken or _says_nothing(text, word, start, end, told[number + 1 :]):
            continue
        denied = is_negated(text, start, word.start) or is_denied_after(text, word.end, end)
        result = _meaning(text, word, denied=denied, end=end)
        if result is not None:
            yield result
        if word.value in {*_MOVING, "averts"}:
            taken = object_span(text, word.end, end)[1]


def _says_nothing(text: str, word: Term, start: int, end: int, later: list[Term]) -> bool:
    if text[word.start - 1 : word.start] in _HYPHENS or text[word.end : word.end + 1] in _HYPHENS:
        return True
    if word.value == "fails":
        return False
    if is_purpose(text, start, word.start) or selects_people(text, start, word.start):
        return True
    if word.value in _MOVING and later and _is_set_aside(text, word, start, later[0]):
        return True
    if word.value == "benefits" and _is_topic(text, word, start):
        return True
    return is_another_sense(text, word, start, end)


def _is_set_aside(text: str, word: Term, start: int, following: Term) -> bool:
    """Say whether a later word tells the result: `more effective`, or `small increases in walking reduce ...`."""
    if text[word.start : word.end].lower() in {"more", "less"} and not text[word.end : following.start].strip():
        return True
    return bool(_IN_OR_OF.match(text, word.end)) and _opens_clause(text, start, word.start)


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Say whether only a determiner and an adjective stand before a noun of change: it is what acts, not what happened."""
    return len(text[start:at].split()) <= 2  # noqa: PLR2004 (a determiner and an adjective)


def _is_topic(text: str, word: Term, start: int) -> bool:
    """Say whether a title only names what was studied: `Tolerability and efficacy of the gel in eczema`."""
    return bool(_OPENING.fullmatch(text, start, word.start) and _TOPIC.match(text, word.end))


def _meaning(text: str, word: Term, *, denied: bool, end: int) -> OutcomeResult | None:
    if word.value == "fails":
        return _NEITHER
    if word.value == "harms":
        return None if denied else _AGAINST
    if word.value in _GOOD:
        return _denied_benefit(text, word) if denied else _FAVOURS
    good = _is_good(text, word, end)
    if good is None or denied:
        return _NEITHER if good else None
    return _FAVOURS if good else _AGAINST


def _denied_benefit(text: str, word: Term) -> OutcomeResult | None:
    """Read `is not effective`; `no effective drug` says that there is none, and nothing of the one in question."""
    attribute = text[word.start : word.end].lower() in _ADJECTIVES and _ATTRIBUTE.match(text, word.end)
    return None if attribute else _NEITHER


def _is_good(text: str, word: Term, end: int) -> bool | None:
    """Say whether more (or less) of the object is good for patients; None where the object is not known."""
    wanted = more_is_good(text, word.end, end, falling=word.value != "raises")
    if word.value == "averts":
        return None if wanted else True
    return None if wanted is None else wanted == (word.value == "raises")
