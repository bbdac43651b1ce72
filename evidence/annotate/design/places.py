"""How many sites took part, and in which countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact, whole_number
from evidence.annotate.standing import factual_sentences, of_another_study
from evidence.mentions import FactMention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.terms import Term

_SITES = re.compile(
    r"""\b(?: (?:at|in|from|across|by|involving|and|of) \s (?:(?:a\stotal\sof|over|more\sthan|about|around|some|the)\s)? | \( )
        (?P<number> \d{1,3}(?:,\d{3})* | [a-z]+(?:-[a-z]+)? )
        \s (?P<kind> (?:(?!\d)[\w/-]+\s){0,4}?
            (?:sites|centres|centers|hospitals|clinics|practices|institutions|departments|units|study\slocations|
                medical\scent(?:er|re)s|icus) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SITE_WORDS = (
    "sites", "centres", "centers", "hospitals", "clinics", "practices", "institutions", "departments", "units",
    "locations", "icus",
)  # fmt: skip
_RUNS_TRIAL = re.compile(
    r"""\b(?: (?:was|were|being)\s(?:done|conducted|carried\sout|performed|recruited|enrolled|randomi[sz]ed|run|undertaken|
        included)
      | recruit\w* | enrol\w* | took\spart | participating | randomi[sz]ed | sites | centres | centers | hospitals |
          clinics | trial | study
      | participants | patients | multicent(?:re|er) | we\sdid )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_COUNTRY = re.compile(
    r"\b(?:in|across|from|throughout|and|of|or)\s(?:the\s|both\s|northern\s|southern\s|eastern\s|western\s|rural\s|"
    r"urban\s)*$|[,(;]\s(?:the\s|and\s)?$",
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_LIST = re.compile(
    r"\b(?:in|across|from|throughout|countries|sites|centres|centers|hospitals)\b[^.;]*$", re.VERBOSE | re.IGNORECASE
)
_INSTITUTION = re.compile(
    r"""(?:university|college|institute|institutes|school|department|ministry|association|society|foundation|council|
        academy|bank|church|board
        |office|centre|center|secretary|president|director|professor|dr|agency|ltd|inc|based|headquartered|approved|
            approval|available|founded)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTRY_TRUST = 0.8
_AUTHOR_NEAR = 60  # characters before a country that may hold the name of an institution


def find_places(doc: Doc) -> Iterator[FactMention]:
    """Find the number of sites and the countries of the trial."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        lowered = text[sentence.start : sentence.end].lower()
        if any(word in lowered for word in _SITE_WORDS):
            yield from _sites(text, sentence, trust)
        countries = doc._.terms.of("countries", sentence.start, sentence.end) if trust >= _COUNTRY_TRUST else ()
        if countries and _RUNS_TRIAL.search(text, sentence.start, sentence.end):
            yield from _countries(text, sentence, countries, trust)


def _sites(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for match in _SITES.finditer(text, sentence.start, sentence.end):
        number = whole_number(match["number"], match.start("number"))
        if number is None or of_another_study(text, sentence, match.start("number"), match.end()):
            continue
        span = match.start("number"), match.end("kind")
        yield replace(fact("study.sites", str(number.value), span, by="design.sites", confidence=trust), number=number)


def _countries(text: str, sentence: Sentence, terms: Sequence[Term], trust: float) -> Iterator[FactMention]:
    for term in terms:
        before = text[max(sentence.start, term.start - _AUTHOR_NEAR) : term.start]
        is_place = _BEFORE_COUNTRY.search(before) and _OPENS_LIST.search(text, sentence.start, term.start)
        is_name = text[term.start].isupper() and not text[term.end :].startswith(("'", "’", "-"))
        if is_place and is_name and not _INSTITUTION.search(before):
            yield fact(
                "study.countries", term.value, (term.start, term.end), by="design.countries", confidence=trust * _COUNTRY_TRUST
            )
