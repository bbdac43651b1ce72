"""Numbers in words: `forty-two`, `one hundred and five`, `a third`, `one in five`, `halved`, `two-fold`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.numbers.numerals import Form, Numeral, exact

_TENS, _HUNDRED = 20, 100


@cache
def _values(name: str) -> dict[str, Decimal]:
    return {phrase: Decimal(value) for phrase, value in lexicon.load(f"words/{name}").entries}


def _either(words: Iterator[str] | list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _cardinal() -> re.Pattern[str]:
    values = _values("number_words")
    ones = _either([word for word, value in values.items() if 0 < value < 10])  # noqa: PLR2004 (the decimal system)
    tens = _either([word for word, value in values.items() if value >= _TENS])
    small = rf"(?:(?:{tens})(?:[ -](?:{ones}))?|(?:{_either(list(values))}))"
    hundreds = rf"(?:{small}(?:[ -]hundred(?:(?:[ ]and)?[ -]{small})?)?|(?:a|several)[ ]hundred)"
    return re.compile(
        rf"""\b (?P<words> (?P<millions>{hundreds}[ ]million[ ]?)? (?P<thousands>{hundreds}[ ]thousand(?:,?[ ](?:and[ ])?)?)?
        (?P<rest>{hundreds})? ) (?<=\w) \b""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"\b(?=(?:a hundred|{_either(list(_values('number_words')))})\b)", re.IGNORECASE)


@cache
def _fraction() -> re.Pattern[str]:
    parts = _values("fraction_words")
    plural = _either([word for word in parts if word.endswith("s") or word == "half"])
    single = _either([word for word in parts if not word.endswith("s")])
    return re.compile(
        rf"""
        \b(?:
            (?P<many> two|three|four|five|six|seven|eight|nine ) [ -] (?P<plural> {plural} )
          | (?: one ) [ -] (?P<single> {single} )
          | (?<!\bhalf[ ]) (?<!-) \ba[ ] (?P<article> {single} )
            (?= [ ](?:of|fewer|less|lower|higher|more|greater|reduction|increase|decrease|drop|fall|cut|die|died)\b
            | [.,;)] | [ ]\( | $ )
          | (?<!first[ ])(?<!second[ ])(?<!other[ ])(?<!latter[ ]) (?P<half> half ) (?! -|[ ](?:life|dose|lives|hour|time)|ing )
        )\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _fold() -> re.Pattern[str]:
    words = _values("fold_words")
    verbs = _either([word for word in words if word not in {"double", "twice"}])
    return re.compile(
        rf"""\b(?: (?P<word>{verbs}) (?![ -](?:blind|mask|dummy|time|therapy|negative|dose|of[ ]the[ ](?:dose|daily)))
        | (?P<as>double|twice) (?=[ ](?:the|as|that)\b)
        | (?: (?<=\bwas[ ]) | (?<=\bwere[ ]) | (?<=\bthan[ ]) | (?<=\bnearly[ ]) | (?<=\balmost[ ]) )
          (?P<said>double|twice) (?=[ ](?:in|among|for|with|on)\b) )\b""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_words(sentence: str) -> Iterator[Numeral]:
    """Find the numbers in words of a sentence given as by `plain`; fractions before the words inside them."""
    taken: list[tuple[int, int]] = []
    for numeral in [*_find_fractions(sentence), *_find_folds(sentence), *_find_cardinals(sentence)]:
        if not any(numeral.start < end and start < numeral.end for start, end in taken):
            taken.append((numeral.start, numeral.end))
            yield numeral


_FRACTION_HINTS = ("hal", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FOLD_HINTS = ("hal", "doubl", "tripl", "trebl", "quadrupl", "fold", "twice")
"""Most sentences hold none of these; looking for plain words is many times faster than the patterns."""


def _find_fractions(sentence: str) -> Iterator[Numeral]:
    lowered = sentence.lower()
    if not any(hint in lowered for hint in _FRACTION_HINTS):
        return
    for match in _fraction().finditer(sentence):
        parts = _values("fraction_words")
        word = next(filter(None, match.group("plural", "single", "article", "half"))).lower()
        many = _values("number_words")[match["many"].lower()] if match["many"] else Decimal(1)
        yield Numeral(match.start(), match.end(), exact(many, parts[word]), form=Form.FRACTION)


def _find_folds(sentence: str) -> Iterator[Numeral]:
    lowered = sentence.lower()
    if not any(hint in lowered for hint in _FOLD_HINTS):
        return
    for match in _fold().finditer(sentence):
        word = (match["word"] or match["as"] or match["said"]).lower()
        yield Numeral(match.start(), match.end(), _values("fold_words")[word], form=Form.FOLD)


def _find_cardinals(sentence: str) -> Iterator[Numeral]:
    end = 0
    for begin in _start().finditer(sentence):
        if begin.start() < end:
            continue
        match = _cardinal().match(sentence, begin.start())
        if match:
            end = match.end()
            yield Numeral(match.start(), end, _read(match), form=Form.WORDS)


def _read(match: re.Match[str]) -> Decimal:
    return _hundreds(match["millions"]) * 1_000_000 + _hundreds(match["thousands"]) * 1000 + _hundreds(match["rest"])


def _hundreds(words: str | None) -> Decimal:
    values = _values("number_words")
    total = Decimal(0)
    for word in re.split(r"[ ,-]+", (words or "").lower()):
        if word == "hundred":
            total = (total or Decimal(1)) * _HUNDRED
        else:
            total += values.get(word, 0)
    return total
