"""Words that speak for or against a part of the participants: of degree, of a state at the start, of what came later.

People told by what happened to them in the trial are no part of it, nor are people whom the text describes everyone by.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidence.annotate.phrases import pattern

DEGREE = re.compile(
    r"""
    \b(?: (?:all\sthe\s)?more\sso
        | (?:advantages?|benefit(?:s|t?ed)?|differences?|effects?|gains?|impacts?|improvements?|protection
            |reductions?|responses?)\s
          (?:[\w-]+\s){0,6}?(?:biggest|clearest|especially|greater|greatest|highest|larger|largest|only|lowest
            |particularly|seen\sonly|smaller|smallest|stronger|strongest|weaker)
        | (?:biggest|clearest|greater|greatest|highest|larger|largest|lowest|smaller|smallest|stronger|strongest|best|better)\s
          (?:[\w-]+\s){0,2}?(?:advantages?|benefits?|differences?|effects?|gains?|impacts?|improvements?|protection|reductions?
            |response|responses)
        | (?:even\smore|most|more|particularly|especially|less)\s
            (?:apparent|beneficial|effective|evident|marked|noticeable|profound|pronounced|striking|visible|well)
        | most\soften\s(?:among|for|in)
        | (?:confined|limited|restricted)\sto | only\s(?:among|for|in) | but\snot\s(?:among|for|in)
        | (?:even|particularly|especially|notably)\s(?:greater|stronger|larger|more)?\s?(?:among|for|in)
        | (?:particularly|most|especially)\s(?:benefit(?:s|ed)?|well) | stronger\sstill
        | (?:biggest|greatest|highest|largest|lowest|smallest|strongest)\s(?:among|for|in) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The effect is said to be greater, less, or only found, in somebody."""
AT_START = re.compile(
    r"""\b(?: (?:at|from)\s(?:the\s)?(?:baseline|beginning|entry|outset|start) | to\sbegin\swith
        | when\sthe\s(?:study|trial)\s(?:began|started)
        | (?:started|starting|began)\s(?:out\s|treatment\s)?with
        | who\shad\s(?:already\s|previously\s)?had )\b""",
    re.VERBOSE | re.IGNORECASE,
)
VARYING = re.compile(
    r"\b(?:genotype|mutations?|deletions?|rearrangements?|amplifications?|alleles?|carriers?|form\sof\sa\sgene|[\w-]+-(?:positive|negative))\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Markers that some have and others lack; an age, a stage or a high value often describes everyone."""
CAUTION = re.compile(
    r"""\b(?:numbers\s(?:are|were)\s(?:\w+\s)?(?:low|small) | small\snumbers? | too\sfew | firm\sconclusions?
        | (?:by|down\sto|play\sof)\schance | underpowered | not\s(?:powered|built|designed)\sto | hypothesis[\s-]generating
        | in\sthis\s(?:sub-?)?group )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is said of a result in few people."""
IN_WHOM = re.compile(r"(?:,\s[^,;:]{1,30})?,?\s(?:among|for|in)\swhom\s", re.IGNORECASE)
EXCEPTION = re.compile(
    r"\bexceptions?\s(?:was|were|came\sfrom|concerned)\s(?:the\s|those\s|\w+\sof\s)?$", re.VERBOSE | re.IGNORECASE
)
"""Those in whom it was otherwise (`A possible exception was older women, in whom ...`)."""
TOLD = re.compile(r"\b(?:was|were|did|had|fell|rose|dropped|lived|\w{3,}ed)\b", re.IGNORECASE)
"""A result is told as past; what holds for such people in general is not."""
_BEFORE = re.compile(
    r"""\b(?:prior|previous(?:ly)?|already|had\s(?:had|received|tested)|at\s(?:baseline|entry))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What people are told by had happened to them before the trial began."""
_WHO = re.compile(r"\bwho\s(?:\w+\s)?$", re.IGNORECASE)
GENERAL = re.compile(
    r"""\b(?:can|could|may|might|should|would|will|(?<!less\s)(?<!more\s)(?<!as\s)often|usually|typically|generally
        |earlier\sstud(?:y|ies)|first\sstudy|previous\sstud(?:y|ies)
        |remained\suncertain)\b
      | \b(?:people|patients|those|women|men|adults)\s(?:who|that)\s(?:carry|have|live|suffer|are)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What holds in general, or was found elsewhere, is no result of a part of these participants."""
CUT_SHORT = re.compile(
    r"""\b(?:limit|bound|boundary|interval|margin|ratio)s?\b | \s(?:in|of|with|from)(?:\s(?:the|an?))?$
      | \sin\swhom(?:\s(?:the|an?|his|her|their))?\s[\w-]+$""",
    re.VERBOSE,
)
"""A definition that a bracket cuts off (`patients who had a clear scan in the (X) group`) is that of an arm, or of nobody."""
ENROLLED = re.compile(
    r"""\b(?: enrol\w+ | recruit\w* | randomi[sz]\w* | randomly | assigned | took\spart | participants\swere
        | volunteers\swere
        | (?:trial|study)\s(?:of|in|among|involving|included|with) | eligible | approved | indicated | diagnosed\severy
        | involved | (?:was|were)\sincluded | included\sin\sthe\s(?:analysis|study|trial) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
IN_PASSING = re.compile(r",\s(?:which|who|that\sis|meaning)\s[^,;:]*(?:,|$)")
"""What a sentence says of words in passing holds in general, not what it states (`…, which means that they can walk, …`)."""
_WORD = re.compile(r"[a-z0-9][a-z0-9/-]{2,}|\d+", re.IGNORECASE)
_STEM = 5
_PLAIN = re.compile(
    r"""adult | alrea | among | and | basel | begin | child | for | from | had | have | havin | older | parti | patie | peopl
      | start | study | that
      | the | their | those | treat | trial | was | were | which | who | whose | with | witho | women | years""",
    re.VERBOSE,
)


def came_later(definition: str) -> bool:
    """Say whether words tell people by what happened to them in the trial, and not by what they were at its start."""
    if _BEFORE.search(definition):
        return False
    if pattern("words/after_start", "treatment").search(definition):
        return True
    deeds = pattern("words/after_start", "deed").finditer(definition)
    return any(_WHO.search(definition, 0, deed.start()) for deed in deeds)


def tells_a_result(text: str, start: int, end: int) -> bool:
    """Say whether words between two offsets judge, contrast, or tell of a change."""
    names = ("words/benefit_cues", "words/contrast_words", "words/change_words", "words/chance")
    return any(pattern(name).search(text, start, end) for name in names)


def _content(words: str) -> frozenset[str]:
    stems = (found.group().casefold()[:_STEM] for found in _WORD.finditer(words))
    return frozenset(stem for stem in stems if not _PLAIN.fullmatch(stem))


@lru_cache(maxsize=32)
def _described(text: str, spans: tuple[tuple[int, int], ...]) -> frozenset[str]:
    """Give the words with which the text describes everyone: in its headline and where it counts or selects people."""
    told = (text[start:end] for place, (start, end) in enumerate(spans) if place == 0 or ENROLLED.search(text, start, end))
    return frozenset().union(*map(_content, told))


def describes_everyone(text: str, sentences: tuple[tuple[int, int], ...], definition: str) -> bool:
    """Say whether all that tells who is meant is said of the whole study elsewhere."""
    return _content(definition) <= _described(text, sentences)
