"""The course of the trial: when people joined, how long they were followed, whether it ended early."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, fact
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import StoppedEarly

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SPAN = (
    r"(?:\d+(?:[.·]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
    r"(?:[\s-](?:years?|months?|weeks?|days?))"
)
_FOLLOW_UP = re.compile(
    rf"""\b(?:
        (?: (?P<average> median | mean | average | maximum | minimum ) \s (?:\w+\s)? )? follow[\s-]?up (?:\s(?:period|time|
            duration))?
            (?: \s?\([^()]{{1,30}}\) )? \s? (?: of | was | is | were | lasted | for | to | : | , )? \s (?:(?:an?|about|
                approximately|up\sto)\s)?
            (?: (?P<average_after> median | mean | average ) \s(?:of\s)? )? (?P<span> {_SPAN} )
      | (?P<average_before> median | mean | average )? \s? (?P<span_before> {_SPAN} ) \s (?:(?:of|median|mean)\s)?follow[\s-]?up
      | follow(?:ed|ing) (?:[\s-]up)? \s (?:\w+\s){{0,3}}? for \s (?:(?:an?|at\sleast|up\sto|about|more\sthan|over|nearly|
          almost)\s)*
            (?: (?P<average_followed> median | mean | average ) \s(?:of\s|duration\sof\s)? )? (?P<span_followed> {_SPAN} )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:of\s)?)?(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"""\b(?: between | from | during )? \s? (?P<first> {_DATE} | {_MONTH}(?:\s\d{{1,2}},?)? )
         \s? (?: and | to | through | until | till | – | - ) \s? (?P<last> {_DATE} )\b""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_JOINED = re.compile(
    r"\b(?:enrol\w*|recruit\w*|randomi[sz]\w*|randomly|assigned|included|accru\w*|entered|joined|allocated|registered)\b",
    re.VERBOSE | re.I,
)
_STOPPED = re.compile(
    r"""\b(?: trial | study | recruitment | enrol?lment | accrual | it | we )
        (?: \s(?!treatment|therapy|taking)[\w-]+ ){0,4}? \s
        (?: (?:stopped|halted|terminated|closed|ended|discontinued|suspended|curtailed)
            (?: \s(?:early|prematurely|ahead\sof\sschedule) | \s(?:\w+\s){0,2}(?:because|due|for\s(?:futility|efficacy|
                benefit|safety|harm|toxicity)|on\sthe\sadvice|after\s(?:an\s)?interim) )
          | (?:prematurely|early) \s (?:stopped|halted|terminated|closed|ended|discontinued) )""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDING = ("early", "premature", "stopped", "halted", "terminated", "closed", "suspended")
_EARLY_STOPPING = re.compile(
    r"\b(?:early|premature)\s(?:stopping|termination|closure|discontinuation)\sof\s(?:the\s|this\s)?(?:trial|study|enrol|"
    r"recruit|accrual)",
    re.VERBOSE | re.IGNORECASE,
)


def find_course(doc: Doc) -> Iterator[FactMention]:
    """Find follow-up, recruitment period and early stopping."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        yield from _follow_up(text, sentence, trust)
        yield from _recruitment(text, sentence, trust)
        yield from _stopping(doc, sentence, trust)


def _follow_up(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    if "ollow" not in text[sentence.start : sentence.end]:
        return
    for match in _FOLLOW_UP.finditer(text, sentence.start, sentence.end):
        if of_another_study(text, sentence, *match.span()):
            continue
        found = match.groupdict()
        span = next(name for name in ("span", "span_before", "span_followed") if found[name])
        kind = next((found[name] for name in found if name.startswith("average") and found[name]), None)
        value = clean(found[span]).replace("-", " ")
        yield fact(
            "study.follow_up",
            f"{kind.lower()} {value}" if kind else value,
            match.span(),
            by="design.follow_up",
            confidence=trust,
        )


def _recruitment(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for match in (
        _PERIOD.finditer(text, sentence.start, sentence.end) if _YEAR.search(text, sentence.start, sentence.end) else ()
    ):
        if not _JOINED.search(text, sentence.start, sentence.end):
            break
        value = f"{clean(match['first'])} to {clean(match['last'])}"
        yield fact("study.recruitment_period", value, match.span(), by="design.recruitment_period", confidence=trust)


def _stopping(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    lowered = text[sentence.start : sentence.end].lower()
    if not any(word in lowered for word in _ENDING):
        return
    for pattern in (_STOPPED, _EARLY_STOPPING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if of_another_study(text, sentence, *match.span()):
                continue
            reasons = [term.value for term in doc._.terms.of("stopping_reasons", match.start(), sentence.end)]
            value = reasons[0] if reasons else StoppedEarly.OTHER
            yield fact("study.stopped_early", value, (match.start(), match.end()), by="design.stopped_early", confidence=trust)
