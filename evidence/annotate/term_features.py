"""What tells a term of a reporting item: its words, and the part and heading of the full text it stands under.

A passage alone does not say whether "randomised" stands in the title, in the methods or in a talk of other trials. The features
are strings; `linear` hashes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence.annotate.spans.passages import Word
from evidence.annotate.spans.words import fold, shape

_AROUND, _NEAR, _AFFIX, _STEM = 4, 12, 4, 7
"""How many words to each side stand with their place, and how many without; letters of an affix, and of a heading's word."""
_TENTHS = 10
_HEADING = re.compile(r"^(?P<marks>\#+)\s*(?P<words>.*)$", re.VERBOSE | re.MULTILINE)
_LONG_WORD = re.compile(r"[a-z]{4,}")
_PARTS = ("abstract", "method", "result", "discuss")
_TOP = "##"


def term_features(text: str, words: Sequence[Word]) -> Iterator[list[str]]:
    """Give the features of every word of a full text, each once.

    Args:
        text: the full text, headings on lines that begin with `#`.
        words: where its words stand.
    """
    folded = [fold(text[start:end]) for start, end in words]
    shapes = [shape(text[start:end]) for start, end in words]
    for number, (part, heading) in enumerate(_parts(text, words)):
        tenth = _TENTHS * words[number][0] // len(text)
        named = [f"part={part}", f"tenth={tenth}", f"word|part={folded[number]}|{part}"]
        named += _beside(folded, shapes, number)
        for word in heading:
            named += [f"heading={word}", f"heading|word={word}|{folded[number]}", f"heading|shape={word}|{shapes[number][:3]}"]
        near = folded[max(0, number - _NEAR) : number + _NEAR + 1]
        yield list(dict.fromkeys([*named, *(f"near={word}" for word in near)]))


def _beside(folded: Sequence[str], shapes: Sequence[str], number: int) -> list[str]:
    """Give the word, its parts and shape, and the words around it with their places."""
    around = [_at(folded, number + step) for step in range(-_AROUND, _AROUND + 1)]
    named = [f"word{step}={word}" for step, word in enumerate(around, -_AROUND)]
    middle = around[_AROUND - 2 : _AROUND + 3]
    named += [f"pair{step}={one}|{other}" for step, (one, other) in enumerate(pairwise(middle))]
    named += ["three=" + "|".join(middle[1:4]), "shapes=" + "|".join(_at(shapes, number + step) for step in (-1, 0, 1))]
    word = folded[number]
    return [*named, f"beginning={word[:_AFFIX]}", f"end={word[-_AFFIX:]}", f"shape={shapes[number]}"]


def _at(held: Sequence[str], place: int) -> str:
    return held[place] if 0 <= place < len(held) else "-"


def _parts(text: str, words: Sequence[Word]) -> Iterator[tuple[str, list[str]]]:
    """Give for every word the part of the text it stands in, and the words of the heading above it."""
    headings = list(_HEADING.finditer(text))
    title_end = text.find("\n") if "\n" in text else len(text)
    part, heading_end, passed = "front", 0, 0
    heading: list[str] = []
    for start, end in words:
        while passed < len(headings) and headings[passed].start() <= start:
            held = headings[passed]
            is_top = held["marks"] == _TOP
            part = _part(held["words"]) if is_top else part
            heading = [] if is_top else sorted({word[:_STEM] for word in _LONG_WORD.findall(held["words"].lower())})
            heading_end, passed = held.end(), passed + 1
        yield ("title" if end <= title_end else "heading" if start < heading_end else part), heading


def _part(heading: str) -> str:
    return next((part for part in _PARTS if part in heading.lower()), "body")
