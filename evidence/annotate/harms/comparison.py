"""Whose harms are greater, and whether a number of events stands beside the words."""

from __future__ import annotations

import re

from evidence.vocabulary import OutcomeResult

_NO_EXCESS = re.compile(
    r"""\b(?: no\s(?:\w+\s){0,2}?(?:excess|increase|difference|differences|more|additional|greater|higher) | (?:similar|
        comparable|equal|balanced|the\ssame|identical)\b
      | (?:did|does|was|were)\snot\s(?:\w+\s){0,3}?(?:differ|different|increase|more|higher|greater) |
          as\swell\stolerated\sas | not\s(?:significantly\s)?(?:different|differ|increased|more|higher)
      | without\s(?:an?\s)?(?:\w+\s){0,1}?(?:excess|increase|increasing) )""",
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(
    r"""\b(?: more\s(?:\w+\s){0,4}?(?:events?|effects|common|frequent|often|frequently|likely|commonly|toxic\w*|bleeding|
        patients|people|participants|cases)
      | (?:higher|greater|increased|increase\sin|excess|elevated)\b | (?:increased|doubled|raised)\sthe\srisk )""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWER = re.compile(
    r"\b(?:fewer|less\s(?:\w+\s){0,2}?(?:common|frequent|often|frequently|likely|toxic\w*|severe)|lower|reduced|"
    r"reduction\sin|better\stolerated|(?:was|were)\sdecreased(?!\s(?:appetite|white|neutro|platelet|haemo|hemo|lympho)))\b",
    re.VERBOSE | re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|vs|between|among|across|both|placebo|control|comparator|groups|arms|relative\sto)\b",
    re.VERBOSE | re.IGNORECASE,
)
_HARM = re.compile(
    r"adverse|untoward|unwanted|unfavou?rable|infections?|side[\s-]effects?|toxic|complication|tolerat|harm|safety|bleed|haemorrhage|hemorrhage|reactions?",
    re.VERBOSE | re.IGNORECASE,
)
_IN_COMPARATOR = re.compile(
    r"(?<!than[ ])\b(?:in|with|on|among)\s(?:the\s|those\s\w+\s|patients\s\w+\s)?(?:placebo|sham|controls?|usual\scare)\b",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(
    r"""\d+(?:[.·]\d+)?\s?(?:%|per\s?cent|percent) | \b\d[\d,]*\s(?:of|in|out\sof)\s\d+ | \(\s?n\s?=\s?\d | \b\d+/\d+\b
      | \b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a\ssingle)\s(?:[\w-]+\s){0,4}?
          (?:cases?|events?|deaths?|episodes?|reactions?)\b
      | (?:^|[^\w\s]\s|\b(?:that|while|and|but|only|which|with)\s)
          (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:[\w-]+\s){0,3}?
          (?:patients?|participants?|people|person|women|men|children)\b (?!\s(?:in|with)\s\w+\s(?:trial|study)) """,
    re.VERBOSE | re.IGNORECASE,
)
_STATISTIC = re.compile(r"\b(?:9[059]|9[059]\.\d)\s?%\s?(?:CI|confidence)", re.IGNORECASE)
_NEAR = 70
"""Characters between a word of comparison and the word for harms that it compares, in the development texts."""


def excess(words: str) -> OutcomeResult | None:
    """Tell whose harms a clause calls greater; None where it compares nothing.

    `favours_comparator` is more harm with the intervention.
    """
    if _near_harm(_NO_EXCESS, words):
        return OutcomeResult.NO_DIFFERENCE
    if not _COMPARED.search(words):
        return None
    for pattern, normal, turned in (
        (_MORE, OutcomeResult.FAVOURS_COMPARATOR, OutcomeResult.FAVOURS_INTERVENTION),
        (_FEWER, OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR),
    ):
        if _near_harm(pattern, words):
            is_turned = _IN_COMPARATOR.search(words) and " than " not in words and "compared" not in words
            return turned if is_turned else normal
    return None


def _near_harm(pattern: re.Pattern[str], words: str) -> bool:
    places = [match.start() for match in _HARM.finditer(words)]
    return any(abs(place - match.start()) <= _NEAR for match in pattern.finditer(words) for place in places)


def is_counted(words: str) -> bool:
    """Tell whether a number of events, or of people with events, stands in some words; the level of an interval is none."""
    return bool(_COUNTED.search(_STATISTIC.sub("", words)))
