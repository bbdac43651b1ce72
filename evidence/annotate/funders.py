"""Split a list of funders into clean names, though names hold commas and "and" themselves.

"the National Heart, Lung, and Blood Institute and Pfizer" is two funders. A name is whole when it holds a word for an
organisation (institute, trust, council …) or is a short name in capitals; a part that is neither belongs to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from evidence.annotate import lexicon

_LIST_END = re.compile(
    r"""(?: \s[–—-]{1,2}\s | ;\s(?=the\sauthors|no\s)
      | ,?\s (?: who|which|whose|where|while|but|after|because|under|via|through\sthe\s(?:grant|award)|to\s(?:the\s)?[a-z]+
          | for\s(?:the|their|this|its|funding|supporting|help|his|her) | with\s(?:additional|further|no|the\s(?:aim|
              support)) | as\spart
          | in\s(?:the|an?|collaboration|partnership|association)\b | led\sby | conducted
          | (?:and\s)?(?:was|is|were|are|has|have|had) | and\s(?:carried|led|run|coordinated|sponsored|published|performed|
              by\sthe\sauthors) )\b
      | \.$ | $ )""",
    re.VERBOSE,
)
_BREAK = re.compile(
    r",\s(?:and\s|as\swell\sas\s|with\s)?(?:by\s)?(?:from\s)?|;\s(?:and\s)?|\sand\s(?:by\s|from\s)?|"
    r"\sas\swell\sas\s(?:by\s|from\s)?|\s&\s|\s\+\s",
    re.VERBOSE,
)
_GRANT = re.compile(
    r"""^(?:(?:an?|the|by|from|both|two|three|several|various|our|funders?|its|including)\s
        | (?:[\w-]+\s){0,3}?(?:grants?|awards?|funding|fellowships?|support|contracts?|gifts?|
            donations?|supplements?)\s(?:[\w/-]*\d[\w/-]*\s)*(?:from|by)\s)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s?[(\[][^()\[\]]*[)\]]?|\s(?:grants?|awards?|contract|project|under|number|no\.?|programme\sgrant)\b.*|"
    r"\s[A-Z]*\d[\w/-]*|[’']s)+$",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w’'&.-])[a-z][\w’'-]*")
_SMALL_WORDS = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "de",
        "la",
        "du",
        "des",
        "sur",
        "pour",
        "le",
        "für",
        "und",
        "di",
        "per",
        "at",
        "von",
        "van",
    }
)
_OWNER = re.compile(r"^\S+['’]s\s")
_SERVICES = re.compile(
    r"[A-Z]\w+\s(?:Services|Sciences|Prevention|Quality|Innovation|Engineering|Rehabilitation)\b", re.VERBOSE
)
_ENDS_IN_FIELD = re.compile(r"\b(?:for|of|on)\s(?:[A-Z]\w+\s)?[A-Z]\w+$")
_FIELDS_OF_CENTRES = ("Cancer", "Engineering", "Medicine", "Sciences", "Surgery", "Therapies", "Therapy", "Technology")
_FEW = 2
_FORM = re.compile(r"(?:Inc|Ltd|LLC|Limited|AG|SA|SE|S\.A|plc|PLC|GmbH|Corp|Co|KGaA|NV|BV|AB)\b\.?", re.VERBOSE)
"""A form of incorporation that a comma parts from its name."""
_NATIONAL = frozenset({"UK", "National", "Royal", "European", "International", "American", "British", "US", "U.S.", "Canadian"})
_OF_COUPLES = ("Charity", "Foundation", "Fund", "Trust")
"""What is named after two people: `the Ann and Bo Lind Foundation`."""
_ENDS_AS_CHARITY = re.compile(r"^[A-Z]\w+\s(?:Charity|Foundation|Fund|Trust)$")
"""Names that go on behind "Research and": `Gout Research and Wellness Foundation`."""
_OWNED = re.compile(r"['’]s$")
_SHORTEST = 3  # characters in the shortest name, such as NIH
_SHORTER = frozenset({"EU", "UN"})
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
    bare_left = _OWNER.sub("", _GRANT.sub("", left).split("/")[-1])
    opens_anew = right.startswith(("the ", "The ")) or _GRANT.match(right) is not None
    if opens_anew or not bare_left:
        return False
    left_whole, right_whole = is_organisation(bare_left), is_organisation(right)
    words = bare_left.split()
    if words[-1] == "Research" and (right.startswith("Development") or (len(words) > 1 and _ENDS_AS_CHARITY.search(right))):
        return True
    if not left_whole and (words[-1].lower() in _fields() or (words[0] in _NATIONAL and len(words) > 1)):
        return True
    if not left_whole and "and" in between and right_whole and len(words) == 1:
        is_of_couple = left.lower().startswith("the ") or right.endswith(_OF_COUPLES)
        return is_of_couple and not bare_left.isupper()
    if (
        _ends_name(words, right, between)
        or "&" in between
        or (left_whole and _SERVICES.match(right) and _ENDS_IN_FIELD.search(bare_left))
    ):
        return True
    is_field = right.endswith(_FIELDS_OF_CENTRES) and len(right.split()) <= _FEW
    goes_on = "and" in between and is_field and _ENDS_IN_FIELD.search(bare_left)
    is_of_many = re.search(r"\b(?:of|for|on)\b", bare_left) and _is_common(right)
    return left_whole and not right_whole and bool(goes_on or is_of_many)


