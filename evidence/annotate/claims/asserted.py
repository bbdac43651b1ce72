"""Which result a claim asserts: that a treatment works, does no better, or harms; or nothing.

A verb of more or less needs to know whether more of its object is good ("extends survival", "raises the risk of stroke"). A
question, a plan, a purpose ("a pill to prevent migraine") and a test assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.claims.objects import acts_on_no_outcome, helped, more_is_good, object_span
from evidence.annotate.claims.purpose import is_examined, is_purpose, selects_people
from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of, find_phrases, pattern
from evidence.annotate.terms import Term
from evidence.vocabulary import OutcomeResult

_QUESTION = re.compile(r"[^.!?]*\?[\"'”’]?")
_HYPHENS = frozenset("-\u2010\u2011")
_MECHANISM = re.compile(r"\s+(?:\w+ly\s+)?(?:as|at|by|hard|in|on|out|to|together|with)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b(?:at|her|his|how|its|my|new|of|our|social|the|their|this|to|your)\s+$", re.IGNORECASE)
_CURE_SOUGHT = re.compile(r"\b(?:a|any|better|for|into|more|new|no|of|potential|the)\s+$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:its|potential|the|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\bor\s+$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|i)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s+(?!(?:against|and|as|at|for|in|on|or|than|to|when)\b)\w", re.IGNORECASE)
_QUANTITY = re.compile(r"\s+than\s+(?:\d|a\b|half\b|one\b|two\b|three\b|twice\b)", re.IGNORECASE)
_IN_OR_OF = re.compile(r"\s+(?:in|of)\b", re.IGNORECASE)
_FAVOURS, _AGAINST, _NEITHER = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.NO_DIFFERENCE
_MOVING = {"raises", "lowers"}
_FLAT = {"works": _FAVOURS, "benefits": _FAVOURS, "helps": _FAVOURS, "operates": _FAVOURS}


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
    return _is_another_sense(text, word, start, end)


def _is_set_aside(text: str, word: Term, start: int, following: Term) -> bool:
    """Say whether a later word tells the result: `more effective`, or `small increases in walking reduce ...`."""
    if text[word.start : word.end].lower() in {"more", "less"} and not text[word.end : following.start].strip():
        return True
    return bool(_IN_OR_OF.match(text, word.end)) and _opens_clause(text, start, word.start)


def _is_another_sense(text: str, word: Term, start: int, end: int) -> bool:
    before = text[start : word.start]
    said = text[word.start : word.end].lower()
    if word.value == "operates":
        return bool(_MECHANISM.match(text, word.end) or _NOUN_BEFORE.search(before))
    if word.value == "helps":
        return not helped(text, word.end, end)
    if word.value == "benefits":
        return (
            is_examined(text, word.start, word.end, end)
            or acts_on_no_outcome(text, word.end, end)
            or (said in {"efficacy", "effectiveness"} and bool(_DEFINITE.search(before)))
        )
    if word.value in {*_MOVING, "harms"} and _ALTERNATIVE.search(before):
        return True
    if word.value == "harms":
        return (
            bool(re.match(r"\s+[a-z]", text[word.end : end]))
            and said in {"dangerous", "harmful"}
            and not _is_predicate(text, word)
        )
    if said == "lower" and pattern("words/claim_objects", "part").match(text, min(word.end + 1, end)):
        return True
    if said in {"better", "improve", "improved", "improves", "improving"}:
        return acts_on_no_outcome(text, word.end, end) or bool(_OURS.search(before))
    if said in {"cured", "slow", "cures"}:
        return bool(_CURE_SOUGHT.search(before)) or before.rstrip().lower().endswith(" not")
    return said == "more" and bool(_QUANTITY.match(text, word.end))


def _is_predicate(text: str, word: Term) -> bool:
    return bool(re.match(r"\s+(?:for|to|when|if|in|and|or)\b", text[word.end :], re.IGNORECASE))


def _opens_clause(text: str, start: int, at: int) -> bool:
    """Say whether only a determiner and an adjective stand before a noun of change: it is what acts, not what happened."""
    return len(text[start:at].split()) <= 2  # noqa: PLR2004 (a determiner and an adjective)


def _meaning(text: str, word: Term, *, denied: bool, end: int) -> OutcomeResult | None:
    if word.value == "fails":
        return _NEITHER
    if word.value in _FLAT:
        if (
            denied
            and text[word.start : word.end].lower() in {"beneficial", "better", "effective"}
            and _ATTRIBUTE.match(text, word.end)
        ):
            return None
        return _NEITHER if denied else _FLAT[word.value]
    if word.value == "harms":
        return None if denied else _AGAINST
    good = _is_good(text, word, end)
    if good is None:
        return None
    if denied:
        return _NEITHER if good else None
    return _FAVOURS if good else _AGAINST


def _is_good(text: str, word: Term, end: int) -> bool | None:
    """Say whether more (or less) of the object is good for patients; None where the object is not known."""
    wanted = more_is_good(text, word.end, end, falling=word.value != "raises")
    if word.value == "averts":
        return None if wanted else True
    return None if wanted is None else wanted == (word.value == "raises")
