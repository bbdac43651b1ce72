"""People with whom the participants are only compared: `lower levels than among women who do not smoke`."""

from __future__ import annotations

import re

_HELD_AGAINST = re.compile(
    r"""\b(?:comparable\sto | similar\sto | than | unlike) \s (?:(?!who\b|that\b)[\w'’-]+\s){0,7}?
        (?:(?:among|for|in|of|the|those|to|other)\s)* (?:[\w-]+\s)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:fewer|less|more|older|younger)\sthan\s|\d", re.IGNORECASE)
"""`More than 200 women` are no others, and `older than 60` tells who took part."""


def are_others(text: str, start: int, at: int) -> bool:
    """Tell whether the people named at `at`, in the sentence that begins at `start`, are only compared with."""
    held = _HELD_AGAINST.search(text, start, at)
    return held is not None and not _NUMBER.search(text, max(start, held.start() - 8), at)
