"""Which way is better for the patient, of outcomes that no term of the lexicon of outcomes names.

The noun at the head decides. A risk is a bad thing to run, a disease, a symptom and a side effect are bad to have, and their
control, prevention or cure is good. A laboratory value is better where the disease of the text makes it so, and not otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.condition_heads import is_condition_head
from evidence.annotate.phrases import pattern
from evidence.annotate.printed_names import opened_small
from evidence.vocabulary import Desirable

if TYPE_CHECKING:
    from evidence.mentions import OutcomeMention

_WORD = re.compile(r"[\w'’-]+")
_MEASURES = re.compile(
    r"""\W*(?:rates?|incidences?|frequenc(?:y|ies)|episodes?|events?|scores?|counts?|cases?|days|occurrences?|grades?|levels?
        |numbers?|symptoms?|signs?|prevalence|duration|totals?|attacks?)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""Nouns that only measure what stands before them (`headache days`, `diarrhoea episodes`)."""
_MEASURED = re.compile(
    r"""\A(?:(?:the\s|mean\s|median\s|overall\s|total\s|daily\s|annual\s|reported\s|cumulative\s|crude\s)*
        (?:rates?|incidences?|frequenc(?:y|ies)|numbers?|episodes?|cases|proportion|percentage|share|scores?|days|hours|signs?
          |symptoms?|attacks?|duration|development|occurrence|prevalence|presence|level|levels|degree|amount|extent)\s
        (?:of|for|with|from)\s(?:any\s|the\s|new\s)*)+""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is said to be measured before its own name (`the number of days with headache`)."""
TIME_TO = re.compile(r"\btimes?\s(?:to|until)\s(?:the\s)?$", re.IGNORECASE)
"""What says before a name that the time until it is meant."""
REACH = 20
"""Letters within which that stands."""
_RISK = re.compile(r"\A(?:[\w-]+\s){0,2}(?:risks?|odds|hazards?|likelihood)\s(?:of|for)\b", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"\s(?:in|to|after|at|with|during|following|of|from|for|among|by|on|per|requiring|due|over|or|and)\s", re.VERBOSE
)


_RESPONDER = re.compile(r"\b(?:ACR|ASAS|EASI|HiSCR|PASI|SALT)[\s-]?\d{2,3}\b")
"""Shares of improvement that make a responder (`ACR20`, `PASI 90`)."""


def which_is_better(name: str) -> Desirable | None:
    """Say which way is better by the noun at the head of a name, or None where it does not tell."""
    if _RISK.match(name):
        return Desirable.LOWER
    if _RESPONDER.search(name):
        return Desirable.HIGHER
    plain = _MEASURED.sub("", name)
    head = _MEASURES.sub("", _COMPLEMENT.split(plain, maxsplit=1)[0])
    words = [word.lower().replace("’", "'") for word in _WORD.findall(head)]
    return _of_words(words) if words else None


def undone(name: str) -> Desirable | None:
    """Give the better way of what undoes something bad (`seizure control`), or None where the head does not say so."""
    words = [word.lower() for word in _WORD.findall(_COMPLEMENT.split(name, maxsplit=1)[0])]
    is_undoing = len(words) > 1 and words[-1] in _nouns("undoing")
    return Desirable.HIGHER if is_undoing and (_is_bad(words[:-1]) or _of_words(words[:-1]) is Desirable.LOWER) else None


def _of_words(words: list[str]) -> Desirable | None:
    told = next((value for value in Desirable if words[-1] in _nouns(value.value)), None)
    is_open = told is not None or words[-1] in _nouns("unclear")
    return told if is_open else Desirable.LOWER if _is_bad(words) else None


@cache
def _nouns(value: str) -> frozenset[str]:
    return frozenset(lexicon.load("words/outcome_polarity").phrases(value))


def _is_bad(words: list[str]) -> bool:
    """Tell whether words name a harm, a disease or a symptom."""
    name = " ".join(words)
    is_listed = pattern("adverse_events").fullmatch(name) or pattern("words/outcome_heads", "lower").fullmatch(name)
    return is_listed is not None or is_condition_head(words[-1])


def with_context(text: str, found: tuple[OutcomeMention, ...]) -> tuple[OutcomeMention, ...]:
    """Let what stands around a name settle which way is better: the time until it, or the disease that the text is about.

    Args:
        text: the article's.
        found: its outcomes.
    """
    awaited = tuple(_awaited(text, mention) for mention in found)
    contexts = {name for name, context in _CONTEXTS.items() if context.search(text)}
    return tuple(_settled(mention, contexts) if mention.desirable is None else mention for mention in awaited)


_CONTEXTS = {
    "diabetes": re.compile(r"diabet|glyc(?:a?emic|a?emia)|prediabet|insulin", re.IGNORECASE),
    "obesity": re.compile(r"obes|overweight|weight[\s-]loss|diabet", re.IGNORECASE),
    "pressure": re.compile(
        r"hypertensi|high\sblood\spressure|glaucoma|lower\s(?:the\s|their\s)?blood\spressure", re.VERBOSE | re.IGNORECASE
    ),
    "lipids": re.compile(r"cholesterol|lipid|statin|triglycerid", re.IGNORECASE),
    "virus": re.compile(r"vir(?:us|al)|hepatitis|HIV", re.IGNORECASE),
}
"""What the text is about, where a laboratory value has a better side."""


def _awaited(text: str, mention: OutcomeMention) -> OutcomeMention:
    """Let an outcome be the time until it where the text says so before its name: what is good should come soon."""
    before = TIME_TO.search(text, max(0, mention.start - REACH), mention.start)
    if before is None or mention.desirable is None:
        return mention
    name = f"{before.group().lower()}{opened_small(mention.name, text, mention.start)}"
    return replace(mention, start=before.start(), name=" ".join(name.split()), desirable=mention.desirable.turned)


def _settled(mention: OutcomeMention, contexts: set[str]) -> OutcomeMention:
    plain = _MEASURED.sub("", mention.name)
    names = {plain, _COMPLEMENT.split(plain, maxsplit=1)[0]}
    for context in sorted(contexts):
        for value in Desirable:
            if any(pattern("words/markers", f"{value.value}_in_{context}").fullmatch(name) for name in names):
                return replace(mention, desirable=value)
    return mention
