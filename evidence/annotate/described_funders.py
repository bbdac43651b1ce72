"""Funders that a text describes and does not name: "the maker of the vaccine", "federal funds", "two patient organisations"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SELLS = r"""(?:drug|device|vaccine|pill|test)?[-\s]?makers? | manufacturers? | compan(?:y|ies) | firms? | developers?
    | distributors? | industry"""
_GIVES = r"""charit(?:y|ies) | foundations? | trusts? | funds? | institutes? | governments? | agenc(?:y|ies) | donors?
    | donations? | supporters? | taxpayers? | (?:public|federal|private|state|charity|government)\smoney
    | charity\sand\spublic\smoney | (?:patient|trade|advocacy|consumer)\s(?:groups?|organi[sz]ations?) | associations?
    | councils? | ministr(?:y|ies) | (?:health|research|state)\sdepartments? | hospitals? | universit(?:y|ies)"""
_PHRASE = rf"""(?:(?:an?|the|its|our|their|both|several|two|three|various)\s)?
    (?:(?!of\b|for\b|by\b|and\b|from\b|was\b|were\b)[a-z][\w’'-]*\s){{0,3}}? (?P<head>{_SELLS}|{_GIVES})\b
    (?:\s(?:of|for)\s(?:the\s|its\s|this\s)?[\w-]+(?:\s(?:and\s)?[\w-]+)?)?"""
_LISTED = re.compile(_PHRASE, re.VERBOSE)
_GAVE = re.compile(
    rf"""(?<![\w’'-])(?P<name>(?i:{_PHRASE}))
      \s (?:also\s)?
      (?: (?:funded|sponsored|financed|underwrote|bankrolled|supported)\s(?:part\sof\s)?(?:the|this)\s(?:\w+\s)?
          (?:study|trial|research|work)
        | paid\sfor\s(?:the|this)\s(?:\w+\s)?(?:study|trial|research|work)
        | (?:gave|donated|provided|supplied)\s(?:the|their|its)\s(?:study\s)?
          (?:drugs?|vaccines?|tablets|pills|capsules|medications?|devices?|placebo|money|funding) )\b""",
    re.VERBOSE,
)
_JOIN = re.compile(r",\s(?:and\s)?(?:by\s)?|\sand\s(?:by\s)?|,?\stogether\swith\s")
_IS_COMPANY = re.compile(rf"(?:{_SELLS})\b", re.VERBOSE | re.IGNORECASE)


def described_in_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans of described funders in the list that begins at `start`; words that explain a name are none of them."""
    joins = list(_JOIN.finditer(text, start, end))
    last = start
    for place, joined in ((start, ""), *((match.end(), match.group()) for match in joins)):
        found = _LISTED.match(text, place, end)
        explains = joined == ", " and bool(found and sells(found.group()))
        if found and place >= last and not explains:
            yield found.span()
            last = found.end()


def described_givers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans of those who are said to have paid, or given the drug: "its makers gave the tablets"."""
    for match in _GAVE.finditer(text, start, end):
        yield match.span("name")


def sells(words: str) -> bool:
    """Tell whether a described funder makes or sells something: "the maker of the vaccine"; a company's charity does not."""
    return bool(_IS_COMPANY.search(words)) and not re.search(r"\b(?:charit|foundation|trust)", words, re.IGNORECASE)
