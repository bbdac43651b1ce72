"""Split a list of funders into clean names, though names hold commas and "and" themselves.

"the National Heart, Lung, and Blood Institute and Pfizer" is two funders. A name is whole when it holds a word for an
organisation (institute, trust, council …) or is a short name in capitals; a part that is neither belongs to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidence.annotate import lexicon

_LIST_END = re.compile(
    r"""(?: \s[–—-]{1,2}\s | ;\s(?=the\sauthors|no\s) | ,?\s(?: who|which|whose|where|while|but|after|because|under|through\sthe\s(?:grant|award)|via|to\s(?:the\s)?[a-z]+
        |for\s(?:the|their|this|its|funding|supporting|help|his|her)|with\s(?:additional|further|no|the\s(?:aim|support))|as\spart|in\s(?:the|a|an|collaboration|partnership|association)\s?[a-z]*|at\s|on\s
        |was|is|were|are|has|have|had|led\sby|conducted|and\s(?:was|is|were|are|conducted|carried|led|run|coordinated|sponsored|published|performed|has|by\sthe\sauthors) )\b
        | \.(?:\s|$) | $ )""",
    re.VERBOSE,
)
_BREAK = re.compile(
    r",\s(?:and\s|as\swell\sas\s|with\s)?(?:by\s)?(?:from\s)?|;\s(?:and\s)?|\sand\s(?:by\s|from\s)?|\sas\swell\sas\s(?:by\s|from\s)?|\s&\s|\s\+\s"
)
_GRANT = re.compile(
    r"""^(?:(?:an?|the|by|from|both|two|three|several|various|our|funders?|its|including)\s
        | (?:[\w-]+\s){0,3}?(?:grants?|awards?|funding|fellowships?|support|contracts?|gifts?|donations?)\s(?:[\w/-]*\d[\w/-]*\s)*(?:from|by)\s)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s?[(\[][^()\[\]]*[)\]]?|\s(?:grants?|awards?|contract|project|under|number|no\.?|programme\sgrant)\b.*|\s[A-Z]*\d[\w/-]*|[’']s)+$",
    re.IGNORECASE,
)
_LONGEST = 12  # words in the longest name of a funder


def split_funders(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the span of every funder in the list that begins at `start`."""
    stop = _LIST_END.search(text, start, end)
    end = stop.start() if stop else end
    for first, last in _joined_parts(text, list(_parts(text, start, end))):
        span = _bare(text, first, last)
        if span and is_name(text[slice(*span)]):
            yield span


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _BREAK.finditer(text, start, end):
        if text.count("(", start, match.start()) > text.count(")", start, match.start()):
            continue
        yield at, match.start()
        at = match.end()
    yield at, end


def _joined_parts(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put parts together until each is a whole name."""
    at = 0
    while at < len(parts):
        first, last = parts[at]
        while at + 1 < len(parts) and _belong_together(
            text[first:last], text[slice(*parts[at + 1])], text[last : parts[at + 1][0]]
        ):
            at += 1
            last = parts[at][1]
        yield first, last
        at += 1


def _belong_together(left: str, right: str, between: str) -> bool:
    """Tell whether two parts of a list are one name."""
    bare_left = _GRANT.sub("", left)
    opens_with_article = right.startswith(("the ", "The "))
    if opens_with_article or not bare_left:
        return False
    left_whole, right_whole = _has_head(bare_left), _has_head(right)
    words = len(bare_left.split())
    if (
        not left_whole
        and bare_left.split()[0] in {"National", "Royal", "European", "International", "American", "British"}
        and words > 1
    ):
        return True
    if not left_whole and "and" in between.split() + ["&" if "&" in between else ""] and right_whole and words == 1:
        return right.split()[-1] in {"Foundation", "Trust", "Fund", "Charity"} and not bare_left.isupper()
    if "&" in between:
        return True
    return left_whole and not right_whole and re.search(r"\b(?:of|for|on)\b", bare_left) is not None and _is_common(right)


def _is_common(words: str) -> bool:
    """Words such as "Digestive" or "Social Care" that go on with a name, told by an ending or a list of fields."""
    return words.split()[0].lower().strip(",") in _fields()


@cache
def _fields() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("field"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("head"))


def _has_head(words: str) -> bool:
    return any(word.strip("().,’'").lower().removesuffix("’s") in _heads() for word in words.split())


def _bare(text: str, first: int, last: int) -> tuple[int, int] | None:
    lead = _GRANT.match(text[first:last])
    first += lead.end() if lead else 0
    tail = _TAIL.search(text, first, last)
    last = tail.start() if tail and tail.start() > first else last
    while last > first and not (text[last - 1].isalnum() or text[last - 1] in ")"):
        last -= 1
    while first < last and not text[first].isalnum():
        first += 1
    return (first, last) if last > first else None


def is_name(words: str) -> bool:
    """Tell whether some words can be a funder's name: they begin with a capital and are not a person or a sentence."""
    parts = words.split()
    is_short = len(parts) <= _LONGEST
    return (
        is_short
        and words[0].isupper()
        and parts[0].lower() not in _not_names()
        and (_has_head(words) or _looks_like_brand(parts))
    )


def _looks_like_brand(parts: list[str]) -> bool:
    capitals = [
        part for part in parts if part[0].isupper() or part.lower() in {"of", "for", "the", "la", "de", "sur", "pour", "und"}
    ]
    return len(capitals) == len(parts)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("not_a_name"))
