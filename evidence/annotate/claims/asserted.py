"""Which result a claim asserts: that a treatment works, does no better, or harms; or nothing.

A verb of more or less needs to know whether more of its object is good ("extends survival", "raises the risk of stroke"). A
question, a plan and a test assert nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of, find_phrases
from evidence.annotate.terms import Term
from evidence.vocabulary import OutcomeResult

_REACH = 90
"""How far from a verb of more or less its object may begin, in characters of the same clause."""
_RISK = ("risk", "risks", "odds", "danger", "burden")
_FAVOURS, _AGAINST, _NEITHER = OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.NO_DIFFERENCE


def asserted_result(sentence: str) -> OutcomeResult | None:
    """Say which result a sentence asserts of the treatment it speaks of.

    Args:
        sentence: a headline, a sentence, or the words of a quotation.

    Returns:
        None where it asserts none; mixed where its clauses assert different ones.
    """
    if sentence.rstrip().rstrip("\"'”’").endswith("?"):
        return None
    found = {result for clause in clauses_of(sentence) for result in _in_clause(sentence, clause.start, clause.end)}
    if len(found) > 1:
        return OutcomeResult.MIXED
    return found.pop() if found else None


def _in_clause(text: str, start: int, end: int) -> Iterator[OutcomeResult]:
    words = find_phrases("words/claimed_results", text, start, end)
    open_from = min((word.start for word in words if word.value == "untested"), default=end)
    for word in words:
        if word.start < open_from and word.value != "untested":
            denied = is_negated(text, start, word.start) or is_denied_after(text, word.end, end)
            result = _meaning(text, word, denied=denied, end=end)
            if result is not None:
                yield result


def _meaning(text: str, word: Term, *, denied: bool, end: int) -> OutcomeResult | None:
    if word.value == "fails":
        return _NEITHER
    if word.value == "works":
        return _NEITHER if denied else _FAVOURS
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
    first = text[word.end : end].split(maxsplit=2)[:2]
    if any(found.strip(".,").lower() in _RISK for found in first):
        return word.value == "lowers"
    objects = find_phrases("words/outcome_heads", text, word.end, min(end, word.end + _REACH))
    wanted = next((term.value for term in objects if term.value in {"higher", "lower"}), None)
    return None if wanted is None else (wanted == "higher") == (word.value == "raises")
