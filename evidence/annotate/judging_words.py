"""Words that judge otherwise, or not at all, where they stand: on the ends of a scale, before the noun that they describe."""

from __future__ import annotations

import re

from evidence.annotate.condition_heads import has_condition_head
from evidence.annotate.direction.change import CONVERTED, LIMIT, SHARED_OUT
from evidence.annotate.noun_phrases import noun_phrase_after
from evidence.annotate.outcomes.attributes import desirable
from evidence.annotate.terms import Term
from evidence.vocabulary import Desirable

_ON_A_SCALE = re.compile(
    r"\b(?:higher|lower|larger|smaller)\s(?:numbers?|ratings?|scores?|values?)\s"
    r"(?:(?:are|being|denot|indicat|mean|represent|reflect)\w*\s)?(?:a\s)?$"
    r"|\d[\w/.]*\s(?:or|and)\s$",
    re.VERBOSE | re.IGNORECASE,
)
"""What explains a scale, or a place on it, judges nothing (`lower values better`, `20/50 or worse`)."""
_DESCRIBES = frozenset({"slow"})
_ACTS = re.compile(
    r"\b(?:can|could|did|does|do|help|helps|may|might|not|should|to|will|would)\s(?:\w+\s(?:and|or)\s)?(?:\w+ly\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes `slow` a verb (`did not slow`); elsewhere it describes (`slow bleeding`)."""


_PROLONGS = re.compile(r"prolong(?:s|ed|ing)?|extends?|extended|lengthen(?:s|ed)?", re.IGNORECASE)


def prolongs_harm(text: str, term: Term, end: int) -> bool:
    """Tell whether what is prolonged is a disease or an outcome of which less is better (`more prolonged diarrhea`)."""
    if not _PROLONGS.fullmatch(text[term.start : term.end]):
        return False
    found = noun_phrase_after(text, term.end, end)
    name = text[slice(*found)] if found else ""
    return bool(name) and (desirable(name) is Desirable.LOWER or (desirable(name) is None and has_condition_head(name)))


def judges_nothing(text: str, start: int, term: Term) -> bool:
    """Tell whether a word of judgement in the clause that begins at `start` says nothing of a result."""
    if _ON_A_SCALE.search(text, start, term.start) or LIMIT.match(text, term.start):
        return True
    if CONVERTED.match(text, term.end) or SHARED_OUT.match(text, term.end):
        return True
    return text[term.start : term.end].lower() in _DESCRIBES and not _ACTS.search(text, start, term.start)
