"""Numerals: the numbers of a sentence as they are printed, in digits, before anything is known of what they mean.

A decimal point may be a full stop, a middle dot or a comma; thousands may be parted by a comma, a thin space or a space. A dash
is a minus sign where nothing stands before it that it could join to the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum


class Form(StrEnum):
    """How a number is printed; each value is the one character that stands for it in a `Shape`."""

    DIGITS = "\ue000"
    WORDS = "\ue001"
    FRACTION = "\ue002"
    FOLD = "\ue003"
    IDENTIFIER = "\ue004"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number at `[start, end)` of its sentence.

    Attributes:
        signed: a sign is printed; between two numbers it may be the dash of a range (`0.5 -0.9`).
    """

    start: int
    end: int
    value: Decimal
    form: Form = Form.DIGITS
    signed: bool = False


_PLAIN = str.maketrans(
    dict.fromkeys("\n\r\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("’‘", "'")
    | dict.fromkeys("·∙‧•", ".")
    | {"⩽": "≤", "≦": "≤", "⩾": "≥", "≧": "≥", "μ": "µ", "＝": "=", "＜": "<", "＞": ">", "％": "%", "﹪": "%"}
)


def plain(text: str) -> str:
    """Give a sentence with one kind of space, dash, quotation mark and decimal point; every offset stays."""
    return text.translate(_PLAIN)


_DIGITS = re.compile(
    r"""
    (?<![A-Za-z0-9_]) (?<![A-Za-z]-)            # `IL-2`, `HbA1c` and `CD4` are names
    (?P<sign> (?<=[:;,(=][ ])-[ ] | (?<=[(\[])-[ ] | (?<![\d%)\]]) (?<!\+/) [-+] | (?<=\d-) - | (?<=%-) - )?
    (?P<number>
        (?: (?<=[<>=]) | (?<=[<>=][ ]) ) 0 (?: [ ]?\.[ ] | [ ]\. ) (?P<parted>\d{2,6}) (?!\d)      # `P < 0 . 001`
      | (?P<whole> \d{1,3} (?: ,\d{3} )+ (?!\d)
            | \d{1,3} (?: [ ]\d{3} )+ (?= [ ][a-z] | [ ]?\)  )
            | \d+ )
        (?: \.(?P<decimals>\d+) | ,(?P<comma>\d{1,2}) (?!\d) )?
      | (?<!\d) \.(?P<only>\d+)
    )
    (?P<scientific> [ ]?[x×*.][ ]?10 [ ]? (?:<sup>)?
        (?: \^?[ ]?\(?(?P<power>-?\d{1,3})\)? (?!\d) | (?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]+) ) (?:</sup>)? )?
    (?P<scale> [ ](?:thousand|million|billion|m|bn)\b )?
    """,
    re.VERBOSE,
)
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_CURRENCY = re.compile(r"[$€£][ ]?$")
_SCALES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000, "bn": 1_000_000_000}


def find_digits(sentence: str) -> Iterator[Numeral]:
    """Find the numbers in digits of a sentence given as by `plain`."""
    for match in _DIGITS.finditer(sentence):
        sign = (match["sign"] or "").strip()
        start = match.start() if sign != "+" else match.start("number")
        scale = _scale(sentence, match)
        end = match.end() if scale or not match["scale"] else match.start("scale")
        yield Numeral(start, end, _value(match) * (scale or 1), signed=bool(sign))


def _scale(sentence: str, match: re.Match[str]) -> int | None:
    """Give by how much a word behind a number multiplies it; `5 m` is a distance unless it is money."""
    word = (match["scale"] or "").strip()
    is_money = word != "m" or _CURRENCY.search(sentence, max(0, match.start() - 2), match.start())
    return _SCALES.get(word) if is_money else None


def _value(match: re.Match[str]) -> Decimal:
    if match["only"] or match["parted"]:
        value = Decimal(f"0.{match['only'] or match['parted']}")
    else:
        whole = match["whole"].replace(",", "").replace(" ", "")
        fraction = match["decimals"] or match["comma"]
        value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    power = match["power"] or (match["raised"] or "").translate(_RAISED)
    if power:
        value = value.scaleb(int(power))
    return -value if (match["sign"] or "").startswith("-") else value


def exact(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Divide with six significant digits, as a fraction in words says no more."""
    with localcontext() as context:
        context.prec = 6
        return numerator / denominator
