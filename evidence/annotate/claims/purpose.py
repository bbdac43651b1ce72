"""Where a verb of a claim asserts nothing: a purpose, a selection of people, or a benefit that was only looked into."""

from __future__ import annotations

import re

from evidence.annotate import lexicon
from evidence.annotate.phrases import pattern

_INFINITIVE = re.compile(r"(?P<before>[\w'’\-]+)?\s*\bto\s+(?:\w+ly\s+)?(?:\w+\s+(?:and|or)\s+)?$", re.VERBOSE | re.IGNORECASE)
_GERUND = re.compile(r"\w+ing\b", re.IGNORECASE)
_GERUND_FRAME = re.compile(r"\b(?:for|in|of|into|on|at|toward|towards|about|that)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_SELECTED = re.compile(
    r"""(?: \b(?:who|which\s+\w+) (?:\s+(?:are|can|could|is|likely|may|might|most|to|will|would))* \s+ $
          | \b(?:who|that)\s+(?:\w+ly\s+|often\s+)?(?:has|have|had)\s+(?:an?\s+)? $
          | \b(?:drugs|medicines|therapies|treatments)\s+(?:that|which)\s+(?:\w+\s+){0,2} $
          | \bat\s+(?:an?\s+)? $
          | \b(?:adults|children|individuals|men|participants|patients|people|those|women)\s+(?:at|with)\s+(?:an?\s+)? $ )""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(r"\s+(?:the|its|their|any|both)\s+(?:[\w\-]+\s+){0,2}", re.IGNORECASE)
_NEAR = 60
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|being|been)\s+(?:\w+ly\s+)?", re.IGNORECASE)


def is_purpose(text: str, start: int, at: int) -> bool:
    """Say whether the verb at `at` tells what something is for: `a pill to prevent migraine`, `hopes of easing pain`.

    After a verb that takes the infinitive as its complement (`was shown to prevent`) it asserts.
    """
    before = text[start:at]
    if _GERUND.match(text, at):
        return not before.strip() or bool(_GERUND_FRAME.search(before))
    infinitive = _INFINITIVE.search(before)
    if infinitive is None:
        return False
    held = lexicon.load("words/verb_neighbours")
    return (infinitive["before"] or "").lower() not in {*held.phrases("before_to"), *held.phrases("before_preposition_to")}


def selects_people(text: str, start: int, at: int) -> bool:
    """Say whether the words before only say which people are meant: `patients who may benefit`, `women at increased risk`."""
    return bool(_SELECTED.search(text[start:at]))


def is_examined(text: str, start: int, at: int, end: int) -> bool:
    """Say whether a noun at `[start, at)` was only looked into: `the benefits were assessed`, `which compared the benefit`."""
    examined = pattern("words/claim_objects", "examined")
    if any(_NOUN_PHRASE.fullmatch(text, verb.end(), start) for verb in examined.finditer(text, max(0, start - _NEAR), start)):
        return True
    return any(examined.match(text, passive.end(), end) for passive in _PASSIVE.finditer(text, at, end))
