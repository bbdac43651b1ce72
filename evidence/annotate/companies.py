"""Which funders are companies, where the text itself shows it: by a form of incorporation or as the maker of a treatment.

Nothing is known of names: a company printed without its form, and nowhere named as a maker, is not told apart from a charity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.described_funders import sells
from evidence.annotate.facts import fact
from evidence.mentions import FactMention

_CAPITALS = frozenset({"ab", "ag", "bv", "nv"})
"""Forms that are words or initials in lower case."""
_MAKER_AFTER = re.compile(
    r""",?\s \(? (?:(?:which|who)\s (?:makes?|made|manufactures?|markets?|sells?|develop(?:s|ed)|owns)
          | (?:the\s|its\s)?(?:maker|makers|manufacturer|manufacturers|developer|marketer)s?\s of )\b""",
    re.VERBOSE,
)
_MAKER_BEFORE = re.compile(
    r"""\b(?:maker|manufacturer|developer)s?\sof\s(?:the\s)?[\w-]+(?:\s[\w-]+)?,\s $
      | \b(?:made|manufactured|marketed|sold|developed)\s by\s (?:the\s(?:drug|device)?\s?(?:company|maker|firm)\s)? $
      | \b(?:drug|device|vaccine)[-\s]?makers?\s $""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = 60


def industry_funders(text: str, facts: Iterable[FactMention]) -> Iterator[FactMention]:
    """Give each funder that the text shows to be a company, as a fact of its own."""
    for funder in facts:
        if funder.field == "funding" and (
            has_company_form(funder.value) or sells(funder.value) or _is_maker(text, funder.value)
        ):
            span = funder.start, funder.end
            yield fact("industry_funding", funder.value, span, by="funding.industry", confidence=funder.confidence)


def has_company_form(name: str) -> bool:
    """Say whether a printed name carries a form of incorporation: `Nordvik Pharma Ltd`; a company's charity is none."""
    words = [word.strip("().,’'") for word in name.split()]
    if any(word.lower() in _words("charity") for word in words):
        return False
    return any(word.lower() in _words("form") and (word.lower() not in _CAPITALS or word.isupper()) for word in words[1:])


def _is_maker(text: str, name: str) -> bool:
    if any(word in _words("charity") for word in name.lower().split()):
        return False
    return any(
        _MAKER_AFTER.match(text, found.end()) or _MAKER_BEFORE.search(text[max(0, found.start() - _BEFORE) : found.start()])
        for found in re.finditer(rf"\b{re.escape(name)}(?!\w)", text)
    )


@cache
def _words(value: str) -> frozenset[str]:
    return frozenset(lexicon.load("words/companies").phrases(value))
