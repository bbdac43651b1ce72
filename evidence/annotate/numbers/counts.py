"""Counts: `48 of 150`, `220 people`, `n = 42`; and what remains, by how it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidence.annotate.numbers.numerals import Form
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_OF = re.compile(rf"(?P<a>{ANY})(?:[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|[ ]?/[ ]?)(?P<b>{ANY})(?![ ]?%)", re.VERBOSE)
_SIZE = re.compile(rf"(?:\b[nN]|No\.)[ ]?=?[ ]?=[ ]?(?P<a>{DIGITS})")
_BY_TIMES = re.compile(rf"\bby[ ](?:about[ ]|nearly[ ]|almost[ ]|more[ ]than[ ])?(?P<a>{ANY})[ ]times\b", re.VERBOSE)
_TIMES = re.compile(
    rf"(?P<a>{ANY})(?:[ -]?fold\b|[ -]times(?=[ ](?:more|less|as|higher|lower|greater|the|likelier)\b))", re.VERBOSE
)

_THOUSAND = 1000


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:
    """Type counts, folds and fractions."""
    for pattern in (_TIMES, _BY_TIMES):
        for match in pattern.finditer(shape.text):
            yield Reading(shape.index(match.start("a")), NumberKind.FOLD)
    for match in _OF.finditer(shape.text):
        a, b = shape.value_at(match.start("a")), shape.value_at(match.start("b"))
        if a.value == a.value.to_integral() and b.value == b.value.to_integral() and 0 <= a.value <= b.value:
            yield from (Reading(shape.index(match.start(place)), NumberKind.COUNT) for place in "ab")
    for match in _SIZE.finditer(shape.text):
        yield Reading(shape.index(match.start("a")), NumberKind.COUNT)
    yield from _read_rest(shape, terms)


def _read_rest(shape: Shape, terms: Terms) -> Iterator[Reading]:
    people = {term.start for term in terms.of("participants", shape.sentence.start, shape.sentence.end)}
    for index, numeral in enumerate(shape.numerals):
        yield Reading(index, _rest(shape, index, numeral.form, shape.sentence.start + numeral.end + 1 in people))


def _rest(shape: Shape, index: int, form: Form, counts_people: bool) -> NumberKind:
    if form is Form.IDENTIFIER:
        return NumberKind.IDENTIFIER
    if form is Form.FRACTION:
        return NumberKind.FRACTION
    if form is Form.FOLD:
        return NumberKind.FOLD
    value = shape.numerals[index].value
    if value != value.to_integral() or value < 0 or _has_decimals(value):
        return NumberKind.QUANTITY
    if form is Form.WORDS and value == 1 and not counts_people:
        return NumberKind.OTHER
    return NumberKind.COUNT


def _has_decimals(value: Decimal) -> bool:
    """Say whether a whole value is printed with decimals (`1.00`), as nothing that is counted is; `1.0 million` may be."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0 and value < _THOUSAND
