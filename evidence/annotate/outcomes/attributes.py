"""What the words of an outcome's name say about it: which way is better, composite, surrogate, harm."""

from __future__ import annotations

import re

from evidence.annotate.outcomes.valence import undone, which_is_better
from evidence.annotate.phrases import find_phrases, pattern
from evidence.vocabulary import Desirable

_INVERTING = re.compile(
    r"""
        \b(?:time\sto | freedom\sfrom | free(?:dom)? | absence\sof | reduction\sin | decrease\sin | relief
        | improvement\s(?:in|of) | \w+-free)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIME_TO = re.compile(r"\A(?:the\s|median\s|mean\s)*time\s(?:to|until)\s", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:without|free\s(?:of|from))\s", re.IGNORECASE)
"""What people had none of: the more and the longer, the better (`time without metastases`)."""
_SURVIVAL = re.compile(r"\bsurvival\b", re.IGNORECASE)
_COMPOSITE = re.compile(
    r"""
        \bcomposite\b | \bcombined\s(?:end\s?point | outcome)\b | \bcombination\sof\b | \balong\swith\b
        | \bmajor\s(?:adverse | (?:cardiovascular | cardiac | vascular | cerebrovascular)\sevents?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPLEMENT = re.compile(r"\s(?:in|to|after|at|with|during|following)\s", re.IGNORECASE)
_JOINED = re.compile(r"\bor\b|,", re.IGNORECASE)
_HARM = re.compile(
    r"""
        \b(?:adverse\s(?:events?|effects?|reactions?) | side[\s-]effects? | toxicit(?:y|ies) | safety
        | tolerability | (?:major|minor|clinically\srelevant)\sbleeding | discontinuations?\sdue\sto)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def desirable(name: str, *, free_of: bool = False) -> Desirable | None:
    """Say which way is better for the patient, or None where the words do not tell.

    Args:
        name: the outcome's name.
        free_of: the text measures how long or how often patients were without it.
    """
    if _SURVIVAL.search(name):
        return Desirable.HIGHER
    lacked = _WITHOUT.search(name)
    if lacked:
        return Desirable.HIGHER if desirable(name[lacked.end() :]) is Desirable.LOWER else None
    event, awaited = _TIME_TO.subn("", name)
    if awaited:
        better = desirable(event)
        return better and better.turned
    if undone(name):
        return Desirable.HIGHER
    values = [term.value for term in find_phrases("words/outcome_heads", _head_part(name)) if term.value != "unclear"]
    values = values or [term.value for term in find_phrases("words/outcome_heads", name) if term.value != "unclear"]
    if not values:
        return which_is_better(name)
    inverted = values[-1] == "lower" and (free_of or bool(_INVERTING.search(name)))
    return Desirable.HIGHER if inverted else Desirable(values[-1])


def _head_part(name: str) -> str:
    """Give the name up to its first complement: the head stands at its end (`pain response` is a response)."""
    return _COMPLEMENT.split(name, maxsplit=1)[0]


def is_composite(name: str) -> bool | None:
    """Say whether the name joins several events, or None where it does not show."""
    events = [term for term in find_phrases("words/outcome_heads", name) if term.value == "lower"]
    return True if _COMPOSITE.search(name) or (len(events) > 1 and _JOINED.search(name)) else None


def is_surrogate(name: str) -> bool | None:
    """Say whether the name is a laboratory or imaging measure, or None where it does not show."""
    return True if pattern("words/surrogate_outcomes").search(name) else None


def is_harm(name: str) -> bool | None:
    """Say whether the name is a harm of treatment, or None where it does not show."""
    return True if _HARM.search(name) else None
