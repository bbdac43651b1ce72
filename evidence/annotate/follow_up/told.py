"""What is said of follow-up as such: `a median follow-up of 3.2 years`, `they were followed for a year`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import clean, fact
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NUMBER = (
    r"(?:\d+(?:[.·]\d+)?(?:\s\([^()]{1,30}\)|\s?±\s?\d+(?:[.·]\d+)?)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|an?)"
)
_SPAN = rf"{_NUMBER}(?:\s?(?:to|or|-|–)\s?{_NUMBER})?(?:[\s-](?:years?|months?|weeks?|days?))"
_FOLLOW_UP = re.compile(
    rf"""\b(?:
        (?: (?P<average> median | mean | average | maximum | minimum ) \s (?:\w+\s)? )? follow[\s-]?up (?:\s(?:period|time|
            duration))?
            (?: \s?\([^()]{{1,30}}\) )? \s? (?: of | was | is | were | lasted | for | to | : | , )? \s (?:(?:an?|about|
                approximately|up\sto)\s)?
            (?: (?P<average_after> median | mean | average ) \s(?:of\s)? )? (?P<span> {_SPAN} )
      | (?P<average_before> median | mean | average )? \s? (?P<span_before> {_SPAN} ) \s (?:(?:of|median|mean)\s)?follow[\s-]?up
      | (?: follow(?:ed|ing) (?:[\s-]up)? | watched | monitored | tracked | observed
      | observation\stime\swas ) \s (?:\w+\s){{0,3}}?
            (?: for | over | through(?:out)? | until | (?<=\swas\s) ) \s
            (?:(?:an?(?=\s(?:median|mean|average|total))|at\sleast|up\sto|about|more\sthan|over|nearly|almost|another|a\sfurther|the\snext)\s)*
            (?: (?P<average_followed> median | mean | average ) \s(?:of\s|duration\sof\s)? )?
            (?: about\s|almost\s|nearly\s)? (?P<span_followed> {_SPAN} | (?:week|month|year)\s\d+ )
      | (?:trial|study) \s (?:that\s|which\s)? (?:lasted|ran) \s (?:(?:for|about|only|just)\s){{0,2}} (?P<span_lasted> {_SPAN} )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"(?P<number>.+)[\s-](?P<unit>year|month|week|day)", re.IGNORECASE)
_BEFORE_IT = re.compile(r"\s(?:prior\sto|before|preceding|ahead\sof)\b", re.IGNORECASE)
"""Who is watched for a month before the trial is not followed up."""
_WATCHING = ("ollow", "watched", "monitored", "tracked", "bserv", "lasted", " ran ")


def find_told(doc: Doc) -> Iterator[FactMention]:
    """Find how long people were followed where the text says that they were."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        yield from _told(text, sentence, trust)


def _told(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    if not any(word in text[sentence.start : sentence.end] for word in _WATCHING):
        return
    for match in _FOLLOW_UP.finditer(text, sentence.start, sentence.end):
        if of_another_study(text, sentence, *match.span()) or _BEFORE_IT.match(text, match.end()):
            continue
        found = match.groupdict()
        span = next(name for name in ("span", "span_before", "span_followed", "span_lasted") if found[name])
        kind = next((found[name] for name in found if name.startswith("average") and found[name]), None)
        value = _as_length(clean(found[span]))
        yield fact(
            "study.follow_up",
            f"{kind.lower()} {value}" if kind else value,
            match.span(),
            by="follow_up.told",
            confidence=trust,
        )


def _as_length(words: str) -> str:
    """Give a length of time as it is read by itself: `7 years` of `a 7-year follow-up`."""
    attribute = _ATTRIBUTE.fullmatch(words)
    if attribute is None:
        return words
    is_one = attribute["number"].lower() in {"1", "one", "a", "an"}
    return f"{attribute['number']} {attribute['unit']}{'' if is_one else 's'}"
