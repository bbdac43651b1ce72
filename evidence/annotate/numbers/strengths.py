"""Strengths of preparations: `0.5% timolol`, `tacrolimus 0.1% ointment`, `5% glucose`: a percentage that is part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from evidence.annotate import lexicon
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import NumberKind

_FORM = r"""(?:creams?|gels?|ointments?|(?:eye[ ]|ear[ ])?drops|lotions?|solutions?|foams?|sprays?|shampoos?|mouthwash(?:es)?
    |pastes?|ophthalmic|topical|saline|glucose|dextrose|sucrose|chlorhexidine|alcohol|povidone)\b"""
_OPENS = r"(?:(?:of|with|to|receives?|received|receiving|given|gave|either|than|compar\w+|used|using|daily|group|on)[ ]|^)"
_GOES_ON = r"(?:and|or|versus|vs\.?|against|with|plus)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Give the patterns: before a drug, before or behind a preparation, behind a drug that a preparation follows."""
    drug = rf"[A-Za-z]{{3,}}(?:{'|'.join(lexicon.load('words/drug_names').phrases('stem'))})\b"
    salt = r"(?:[ ](?:[a-z]+(?:ate|ide)|sodium)\b)?"
    number = rf"(?P<a>{DIGITS})(?:[ ]?%[ ]?/[ ]?(?P<b>{DIGITS}))?[ ]?%"
    return tuple(
        re.compile(words, re.VERBOSE | re.IGNORECASE)
        for words in (
            rf"{_OPENS}{number}[ ]{drug}{salt}(?:[^.;(]{{0,60}}?[ ]{_GOES_ON}[ ](?P<c>{DIGITS})[ ]?%[ ]{drug})?",
            rf"{number}[ ](?:[a-z-]+[ ])?{_FORM}",
            rf"{drug}{salt}[ ]{number}(?=[ ](?:[a-z-]+[ ])?{_FORM}|[ ](?:fixed|once|twice|daily|b\.?i\.?d|administered)\b)",
            rf"{drug}{salt}[ ](?P<a>{DIGITS})[ ]?%[ ]?/[ ]?(?:{drug}|(?P<b>{DIGITS})[ ]?%)",
        )
    )


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type the percentages that are part of the name of what is given."""
    if "%" not in shape.text:
        return
    for pattern in _patterns():
        for match in pattern.finditer(shape.text):
            for name in ("a", "b", "c"):
                if name in match.groupdict() and match[name]:
                    yield Reading(shape.index(match.start(name)), NumberKind.DOSE, "%")
