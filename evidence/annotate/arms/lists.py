"""Alternatives in a list: "A, B or C", "either A (n = 20) or B alone", "A, B, and C followed by D or placebo".

"or" separates arms; a comma does so only in a list that ends in ", or". Commas before "and" hold the parts of one regimen.
"""

from __future__ import annotations

import re

from evidence.annotate.arms.candidates import LISTED_JOINS, bare_name, is_nameable, phrase_after

_OR = re.compile(
    r"""(?: \s?\(_*\) ){0,2} (?:
        (?P<comma> [,;] )? \s (?:or|versus|vs\.?) \s (?:to\s|with\s|either\s|the\s)*
      | [,;]? \s (?:and|while) \s (?:the\s)? (?: \d[\d,]* | \w+ ) \s (?:\w+\s)? (?:were\s)? (?:randomly\s)? (?:assigned\s|
          allocated\s|randomi[sz]ed\s)? to \s
      | \s and \s (?: to\s (?=\w) | (?=(?:a\s|an\s|the\s)?(?:matching\s)?(?:placebo|control|usual|no\s|sham|standard)\b) )
      | ; \s (?:and\s)?
      | \s and \s (?= \d{1,3} \s [a-z-]+ )
    ) | (?: \s?\(_*\) ){1,2} \s and \s (?:to\s)?""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMA = re.compile(r"(?:\s?\(_*\)){0,2},\s(?:to\s)?", re.IGNORECASE)
_STOP = re.compile(
    r"""\b(?: after|before|during|until|while\s(?!the)|which|who|where|whose|stratified|because|if|then|as\spart|according|
        were|was|we|primary|with\sthe
        | in\saddition | by\smouth | orally | intravenously | plus\sbest | in\s(?:a|an)\s | on\sthe |
            at\s(?:a\s)?(?:baseline|random|week|day|month) | within | balanced | without\sregard )\b
      | [.:]\s""",
    re.VERBOSE | re.IGNORECASE,
)
_REGIMEN = re.compile(
    r"^[^(]{3,60}?,\s(?:[^(,]{3,40},\s)*(?:and|plus)\s[\w/-]+(?:\s(?:acetate|acid|alfa))?", re.VERBOSE | re.IGNORECASE
)
_APPOSITION = re.compile(
    r"(?:also\s|which\sis\s)?(?:known|called|dubbed|marketed|sold|an?\s(?:type|form|kind|class|combination|drug|medicine|surgical|pill))\b",
    re.VERBOSE | re.IGNORECASE,
)
"""What explains the name before it, and is no alternative of its own."""
_MOST = 6  # arms in one list; more is no list of arms


def alternatives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the names in the list that begins at `start`, each without dose or size, in order."""
    masked = text[:start] + without_brackets(text[start:end])
    stop = _STOP.search(masked, start, end)
    limit = stop.start() if stop else end
    names = [name for first, last in _items(masked, start, limit) for name in _name(masked, first, last)]
    return names if len(names) <= _MOST else []


def without_brackets(words: str) -> str:
    """Blank what stands in brackets with as many underscores, so that no list is cut inside them."""
    depth, kept = 0, []
    for character in words:
        depth -= depth > 0 and character in ")]"
        kept.append("_" if depth else character)
        depth += character in "(["
    return "".join(kept)


def _items(masked: str, start: int, limit: int) -> list[tuple[int, int]]:
    marks = list(_OR.finditer(masked, start, limit))
    if any(mark["comma"] for mark in marks):
        marks = sorted([*marks, *_commas(masked, start, marks)], key=lambda mark: mark.start())
    starts = [start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), limit]
    items = [(first, last) for first, last in zip(starts, ends, strict=True) if first < last]
    return [item for item in items if not _APPOSITION.match(masked, *item)]


def _commas(masked: str, start: int, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The commas before the ", or" that closes the list."""
    first_or = next(mark for mark in marks if mark["comma"])
    return [comma for comma in _COMMA.finditer(masked, start, first_or.start()) if comma.end() < first_or.start()]


def _name(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    regimen = _REGIMEN.match(masked[start:end])
    if regimen:
        span = bare_name(masked, start, start + regimen.end())
        if span and all(is_nameable(part.strip()) for part in re.split(r",|\band\b", masked[slice(*span)]) if part.strip()):
            return [span]
    span = phrase_after(masked, start, end, joins=LISTED_JOINS)
    return [span] if span else []
