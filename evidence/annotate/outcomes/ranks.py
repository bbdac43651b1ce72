"""The words that give an outcome its rank (`the primary end point`), and where its name stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence.annotate.outcomes.limits import is_predicate
from evidence.annotate.outcomes.plain_ranks import chosen_yardsticks, plain_ranks, stated_above_all
from evidence.vocabulary import OutcomeRole

_NOUN = r"""(?: end[\s-]?points? | outcomes?(?:\s(?:ind(?:ex|exes|ices)|indicators?|measures?|variables?|parameters?))?
    | (?:efficacy\s)?(?:measures?|variables?) | parameters? | objectives? | analys[ie]s | hypothes[ie]s | criteri(?:on|um|a)
    | composite(?=\sof\b|\)|,|\swas\b)
    | (?:aims?|goals?)(?=\sof\sth(?:e|is)\s(?:study|trial)) | aims? | benchmarks? | comparisons? | goals? | interest
    | ones? | purpose | questions? | readouts? | targets? | tests? | yardsticks? )"""
_QUALITY = r"""(?: efficacy\sand\ssafety | null | efficacy | safety | study | clinical | trial | composite | effectiveness
    | feasibility | of | the )"""
_MAIN = r"""(?: outcomes? | end[\s-]?points? | variables? | parameters? | aims? | benchmarks? | comparisons? | criteri(?:on|a)
    | goals? | measures? | objectives? | ones | purpose | questions? | readouts? | targets? | tests? | yardsticks? )"""
"""Words that plain English ranks with `main`; `main analysis` and `main result` tell of the text and not of the trial."""
_NO_QUALITY = r"""(?: biliary | cancers? | care | carers? | disease | health | hip | immune | infection | knee | percutaneous
    | prevention | progressive | school | surgery | tumou?rs? | was | were | is | are | and | or | secondary )"""
"""After these `primary` ranks something else: primary care, primary tumours."""
RANK = re.compile(
    rf"""
    \b(?P<rank> (?:co[\s-]?)?(?:\(?primary\)?) | (?:main|principal|chief|central)(?!\ssafety\b)(?=\s(?:\w+\s)?{_MAIN}\b)
        | (?:key\s)?secondary | exploratory | tertiary | post[\s-]hoc )
    (?: \s (?:and|or|nor) \s (?:key\s)?secondary )?
    (?: \s{_QUALITY} ){{0,3}} (?: \s (?!{_NO_QUALITY}\b)[\w-]+ (?=\s(?:\w+\s)?(?:end|outcome)) ){{0,2}}
    \s (?P<noun> {_NOUN} ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A rank and its noun: `co-primary efficacy end points`. `Primary care` and `primary tumour` are none."""

_ROLES = {
    "primary": OutcomeRole.PRIMARY,
    "central": OutcomeRole.PRIMARY,
    "chief": OutcomeRole.PRIMARY,
    "main": OutcomeRole.PRIMARY,
    "principal": OutcomeRole.PRIMARY,
    "secondary": OutcomeRole.SECONDARY,
}
_POST_HOC = re.compile(r"post[\s-]hoc", re.IGNORECASE)

_MOVES = r"(?:(?:prolong|improv|reduc|lower|extend|increas|prevent|delay|shorten|lengthen|slow|rais|boost|eas|reliev)\w*|cuts?)"
_COPULA = re.compile(
    rf"""
    (?: (?: \s\([^()]{{0,60}}\) | ,\s(?:as|by|in)\s[^,.;:()]{{1,60}} | ,?\s(?:for|of|in|at|on|to)\s[^,.;:()]{{1,100}}? )? )
    (?<!\bthe)(?<!\ba)
    ,?\s (?: (?:was|were|is|are|will\sbe|being) (?:\s(?:the|a|an))? (?:\s(?:defined|set)\sas|\sdetermined\sby)?
            (?:\sto\s(?:assess|compare|detect|determine|establish|evaluate|examine|find\sout|investigate|learn|measure|see|show|test)
              (?:\s(?:whether|if|that)\s[^,.;:]{{1,60}}?\s{_MOVES})?)?
          | includ(?:ed|es?) | comprised | consisted\sof | combined | concerned | counted | covered | joined | pooled
          | measured | assessed )
    \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ASSESSING = re.compile(
    r"(?:the\s)?(?:(?:assessment|evaluation|measurement)\sof|differences\sin)\s(?:the\s)?", re.VERBOSE | re.IGNORECASE
)
_IN_GENERAL = re.compile(
    r"\b(?:a|any|every)\s(?:primary|main)\sobjective$ | \btime\sof\s(?:the\s)?primary\sanalysis$", re.VERBOSE | re.IGNORECASE
)
"""What an objective is in general, and a date (`at the time of the primary analysis`)."""
_DENIED = re.compile(r"\b(?:are|is|was|were)(?:n['’]t|\snot)\s(?:(?:an?|its|the|their)\s)?$", re.VERBOSE | re.IGNORECASE)
"""`Cancer was not the primary end point of the trial`: nothing is ranked."""
_COLON = re.compile(r"(?:,\s(?:all|both|each)\s[^,;:.]+)?\s?(?::|[—–]\s|\)\s?:)\s?")
_APPOSITION = re.compile(
    r"""
        (?:\s?,\s | \s?\(\s?)(?:namely\s | i\.?e\.?\s?,?\s | the\s)? | \s(?=[A-Z]{2,}) | \s(?:[-–—•]\s) | [-–—](?=the\s)
    """,
    re.VERBOSE,
)
_APPOSED = re.compile(
    r"""
        (?:\s?,\s(?:which\swas\s)?(?:(?:the|our|its|a)\s(?:[\w'’-]+\s){0,4})? | \s\((?:the\s|our\s|its\s)?
          | \s[–—]\s(?:(?:the|our|its|a)\s(?:[\w'’-]+\s){0,4})?)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The rank stands behind the name (`change in weight, the primary outcome`)."""
_RELATIVE = re.compile(r"\b(?:that|which)\s(?:the|they|we|it|its|our)\b[^,;:]*$", re.IGNORECASE)
"""The rank stands in a relative clause (`the yardstick that they had named as the primary outcome, a rise in …`)."""
_PREDICATE_BEHIND = re.compile(
    r"""(?:\sof\sth(?:e|is)\s(?:study|trial))?\s?[,)–—]\s
        (?:was|were|is|are|had|has|did|could|fell|rose|dropped|improved|occurred|differed|came|went|increased|decreased
          |averaged|gave|reached|showed|stayed|stood|remained|failed|brought|yielded)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before the rank is the subject (`stroke, the trial's primary outcome, was found in 10 people`)."""
_OF = re.compile(
    r"""
        \s(?:of | for)\s(?!(?:an? | our | th(?:e|is))\s(?:[\w-]+\s){0,3}(?:stud(?:y|ies) | trials?)\b)
        (?!(?:[\w-]+\s){1,7}?(?:analys[ei]s | stud(?:y|ies) | trials?)\s(?:are | is | was | were)\b) (?:the\s)?
    """,
    re.VERBOSE,
)
OF_NAMED_STUDY = re.compile(
    r"\s(?:of|in)\s[A-Z][A-Za-z]*[A-Z\d][\w-]*,\s(?:an?|its|our|the)\s(?:[\w-]+,?\s){0,9}(?:study|trial)\b", re.VERBOSE
)
"""The study whose rank it is (`the primary endpoint of ABC-1, a phase 3 trial`): no name stands there."""
_DEFINITE = re.compile(
    r"""
        \b(?:was | were | is | are | as)\s(?:the | a | our | its | one\sof\sthe)\s(?:[\w'’-]+\s){0,3}$
    """,
    re.VERBOSE | re.IGNORECASE,
)


_NAMED_SO = re.compile(
    r""",\s(?:which\s(?:they|we|the\s\w+)\s(?:(?:had|have)\s)?)?
        (?:chosen?|declared|defined|designated|fixed|given|listed|named|registered|set|specified)(?:\s(?:at|by|in)\s[^,;:]+)?\s?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between a name and its rank (`the distribution of scores, named in the protocol as the primary outcome`)."""
_RANKED_SO = re.compile(
    r"\b(?:one|outcome|endpoint)\s(?:chosen|declared|designated|named|specified)\s(?:as\s)?primary\b",
    re.VERBOSE | re.IGNORECASE,
)
"""A rank behind its noun (`the first of two endpoints and the one designated primary`)."""
_ANNOUNCED = re.compile(r"\b(?P<rank>(?:co-?\s?)?primary)\s?:\s(?=\S)", re.IGNORECASE)
"""A rank without a noun before the list of what has it (`were given equal rank as primary: pain and function`)."""
_LISTED = re.compile(
    r"\swere\s(?P<rank>(?:co-?)?primary|secondary|exploratory)(?=\s?(?:[.;,]\s|[.;]?$))", re.VERBOSE | re.IGNORECASE
)
"""A rank that is said of a list and has no noun (`Sleep, mood and weight were secondary.`)."""
_IN_BRACKETS = re.compile(r"\s[(](?P<rank>(?:co-?)?primary|secondary)[)](?=\s?[:,–—])", re.IGNORECASE)
"""A rank in brackets behind the name (`Change in pain at week 12 (primary): …`)."""
_HEADING = re.compile(r"main\s(?:outcomes?|end\s?points?)\s(?:and|&)\smeasures?[:.]?\s+(?=\S)", re.VERBOSE | re.IGNORECASE)
"""The heading of a structured abstract, where the outcome follows on the same line without a word that ranks it."""
_SEVERAL = re.compile(r",\s|\sand\s")


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank at `[start, end)`; the name is looked for in `[after, …)`, or before `before`, or nowhere.

    Attributes:
        limit: where the bracket that holds the name closes, if one does.
        listing: the name may be a list of several outcomes.
        several: the rank is given to more than one outcome, so that `and` parts them.
    """

    start: int
    end: int
    role: OutcomeRole
    after: int | None = None
    before: int | None = None
    limit: int | None = None
    listing: bool = False
    several: bool = False


def find_ranks(text: str, start: int, end: int) -> Iterator[Rank]:
    """Find every rank in `text[start:end]` (one sentence) and where its outcome's name begins."""
    heading = _HEADING.match(text, start, end)
    after = heading.end() if heading else start
    told = [(match.span(), role_of(match["rank"]), _is_plural(match["noun"])) for match in RANK.finditer(text, after, end)]
    told += [(match.span(), OutcomeRole.PRIMARY, False) for match in plain_ranks(text, start, end)]
    told += [(match.span(), OutcomeRole.PRIMARY, False) for match in _RANKED_SO.finditer(text, start, end)]
    for (first, last), role, several in sorted(told):
        if not (_IN_GENERAL.search(text, start, last) or _DENIED.search(text, start, first)):
            yield _placed(text, start, end, Rank(first, last, role, several=several))
    for match in _ANNOUNCED.finditer(text, start, end):
        yield Rank(*match.span("rank"), OutcomeRole.PRIMARY, after=match.end(), listing=True, several=True)
    if heading and not told:
        yield Rank(heading.start(), heading.end(), OutcomeRole.PRIMARY, after=heading.end())
    for match in _LISTED.finditer(text, start, end):
        if _SEVERAL.search(text, start, match.start()):
            yield Rank(*match.span("rank"), role_of(match["rank"]), before=match.start(), listing=True, several=True)
    for match in _IN_BRACKETS.finditer(text, start, end):
        yield Rank(*match.span("rank"), role_of(match["rank"]), before=match.start())
    for name, words in chosen_yardsticks(text, start, end):
        yield Rank(*words, OutcomeRole.PRIMARY, after=name[0], limit=name[1])
    for match in stated_above_all(text, start, end):
        yield Rank(match.start(), match.end(), OutcomeRole.PRIMARY, after=match.end())


def roles_named(text: str, start: int, end: int) -> set[OutcomeRole]:
    """Give the ranks that `text[start:end]` speaks of, with or without a name beside them."""
    return {rank.role for rank in find_ranks(text, start, end)}


def _is_plural(noun: str) -> bool:
    return noun.lower().endswith("s") and not noun.lower().endswith(("analysis", "hypothesis"))


def _placed(text: str, start: int, end: int, rank: Rank) -> Rank:
    """Say where the name of a ranked outcome stands: before its rank, behind it, or nowhere near."""
    definite = _DEFINITE.search(text, start, rank.start)
    named_so = _NAMED_SO.search(text, start, definite.start()) if definite else None
    if definite and (named_so or not _RELATIVE.search(text, start, definite.start())):
        return replace(rank, before=named_so.start() if named_so else definite.start(), listing=rank.several)
    apposed = _APPOSED.search(text, start, rank.start)
    if apposed and _PREDICATE_BEHIND.match(text, rank.end, end):
        return replace(rank, before=apposed.start())
    for pattern, listing in ((_COLON, True), (_COPULA, True), (_OF, False), (_APPOSITION, False)):
        follows = pattern.match(text, rank.end, end)
        if follows and not is_predicate(text, follows.end(), end):
            limit = text.find(")", follows.end(), end) if "(" in follows.group()[:3] else -1
            assessing = _ASSESSING.match(text, follows.end(), end)
            return replace(
                rank,
                after=assessing.end() if assessing else follows.end(),
                limit=None if limit < 0 else limit,
                listing=listing or (rank.several and pattern in {_OF, _APPOSITION}),
            )
    return replace(rank, before=apposed.start()) if apposed else rank


def role_of(words: str) -> OutcomeRole:
    """Give the role that the words of a rank stand for (`co-primary`)."""
    if _POST_HOC.search(words):
        return OutcomeRole.POST_HOC
    last = words.lower().strip("()").replace("-", " ").split()[-1].strip("()").removeprefix("co")
    return _ROLES.get(last, OutcomeRole.OTHER_PRE_SPECIFIED)
