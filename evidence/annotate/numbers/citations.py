"""Citations: `[12]`, `[1-3]`, `(3)` after a word, `2003;361:123-9`, `Table 2`, `(ref 4)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_MARKS = re.compile(rf"(?<=[a-z.,;)%])[ ]?\[{DIGITS}(?:[ ]?[,-][ ]?{DIGITS}){{0,12}}\]")
_JOURNAL = re.compile(
    rf"{DIGITS}?[^;.{DIGITS}]{{0,12}};[ ]?{DIGITS}[ ]?(?:\([^()]{{1,20}}\))?[ ]?:[ ]?[eES]?{DIGITS}(?:-[eES]?{DIGITS})?",
    re.VERBOSE,
)
_ISSUE = re.compile(rf"\b[A-Z][a-z]+[ ]{DIGITS}[ ]?\({DIGITS}\)[ ]?:[ ]?{DIGITS}(?:-{DIGITS})?(?:,[ ]?{DIGITS})?", re.VERBOSE)
_PLACE = re.compile(
    rf"\b(?:[Tt]able|[Ff]ig(?:ure|\.)?|[Rr]ef(?:erence|\.)?s?|[Vv]ol(?:ume|\.)?|[Ii]ssue|[Pp]ages?|pp\.|[Aa]ppendix"
    rf"|[Ss]ection)[ ]?{DIGITS}",
    re.VERBOSE,
)
_WHOLE = 999


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the numbers of references."""
    for pattern in (_MARKS, _JOURNAL, _ISSUE, _PLACE):
        for match in pattern.finditer(shape.text):
            inside = range(shape.count(match.start()), shape.count(match.end()))
            if pattern is _MARKS and not all(_is_mark(shape, index) for index in inside):
                continue
            yield from (Reading(index, NumberKind.CITATION) for index in inside)


def _is_mark(shape: Shape, index: int) -> bool:
    value = shape.numerals[index].value
    return value == value.to_integral() and 0 < value <= _WHOLE
