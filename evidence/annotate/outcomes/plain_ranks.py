"""Ranks told in plain words: `what mattered most`, `the outcome that the trial was powered for`, `designed primarily to`.

Such words rank an outcome as primary without the word. An aim alone (`the study was to find out whether`) ranks nothing, and
what somebody finds important afterwards (`the most important finding`) does not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NOUN = r"""(?:comparisons?|end[\s-]?points?|figures?|measures?|numbers?|outcomes?|questions?|results?|scores?|tests?|things?
    |yardsticks?)"""
_TRIAL = r"(?:the|this|our|their)\s(?:whole\s)?(?:trial|study|experiment)"
_PEOPLE = r"(?:the|its|these)\s(?:authors|investigators|organi[sz]ers|protocol|researchers|scientists|team|trialists)"
_WAS = r"(?:was|is|had\sbeen|has\sbeen)"
_PLANNED = r"(?:powered|designed|built|planned|set\sup)"
_NAMED = r"(?:agreed|chosen|declared|fixed|laid\sdown|marked\sout|named|picked|set|singled\sout)"
_DECISIVE = r"(?:the\s)?(?:crucial|decisive|key|main|most\simportant|primary)(?:\sone|\stest)?"
_MOST = r"(?:chief|key|main|only|principal|single|sole)"
_YARDSTICK = (
    r"(?:(?:end\s?point|measure|outcome|test)\sof\ssuccess|(?:gauge|mark|sign)\sof\ssuccess|bar|benchmark|touchstone|yardstick)"
)
_PLAIN = re.compile(
    rf"""
    \b(?: {_NOUN}\s(?:that\s|which\s)?(?:really\s)?(?:counted|mattered)(?:\smost)?
        | {_NOUN}\sof\s(?:chief|first|foremost|greatest|most|prime)\s(?:importance|interest)
        | {_NOUN}\s(?:that\s|which\s)?{_TRIAL}\s{_WAS}\s{_PLANNED}\s(?:around|for|on|to\s(?:answer|change|make|test))
        | {_NOUN}\s(?:that\s|which\s)?(?:{_PEOPLE}|they)\shad\s{_NAMED}\s(?:beforehand\s|in\sadvance\s)?as\s{_DECISIVE}
        | (?:{_NOUN}\s)?on\swhich\s(?:everything|{_TRIAL}|(?:(?:the|its)\s)?sample\ssize)\s
            (?:(?:was|had\sbeen)\s(?:based|calculated|worked\sout)|depended|hinged|rested|turned)
        | (?:{_NOUN}\s)?(?:around|for)\swhich\s(?:everything|{_TRIAL}|it)\s{_WAS}\s(?:all\s)?{_PLANNED}
        | which\s(?:{_TRIAL}|[A-Z][\w-]+)\s{_WAS}\s{_PLANNED}\sto\s(?:answer|examine|test)\s
            (?:above\sall|first|mainly|primarily)
        | {_TRIAL}\s{_WAS}\s(?:{_PLANNED}|sized)\s(?:around|on)\s(?:a\ssingle|just\sone|one|1)\s{_NOUN}
        | what\s{_TRIAL}\s(?:chiefly|mainly|primarily)\s(?:looked\sat|measured|studied|tested)
        | (?:against|by|on)\swhich\s(?:{_TRIAL}|the\s\w+)\s(?:was|is|would)\s
            (?:to\s|due\sto\s)?(?:be\s)?(?:judged|powered|sized|stand\sor\sfall|tested)
        | (?<!just\s)what\s(?:really\s)?(?:counted|mattered)(?:\smost)?
        | what\s{_PEOPLE}\s(?:above\sall|chiefly|mainly|most|most\sof\sall)\swanted\sto\s(?:find\sout|know|learn|see)
        | what\s{_TRIAL}\s{_WAS}\s(?:about|after|{_PLANNED}\s
            (?:around|for|on|to\s(?:detect|do|find\sout|measure|pick\sup|prove|show|test)))
        | (?:crucial|decisive|foremost|most\simportant|prime)\s
            (?:aim|criterion|end[\s-]?point|goal|measure|outcome|question|target|test|yardstick)
        | key\s(?:aim|criterion|goal|measure|outcome|question|target|test|yardstick)
        | (?<!\w\s)the\soutcome\s(?:measure|variable)(?=\s(?:was|is)\s)
        | (?:a\ssingle|one)\s(?:(?:central|key|main|overriding)\s)?question(?=\s?:)
      )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PRIMARILY = re.compile(
    r"""
    \b(?: (?:aimed|built|designed|intended|meant|planned|powered|set\sout|set\sup|sought|wanted)
            \s(?:above\sall|chiefly|first\sof\sall|mainly|primarily)
        | (?:chiefly|mainly|primarily)\s(?:aimed|designed|intended|meant|planned|powered|set\sout|set\sup|sought|wanted) )
    \sto\s(?:assess|compare|cut|demonstrate|detect|determine|establish|evaluate|examine|find\sout|improve|investigate
        |learn|lower|measure|prevent|prolong|raise|reduce|see|show|study|test)
    (?:\s(?:if|that|whether)\s[^,.;:]{1,60}?\s(?:affects?|changes?|cuts?|delays?|improves?|lowers?|prevents?|prolongs?|raises?|reduces?|slows?))?
    (?:\s(?:any\s|the\s)?(?:effects?|impact|influence)\s(?:of\s[^,.;:]{1,60}?\s)?on)?
    (?=\s)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a trial was meant to show above all; the outcome follows."""


_CHOSEN = re.compile(
    rf"""\b(?:adopted|chose|chosen|declared|designated|fixed|named|nominated|picked|selected|set|taken|took|used)\s
        (?P<name>(?:the\s|a\s)?[^,;:.]+?)\sas\s(?P<rank>(?:its|the|their|our)\s(?:{_MOST}\s)?{_YARDSTICK})\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What somebody chose as the yardstick of success (`had picked the pain score at a year as its benchmark`)."""
_JUDGED_BY = re.compile(
    rf"""\b(?:success|the\s(?:intervention|treatment|trial)['’]s\s(?:success|worth))\s(?:was|were|is|would\sbe)\s
        (?:to\sbe\s)?(?:decided|defined|gauged|judged|measured)\s(?:by|as|on)\s(?=\S)
      | \b(?:assessed|judged)\s(?:(?!it\b)[\w-]+\s){{1,3}}(?:above\sall|chiefly|mainly|primarily)\s(?:by|on)\s(?:its\s)?(?=\S)
      | \b{_TRIAL}\s{_WAS}\spowered\s(?:for|on)\s(?!(?:an?\b|detecting|non-?inferior|superior|the\sdetection|\d))(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)


def chosen_yardsticks(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Give the places of what was chosen as the measure of success, each with the words that say so."""
    for found in _CHOSEN.finditer(text, start, end):
        yield found.span("name"), found.span("rank")


def plain_ranks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the words of `text[start:end]` that rank an outcome as primary without saying so."""
    yield from _PLAIN.finditer(text, start, end)


def stated_above_all(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give the words of `text[start:end]` that say what a trial sought above all; an outcome's name follows them."""
    yield from _PRIMARILY.finditer(text, start, end)
    yield from _JUDGED_BY.finditer(text, start, end)
