"""What a verb of a claim acts on: the words after it up to the next preposition, and whether more of it is good."""

from __future__ import annotations

import re

from evidence.annotate.condition_heads import is_condition_head
from evidence.annotate.phrases import find_phrases, pattern

_LONGEST = 90
"""How far from a verb of more or less its object may reach, in characters of the same clause."""
_NOUN_OF_CHANGE = re.compile(r"\s+(?:in|of)\s+", re.IGNORECASE)
_END = re.compile(
    r"""(?<![\w\-])(?: after | among | as | at | because | by | compared | during | for | from | if | in | over | than | through
          | to | using | versus | vs | when | which | while | who | with | within | without )(?![\w\-]) | [:;(.]""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_OPENING = 3
"""A verb of no outcome or the people helped stand among the first words after the verb."""


def object_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the object of a verb that ends at `start` stands: up to a preposition other than `of`."""
    noun = _NOUN_OF_CHANGE.match(text, start, end)
    begin = noun.end() if noun else start
    stop = _END.search(text, begin, min(end, begin + _LONGEST))
    return begin, stop.start() if stop else min(end, begin + _LONGEST)


def more_is_good(text: str, start: int, end: int, *, falling: bool) -> bool | None:
    """Say whether more of the object of a verb that ends at `start` is good; None where its words do not tell.

    A disease is taken to be bad only where the verb says that it became less: who "raises" one is another matter.
    """
    begin, stop = object_span(text, start, end)
    if pattern("words/claim_objects", "bad").search(text, begin, stop):
        return False
    named = find_phrases("words/outcome_heads", text, begin, stop)
    wanted = next((term.value for term in named if term.value in {"higher", "lower"}), None)
    if wanted is not None:
        return wanted == "higher"
    if named or not falling:
        return None
    return False if any(is_condition_head(word) for word in _WORD.findall(text[begin:stop].lower())) else None


def acts_on_no_outcome(text: str, start: int, end: int) -> bool:
    """Say whether what became better is no health: `improves diagnosis`, `better understanding`."""
    opening = _WORD.findall(text[start:end])[:_OPENING]
    if opening[:1] == ["from"]:
        return bool(pattern("words/claim_objects", "no_outcome").search(" ".join(opening)))
    if opening[:1] in (["than"], ["to"]):
        return False
    opening = opening[:2]
    return bool(pattern("words/claim_objects", "no_outcome").search(" ".join(opening)))


def helped(text: str, start: int, end: int) -> bool:
    """Say whether people, or a disease, are helped; another verb (`helps set the dose`) says itself what it does."""
    opening = " ".join(_WORD.findall(text[start:end])[:_OPENING])
    if pattern("words/claim_objects", "no_outcome").match(opening) and not _treats(opening):
        return False
    if pattern("words/claim_objects", "person").search(opening):
        return True
    return any(is_condition_head(word) or word == "symptoms" for word in opening.lower().split())


def _treats(opening: str) -> bool:
    """Say whether the first words are `treat` and what is treated."""
    verb, *treated = opening.lower().split()
    return verb == "treat" and any(is_condition_head(word) or word == "symptoms" for word in treated)
