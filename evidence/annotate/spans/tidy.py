"""Bring the bounds of a mark to where words, brackets and noun phrases end."""

from __future__ import annotations

import re

_LETTER = re.compile(r"[^\W\d_]")
_JOINED_BEFORE = re.compile(r"[\w/’'-]*\w[-‐–/]$|\w+$")
_JOINED_AFTER = re.compile(r"(?:[-‐–/]\w[\w/’'-]*)+|\w+")
_REACH = 40
_SMALL = r"(?:the|a|an|of|in|on|for|by|to|with|without|than|and|or|versus|vs\.?|from|at|between|was|were|is|are)"
_ONLY_SMALL = re.compile(_SMALL, re.IGNORECASE)
_LOOSE_START = re.compile(rf"(?:[\s,;:.)\]%+=/–-]|(?:{_SMALL}|both|either|their|its)\s)+", re.IGNORECASE)
_LOOSE_ENDS = " \t\n\r\f\v\u00a0\u2009\u202f,;:.([+=/–-"
_SMALL_END = re.compile(rf"\s{_SMALL}$", re.IGNORECASE)
_SHORTEST = 2


def tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the bounds of a mark without loose ends, or None where no name is left."""
    start, end = _whole_words(text, start, end)
    start, end = _closed(text, start, end)
    lead = _LOOSE_START.match(text[start:end])
    start += lead.end() if lead else 0
    end = _trimmed(text, start, end)
    named = end - start >= _SHORTEST and _LETTER.search(text, start, end) and not _ONLY_SMALL.fullmatch(text, start, end)
    return (start, end) if named else None


def _trimmed(text: str, start: int, end: int) -> int:
    """Leave out separators and small words at the end, one after the other: a run of them is read in linear time."""
    while True:
        while end > start and text[end - 1] in _LOOSE_ENDS:
            end -= 1
        small = _SMALL_END.search(text, max(start, end - _REACH), end)
        if small is None:
            return end
        end = small.start()


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in what a hyphen or a slash joins to the first and the last word."""
    before = _JOINED_BEFORE.search(text, max(0, start - _REACH), start) if text[start : start + 1].isalnum() else None
    after = _JOINED_AFTER.match(text, end, end + _REACH) if text[end - 1 : end].isalnum() else None
    return (before.start() if before else start), (after.end() if after else end)


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Close a bracket that is open at the end, or leave it out; leave out one that closes nothing."""
    depth = 0
    for place in range(start, end):
        if text[place] == "(":
            depth += 1
            opened = place
        elif text[place] == ")":
            depth -= 1
            if depth < 0:
                return (place + 1, end) if place - start <= end - place else (start, place)
    if depth <= 0:
        return start, end
    closing = text.find(")", end, end + _REACH)
    return (start, closing + 1) if closing >= 0 and "\n" not in text[end:closing] else (start, opened)
