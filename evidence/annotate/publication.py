"""Publication: where the study appeared, its identifiers, and whether others reviewed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence.annotate import lexicon
from evidence.annotate.facts import clean, distinct, fact
from evidence.annotate.identifiers import find_identifiers
from evidence.annotate.other_studies import is_of_a_past_year
from evidence.annotate.release_date import find_release_date
from evidence.mentions import FactMention, Sentence
from evidence.vocabulary import PeerReview, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME = r"""(?:[Tt]he\s)? (?!(?:January|February|March|April|May|June|July|August|September|October|November|
    December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)
    (?:[A-Z]|npj\s[A-Z]|eLife|eBio|eClinical|mBio|iScience)[\w’'&-]* (?: :?\s (?: (?:of|the|and|in|for|&|on)\s(?:the\s)? )?
    (?!Today|Monday|Tuesday|
    Wednesday|Thursday|Friday|Sunday
    |January|February|March|April|June|July|August|September|October|November|December
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|(?:DOI|Online|We|In|This)\b|
        May\s\d) [A-Z][\w’'&-]* ){0,8}"""
_PUBLISHED_IN = re.compile(
    rf"""\b (?P<cue> (?:[Pp]ublish(?:ed|es|ing)|[Aa]ppear(?:s|ed|ing)|[Ff]eatured)
          (?:\s(?:in\s[A-Z][a-z]+(?:\s\d{{4}})?(?=\sin\s)|[a-z\d]+(?:-[a-z]+)?|
              [A-Z][a-z]+day|\(?[A-Z][a-z]+\.?\s\d{{1,2}}\)?)(?:,(?=\s))?){{0,6}}? \s in ) \s
        (?: (?:the|a|an)\s )?
        (?: (?:[\w-]+\s){{0,4}}? (?:edition|issue|version|pages)\sof\s )?
        (?: (?:(?:the|prestigious|leading|peer-reviewed|medical|scientific|international|respected|open[\s-]access|
            academic|online|journals?)\s)* )
        (?P<name> {_NAME} )""",
    re.VERBOSE,
)
_THE_JOURNAL = re.compile(
    rf"\b(?:[Tt]he|peer-reviewed|medical|scientific)\s(?:online\s)?(?P<cue>journal)\s(?P<name>{_NAME})", re.VERBOSE
)
_OWNS_JOURNAL = re.compile(
    rf"(?:['’]s?)?\s(?:(?:flagship|official|own|peer-reviewed)\s)?journal,?\s(?P<name>{_NAME})", re.VERBOSE
)
_SOCIETY = re.compile(
    r"""
        ^(?!.*\b(?:Journal|Annals|Archives|Proceedings)\b).*\b(?:Association | Society | College | University)$
    """,
    re.VERBOSE,
)
"""An owner is no journal: "the heart society's journal X"."""
_IN_LONGER_NAME = re.compile(r"\b(?:[A-Z][\w’'-]*\s)+(?:for|of)\s(?:the\s)?$")
_NAMES_BODY = re.compile(
    r"""
        \s(?:UK | Cent(?:er|re) | Institute | Unit | Fund | Foundation | Society | Association | Network | Group
        | Campaign)\b
    """,
    re.VERBOSE,
)
"""Capitals around words that are also a journal: the centre, the charity and the society of that name."""
_ANOTHER_PAPER = re.compile(
    r"\b(?:previous|earlier|prior|past|another|separate|similar|19\d\d|20\d\d)\s(?:\w+\s){0,4}?(?:study|paper|trial|"
    r"review|research|work|analysis|report)\b|\b(?:previously|originally)\s(?:published\b|reported\b|$)",
    re.VERBOSE | re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\s(?:[Tt]he\s)?$")
"""A journal behind a year (`a 2012 Lancet paper`) is that of an earlier paper."""
_NOT_REVIEWED = re.compile(
    r"\b(?:not|n['’]t)\s(?:yet\s)?(?:been\s)?(?:formally\s)?peer[\s-]reviewed|\bpre-?prints?\b|\bmedrxiv\b|\bbiorxiv\b",
    re.VERBOSE | re.I,
)
_REVIEWED = re.compile(
    r"""
        \bpeer[\s-]review(?:ed)?\b(?!\s(?:research|studies|literature|evidence|articles|papers|trials)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"""\b(?:presented|presents|presenting|presentation|unveiled|reported|announced|shared)\b (?:\s[^\s.;]+){0,14}?
        \s(?:at|during|to) \s(?:the\s|an?\s|this\s)? (?:[\w'’,&-]+\s){0,12}?
        (?:meeting|congress|conference|symposium|sessions|summit|convention|ASCO|ESMO|ASH|AAIC|EASD|ESC|ACC|EULAR)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TOPLINE = re.compile(
    r"\bannounc(?:ed|es|ing)\b(?:\s[^\s.;]+){0,10}?\s(?:top-?line|interim|preliminary|phase|results)\b|"
    r"\btop-?line\s(?:results|data)\b",
    re.VERBOSE | re.IGNORECASE,
)
_OF_PUBLISHING = ("publish", "appear", "featured")
_OF_REVIEW = ("peer", "print", "rxiv", "present", "unveil", "report", "announc", "shared", "topline", "top-line")
"""Words of which every statement on publication or review holds one."""
_ZONE_TRUST = {Zone.QUOTATION: 0.4, Zone.BACKGROUND: 0.4, Zone.BOILERPLATE: 0.0}
_TRUST = 0.9
_MEETING = re.compile(
    r"\b(?:Session|Meeting|Conference|Congress|Symposium)s?\b|^(?:Africa|Asia|America|North[ ]America)$", re.VERBOSE
)
_NOT_JOURNALS = re.compile(
    r"^(?:The\s)?(?:[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"National|International|AACR|ASCO|American|Europe|UK|US|USA|PubMed|English|Figure|Table|Phase)$",
    re.VERBOSE,
)


def find_publication(doc: Doc) -> tuple[FactMention, ...]:
    """Find journal, identifiers, date and state of review."""
    text = doc._.article.text
    facts = [*find_identifiers(doc), *find_release_date(doc)]
    for sentence in doc._.sentences:
        trust = _ZONE_TRUST.get(sentence.zone, _TRUST)
        if trust > 0:
            journals = list(_journals(doc, sentence, trust))
            lowered = text[sentence.start : sentence.end].lower()
            reviews = _review(text, sentence, trust) if any(cue in lowered for cue in _OF_REVIEW) else ()
            facts += [*journals, *reviews]
    return distinct(_with_whole_journals(_without_talks_of_papers(facts)))


def _without_talks_of_papers(facts: list[FactMention]) -> list[FactMention]:
    """Leave out a meeting and an announcement where the paper is out.

    That it was reviewed is not said by that: only words such as "peer-reviewed" say so.
    """
    if not any(fact.by == "rule:publication.journal" for fact in facts):
        return facts
    spoken = {PeerReview.CONFERENCE, PeerReview.ANNOUNCEMENT}
    return [fact for fact in facts if fact.field != "source.peer_review" or fact.value not in spoken]


def _with_whole_journals(facts: list[FactMention]) -> Iterator[FactMention]:
    """Give a journal its full name where the article has it ("Annals" beside "Annals of Internal Medicine")."""
    names = {fact.value for fact in facts if fact.field == "source.journal"}
    for found in facts:
        if found.field != "source.journal":
            yield found
            continue
        longer = [name for name in names if name.startswith(f"{found.value} of ")]
        if longer or found.value not in _CUT_SHORT:
            yield replace(found, value=max(longer, key=len, default=found.value))


_CUT_SHORT = frozenset(
    {"Annals", "Archives", "Journal", "Proceedings", "The Journal", "The Annals", "Journals", "British Journal"}
)


def _journals(doc: Doc, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    text = doc._.article.text
    taken: list[tuple[int, int]] = []
    for pattern, cues in ((_PUBLISHED_IN, _OF_PUBLISHING), (_THE_JOURNAL, ("journal",))):
        lowered = text[sentence.start : sentence.end].lower()
        if not any(cue in lowered for cue in cues):
            continue
        for match in pattern.finditer(text, sentence.start, sentence.end):
            is_other = _ANOTHER_PAPER.search(text, sentence.start, match.start()) or is_of_a_past_year(text, match.end())
            if is_other or _is_no_journal(match["name"]):
                continue
            owned = _OWNS_JOURNAL.match(text, match.end("name"), sentence.end)
            if _SOCIETY.search(match["name"]) and not owned:
                continue
            name = owned or match
            taken.append(name.span("name"))
            yield fact(
                "source.journal",
                journal_name(name["name"]),
                name.span("name"),
                by="publication.journal",
                confidence=trust,
            )
    for term in doc._.terms.of("journals", sentence.start, sentence.end):
        is_new = not any(a <= term.start < b for a, b in taken) and text[term.start].isupper() | (
            text[term.start : term.start + 3] == "the"
        )
        is_body = (
            _NAMES_BODY.match(text, term.end)
            or is_of_a_past_year(text, term.end)
            or _DATED.search(text, sentence.start, term.start)
            or _IN_LONGER_NAME.search(text, sentence.start, term.start)
        )
        if is_new and not is_body and not _ANOTHER_PAPER.search(text, sentence.start, term.start):
            value = clean(text[term.start : term.end])
            yield fact(
                "source.journal", value, (term.start, term.end), by="publication.journal_name", confidence=trust * _NAMED_ONLY
            )


def journal_name(words: str) -> str:
    """Drop the owner before a journal ("a society's Journal of X") and the possessive behind it."""
    return _OWNER.sub("", clean(words).removeprefix("the ").removesuffix("'s").removesuffix("’s"))


_OWNER = re.compile(r"^.*?['’]s?\s(?=(?:Journal|Annals|Archives|Proceedings)\b)")
_NAMED_ONLY = 0.6  # weight of a journal's name without a word of publication


_PARTICIPLE = re.compile(r"[A-Z]+[-‐‑][a-z]+ed")


def _is_no_journal(name: str) -> bool:
    """Tell whether capitals after "published in" are a month, a country or a meeting."""
    if _PARTICIPLE.fullmatch(name):
        return True
    return bool(_NOT_JOURNALS.match(name) or _MEETING.search(name)) or name.lower() in lexicon.phrases("countries")


def _review(text: str, sentence: Sentence, trust: float) -> Iterator[FactMention]:
    not_reviewed = _NOT_REVIEWED.search(text, sentence.start, sentence.end)
    reviewed = _REVIEWED.search(text, sentence.start, sentence.end)
    if not_reviewed:
        yield _state(PeerReview.PREPRINT, not_reviewed.span(), trust)
    elif reviewed:
        yield _state(PeerReview.PEER_REVIEWED, reviewed.span(), trust)
    for pattern, value in ((_PRESENTED, PeerReview.CONFERENCE), (_TOPLINE, PeerReview.ANNOUNCEMENT)):
        match = pattern.search(text, sentence.start, sentence.end)
        if match and not _ANOTHER_PAPER.search(text, sentence.start, match.end()):
            yield _state(value, match.span(), trust * _SAID_IN_PASSING)


_SAID_IN_PASSING = 0.75  # a paper may also be presented; the paper then weighs more


def _state(value: PeerReview, span: tuple[int, int], confidence: float) -> FactMention:
    return fact("source.peer_review", value, span, by="publication.peer_review", confidence=confidence)
