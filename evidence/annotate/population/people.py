"""The noun phrase for the people of a trial: `postmenopausal women with osteoporosis`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.noun_phrases import noun_phrase_after, noun_phrase_before
from evidence.annotate.population.conditions import is_unfinished, with_noun
from evidence.mentions import Sentence

if TYPE_CHECKING:
    from evidence.annotate.terms import Term

_OF_PEOPLE = frozenset({"with", "without", "of", "in", "and", "or", "for", "at", "on"})
_LEADING = re.compile(
    r"^(?:(?:\d[\d,.]*|methods?|results?|objectives?|including|treating|tell|guide|help|helps|provide|harm|certain|"
    r"enrolling|recruiting|among|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|hundred|thousand)(?:-\w+)?|and|all|both|eligible|a\stotal\sof|consecutive|more|fewer|"
    r"most|many|some|these|those|other|few|no|study|of|n\s?=)\s)+",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r",?\s(?:in|at|on|across|from|throughout)\s(?:the\s)?[A-Z].*$")
_PAST = re.compile(
    r"\s(?!aged|diagnosed|treated|affected|infected|referred|hospital|admitted|scheduled)[a-z]+ed\s(?:on|the|an?|that|their|up|into|out|"
    r"by|from|more|less)\b",
    re.VERBOSE,
)
_SETTING = re.compile(
    r"\s(?:in|at|from)\sour\s.*$|\s(?:in\s(?:the|this|our)\s(?:[\w-]+\s){0,3}(?:setting|study|trial|analysis)|in\s(?:first|second)-line)$",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS_IN_PARTICIPLE = re.compile(r"\s(?!aged)[a-z]{3,}ed$")
_DANGLING = re.compile(
    r"""\s(?:and|or|with|of|in|for|at|on|the|a|an|to|more|less|than|who|most|their|his|her|had|has|have|were|was|are|is|be|being
        |been|both|that|which|whose|from|by|as|but|though|although|otherwise|because|when|while
        |(?:and|but|or)\s(?:I|we|he|she|they|it)(?:['’]\w+)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")
_PART_OF_TRIAL = re.compile(
    r"\b(?:group|arm|baseline|compared|placebo|levels?|proportion|number|that)\b|[-\s\d]$|[<>≤≥=]|\band\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 25  # words of a description that still reads well


def people_phrase(text: str, sentence: Sentence, term: Term) -> tuple[int, int] | None:
    """Give the noun phrase around a word for people, without count, place or verb; None where it would not read well."""
    if text[term.end : term.end + 1] in {"'", "’"} or text[term.end : term.end + 2] == "-s":
        return None
    first, last = _widest(text, sentence, term)
    first, last = _after_verbs(text, first, term.start), _before_verbs(text, term.end, last)
    last = _without_place(text, term.end, last)
    words = text[first:last]
    reads_well = len(words.split()) <= _LONGEST and not _PART_OF_TRIAL.search(words) and not is_unfinished(words)
    is_open = _ENDS_IN_PARTICIPLE.search(words, term.end - first)
    return (first, last) if reads_well and not is_open and words.count("(") == words.count(")") else None


def phrase_start(text: str, sentence: Sentence, term: Term) -> int:
    """Give where the noun phrase begins that ends in a word for people, behind count and verbs."""
    before = noun_phrase_before(text, sentence.start, term.end, joins=frozenset())
    first = before[0] if before and before[1] == term.end else term.start
    return _after_verbs(text, first, term.start)


def _widest(text: str, sentence: Sentence, term: Term) -> tuple[int, int]:
    before = noun_phrase_before(text, sentence.start, term.end, joins=frozenset())
    after = noun_phrase_after(text, term.start, sentence.end, joins=_OF_PEOPLE, relatives=True)
    if after:
        after = with_noun(text, after, sentence.end)
    first = before[0] if before and before[1] == term.end else term.start
    return first, max(after[1] if after else term.end, term.end)


def _after_verbs(text: str, first: int, head: int) -> int:
    """Begin behind the last verb or unit that stands before the head: "identified frail patients", "months people"."""
    for word in _WORD.finditer(text, first, head):
        if word.group().lower() in _words("opener") | _words("finite"):
            first = word.end() + 1
    lead = _LEADING.match(text[first:head])
    return first + (lead.end() if lead else 0)


def _before_verbs(text: str, head_end: int, last: int) -> int:
    """End before the first finite verb, and before a participle that has lost its object."""
    for word in _WORD.finditer(text, head_end, last):
        if word.group().lower().replace("’", "'") in _words("finite"):
            last = word.start() - 1
            break
    past = _PAST.search(text, head_end, last)
    last = past.start() if past else last
    return head_end + len(finished(text[head_end:last]))


def finished(words: str) -> str:
    """Drop from the end of a phrase what waits for more words: "who had surgery and had their", "aged 40 to 70, with less"."""
    trimmed = _without_end(words)
    while trimmed != words:
        words, trimmed = trimmed, _without_end(trimmed)
    return trimmed


def _without_end(words: str) -> str:
    shorter = _DANGLING.sub("", words.rstrip(" ,;:"))
    head, _, tail = shorter.rpartition(" ")
    return head if tail.lower() in _words("unfinished") else shorter


def _without_place(text: str, head_end: int, last: int) -> int:
    """Drop the place and the setting: geography is no population."""
    words = text[head_end:last]
    for pattern in (_PLACE, _SETTING):
        words = pattern.sub("", words)
    return head_end + len(words)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.load("words/people_phrases").phrases(kind))
