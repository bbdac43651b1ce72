"""People who are not those of the study: only compared with, a share of everybody, all who have a disease."""

from __future__ import annotations

import re

from evidence.mentions import Sentence

_HELD_AGAINST = re.compile(
    r"""\b(?:comparable\sto | similar\sto | than | unlike) \s (?:(?!who\b|that\b)[\w'’-]+\s){0,7}?
        (?:(?:among|for|in|of|the|those|to|other)\s)* (?:[\w-]+\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:fewer|less|more|older|younger)\sthan\s|\d", re.IGNORECASE)
"""`More than 200 women` are no others, and `older than 60` tells who took part."""

_SHARE_BEFORE = re.compile(
    r"\b(?:one|two|three|four|five|\d+)\s(?:in|out\sof)\s(?:every\s)?(?:[\w-]+\s){0,2}$|\b(?:in|out\sof)\s(?:every\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r"""\sin\s(?:two | three | four | five | six | eight | ten | twenty | \d+)\b
        (?!\s(?:countries|centres|centers|hospitals|sites))""",
    re.VERBOSE,
)
_EVERYBODY = re.compile(r"\b(?:leading\scause|worldwide|million|(?:each|every)\syear)\b", re.VERBOSE | re.IGNORECASE)


def are_others(text: str, start: int, at: int) -> bool:
    """Tell whether the people named at `at`, in the sentence that begins at `start`, are only compared with."""
    held = _HELD_AGAINST.search(text, start, at)
    return held is not None and not _NUMBER.search(text, max(start, held.start() - 8), at)


def are_share(text: str, sentence: Sentence, start: int, head_end: int) -> bool:
    """Tell whether a phrase tells a share of everybody: one in ten people, one adult in five."""
    return bool(_SHARE_BEFORE.search(text, sentence.start, start) or _SHARE_AFTER.match(text, head_end))


def is_of_everybody(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of all who have a disease, not of those who took part."""
    return bool(_EVERYBODY.search(text, sentence.start, sentence.end))
