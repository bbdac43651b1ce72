"""Adverse events that a list names: "the most common side effects were A, B and C", whatever A, B and C are."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HARMS = r"""(?:side[\s-]effects?|adverse\s(?:events?|effects?|reactions?)|complications?|toxicit(?:y|ies)|unwanted\s
    (?:effects?|reactions?)|harms)"""
_RANK = r"""common|frequent|other|reported|(?:most|more)\s(?:\w+ly\s)?(?:common|frequent|often|usual)(?:ly)?|commonest|leading
    |main|chief|usual|principal|typical|sole|only"""
_OPENS = re.compile(
    rf"""\b(?:{_RANK})\s (?:[\w-]+\s){{0,4}}? {_HARMS} (?:\s(?:of|with|in|on|for|from|under)\s(?:[\w-]+\s?){{1,5}}?)? ,?\s?
        (?:was|were|are|is|included?|includes|being|:)\s""",
    re.VERBOSE | re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"\s(?:was|were|are|is)\s(?:among\s)?(?:the\s)?(?:{_RANK})\s(?:[\w-]+\s){{0,4}}?{_HARMS}", re.VERBOSE | re.I
)
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_BREAK = re.compile(r",\s(?:and\s|or\s)?(?!but\b) | ;\s(?:and\s)? | \s(?:and|or|as\swell\sas|followed\sby|plus)\s", re.VERBOSE)
_STOP = re.compile(
    r"(?:^|,?\s)(?:but|in|with|of\swhich|which|that|who|while|but|at|for|among|when|than|after|during|occurr\w+|seen|report\w+|affect\w+|"
    r"each|both|all|versus|vs\.?|from|by|as|because|\d[\d.,·]*)\b.*$",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(r"^(?:an?|the|mild|transient|some|mostly|mainly)\s", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][\w’'-]*(?:\s[\w’'-]+){0,4}")
_NO_NAMES = re.compile(
    r"""(?:mild|moderate|severe|similar|rare|those|none|few|others?|serious|either|not|also|less|more|even|still|usually|now)\b
      | \w+ed$ | .*\b(?:red|white|upper|lower|left|right)$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What begins like an item and names nothing: a grade, what became of harms ("either eliminated"), half of two ("red and")."""
_LONGEST = 3


def listed_events(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the span of every event of a list in `text[start:end]`, one sentence."""
    opened = _OPENS.search(text, start, end)
    if opened:
        yield from _items(text, opened.end(), end)
        return
    follows = _FOLLOWS.search(text, start, end)
    if follows:
        yield from _items(text, start, follows.start())


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list into its items; what follows "in the hand or" is no item."""
    hidden = _BRACKET.sub(lambda found: " " * (len(found.group()) - 1) + ",", text[start:end])
    stop = re.search(r"[;.:—](?:\s|$)", hidden)
    hidden = hidden[: stop.start()] if stop else hidden
    at, within = 0, False
    for piece in (*_BREAK.finditer(hidden), None):
        until = piece.start() if piece else len(hidden)
        words = _STOP.sub("", hidden[at:until])
        if not within:
            yield from _item(start + at, words)
        within = piece is not None and piece.group().strip() == "or" and len(words) < until - at
        at = piece.end() if piece else until


def _item(start: int, words: str) -> Iterator[tuple[int, int]]:
    bare = words.strip(" ,")
    start += len(words) - len(words.lstrip(" ,"))
    lead = _LEAD.match(bare)
    if lead:
        start, bare = start + lead.end(), bare[lead.end() :]
    is_name = _NAME.fullmatch(bare) and len(bare.split()) <= _LONGEST and not _NO_NAMES.match(bare)
    if is_name:
        yield start, start + len(bare)
