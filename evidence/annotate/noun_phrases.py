"""Noun phrases without a parser: where a phrase begins and ends is told by function words, verbs and punctuation.

Trial prose names its drugs, outcomes and people in long noun phrases ("a composite of death or stroke at 30 days"). Their
limits are closed word classes, which a lexicon can hold; their content is open, and needs no list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from evidence.annotate import lexicon

_TOKEN = re.compile(
    r"""
    (?P<word> \d+ (?: [,.·]\d+ )* %? (?: [-‐‑/]\w+ )*
            | \w+ (?: ['’./·+&‐‑-] \w+ )* ['’]? (?: [®™+] | -(?=\s) )? )
    | (?P<mark> [^\s\w] )
    """,
    re.VERBOSE,
)
_JOINING_MARKS = frozenset("/+%≥≤<>=~®™&")
_FINAL_MARKS = frozenset("%®™+")
_ADVERB = re.compile(r"^[a-z]{3,}ly$")
_NOT_ADVERBS = frozenset(
    {
        "anomaly",
        "assembly",
        "biweekly",
        "daily",
        "early",
        "elderly",
        "family",
        "hourly",
        "monthly",
        "supply",
        "weekly",
        "yearly",
    }
)
_PARTICIPLE = re.compile(r"^[a-z]{2,}[^e]ed$")
_LONGEST = 260
"""Characters of the longest phrase; what is longer does not read as one, and need not be looked at."""
_LEADING = 4  # articles, possessives and adverbs that may stand before a phrase: "the only recently approved"
PREPOSITIONS = frozenset({"of", "in", "with", "without", "for", "on", "plus", "per", "among"})
CONJUNCTIONS = frozenset({"&", "and", "or"})
JOINS = PREPOSITIONS | CONJUNCTIONS
"""What may continue a noun phrase to the right."""
JOINS_BEFORE = JOINS | {"at"}
"""What may stand inside a noun phrase that is read from its end."""


class Word(NamedTuple):
    """A word or a mark with its place, in lower case, and its class; an open-class word has none."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def is_noun(self) -> bool:
        """An open-class word, or a verb form that may be a noun or an attribute."""
        return self.kind in {"", "takes_to", "base_verb"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The tokens at hand, where the phrase begins among them, and what may continue it."""

    tokens: list[Word]
    first: int
    joins: frozenset[str]
    relatives: bool = False

    def kind(self, at: int) -> str:
        """The word class at `at`, `end` outside the tokens."""
        return self.tokens[at].kind if self.first <= at < len(self.tokens) else "end"

    def has_head(self, at: int) -> bool:
        """Tell whether a noun stands right before `at`."""
        return self.kind(at - 1) in {"", "takes_to", "base_verb", "relative"}

    def opens(self, at: int) -> bool:
        """Tell whether a noun phrase can begin at `at`."""
        return self.kind(at) in {"", "takes_to", "base_verb", "determiner"}

    def opens_complement(self, at: int) -> bool:
        """Tell whether a noun phrase begins at `at`; a participle opens one before a noun ("with reduced function")."""
        if self.kind(at) in {"verb", "relative", "adverb"}:
            return self.opens(at + 1) and self.kind(at + 1) != "determiner"
        return self.opens(at)

    def continues(self, at: int) -> bool:
        """Tell whether the token at `at` belongs to a phrase that has run up to it."""
        token, before = self.tokens[at], self.kind(at - 1)
        if token.kind == "" and _PARTICIPLE.match(token.text) and self.has_head(at):
            follows = self.kind(at + 1)
            return follows in {"", "takes_to", "conjunction"} or (self.relatives and follows == "complement")
        answers = {
            "mark": token.text in _JOINING_MARKS,
            "complement": self.has_head(at) and token.text in self.joins and self.opens_complement(at + 1),
            "conjunction": self.has_head(at) and token.text in self.joins and self.opens(at + 1),
            "relative": self.relatives or not self.has_head(at),
            "stop": token.text == "to" and before == "takes_to" and self.opens_complement(at + 1),
            "verb": not self.has_head(at) and self.opens(at + 1),
            "determiner": before in {"complement", "conjunction", "stop"},
            "adverb": self.kind(at + 1) == "" or (self.relatives and self.kind(at + 1) == "relative"),
        }
        return answers.get(token.kind, True)

    def reaches_back(self, at: int) -> bool:
        """Tell whether the token at `at` belongs to a phrase that is read from its end."""
        token = self.tokens[at]
        answers = {
            "mark": token.text in _JOINING_MARKS,
            "complement": token.text in self.joins,
            "conjunction": token.text in self.joins,
            "relative": False,
            "stop": token.text == "to" and self.kind(at - 1) == "takes_to",
            "verb": self.kind(at - 1) in {"determiner", "complement"},
        }
        return answers.get(token.kind, True)


def noun_phrase_after(
    text: str, start: int, end: int, *, joins: frozenset[str] = JOINS, relatives: bool = False
) -> tuple[int, int] | None:
    """Give the noun phrase that begins at or right after `start`, without its article, or None.

    Args:
        text: the article.
        start: where to begin, in code points; leading articles, adverbs and white space are passed over.
        end: the limit, such as the end of the clause.
        joins: the prepositions and conjunctions that may continue the phrase ("risk *of* death", "nausea *and* vomiting").
        relatives: whether reduced relatives may continue it ("people *diagnosed* with asthma").
    """
    tokens = _tokens(text, start, min(end, start + _LONGEST))
    first = 0
    while first < min(len(tokens), _LEADING) and tokens[first].kind in {"determiner", "adverb"}:
        first += 1
    reading = _Reading(tokens, first, joins, relatives)
    last = first
    while last < len(tokens) and reading.continues(last):
        last += 1
    return _trimmed(tokens, first, last)


def noun_phrase_before(text: str, start: int, end: int, *, joins: frozenset[str] = JOINS_BEFORE) -> tuple[int, int] | None:
    """Give the noun phrase that ends at or right before `end`, without its article, or None.

    Args:
        text: the article.
        start: the limit on the left, such as the start of the clause, in code points.
        end: where to begin; adverbs, commas and white space before it are passed over.
        joins: the prepositions and conjunctions that may stand inside the phrase.
    """
    tokens = _tokens(text, _word_start(text, max(start, end - _LONGEST)), end)
    last = len(tokens)
    while last and (tokens[last - 1].kind in {"adverb", "determiner"} or tokens[last - 1].text == ","):
        last -= 1
    reading = _Reading(tokens, 0, joins)
    first = last
    while first and reading.reaches_back(first - 1):
        first -= 1
    while first < last and tokens[first].kind in {"complement", "conjunction", "determiner", "adverb", "mark", "stop"}:
        first += 1
    return _trimmed(tokens, first, last)


def _word_start(text: str, start: int) -> int:
    """Go on to the end of a word that a limit cuts."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    return start


@cache
def _word_kinds() -> dict[str, str]:
    return dict(lexicon.load("words/noun_phrases").entries)


def words_of(phrase: str) -> list[Word]:
    """Give the words and marks of a phrase with their classes."""
    return _tokens(phrase, 0, len(phrase))


def _tokens(text: str, start: int, end: int) -> list[Word]:
    return [_token(match) for match in _TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Word:
    lowered = match.group().lower().replace("’", "'")
    return Word(match.start(), match.end(), lowered, "mark" if match["mark"] else word_kind(lowered))


def is_open_class(word: str) -> bool:
    """Tell whether a word may be a noun or its attribute: no verb, adverb, article or joining word that the lexicon knows."""
    return not word_kind(word.lower().replace("’", "'"))


@lru_cache(maxsize=20_000)
def word_kind(word: str) -> str:
    """Give the word class of a lower-case word; an unknown word is a noun, or an adverb by its ending."""
    kind = _word_kinds().get(word, "")
    is_adverb = not kind and _ADVERB.match(word) and word not in _NOT_ADVERBS
    return "adverb" if is_adverb else kind


def _trimmed(tokens: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """Drop what cannot end a phrase, and give the span, or None where no noun is left."""
    while last > first and not (tokens[last - 1].is_noun or tokens[last - 1].text in _FINAL_MARKS):
        last -= 1
    if not any(token.is_noun for token in tokens[first:last]):
        return None
    return tokens[first].start, tokens[last - 1].end
