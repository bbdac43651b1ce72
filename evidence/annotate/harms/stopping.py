"""Who stopped the treatment or left the study, and who saw it through: counted, or said of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.harms.place import Place
from evidence.annotate.standing import of_another_study
from evidence.mentions import Clause, HarmMention
from evidence.vocabulary import HarmKind, Section, Zone

_TREATMENT = r"""(?:(?:the|their|its|study|trial|taking|using|all|any|early|double-blind|assigned|prescribed|maintenance|a|
    course|of)\s){0,3}?
    (?:treatments?|therap(?:y|ies)|drugs?|medications?|medicines?|tablets?|pills?|injections?|infusions?|study|trial|regimen|
    course|programme|program|diet|supplements?|vaccinations?|follow-?up)\b"""
_BECAUSE = r"(?:early|prematurely|because|due\sto|owing\sto|on\saccount\sof)\b"
_STOPPED = re.compile(
    rf"""\b(?: (?:stopp(?:ed|ing)|stop|discontinu(?:ed|e|ing)|withdr(?:ew|awn?|awing)|dropp(?:ed|ing)\sout|drop\sout|quit|
            g(?:ave|iv(?:e|en|ing))\sup|c(?:a|o)me\soff|left|leave|abandon(?:ed|ing)?|break\soff|broke\soff|interrupted)
            ,?\s (?:(?:of|from|taking|using|with|out\sof)\s){{0,2}}? (?:{_TREATMENT} | {_BECAUSE})
      | (?:discontinuations?|withdrawals?|drop-?\s?outs?)\b (?!\s(?:symptoms?|syndrome|effects?|method|bleeding))
      | (?<!after\s)(?<!upon\s)(?<!following\s)(?<!before\s)(?<!since\s)(?<!on\s)(?<!once\s)
          (?:complet(?:ed|ing)|finish(?:ed|ing)) \s {_TREATMENT}
      | (?:patients?|participants?|people|wom[ae]n|m[ae]n|children|adults|volunteers?|subjects?) \s
          (?:withdrew|dropped\sout|had\sto\s(?:stop|withdraw)) \s (?:from|of|because|due|owing|in|on|with)\b
      | (?:lost\sto\sfollow-?up) )""",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTED = re.compile(
    rf"""\d+(?:[.·]\d+)?\s?(?:%|per\s?cent)
      | \b(?:nobody|no\sone|none|few(?:er)?|more|most|half|all|both|many|some|no|{_SMALL})\b
      | \b\d[\d,]*\b (?!\s(?:months?|weeks?|days?|years?|hours?)) | \b(?:equally|similar|similarly|rates?|often|commonly)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_THE_STUDY_ITSELF = re.compile(
    r"""\b(?:study|trial|trials|arm|research|enrol?ment|recruitment|it)\s
        (?:was|were|had\sbeen|has\sbeen|would\sbe|will\sbe)\s(?:then\s|also\s)?
        (?:stopped|discontinued|halted|terminated|suspended|withdrawn)""",
    re.VERBOSE | re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:until|unless|if|when|whenever|after\sthey|before|should|would|could|can|may|must|you|ought|to\sbe)\b",
    re.VERBOSE | re.IGNORECASE,
)
"""When treatment was to be stopped, or what follows when somebody stops: no count of those who did."""
_NOT_RESULTS = (Section.OBJECTIVE, Section.BACKGROUND)


def stopping(place: Place) -> Iterator[HarmMention]:
    """Find how many people stopped the treatment, or saw it through."""
    told = place.sentence.zone in (Zone.BODY, Zone.LEAD, Zone.NOTES) and place.sentence.section not in _NOT_RESULTS
    if told and _STOPPED.search(place.text, place.sentence.start, place.sentence.end):
        for clause in place.clauses:
            yield from _in_clause(place, clause)


def _in_clause(place: Place, clause: Clause) -> Iterator[HarmMention]:
    text = place.text
    found = _STOPPED.search(text, clause.start, clause.end)
    if not found or not _COUNTED.search(text, clause.start, clause.end) or _RULE.search(text, clause.start, found.start()):
        return
    if _THE_STUDY_ITSELF.search(text, clause.start, clause.end):
        return
    if of_another_study(text, place.sentence, found.start(), found.end()) and not _denied(text, clause, found.start()):
        return
    end = clause.start + len(text[clause.start : clause.end].rstrip(" ,;:–—-\n"))
    yield HarmMention(
        start=clause.start,
        end=end,
        by="rule:harms.stopping",
        confidence=round(place.trust, 2),
        kind=HarmKind.STOPPING,
    )


def _denied(text: str, clause: Clause, start: int) -> bool:
    return bool(re.search(r"\b(?:no|none|without)\s(?:\w+\s){0,3}$", text[clause.start : start], re.IGNORECASE))
