"""Quotations and who speaks them. What a quotation claims is never a result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.article import Block

_MARKS = {"“": "”", '"': '"', "«": "»"}
_SHORTEST = 20
"""Shorter words in quotation marks are a term or a title, not speech."""
_NAME = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.?\s)?(?:[A-Z][\w.'’\-]+\s){1,3}[A-Z][\w'’\-]+"
_SPEECH = r"(?:said|says|added|adds|stated|states|explained|explains|commented|comments|concluded|noted|notes|according\sto)"
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?P<gap>,[^“\"]{{0,300}})?\s{_SPEECH}\W*$", re.VERBOSE)
_AFTER = re.compile(
    rf"^[\s,]*(?:(?:{_SPEECH})\s(?P<after>{_NAME})|(?P<before>{_NAME})(?:,[^.“\"]{{0,300}},)?\s{_SPEECH})", re.VERBOSE
)
_REACH = 400
"""How far from the marks the speaker is looked for, in characters of the same block."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted speech at `[start, end)`, without its marks, and the speaker if the text names one."""

    start: int
    end: int
    speaker: str | None = None


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Find the quoted speech of every block. A block that opens a quotation without closing it is quoted to its end."""
    return tuple(quotation for block in blocks for quotation in _in_block(text, block))


def _in_block(text: str, block: Block) -> Iterator[Quotation]:
    at = block.start
    while (opening := _next_mark(text, at, block.end)) is not None:
        closing = text.find(_MARKS[text[opening]], opening + 1, block.end)
        if closing < 0 and text[opening] == "“":
            closing = _straight_close(text, opening, block.end)
        end = block.end if closing < 0 else closing
        if end - opening > _SHORTEST:
            yield Quotation(opening + 1, end, _speaker(text, opening, end, block))
        at = end + 1


def _next_mark(text: str, start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if text[at] in _MARKS), None)


def _straight_close(text: str, opening: int, end: int) -> int:
    return text.find('"', opening + 1, end)


def _speaker(text: str, opening: int, closing: int, block: Block) -> str | None:
    after = _AFTER.match(text[closing + 1 : min(block.end, closing + _REACH)])
    if after:
        return after["after"] or after["before"]
    before = _BEFORE.search(text[max(block.start, opening - _REACH) : opening])
    return before["name"] if before else None
