"""One way to write down a fact: the words, the field, the value, and how far their place vouches for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evidence.annotate import lexicon
from evidence.mentions import FactMention, NumberMention
from evidence.vocabulary import NumberKind

_CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+\s$")
_DIGITS = re.compile(r"^\d{1,3}(?:[,  ]\d{3})+$|^\d+$")


def fact(field: str, value: str, span: tuple[int, int], *, by: str, confidence: float) -> FactMention:
    """Make a fact mention over `span`; `by` is the rule's name without its prefix."""
    return FactMention(start=span[0], end=span[1], field=field, value=value, by=f"rule:{by}", confidence=round(confidence, 2))


def clean(words: str) -> str:
    """Put a phrase on one line, without surrounding punctuation."""
    return " ".join(words.split()).strip(" ,;:.–—")


def sentence_case(words: str, text: str) -> str:
    """Lower the capitals of a title: a word loses its capital where the article also writes it without.

    "Pancreas Cancer" becomes "pancreas cancer" once the text says "cancer of the pancreas"; "Hodgkin" keeps its capital, and so
    does every word of "New York Heart Association" where other words of the phrase are small.
    """
    is_title = not _SMALL.search(words)

    def lowered(match: re.Match[str]) -> str:
        is_in_name = not is_title and bool(_CAPITAL_BEFORE.search(words, 0, match.start()))
        return match.group().lower() if not is_in_name and _stands(match.group().lower(), text) else match.group()

    return _CAPITALISED.sub(lowered, words)


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def distinct(facts: Iterable[FactMention]) -> tuple[FactMention, ...]:
    """Keep one fact for each field, value and place, the surest, in text order."""
    best: dict[tuple[str, str, int], FactMention] = {}
    for found in facts:
        key = found.field, found.value, found.start
        if key not in best or best[key].confidence < found.confidence:
            best[key] = found
    return tuple(sorted(best.values(), key=lambda found: (found.start, found.end, found.field)))


def whole_number(words: str, start: int) -> NumberMention | None:
    """Read a whole number in digits or in words (`1,234`, `twenty-one`) that stands at `start`; None where it is none."""
    plain = words.lower().strip()
    if _DIGITS.match(plain):
        value = Decimal(re.sub(r"\D", "", plain))
    else:
        spelled = [_number_words().get(part) for part in re.split(r"[-\s]", plain)]
        if not spelled or None in spelled:
            return None
        value = Decimal(sum(int(part) for part in spelled if part))
    return NumberMention(
        start=start, end=start + len(words), text=words, value=value, kind=NumberKind.COUNT, by="rule:whole_number"
    )


def _number_words() -> dict[str, str]:
    return dict(lexicon.load("words/number_words").entries)
