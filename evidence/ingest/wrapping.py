"""Texts whose lines were broken at a fixed width: which lines belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

MIN_WIDTH, MAX_WIDTH = 50, 100
"""Widths at which programs and people break lines; usual are 64 to 80."""

WIDEST_SHARE = 0.98
"""The width is the length that this share of lines keeps to: a long address may stick out."""

MIN_CONTINUED_SHARE = 0.5
"""Least share of full lines whose next line goes on in lower case; next paragraphs begin with a capital."""

RAGGED_SHARE = 0.6
"""A line this full, with no stop at its end and a lower-case line after it, was broken by hand."""

LABEL = re.compile(r"(?: ABSTRACT\. )? [A-Z] [A-Z /&,()-]{2,60} : (?: \s | $ )", re.VERBOSE)
BULLET = re.compile(r"[•·◦▪‣■●*] \s* (?= \S ) | [-–] \s+ (?= \S ) | (?: \d{1,2} | [a-z] ) [.)] \s+ (?= \S )", re.VERBOSE)

_GOES_ON = re.compile(r"[a-z0-9(<≤≥=%+/]")
_STOPS = re.compile(r"[.!?:] [\"'”’)]* $", re.VERBOSE)


class Line(NamedTuple):
    """A line without white space at its ends, and where it begins in the source."""

    text: str
    at: int


def wrap_width(groups: Sequence[Sequence[Line]]) -> int | None:
    """Give the width at which a text's lines were broken, or None where each line is a paragraph."""
    lengths = sorted(len(line.text) for group in groups for line in group if " " in line.text)
    if not lengths:
        return None
    width = lengths[int(WIDEST_SHARE * (len(lengths) - 1))]
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    full = [after for group in groups for line, after in pairwise(group) if _is_full(line, after, width)]
    goes_on = sum(_GOES_ON.match(after.text) is not None for after in full)
    return width if full and goes_on >= MIN_CONTINUED_SHARE * len(full) and goes_on else None


def paragraphs(group: Sequence[Line], width: int | None) -> list[list[Line]]:
    """Cut a stretch of lines into paragraphs; each line is one where `width` is None."""
    cut: list[list[Line]] = []
    for line in group:
        if cut and width and _continues(cut[-1][-1], line, width):
            cut[-1].append(line)
        else:
            cut.append([line])
    return cut


def _continues(line: Line, after: Line, width: int) -> bool:
    if LABEL.match(after.text):
        return False
    full = _is_full(line, after, width)
    if BULLET.match(after.text):
        return full and not _STOPS.search(line.text) and after.text[0] not in "•◦▪‣■●*"
    ragged = len(line.text) >= RAGGED_SHARE * width and not _STOPS.search(line.text)
    return full or (ragged and after.text[0].islower())


def _is_full(line: Line, after: Line, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width
