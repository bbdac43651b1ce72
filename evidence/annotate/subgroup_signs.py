"""What marks restricted people as a part of the participants: words of degree, a state at the start, a range, or a contrast.

"In patients with asthma" may be everyone. It is a part where the effect is said to be greater, or only found, in them, or where
they are told by their state at the start or by a marker, and the text does not describe
everyone so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.annotate.phrases import pattern

_DEGREE = re.compile(
    r"""
    \b(?: (?:all\sthe\s)?more\sso | (?:benefit(?:s|ed)?|differences?|effects?|gains?|improvements?|protection
            |reductions?|response)\s
          (?:[\w-]+\s){0,6}?(?:biggest|clearest|especially|greater|greatest|highest|larger|largest|only
            |particularly|seen\sonly|stronger|strongest)
        | (?:most|more|particularly|especially)\s
            (?:apparent|beneficial|effective|evident|marked|noticeable|pronounced|striking|visible|well)
        | (?:confined|limited|restricted)\sto | only\s(?:among|for|in) | but\snot\s(?:among|for|in)
        | (?:even|particularly|especially|notably)\s(?:greater|stronger|larger|more)?\s?(?:among|for|in)
        | (?:particularly|most|especially)\s(?:benefit(?:s|ed)?|well)
        | (?:greatest|strongest|largest)\s(?:among|for|in) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_START = re.compile(
    r"""\b(?: (?:at|from)\s(?:the\s)?(?:baseline|beginning|entry|outset|start) | to\sbegin\swith
        | when\sthe\s(?:study|trial)\s(?:began|started)
        | (?:started|starting|began)\s(?:out\s|treatment\s)?with )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_VARYING = re.compile(
    r"\b(?:genotype|mutations?|alleles?|carriers?|form\sof\sa\sgene|[\w-]+-(?:positive|negative))\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Markers that some have and others lack; an age, a stage or a high value often describes everyone."""
_COMPARES = re.compile(
    r"""\b(?:earlier|faster|highest|later|lowest|most\soften|slower|sooner|stood\sout|striking|stronger)\b
      | \bp\s?[=<] | \bratio\b | \bmedian\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words and numbers that set a group of the trial beside another."""
_TOLD = re.compile(r"\b(?:was|were|did|had|fell|rose|dropped|lived|\w{3,}ed)\b", re.IGNORECASE)
"""A result is told as past; what holds for such people in general is not."""
_WHO = re.compile(r"\bwho\s(?:\w+\s)?$", re.IGNORECASE)
_GENERAL = re.compile(
    r"""\b(?:can|could|may|might|should|would|will|often|usually|typically|generally
        |earlier\sstud(?:y|ies)|first\sstudy|previous\sstud(?:y|ies)
        |remained\suncertain)\b
      | \b(?:people|patients|those|women|men|adults)\s(?:who|that)\s(?:carry|have|live|suffer|are)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What holds in general, or was found elsewhere, is no result of a part of these participants."""
_MODIFIED = re.compile(
    r"""(?<![\w-])(?P<how> [A-Z][\w-]*[\s-](?:negative|positive)
        | [a-z][\w/]*-(?:negative|positive) | (?:low|high|intermediate|average|higher|lower)[\s-]risk
        | younger | older | poorer | (?:non-?)?smoking | healthier | heavier | overweight | obese )\s$""",
    re.VERBOSE,
)
_CUT_SHORT = re.compile(r"\s(?:in|of|with|from)(?:\s(?:the|an?))?$")
"""A definition that a bracket cuts off (`patients who had a clear scan in the (X) group`) is that of an arm, or of nobody."""
_ENROLLED = re.compile(
    r"""\b(?: enrol\w+ | recruit\w* | randomi[sz]\w* | randomly | assigned | took\spart | participants\swere
        | volunteers\swere
        | (?:trial|study)\s(?:of|in|among|involving|included|with) | eligible | approved | indicated | diagnosed\severy
        | involved )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9][a-z0-9/-]{2,}", re.IGNORECASE)
_STEM = 5
_PLAIN = re.compile(
    r"""adult | alrea | among | and | basel | begin | child | for | from | had | have | havin | older | parti | patie | peopl
      | start | study | that
      | the | their | those | treat | trial | was | were | which | who | whose | with | witho | women | years""",
    re.VERBOSE,
)


def modifier_before(text: str, start: int, at: int) -> int | None:
    """Give where a word begins that limits the people named at `at` (`HPV-negative patients`), or None."""
    found = _MODIFIED.search(text, start, at)
    return found.start("how") if found else None


def came_later(definition: str) -> bool:
    """Say whether words tell people by what happened to them in the trial, and not by what they were at its start."""
    if pattern("words/after_start", "treatment").search(definition):
        return True
    deeds = pattern("words/after_start", "deed").finditer(definition)
    return any(_WHO.search(definition, 0, deed.start()) for deed in deeds)


def is_set_apart(text: str, clause: tuple[int, int], people: tuple[int, int], *, opens: bool) -> bool:
    """Say whether a clause tells a result of restricted people as of a part.

    Args:
        text: the article.
        clause: offsets of the statement.
        people: offsets of the definition.
        opens: the clause stands where a text tells of everyone: only words of degree or of a state at the start count there.
    """
    definition = text[people[0] : people[1]]
    if came_later(definition) or _GENERAL.search(text, *clause):
        return False
    judged = _tells_a_result(text, *clause)
    if not opens and _TOLD.search(text, *clause) and (judged or _COMPARES.search(text, *clause)):
        return True
    if not judged:
        return False
    return bool(_DEGREE.search(text, *clause) or _AT_START.search(definition) or _VARYING.search(definition))


def is_tested_apart(text: str, clause: tuple[int, int], people: tuple[int, int]) -> bool:
    """Say whether a clause that prints a test tells of people chosen by what they were, and speaks of this study.

    Args:
        text: the article.
        clause: offsets of the statement.
        people: offsets of the definition.
    """
    definition = text[slice(*people)]
    return not came_later(definition) and not _CUT_SHORT.search(definition) and not _GENERAL.search(text, *clause)


def _tells_a_result(text: str, start: int, end: int) -> bool:
    names = ("words/benefit_cues", "words/contrast_words", "words/change_words", "words/chance")
    return any(pattern(name).search(text, start, end) for name in names)


def _content(words: str) -> frozenset[str]:
    stems = (found.group().casefold()[:_STEM] for found in _WORD.finditer(words))
    return frozenset(stem for stem in stems if not _PLAIN.fullmatch(stem))


@lru_cache(maxsize=32)
def _described(text: str, spans: tuple[tuple[int, int], ...]) -> frozenset[str]:
    """Give the words with which the text describes everyone: in its headline and where it counts or selects people."""
    told = (text[start:end] for place, (start, end) in enumerate(spans) if place == 0 or _ENROLLED.search(text, start, end))
    return frozenset().union(*map(_content, told))


def describes_everyone(text: str, sentences: tuple[tuple[int, int], ...], definition: str) -> bool:
    """Say whether all that tells who is meant is said of the whole study elsewhere."""
    return _content(definition) <= _described(text, sentences)
