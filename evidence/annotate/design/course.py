"""The course of the trial: when people joined, and whether it ended early."""

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

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)\b"
_DATE = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH},?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:of\s)?)?(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"""\b(?: between | from | during )? \s? (?P<first> {_DATE} | {_DAY},? | {_MONTH} )
         ,?\s? (?: and | to | through | until | till | – | - ) \s? (?P<last> {_DATE} | {_DAY} )(?!\w)""",
    re.VERBOSE,
)
_MAY_DATE = re.compile(rf"(?:19|20)\d\d\b|\b{_DAY}", re.VERBOSE)
_JOINED = re.compile(
    r"\b(?:enrol\w*|recruit\w*|randomi[sz]\w*|randomly|assigned|included|accru\w*|entered|joined|allocated|registered|"
    r"conducted|carried\sout|invited|vaccinated|took\spart|tried\sit|trial\s(?:was|ran)|study\s(?:was|ran|between)|"
    r"double-blind\sstudy|screened|when)\b",
    re.VERBOSE | re.I,
)
_WATCHED = re.compile(r"\b(?:followed|monitored|tracked|analy[sz]ed|surveyed)\b[^.;]*$", re.VERBOSE | re.I)
"""What is said to last these years is then the follow-up, or the records that were read."""
_STOPPED = re.compile(
    r"""\b(?: trial | study | recruitment | enrol?lment | accrual | randomi[sz]ation | it | we )
        (?: \s(?!treatment|therapy|taking|after|until)[\w-]+ ){0,9}? \s
        (?: (?:stopped|halted|terminated|closed|ended|discontinued|suspended|curtailed|abandoned)
            (?: ,?\s(?:early|immediately|prematurely|ahead\sof\s(?:schedule|time|plan)|
                too\s(?:soon|early)|(?:long\s)?before\sits\s\w+|
                sooner\sthan\splanned)
              | \s(?:[\w.]+\s){0,8}?because
              | \s(?:\w+\s){0,2}(?:due|for\s(?:futility|efficacy|benefit|safety|harm|toxicity|(?:poor|slow|low)\s\w+)|
                on\s(?:the\s)?(?:advice|recommendation)|so\sthat|by\sthe\s(?:data|safety|independent|sponsor|funder)|
                (?:after|following)\s(?:an?\s|the\s|its\s)?(?:\w+\s)?interim) )
          | (?:was|were|had\sbeen)\s(?:then\s|later\s)?
            (?:halted|terminated|curtailed|abandoned|cut\sshort|broken\soff|called\soff|wound\sup\searly)\b
            (?!\s(?:at\sthe\send|as\splanned|when\sthe\slast))
          | (?:prematurely|early) \s (?:stopped|halted|terminated|closed|ended|discontinued) )""",
    re.VERBOSE | re.IGNORECASE,
)
_RESULTED = re.compile(
    r"\b(?:as\sa\sresult|therefore|thus|consequently),?\s(?:the\s|this\s)?(?:trial|study|recruitment)\s(?:was|were)\s"
    r"(?:stopped|halted|terminated|closed|ended)",
    re.VERBOSE | re.IGNORECASE,
)
_ENDING = (
    "early", "premature", "stopped", "halted", "terminated", "closed", "suspended", "too soon", "cut short", "broken off",
    "called off", "abandoned", "curtailed", "before its", "sooner",
)  # fmt: skip
_UNEXPLAINED = 0.8
"""A stop without its reason gives way to one with it."""
_EARLY_STOPPING = re.compile(
    r"\b(?:early|premature)\s(?:stopping|termination|closure|discontinuation)\sof\s(?:the\s|this\s)?(?:trial|study|enrol|"
    r"recruit|accrual)|\b(?:halted|prematurely\s(?:ended|stopped|closed|terminated))\s(?:trial|study)\b",
    re.VERBOSE | re.IGNORECASE,
)


def find_course(doc: Doc) -> Iterator[FactMention]:
    """Find recruitment period and early stopping."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        yield from _recruitment(text, sentence, trust)
        yield from _stopping(doc, sentence, trust)


def _recruitment(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for match in (
        _PERIOD.finditer(text, sentence.start, sentence.end) if _MAY_DATE.search(text, sentence.start, sentence.end) else ()
    ):
        if not _JOINED.search(text, sentence.start, sentence.end):
            break
        if _WATCHED.search(text, sentence.start, match.start()):
            continue
        value = f"{clean(match['first'])} to {clean(match['last'])}"
        yield fact("study.recruitment_period", value, match.span(), by="design.recruitment_period", confidence=trust)


def _stopping(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    lowered = text[sentence.start : sentence.end].lower()
    if not any(word in lowered for word in _ENDING):
        return
    for pattern in (_STOPPED, _RESULTED, _EARLY_STOPPING):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if of_another_study(text, sentence, *match.span()):
                continue
            value = _reason(doc, sentence, match)
            sure = trust * _UNEXPLAINED if value == StoppedEarly.OTHER else trust
            yield fact("study.stopped_early", value, (match.start(), match.end()), by="design.stopped_early", confidence=sure)


def _reason(doc: Doc, sentence: Sentence, match: re.Match[str]) -> str:
    """Give the reason that stands after the stop, else the one before it ("crossed the efficacy boundary and was stopped")."""
    after = [term.value for term in doc._.terms.of("stopping_reasons", match.start(), sentence.end)]
    before = [term.value for term in doc._.terms.of("stopping_reasons", sentence.start, match.start())]
    return next(iter((*after, *reversed(before))), StoppedEarly.OTHER)
