"""Where a word of a claim is used in another sense, in which it asserts nothing: `works by blocking`, `lower back`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from evidence.annotate.claims.objects import acts_on_no_outcome, helped
from evidence.annotate.claims.purpose import is_examined
from evidence.annotate.phrases import pattern
from evidence.annotate.terms import Term

_MECHANISM = re.compile(r"\s+(?:\w+ly\s+)?(?:as|at|by|hard|in|on|out|to|together|with)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b(?:at|her|his|how|its|my|new|of|our|social|the|their|this|to|your)\s+$", re.IGNORECASE)
_CURE_SOUGHT = re.compile(r"\b(?:a|any|better|for|into|more|new|no|not|of|potential|the)\s+$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|potential|the|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\bor\s+$", re.IGNORECASE)
_NEW_KIND = re.compile(r"\bnew\s+(?:and\s+)?$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|i)\s+(?:\w+\s+)?$", re.IGNORECASE)
_QUANTITY = re.compile(r"\s+than\s+(?:\d|a\b|half\b|one\b|two\b|three\b|twice\b)", re.IGNORECASE)
_THEIR_WORK = re.compile(r"\b(?:her|his|its|my|our|the|their|this|your)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GENERIC = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:drugs|medicines|options|studies|therapies|treatments|trials|ways)\b", re.VERBOSE | re.IGNORECASE
)
"""What is still to be found: `more effective treatments`; `are effective treatments` is of those at hand."""
_COPULA = re.compile(r"\b(?:are|as|be|is|was|were)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:an?|the|this)\s+$", re.IGNORECASE)
_PREDICATE = re.compile(r"\s+(?:and|for|if|in|or|to|when)\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s+[a-z]")


@dataclass(frozen=True, slots=True)
class _Use:
    """A word of a claim with what stands around it in its clause."""

    text: str
    start: int
    end: int
    word: Term

    @property
    def before(self) -> str:
        return self.text[self.start : self.word.start]

    @property
    def said(self) -> str:
        return self.text[self.word.start : self.word.end].lower()


def is_another_sense(text: str, word: Term, start: int, end: int) -> bool:
    """Say whether a word of the clause `text[start:end]` says nothing of what became of a treatment."""
    check = _CHECKS.get(word.value)
    return check is not None and check(_Use(text, start, end, word))


def _tells_mechanism(use: _Use) -> bool:
    if use.said == "work" and _THEIR_WORK.search(use.before):
        return True
    return bool(_MECHANISM.match(use.text, use.word.end) or _NOUN_BEFORE.search(use.before))


def _helps_no_one(use: _Use) -> bool:
    return not helped(use.text, use.word.end, use.end)


def _is_only_examined(use: _Use) -> bool:
    if is_examined(use.text, use.word.start, use.word.end, use.end) or acts_on_no_outcome(use.text, use.word.end, use.end):
        return True
    return use.said in {"efficacy", "effectiveness"} and bool(_OWN.search(use.before))


def _describes(use: _Use) -> bool:
    """Say whether `harmful` only describes what follows it, or `worse` is one of two alternatives."""
    if use.said in {"dangerous", "harmful"}:
        return bool(_NOUN_AFTER.match(use.text, use.word.end)) and not _PREDICATE.match(use.text, use.word.end)
    return bool(_ALTERNATIVE.search(use.before))


def _moves_nothing(use: _Use) -> bool:
    if _ALTERNATIVE.search(use.before):
        return True
    if use.said == "lower":
        return bool(pattern("words/claim_objects", "part").match(use.text, min(use.word.end + 1, use.end)))
    return use.said == "more" and bool(_QUANTITY.match(use.text, use.word.end))


def _is_a_fight(use: _Use) -> bool:
    return use.said in {"combat", "fight", "fights"} and bool(_DETERMINER.search(use.before))


def _betters_no_outcome(use: _Use) -> bool:
    if use.said in {"better", "effective"} and _GENERIC.match(use.text, use.word.end) and not _COPULA.search(use.before):
        return True
    if use.said.startswith(("better", "improv", "beat", "outperform")):
        is_ours = use.said.startswith("improv") and (_OURS.search(use.before) or _NEW_KIND.search(use.before))
        return bool(is_ours) or acts_on_no_outcome(use.text, use.word.end, use.end)
    return use.said in {"cured", "cures", "slow"} and bool(_CURE_SOUGHT.search(use.before))


_CHECKS: dict[str, Callable[[_Use], bool]] = {
    "operates": _tells_mechanism,
    "helps": _helps_no_one,
    "benefits": _is_only_examined,
    "harms": _describes,
    "raises": _moves_nothing,
    "lowers": _moves_nothing,
    "averts": _is_a_fight,
    "works": _betters_no_outcome,
}
