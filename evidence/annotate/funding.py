"""Funding and interests: who paid, each by a clean name, and what the authors declare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.companies import industry_funders
from evidence.annotate.described_funders import described_givers, described_in_list
from evidence.annotate.facts import clean, distinct, fact
from evidence.annotate.funders import is_organisation, split_funders
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GRANTS = r"""(?: (?:an?\s|the\s)? (?:[\w-]+\s){0,3}?
    (?:grants?|awards?|funding|funds|support|fellowships?|contracts?|donations?|gifts?|contributions?) (?:\s(?:numbers?|
        nos?\.?))?
    (?: \s [A-Z0-9][\w/.-]*\d[\w/.-]* ,? (?:\sand)? )* (?:\s(?:awarded|given|made|provided|received))?
    \s (?:from|by|of) \s )?"""
_FUNDED = re.compile(
    rf"""\b(?:
        (?:is|was|were|are|been|being|study|trial|research|and|work,?|also)\s (?:\w+ly\s|in\spart\s|also\s|jointly\s)*
            (?:co-?)?(?:funded|supported|sponsored|financed|underwritten|bankrolled|paid\sfor)
            (?:,?\s(?:in\spart|partly|wholly|entirely|primarily|jointly|solely|financially),?)?
            \s(?:by|through|with)\s {_GRANTS}
      | (?:co-?)?(?:[Ff]unded|[Ss]ponsored|[Ss]upported|FUNDED|SPONSORED) \s (?:in\spart\s|primarily\s|
          jointly\s)? by\s {_GRANTS}
      | (?:[Ff]unding|(?:[Gg]rant\s)?[Ss]upport|financial\ssupport|grants?|money|sponsorship) \s
            (?:for\s(?:[\w’'-]+\s){{1,6}}?)?
            (?:was|were|is|came|comes|has\sbeen|have\sbeen)?\s? (?:also\s)? (?:provided|received|obtained|supplied|awarded|
                given)?\s?
            (?:,?\s?in\spart,?\s)? (?:from|by|through) \s {_GRANTS}
      | (?:[Gg]rateful|[Tt]hank|thanks|[Tt]hankful|indebted) \s (?:to\s)?
      | [Ff]unders? \s? (?:of\s(?:the|this)\s\w+\s)? (?:was|were|:|is|are|include[ds]?) \s?
    )""",
    re.VERBOSE,
)
_FUNDS_IT = re.compile(
    r"""(?P<name> (?:[A-Z][\w&.’'-]*,?\s (?:(?:of|for|and|the|on)\s)? ){1,8} )
        (?: (?<=,\s)(?:which|who|an?|the)\s[^,.;]{3,90},\s | (?:which|who|that)\s (?:has\s|have\s)? )?
        (?: and\s(?:others|[a-z]\w+(?:\s[a-z]\w+){0,3})\s )?
        (?: (?:also|partly|fully|jointly)\s )?
        (?: (?:provided|gave)\s(?:the\s)?(?:financial\ssupport|funding|funds|grants?|money)\b (?=[.;,]|\sfor\b)
          | (?: (?:co-|part-)?funded | supported | provided\s(?:the\s)?(?:financial\ssupport|funding|funds)\sfor
            | sponsored | financed | paid\sfor | (?:was|is)\s(?:a|
            the)\ssponsor\sof ) \s
        (?:part\sof\s)? (?:the|this) \s (?:[\w-]+\s){0,2}? (?:study|[Tt]rial|research|work)\b )""",
    re.VERBOSE,
)
_LABEL = re.compile(
    r"""^\W* (?: Funding(?:/Support)?(?:\s(?:sources?|information|statement))? | Funded\sby | FUNDING | Sponsors? | Funders?
              | Source\sof\s[Ff]unding | Financial\s[Ss]upport | Support )
        (?: \s?[:.—–-]\s* | (?<=[A-Z]{7})\s(?=[A-Z]) )
        (?:(?:This|The|Research|Work)\s(?:\w+\s){0,6}?(?:was|is|were)\s(?:\w+\s){0,2}?(?:funded|supported)\s(?:in\spart\s)?by\s)?""",
    re.VERBOSE,
)
_OF_THE_STUDY = re.compile(
    r"\b(?:study|trial|research|work|project)\s(?:was|is|were)\s(?:\w+\s){0,3}?supported\s", re.VERBOSE | re.IGNORECASE
)
_NAMES_STUDY = re.compile(r"\b(?:study|trial|research|work|project|funders?)\b|^\W*(?:Funding|Support)", re.IGNORECASE)
"""What a company or a clinic lives on, told in its own boilerplate, pays for no study in particular."""
_GRATITUDE = re.compile(r"[Gg]rateful|[Tt]hank|indebted")
_FOR_MONEY = re.compile(
    r"\b(?:who|which|that|for)\s(?:\S+\s){0,5}?(?:fund\w*|contribut\w*|support\w*|grants?|financ\w*|sponsor\w*|generous\w*)\b",
    re.VERBOSE | re.I,
)
_NO_FUNDING = re.compile(
    r"\b(?:no|without(?!\s(?:\w+\s){1,3}(?:from|of)\b))\s(?:\w+\s){0,2}?(?:funding|grant|financial\ssupport|sponsor)\b(?!\srole)",
    re.VERBOSE | re.IGNORECASE,
)
_ANOTHER_FUNDED = re.compile(
    r"\b(?:previous|earlier|future|new|next|another|separate|larger|follow-?up)\s(?:\w+\s){0,2}(?:study|trial|research|"
    r"project|phase)\b",
    re.VERBOSE | re.I,
)
_WON = re.compile(
    r"^(?!.*\b(?:study|trial|work|project)\b).*\b(?:awarded|earned|landed|received|secured|won)\b", re.VERBOSE | re.IGNORECASE
)
_TO_GO_ON = re.compile(
    r"""\sto\s(?:\w+ly\s)?(?:begin|carry\sout|conduct|continue|develop|examine|expand|explore|extend|further|investigate|launch|run
        |start|study|test)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A grant that somebody won to go on with pays for what comes next."""
_CONFLICTS = re.compile(
    r"""\b(?: conflicts?\sof\sinterests? | competing\s(?:financial\s)?interests? | disclosures?\s?: |
        financial\s(?:disclosures?|relationships?|ties|interests?)
      | (?:personal|consult(?:ing|ancy)|speaker['’]?s?|lecture|advisory)\s(?:board\s)?(?:fees?|honoraria)
      | (?:paid|serves?|served|acts?|acted|worked|is|are)\s(?:as\s)?(?:an?\s)?(?:paid\s)?consultants?\s(?:for|to) |
          (?:owns?|holds?)\s(?:stocks?|shares|equity|patents?)
      | employees?\sof\s(?!the\strial) | (?:has|have)\s(?:received|reported\sreceiving)\s(?:\w+\s){0,3}(?:honoraria|
          consult\w*|personal\sfees) )""",
    re.VERBOSE | re.IGNORECASE,
)
_SOMEBODYS = re.compile(
    r"""
        ^\W*(?: (?:He|She|Drs?\.?|Prof(?:essor)?\.?)\s
          | (?!(?:The|This|These|That|Our|Their|Its|We|They|Funding|Research|Support|Work|Study|Authors)\b)
            [A-Z][a-zà-ÿ]+\s(?:[A-Z][\w.-]+\s)?(?=(?:has|have|had|also|reports?|reported|receiv)) )
        [^.;]*\breceiv(?:es?|ed|ing)\b
      | \b(?:consultant|advisory\sboard|speakers?|honoraria|personal\sfees)\b
    """,
    re.VERBOSE,
)
"""One person's money (`She has received research funding from ...`) is an interest; who paid for the study it does not say."""
_REFERS = re.compile(
    r"\bsee\s(?:the\s)?(?:article|paper|study|journal|full)|conflict\sof\sinterest\sdisclosures?\.?$|\bmade\sconflict",
    re.VERBOSE | re.IGNORECASE,
)
"""Words that send the reader elsewhere, or say that something was declared without saying what."""
_ZONE_TRUST = {Zone.QUOTATION: 0.5, Zone.BACKGROUND: 0.4, Zone.BOILERPLATE: 0.2}
_TRUST = 0.9
_OF_MONEY = (
    "fund", "support", "sponsor", "financ", "grant", "grateful", "thank", "indebted", "paid", "bankroll",
    "underwritten", "money", "gave", "donat", "provided", "supplied",
)  # fmt: skip
_OF_INTERESTS = (
    "conflict", "interest", "disclos", "financ", "fees", "honoraria", "consult", "stock", "share", "equity",
    "patent", "employee",
)  # fmt: skip
"""Words of which every statement on funders or interests holds one: other sentences are passed over."""
_LONGEST_STATEMENT = 400


def find_funding(doc: Doc) -> tuple[FactMention, ...]:
    """Find who paid for the study and what interests are declared."""
    text = doc._.article.text
    facts: list[FactMention] = []
    for sentence in doc._.sentences:
        trust = _ZONE_TRUST.get(sentence.zone, _TRUST)
        lowered = text[sentence.start : sentence.end].lower()
        if any(cue in lowered for cue in _OF_MONEY):
            facts += _funders(text, sentence, trust)
        if any(cue in lowered for cue in _OF_INTERESTS):
            facts += _conflicts(text, sentence, trust)
    return distinct([*facts, *industry_funders(text, facts)])


def _funders(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    nothing = _NO_FUNDING.search(text, sentence.start, sentence.end)
    if nothing:
        yield fact("funding", clean(nothing.group()).lower(), nothing.span(), by="funding.none", confidence=trust)
        return
    if sentence.zone is Zone.BOILERPLATE and not _NAMES_STUDY.search(text, sentence.start, sentence.end):
        return
    for (start, end), by in (*_listed(text, sentence), *_givers(text, sentence)):
        yield fact("funding", clean_name(text[start:end]), (start, end), by=by, confidence=trust)


def _listed(text: str, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the spans of the funders behind "funded by", named or described."""
    for start, needs_head in _list_starts(text, sentence):
        if _pays_for_another(text, sentence, start) or _SOMEBODYS.search(text[sentence.start : start]):
            continue
        for span in split_funders(text, start, sentence.end):
            if not needs_head or is_organisation(text[slice(*span)]):
                yield span, "funding.funders"
        yield from ((span, "funding.described") for span in described_in_list(text, start, sentence.end))


def _pays_for_another(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether the list of funders that begins at `start` is that of an earlier or a later study."""
    is_won = _WON.match(text[sentence.start : start]) and _TO_GO_ON.search(text, start, sentence.end)
    return bool(is_won or _ANOTHER_FUNDED.search(text, sentence.start, start))


def _givers(text: str, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Give the spans of those who "funded the study"."""
    for match in _FUNDS_IT.finditer(text, sentence.start, sentence.end):
        yield from ((span, "funding.active") for span in split_funders(text, match.start("name"), match.end("name")))
    yield from ((span, "funding.described") for span in described_givers(text, sentence.start, sentence.end))


def clean_name(words: str) -> str:
    """Put a name on one line and keep the full stop of "Inc." and "Ltd."."""
    return " ".join(words.split()).strip(" ,;:")


def _list_starts(text: str, sentence: Sentence) -> list[tuple[int, bool]]:
    """Give where lists of funders begin, and whether only organisations count: much is "supported by" other things."""
    label = _LABEL.match(text[sentence.start : sentence.end])
    if label:
        return [(sentence.start + label.end(), False)]
    starts = []
    for match in _FUNDED.finditer(text, sentence.start, sentence.end):
        is_thanks = _GRATITUDE.match(match.group())
        if not is_thanks or _FOR_MONEY.search(text, match.end(), sentence.end):
            of_study = _OF_THE_STUDY.search(text, sentence.start, match.end())
            is_of_money = "grant" in match.group() or "unded" in match.group()
            starts.append((match.end(), "upport" in match.group() and not is_of_money and not of_study))
    return starts


def _conflicts(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    if _REFERS.search(text, sentence.start, sentence.end):
        return
    if _CONFLICTS.search(text, sentence.start, sentence.end) and sentence.end - sentence.start <= _LONGEST_STATEMENT:
        span = sentence.start, sentence.end
        yield fact("conflicts", clean(text[slice(*span)]), span, by="funding.conflicts", confidence=trust)
