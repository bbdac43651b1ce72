"""Identifiers: registration numbers, DOIs, addresses and telephone numbers hold digits, and no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidence.annotate.numbers.numerals import Form, Numeral

_IDENTIFIER = re.compile(
    r"""
      \b(?:NCT|ISRCTN|ACTRN|ChiCTR(?:-\w{2,4}-)?|DRKS|UMIN|JPRN-\w{2,6}|CTRI/|IRCT|NTR|KCT|PACTR|RBR-|EUCTR|PMID:?[ ]?
      |PMC|PII[ ]?)
       [ ]?\d[\w/-]*
    | (?<!\d)10\.\d{4,9}/[^\s"<>]+
    | \b(?:https?://|www\.)[^\s"<>]+
    | \b(?:19|20)\d\d-\d{6}-\d\d(?:-\d\d)?\b                           # EudraCT
    | (?:\btel(?:ephone)?\b|\bphone\b|\bfax\b)[.:]{0,2}[ ]?\+?\d[\d()-]*(?:[ ][\d()-]+){0,5}
    | \bHb[ ]?A[ ]?\(?1\)?(?:\(?c\)?)?                                 # haemoglobin A1c, its index in brackets
    | \+\d{1,3}[ ]?\(?\d[\d()-]*(?:[ ][\d()-]+){1,5}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"\d{5}|10\.\d{4}|://|www\.|\+\d|phone|[Tt]el|[Ff]ax|Hb[ ]?A[ ]?\(?1|\d{4}-\d{6}", re.VERBOSE)
_ANY_DIGIT = re.compile(r"[0-9]")
_FIRST_DIGITS = re.compile(r"\d{1,12}")


def find_identifiers(sentence: str) -> Iterator[Numeral]:
    """Find identifiers; the value of one is its first run of digits."""
    if not (_ANY_DIGIT.search(sentence) and _HINT.search(sentence)):
        return
    for match in _IDENTIFIER.finditer(sentence):
        words = match[0].rstrip(".,;:)]")
        digits = _FIRST_DIGITS.search(words)
        if digits:
            yield Numeral(match.start(), match.start() + len(words), Decimal(digits[0]), form=Form.IDENTIFIER)
