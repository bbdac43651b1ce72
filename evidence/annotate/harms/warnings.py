"""Warnings: what a treatment can do to people, said in general and not as a result of this study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.harms.place import Place
from evidence.annotate.terms import Term
from evidence.mentions import HarmMention
from evidence.vocabulary import HarmKind, Section, Zone

_CAN = re.compile(
    r"""\b(?: (?:can|may|might|could|does|do)\s(?:\w+\s)?
          (?:cause|lead\sto|raise|increase|lower|slow|worsen|trigger|produce|bring\son|result\sin|provoke|harm|have)
      | (?:is|are)\s(?:known\sto\s|linked\s(?:to|with)|associated\swith|toxic) | known\s(?:for|side)
      | worr(?:y|ies)\s(?:\w+\s)?that | (?:carr(?:y|ies)|has|have|comes?\swith)\s(?:an?\s|the\s|its\s|their\s|some\s)?
          (?:\w+\s)?(?:risks?|side\seffects) | risks?\s(?:of|include|such\sas) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TREATMENT = re.compile(
    r"\b(?:the|this|these|both|such|either)\s(?:[\w-]+\s){0,3}?(?:drugs?|treatments?|therap(?:y|ies)|vaccines?|devices?|implants?|"
    r"medicines?|pills?|tablets?|injections?|supplements?|operations?|procedures?|surgery)\b",
    re.VERBOSE | re.IGNORECASE,
)


def warning(place: Place, terms: Sequence[Term]) -> Iterator[HarmMention]:
    """Find a sentence that warns of a harm of a treatment that this study gave."""
    text, sentence = place.text, place.sentence
    cue = _CAN.search(text, sentence.start, sentence.end)
    harm = next((term for term in terms if cue and term.start >= cue.start()), None)
    if cue is None or harm is None or sentence.section in (Section.OBJECTIVE, Section.BACKGROUND):
        return
    if sentence.zone is Zone.HEADLINE or not (_names_treatment(place) or _TREATMENT.search(text, sentence.start, cue.start())):
        return
    yield HarmMention(
        start=sentence.start,
        end=sentence.end,
        by="rule:harms.warning",
        confidence=round(place.trust / 2, 2),
        kind=HarmKind.WARNING,
    )


def _names_treatment(place: Place) -> bool:
    words = place.words().casefold()
    return any(not arm.background and arm.label.casefold() in words for arm in place.doc._.arms)
