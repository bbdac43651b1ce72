"""Whose harms are greater, and whether a number of events stands beside the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.vocabulary import OutcomeResult

_NO_EXCESS = re.compile(
    r"""\b(?: no\s(?:\w+\s){0,2}?(?:excess|increase|difference|differences
          |more(?!\sthan\s\d)|additional|greater|higher|commoner|cost\sin)
      | (?:similar|comparable|equal|balanced|the\ssame|identical|no\sdifferent)\b
      | equally\s(?:common|frequent|often|likely|many|safe|rare) | (?:spread|shared|distributed|split|divided)\sevenly
      | (?:about|almost|just|nearly|equally|no\smore|not\smore)\sas\s(?:common|frequent|often|likely|many)
      | as\s(?:common|frequent|often|many|rare)\s(?:[\w-]+\s){0,4}?as\b
      | (?:did|does|was|were)\snot\s(?:\w+\s){0,3}?(?:differ|different|increase|more|higher|greater) |
          as\swell\stolerated\sas | not\s(?:significantly\s)?(?:different|differ|increased|more|higher)
      | nor\s(?:did|were|was) | without\s(?:an?\s)?(?:\w+\s){0,1}?(?:excess|increase|increasing) )""",
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(
    r"""\b(?: more\s(?:\w+\s){0,4}?(?:events?|effects|common|frequent|often|frequently|likely|commonly|toxic\w*|bleeding|
        patients|people|participants|cases|complications|deaths|infections|harms?)
      | (?:twice|(?:two|three|four|five)\stimes)\sas\s(?:many|common|often|frequent|likely) | commoner
      | (?:higher|greater|increased|increase\sin|excess|elevated)\b
      | (?:increased|doubled|raised|tripled)\sthe\s(?:risks?|rate) )""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWER = re.compile(
    r"\b(?:fewer|less\s(?:\w+\s){0,2}?(?:common|frequent|often|frequently|likely|toxic\w*|severe)|lower|reduced|rarer|"
    r"reduction\sin|better\stolerated|(?:was|were)\sdecreased(?!\s(?:appetite|white|neutro|platelet|haemo|hemo|lympho)))\b",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|vs|between|among|across|both|placebo|control|comparator|groups|arms|relative\sto)\b",
    re.VERBOSE | re.IGNORECASE,
)
_BY_ITSELF = re.compile(
    r"""\b(?: (?:more|less|twice\sas)\s(?:\w+ly\s)?(?:common|frequent|often|frequently|likely)\s(?:with|on|after|under|for)
      | (?:commoner|rarer)\s(?:with|on|after|under) | twice\sas\smany
      | carried\s(?:an?\s)?(?:\w+\s)?(?:higher|greater|increased)
      | (?:cost|price)\sof\smore | came\s(?:with|at)\s(?:\w+\s){0,4}?more )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that compare two treatments though they name one: "more common with the new drug"."""
_HARM = re.compile(
    r"adverse|untoward|unwanted|unfavou?rable|infections?|side[\s-]effects?|toxic|complication|tolerat|harms?\b|safety|bleed|"
    r"haemorrhage|hemorrhage|reactions?",
    re.VERBOSE | re.IGNORECASE,
)
_IN_COMPARATOR = re.compile(
    r"(?<!than[ ])\b(?:in|with|on|among)\s(?:the\s|those\s\w+\s|patients\s\w+\s)?(?:placebo|sham|controls?|usual\scare)\b",
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten"
_PEOPLE = r"""(?:patients?|participants?|people|persons?|wom[ae]n|m[ae]n|child(?:ren)?|boys?|girls?|infants?|babies|volunteers?|
    subjects?|individuals?|adults?|residents?|mothers?)"""
_COUNTED = re.compile(
    rf"""\d+(?:[.·]\d+)?\s?(?:%|per\s?cent|percent) | \b\d[\d,]*\s(?:of|in|out\sof)\s(?:the\s)?\d+ | \(\s?n\s?=\s?\d
      | \b\d+/\d+\b | \b(?:\d+|{_SMALL})\s(?:vs\.?|versus)\s(?:\d+|{_SMALL})\b
      | \b(?:\d+|{_SMALL}|a\ssingle|the\s(?:sole|only))\s(?:[\w-]+\s){{0,4}}?
          (?:cases?|events?|deaths?|episodes?|reactions?)\b
      | (?:^|[^\w\s]\s|\b(?:and|but|while)\s)(?:\d+|{_SMALL})\s(?:(?:had|have|of\sthem)\s)?died\b
      | \b(?:\d+|{_SMALL})\sof\sthe\s\d+ | \b(?:in|among|by)\s\d+\s(?:[\w-]+\s)?{_PEOPLE}\b
      | (?:^|[^\w\s]\s|\b(?:that|while|and|but|only|which|with)\s)
          (?:\d+|{_SMALL})\s(?:[\w-]+\s){{0,3}}? {_PEOPLE}\b (?!\s(?:in|with)\s\w+\s(?:trial|study)) """,
    re.VERBOSE | re.IGNORECASE,
)
_STATISTIC = re.compile(
    r"""\b(?:9[059]|9[059]\.\d)\s?%\s?(?:CI|confidence)
      | \b(?:retention|response|adherence|compliance|success|survival|cure|remission|completion|efficacy)\s(?:rates?\s)?of\s
          [\d.,·]+\s?(?:%|per\s?cent)""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_PARTS = re.compile(
    r"\b(?:than|compared\s(?:to|with)|versus)\s(?:\w+\s){0,2}?(?:with|without)\s(?:(?:this|an?|any|such)\s)?(?:\w+\s)?history\b",
    re.VERBOSE | re.IGNORECASE,
)
"""Two parts of the participants, and no two treatments."""
_GRADE = re.compile(
    r"(?<=[\dIV])\s(?:or|and)\s(?:above|greater|higher|more|worse)\b|\b(?:three|four|five)\s(?:or|and)\s(?:greater|higher|worse)\b"
    r"|\bhigher[\s-]grades?\b",
    re.VERBOSE,
)
"""How bad harms were and not in whom there were more (`of grade 3 or higher`)."""
_NEAR = 70
"""Characters between a word of comparison and the word for harms that it compares, in the development texts."""


def excess(words: str, *, events: Sequence[int] = ()) -> OutcomeResult | None:
    """Tell whose harms a clause calls greater; None where it compares nothing.

    `favours_comparator` is more harm with the intervention.

    Args:
        words: the clause.
        events: where the names of adverse events begin in it, beside the general words for harm.
    """
    if _OF_PARTS.search(words):
        return None
    words = _GRADE.sub(lambda grade: " " * len(grade.group()), words)
    places = [*events, *(match.start() for match in _HARM.finditer(words))]
    if _is_near(_NO_EXCESS, words, places):
        return OutcomeResult.NO_DIFFERENCE
    if not (_COMPARED.search(words) or _BY_ITSELF.search(words)):
        return None
    for pattern, normal, turned in (
        (_MORE, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.FAVOURS_INTERVENTION),
        (_FEWER, OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR),
    ):
        if _is_near(pattern, words, places):
            is_turned = _IN_COMPARATOR.search(words) and " than " not in words and "compared" not in words
            return turned if is_turned else normal
    return None


def _is_near(pattern: re.Pattern[str], words: str, places: Sequence[int]) -> bool:
    return any(abs(place - match.start()) <= _NEAR for match in pattern.finditer(words) for place in places)


def is_counted(words: str) -> bool:
    """Tell whether a number of events, or of people with events, stands in some words; a level or a retention rate is none."""
    return bool(_COUNTED.search(_STATISTIC.sub("", words)))