def _ends_name(words: Sequence[str], right: str, between: str) -> bool:
    """Tell whether a part ends the name before it: ", Inc", or "and Innovation" behind a national body."""
    if "and" not in between:
        return _FORM.match(right) is not None
    return words[0] in _NATIONAL and len(right.split()) == 1 and _is_common(right)


def _is_common(words: str) -> bool:
    """Tell whether words such as "Digestive" or "Developmental Medicine" go on with a name."""
    parts = [part.strip(",:;.") for part in words.lower().split()]
    return bool(parts) and (parts[0] in _fields() or parts[-1] in _fields())


@cache
def _fields() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("field"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("head"))


def is_organisation(words: str) -> bool:
    """Tell whether a name holds a word for an organisation: institute, trust, council."""
    return any(_OWNED.sub("", word.strip("().,’'").lower()) in _heads() for word in words.split())


def _bare(text: str, first: int, last: int) -> tuple[int, int] | None:
    """Drop articles, grants and brackets, and what follows the name in lower case."""
    lead = _GRANT.match(text[first:last])
    first += lead.end() if lead else 0
    bracket = text.find(" (", first, last)
    if bracket > first and is_organisation(text[first:bracket]):
        last = bracket
    stray = next((word for word in _WORD.finditer(text, first, last) if word.group() not in _SMALL_WORDS), None)
    last = stray.start() if stray else last
    tail = _TAIL.search(text, first, last)
    last = tail.start() if tail and tail.start() > first else last
    while last > first and not (text[last - 1].isalnum() or text[last - 1] == ")"):
        last -= 1
    while first < last and not text[first].isalnum():
        first += 1
    return (first, last) if last > first else None


def is_name(words: str) -> bool:
    """Tell whether some words can be a funder's name: not a person, a place, a grant's number or a sentence."""
    parts = words.split()
    if words in _SHORTER:
        return True
    if not words[0].isupper() or len(words) < _SHORTEST or len(parts) > _LONGEST or _opens_no_name(parts[0]):
        return False
    if is_organisation(words):
        return len(parts) > 1 or words.isupper()
    is_place_or_grant = words.lower() in lexicon.phrases("countries") or any(character.isdigit() for character in words)
    return not is_place_or_grant and _looks_like_brand(parts)


def _opens_no_name(word: str) -> bool:
    """Tell whether a word opens no name: a title, a month; in capitals it may be one ("MS Society", not "Ms Lind")."""
    return word.lower().rstrip(".") in _not_names() and not (word.isupper() and word.isalpha() and len(word) > 1)


def _looks_like_brand(parts: list[str]) -> bool:
    capitals = [part for part in parts if part[0].isupper() or part in _SMALL_WORDS]
    return len(capitals) == len(parts)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon.load("words/organisations").phrases("not_a_name"))
