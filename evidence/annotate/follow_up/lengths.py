"""Every length of time of a text that may tell how long people were followed (`12-week`, `week 12`, `after a year`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean
from evidence.annotate.standing import factual_sentences
from evidence.mentions import NumberMention, Sentence
from evidence.vocabulary import NumberKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_UNIT = re.compile(r"(?:[\s-]|\s?-\s?)(?P<unit>hour|day|week|month|year)(?P<many>s?)\b", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"\b(?P<unit>hour|day|week|month|year)s?\s$", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:an?|one|the\s(?:first|following|next))\s(?P<unit>week|month|year)\b(?!\s?\d)", re.VERBOSE | re.IGNORECASE
)
"""`After a year` holds no number."""
_FROM = re.compile(
    r"""(?<![\w.·])(?:\d+(?:[.·]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)
        (?:\s?-\s?(?:to[\s-])?|\s?–\s?|\s(?:to|or)\s)$""",
    re.VERBOSE | re.IGNORECASE,
)
"""The lower end of a range of lengths (`six to 12 months`)."""
_OF_AGE = re.compile(
    r"[\s-](?:old|olds|of\sage|and\s(?:older|above|over|younger)|or\s(?:older|more|younger))\b", re.VERBOSE | re.IGNORECASE
)
_OF_SURVIVAL = re.compile(
    r"""[\s-](?:[\w-]+\s){0,3}?(?:survival|[DEOPR]F?S|mortality|relapse-free|disease-free|progression-free|risks?|rates?)\b""",
    re.VERBOSE,
)
"""What is told of those alive `at five years` is often an estimate, and no one was followed so long."""
_OF_PREGNANCY = re.compile(r"\s(?:of|into)\s(?:\w+\s)?(?:gestation|pregnancy)\b", re.VERBOSE | re.IGNORECASE)
_APART = re.compile(r"(?:\b(?:each|every|last|past|previous|per)\s | [<>≤≥±]\s?)$", re.VERBOSE | re.IGNORECASE)
"""What comes again every so many weeks, what was before, a limit and a deviation are no length of the trial."""

_SINGLE = {"1", "one", "a", "an"}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, or the point that it ends at.

    Attributes:
        trust: how far a fact of this study may stand in the sentence, 0 to 1.
        start: offset where its words begin.
        unit: `hour`, `day`, `week`, `month` or `year`.
        days: how long it is.
        form: `attribute` (`12-week`, `two year`), `span` (`12 weeks`), `point` (`week 12`) or `one` (`a year`).
    """

    sentence: Sentence
    trust: float
    start: int
    end: int
    unit: str
    days: float
    form: str


def find_lengths(doc: Doc) -> list[Length]:
    """Find the lengths of time in the sentences that can state facts of this study, in the order of the text."""
    text, numbers = doc._.article.text, [held for held in doc._.numbers if held.kind is NumberKind.DURATION]
    found: list[Length] = []
    for sentence, trust in factual_sentences(doc):
        inside = [held for held in numbers if sentence.start <= held.start < sentence.end]
        found += [length for held in inside for length in _printed(text, sentence, trust, held)]
        taken = {length.end for length in found}
        ones = _ONE.finditer(text, sentence.start, sentence.end)
        found += [_one(sentence, trust, each) for each in ones if each.end() not in taken]
    return sorted((each for each in found if not _is_other(text, each)), key=lambda each: each.start)


def words_of(text: str, length: Length) -> str:
    """Give a length as it is read by itself: `12 weeks` of `a 12-week trial`."""
    words = clean(text[length.start : length.end])
    if length.form != "attribute":
        return words
    number = words.removesuffix(words[-len(length.unit) :]).rstrip("- ")
    return f"{number} {length.unit}{'' if number.casefold() in _SINGLE else 's'}"


def _printed(text: str, sentence: Sentence, trust: float, held: NumberMention) -> Iterator[Length]:
    after, before = _UNIT.match(text, held.end, sentence.end), _UNIT_BEFORE.search(text, sentence.start, held.start)
    told = after or before
    if told is None or held.value <= 0:
        return
    unit = told["unit"].lower()
    lower = _FROM.search(text, sentence.start, held.start) if after else None
    is_plain = after is not None and (after["many"] or (held.value == 1 and text[after.start()] != "-"))
    form = "point" if after is None else "span" if is_plain else "attribute"
    start = lower.start() if lower else held.start if after else told.start()
    yield Length(sentence, trust, start, after.end() if after else held.end, unit, float(held.value) * _DAYS[unit], form)


def _one(sentence: Sentence, trust: float, found: re.Match[str]) -> Length:
    unit = found["unit"].lower()
    return Length(sentence, trust, found.start(), found.end(), unit, _DAYS[unit], "one")


def _is_other(text: str, length: Length) -> bool:
    """Tell whether a length is an age, an estimate of survival, a time of pregnancy or one that comes again."""
    last = length.sentence.end
    is_rate = length.form != "span" and _OF_SURVIVAL.match(text, length.end, last)
    is_age = _OF_AGE.match(text, length.end, last) or _OF_PREGNANCY.match(text, length.end, last)
    return bool(is_rate or is_age or _APART.search(text, length.sentence.start, length.start))
