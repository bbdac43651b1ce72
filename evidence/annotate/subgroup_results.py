"""What the words say at once of a part: the effect was greater in it, or found in others `but not in` it."""

from __future__ import annotations

import re

from evidence.annotate.phrases import pattern
from evidence.annotate.subgroup_points import Scene
from evidence.annotate.subgroup_signs import DEGREE
from evidence.vocabulary import SubgroupResult

_LEFT_OUT = re.compile(r"\bnot\s(?:so\s)?(?:among|for|in)\s(?:the\s|those\s)?$", re.IGNORECASE)
_EXCEPTED = re.compile(r"\bexcept(?:ing)?\s(?:among|for|in)\s(?:the\s|those\s)?$", re.IGNORECASE)
_NOTHING = re.compile(
    r"""\b(?:no|without)\s(?:additional\s|apparent\s|clear\s|evident\s|further\s|significant\s|statistically\s|such\s)*
            (?:advantage|benefits?|differences?|effects?|gains?|improvements?)\b
        | \b(?:did|does|do)(?:n['’]t|\snot)\s(?:appear\sto\s|seem\sto\s)?(?:benefit|change|differ|drop|help|improve)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_LESS = re.compile(
    r"""\b(?: less | lowest | only\sin | smaller | smallest | weaker | worse | harms? | harmful | risks?\sof | adverse
        | side[\s-]effects? )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DENIED = re.compile(
    r"""\b(?: no | not | neither | nor | without | cannot | fail(?:s|ed) )\b | n['’]t\b""", re.VERBOSE | re.IGNORECASE
)
_RESPONDED = re.compile(
    r"""\b(?: respond(?:s|ed) | graduated
        | (?:partial|complete|objective|best|better|greatest|larger)\s(?:[a-z]+\s)?response )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_STRIKING = re.compile(
    r"\b(?:benefit|effect|gain|improvement)s?\s(?:was|were)\s(?:clear|considerable|large|marked|striking|strong)\b",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 40


def told_result(scene: Scene) -> SubgroupResult | None:
    """Give what is said of a part without naming an outcome, or None where nothing is or the words are of two minds."""
    text, held, clause = scene.text, scene.held, scene.clause
    if _LEFT_OUT.search(text, max(scene.sentence.start, held.start - _REACH), held.start):
        return SubgroupResult.NO_DIFFERENCE
    if _EXCEPTED.search(text, max(scene.sentence.start, held.start - _REACH), held.start):
        return None
    if _NOTHING.search(text, clause.start, clause.end) and not DEGREE.search(text, clause.start, clause.end):
        return SubgroupResult.NO_DIFFERENCE
    words = text[clause.start : held.start] + " " + text[held.end : clause.end]
    if _LESS.search(words) or _DENIED.search(words):
        return None
    is_better = DEGREE.search(text, clause.start, clause.end) or _RESPONDED.search(words) or _STRIKING.search(words)
    if is_better or pattern("words/benefit_cues", "favours_intervention").search(words):
        return SubgroupResult.BENEFIT
    return None
