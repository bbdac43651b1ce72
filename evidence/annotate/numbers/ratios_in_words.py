"""Natural frequencies: `one in five`, `1 in 10`, `one out of every 20` are one number, a proportion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.numbers.numerals import Form, Numeral, exact

_JOIN = re.compile(r"(?:[ -]in[ -](?:every[ ])?|[ ]out[ ]of[ ](?:every[ ])?)")
_NO_FREQUENCY = re.compile(
    r"[ -]?(?:days?|weeks?|months?|years?|hours?|minutes?|countr|cent(?:er|re)|sites?|%|percent|hospitals|mg|ml|groups?|arms?)",
    re.VERBOSE | re.I,
)
_YEAR_LOW, _YEAR_HIGH = 1900, 2100
_MOST_IN_WORDS = 10
"""`Six in ten` is a frequency; `120 in 600` is not how people write one."""


def join_ratios(sentence: str, numerals: Sequence[Numeral]) -> Iterator[Numeral]:
    """Give the numerals with each natural frequency joined into one."""
    skip = False
    for n, numeral in enumerate(numerals):
        if skip:
            skip = False
            continue
        after = numerals[n + 1] if n + 1 < len(numerals) else None
        if after and _is_frequency(sentence, numeral, after):
            yield Numeral(numeral.start, after.end, exact(numeral.value, after.value), form=Form.FRACTION)
            skip = True
        else:
            yield numeral


def _is_frequency(sentence: str, first: Numeral, second: Numeral) -> bool:
    if not _JOIN.fullmatch(sentence, first.end, second.start) or {first.form, second.form} - {Form.DIGITS, Form.WORDS}:
        return False
    if not 0 < first.value < second.value or first.value > _MOST_IN_WORDS or _NO_FREQUENCY.match(sentence, second.end):
        return False
    whole = first.value == first.value.to_integral() and second.value == second.value.to_integral()
    return whole and not (second.form is Form.DIGITS and _YEAR_LOW <= second.value <= _YEAR_HIGH)
