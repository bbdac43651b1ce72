"""Non-inferiority: what a clause says of it, and what the interval says against the margin that the text sets.

The adjective says of an arm that it was shown (`was non-inferior to`). The noun names a design, a margin or a test as well;
it tells a result only beside a verb for proving something.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.mentions import Clause, EstimateMention, NumberMention
from evidence.vocabulary import DIFFERENCES, RATIOS, PrimaryStatus, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

NON_INFERIOR = re.compile(
    r"""
        \bnon[\s-]?inferior(?:ity)?\b | \bnot\s(?:\w+ly\s)?inferior\b | \bno\sworse\b | \bnot\sworse\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUPERIOR = re.compile(
    r"\bsuperiority\b(?!\s(?:trials?|design|margins?|tests?|analys[ei]s|boundar|hypothes|stud|comparison))",
    re.VERBOSE | re.IGNORECASE,
)
_OF_DESIGN = re.compile(
    r"""
        ,?\s(?:(?!(?:among|and|at|by|for|in|of|on|than|to|was|were|with|when)\b)[\w-]+,?\s){0,4}?
        (?:trials? | stud(?:y|ies) | design | margins? | limits? | analys[ie]s | tests? | testing | criteri(?:on|a)
        | comparison | threshold | question | hypothes[ie]s | objective | boundar(?:y|ies))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""After `non-inferiority` these name the plan (`a margin of 5%`); whether it held, another word must say."""
_PROVING = re.compile(
    r"""\b(?<!to\s)(?: achiev(?:e[ds]?|ing) | attain(?:ed)? | conclude[ds]? | confirm(?:ed|s)? | declared?
        | demonstrat(?:e[ds]?|ing)
        | establish(?:ed|es)? | inferred | met | prove[dns]? | reach(?:ed)? | satisf(?:ied|ies) | show(?:ed|n|s|ing)?
        | support(?:ed|s)?
        | evidence | indicat(?:e[ds]?|ing) | yield(?:ed)? )\b
      | \b(?:able|fail(?:s|ed)?|unable)\sto\s""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_LINE = re.compile(
    r"""
        \b(?:compatible\swith | confirm(?:ed|s) | consistent\swith | fulfill?ed | in\s(?:keeping|line)\swith
        | m(?:et|eets) | satisf(?:ied|ies))\s(?:the\s | its\s | our\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words that say of a hypothesis, a criterion or a margin that the result agrees with it."""
_DENIED_BARE = re.compile(r"\s(?:was\s|were\s)?(?:not|never)\b", re.IGNORECASE)
"""A headline leaves out its verb (`Non-inferiority not shown`)."""
_MARGIN = re.compile(r"\bmargins?\b|\bnon-?\s?inferiority\s(?:limit|threshold|bound)", re.IGNORECASE)
_REACH = 90
"""Characters on either side of `margin` in which its value stands."""


def find_non_inferiority(text: str, clause: Clause) -> tuple[int, int, PrimaryStatus] | None:
    """Give what a clause says of non-inferiority, with its place, or None; the first word that says something counts."""
    said = (_said(text, clause, found) for found in NON_INFERIOR.finditer(text, clause.start, clause.end))
    return next(filter(None, said), None)


def _said(text: str, clause: Clause, found: re.Match[str]) -> tuple[int, int, PrimaryStatus] | None:
    """Read one word for non-inferiority: a statement, or no more than the name of a design, a margin or a test."""
    if _OF_DESIGN.match(text, found.end(), clause.end):
        agrees = _IN_LINE.search(text, clause.start, found.start())
        return (*agrees.span(), PrimaryStatus.MET) if agrees and not is_negated(text, clause.start, agrees.start()) else None
    is_noun = found.group().lower().endswith("ity")
    if is_noun and not _PROVING.search(text, clause.start, clause.end):
        return None
    denied = is_negated(text, clause.start, found.start()) or is_denied_after(text, found.end(), clause.end)
    denied = denied or (is_noun and bool(_DENIED_BARE.match(text, found.end(), clause.end)))
    return *found.span(), PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET


def find_superiority(text: str, clause: Clause) -> tuple[int, int, PrimaryStatus] | None:
    """Give what a clause says of superiority where the trial sought nothing less (`superiority was demonstrated`), or None."""
    found = _SUPERIOR.search(text, clause.start, clause.end)
    if found is None or NON_INFERIOR.search(text) or not _PROVING.search(text, clause.start, clause.end):
        return None
    denied = is_negated(text, clause.start, found.start()) or is_denied_after(text, found.end(), clause.end)
    return *found.span(), PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET


def within_margin(doc: Doc, clause: Clause) -> tuple[int, int, PrimaryStatus] | None:
    """Judge the first interval of an effect that follows the margin which the text sets, where the clause prints it.

    An interval on the near side of the margin proves non-inferiority; one that reaches over it does not.
    """
    effects = [effect for effect in doc._.estimates if clause.start <= effect.start < clause.end and effect.interval]
    margin = _margin(doc) if effects else None
    if margin is None or not _is_first(doc, effects[0], margin):
        return None
    held = _holds(effects[0], abs(margin.value))
    if held is None:
        return None
    return effects[0].start, effects[0].end, PrimaryStatus.MET if held else PrimaryStatus.NOT_MET


def _margin(doc: Doc) -> NumberMention | None:
    """Give the number that the text names as margin; None where it names two that differ, or none."""
    text = doc._.article.text
    told = [found for sentence in doc._.sentences if sentence.zone not in {Zone.BACKGROUND, Zone.BOILERPLATE}
            for found in _MARGIN.finditer(text, sentence.start, sentence.end)]  # fmt: skip
    numbers = [number for found in told if (number := _nearest(doc, found))]
    return numbers[0] if numbers and len({abs(number.value) for number in numbers}) == 1 else None


def _nearest(doc: Doc, word: re.Match[str]) -> NumberMention | None:
    """Give the number of a difference or ratio that follows the word within its sentence part, else the one before it."""
    text = doc._.article.text
    numbers: tuple[NumberMention, ...] = doc._.numbers
    after = [number for number in numbers if 0 <= number.start - word.end() <= _REACH]
    before = [number for number in numbers if 0 <= word.start() - number.end <= _REACH // 3]
    for number in (*after[:1], *reversed(before[-1:])):
        between = text[min(word.end(), number.end) : max(word.start(), number.start)]
        if not re.search(r"[.;]\s", between):
            return number
    return None


def _is_first(doc: Doc, effect: EstimateMention, margin: NumberMention) -> bool:
    """Say whether no earlier effect of the results has an interval: the primary outcome is told first (CONSORT 17a)."""
    silent = {Section.METHODS, Section.BACKGROUND, Section.OBJECTIVE}
    sections = [(sentence.start, sentence.end, sentence.section) for sentence in doc._.sentences]
    told = [
        other
        for other in doc._.estimates
        if other.interval
        and other.start < effect.start
        and not any(start <= other.start < end and section in silent for start, end, section in sections)
    ]
    return not told and margin.start != effect.start


def _holds(effect: EstimateMention, margin: Decimal) -> bool | None:
    """Say whether an interval stays within a margin; None where the two are on different scales."""
    interval = effect.interval
    if interval is None or interval.low is None or interval.high is None:
        return None
    low, high = interval.low.value, interval.high.value
    if effect.measure in RATIOS and margin > 1:
        return high < margin if low < margin else None
    if effect.measure not in DIFFERENCES or margin <= 0:
        return None
    if -margin < low and high < margin:
        return True
    return False if (low <= -margin) != (high >= margin) else None
