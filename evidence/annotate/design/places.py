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
    r"""(?: \b(?:at|in|from|across|by|involving|and|of|included|includes|among|only) \s
            (?:(?:a\stotal\sof|over|more\sthan|about|around|some|the|only)\s)? | \( | [;:]\s | ^ )
        (?P<number> \d{1,3}(?:,\d{3})* | [a-z]+(?:-[a-z]+)? )
        \s (?P<kind> (?:(?!\d)[\w/-]+,?\s){0,4}?
            (?:sites|centres|centers|hospitals|clinics|practices|institutions|departments|(?<=\w\s)units|(?:study\s)?locations|
                medical\scent(?:er|re)s|icus) )\b (?!\sof\s(?:alcohol|blood|insulin)|\sper\s|\splanned)""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_ONE_KIND = re.compile(
    r"""\b(?: (?P<single>single)[\s-] | (?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})-
         | (?:at|in)\s(?:only\s)?(?P<alone>one)\s(?:\w+\s)? )
        (?:site|cent(?:re|er)|institution|hospital|clinic)\b(?!\s(?:stay|admission|visit|studies|trials|reports|series))""",
    re.VERBOSE | re.IGNORECASE,
)
"""Sites in the singular: a single-center trial, the 18-site study, at one hospital."""
_SITE_WORDS = (
    "sites", "centres", "centers", "hospitals", "clinics", "practices", "institutions", "departments", "units",
    "locations", "icus", "site", "center", "centre", "institution", "hospital", "clinic",
)  # fmt: skip
_RUNS_TRIAL = re.compile(
    r"""\b(?: (?:was|were|being)\s(?:done|conducted|carried\sout|performed|recruited|enrolled|randomi[sz]ed|run|undertaken|
        included)
      | recruit\w* | enrol\w* | took\spart | participating | randomi[sz]ed | sites | centres | centers | hospitals |
          clinics | trial | study
      | participants | patients | multicent(?:re|er) | we\sdid )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORKS_THERE = re.compile(
    r"\b(?:researchers|scientists|investigators|team|experts|authors|universities|professors?|specialists|colleagues|companies)\s"
    r"(?:in|from|at|across)\s[^;]*$|\b(?:than|unlike)\s(?:\w+\s){0,3}$",
    re.VERBOSE | re.IGNORECASE,
)
"""Where those who did the work come from, and places that are only compared with."""
_OTHER = re.compile(r"other\s", re.IGNORECASE)
"""Further places behind those that are named: `scientists from the institute and 20 other hospitals`."""
_ONE_OF = re.compile(r"of\s", re.IGNORECASE)
"""`at one of the two sites` counts no sites."""
_CONTINENT = re.compile(r"\b(?:Europe|Asia|Africa|Americas?|Oceania)\b", re.VERBOSE)
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
_COUNTRY_TRUST = 0.65
_AUTHOR_NEAR = 60  # characters before a country that may hold the name of an institution


def find_places(doc: Doc) -> Iterator[FactMention]:
    """Find the number of sites and the countries of the trial."""
    text = doc._.article.text
    for sentence, trust in factual_sentences(doc):
        lowered = text[sentence.start : sentence.end].lower()
        if any(word in lowered for word in _SITE_WORDS):
            yield from _sites(text, sentence, trust)
            yield from _counted_in_singular(text, sentence, trust)
        countries = doc._.terms.of("countries", sentence.start, sentence.end) if trust >= _COUNTRY_TRUST else ()
        if countries and _RUNS_TRIAL.search(text, sentence.start, sentence.end):
            yield from _countries(text, sentence, countries, trust)


def _sites(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for match in _SITES.finditer(text, sentence.start, sentence.end):
        number = whole_number(match["number"], match.start("number"))
        if number is None or of_another_study(text, sentence, match.start("number"), match.end()):
            continue
        if _ONE_OF.match(match["kind"]):
            continue
        if _OTHER.match(match["kind"]) and _WORKS_THERE.search(text, sentence.start, match.start()):
            continue
        span = match.start("number"), match.end("kind")
        yield replace(fact("study.sites", str(number.value), span, by="design.sites", confidence=trust), number=number)


def _counted_in_singular(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    for match in _ONE_KIND.finditer(text, sentence.start, sentence.end):
        words = match["number"] or "one"
        number = whole_number(words, match.start("number") if match["number"] else match.start())
        if (
            number
            and _RUNS_TRIAL.search(text, sentence.start, sentence.end)
            and not of_another_study(text, sentence, *match.span())
        ):
            yield replace(
                fact("study.sites", str(number.value), match.span(), by="design.sites", confidence=trust), number=number
            )


def _countries(text: str, sentence: Sentence, terms: Sequence[Term], trust: float) -> Iterator[FactMention]:
    for term in terms:
        before = text[max(sentence.start, term.start - _AUTHOR_NEAR) : term.start]
        is_place = _BEFORE_COUNTRY.search(before) and _OPENS_LIST.search(text, sentence.start, term.start)
        is_name = text[term.start].isupper() and not text[term.end :].startswith(("'", "’", "-"))
        others = text[sentence.start : term.start] + text[term.end : sentence.end]
        is_continent = term.value == "Australia" and _CONTINENT.search(others)
        elsewhere = _INSTITUTION.search(before) or _WORKS_THERE.search(text, sentence.start, term.start) or is_continent
        if is_place and is_name and not elsewhere:
            yield fact(
                "study.countries", term.value, (term.start, term.end), by="design.countries", confidence=trust * _COUNTRY_TRUST
            )
