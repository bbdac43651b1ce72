"""What a clause says of a line drawn beforehand: the margin of non-inferiority, an interim boundary, a threshold.

A result proves non-inferiority by staying within its margin, and efficacy by crossing its boundary; crossing the boundary of
futility proves the opposite. Which it is stands in the line's own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.annotate.negation import is_negated
from evidence.vocabulary import PrimaryStatus

_SET = r"(?:pre-?\s?specified|pre-?\s?defined|pre-?\s?planned|pre-?\s?set|planned|stated|required|statistical|the|a|an|its|our)"
_LINE = r"(?:margins?|boundar(?:y|ies)|bounds?|thresholds?|limits?|criteri(?:on|a)|hurdle|cut-?off)"
_MARGIN = r"(?:non-?\s?inferiority|equivalence)"
_EFFICACY = r"(?:efficacy|superiority|success|significance|statistical\ssignificance|O['’]Brien-Fleming)"
_HOW = r"""(?P<how> \b(?: cross(?:ed|es|ing)? | exceed(?:ed|s|ing)?
        | surpass(?:ed|es|ing)? | pass(?:ed|es)? | above | over
        | clear(?:ed|s|ing)? | greater\sthan | l(?:ay|ies)\sbeyond | higher\sthan | more\sthan | outside | beyond
        | includ(?:ed|es|ing) | reach(?:ed|es)? | m(?:et|eets?) | satisf(?:ied|ies) | topp?(?:ed|s)
        | within | below | under | less\sthan | lower\sthan | smaller\sthan | short\sof | exclud(?:ed|es|ing) | inside
        | past ) )"""
_NAMED = re.compile(
    rf"""{_HOW}
        \s (?: {_SET}\s ){{0,3}}
        (?: (?P<margin>{_MARGIN}) | (?P<efficacy>{_EFFICACY}) | (?P<futility>futility|inefficacy)
          | (?P<historical>historical|null|minimum|target) | (?P<bare>(?<=the\s)|(?<=its\s)|(?<=this\s)|(?<=that\s)) ) \s?
        (?: (?:stopping|monitoring|control|response|interim|analysis|trial)\s ){{0,2}} (?(bare)margin|{_LINE})\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DRAWN = re.compile(
    rf"""{_HOW} \s (?: {_SET}\s ){{0,2}}
        (?: (?P<margin> (?:acceptable|agreed|allowed|permitted|tolerable|tolerated)
                \s(?:boundary|difference|limit|loss|margin|shortfall)
              | \d[\d.·]*(?:\s?%|\s?per\s?cent|[\s-](?:percentage[\s-])?points?)?[\s-]margin )
          | \d[\d.·]*(?:\s?%|\s?per\s?cent|[\s-](?:percentage[\s-])?points?)[\s-]
            (?P<floor>bar|floor|hurdle|mark|minimum|target|threshold) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that the text names by its value (`the 20% floor`), or as what would be accepted (`the permitted limit`)."""
_CROSSED = re.compile(
    r"""\b(?:(?P<futility>futility)|efficacy|success|superiority)\s(?:stopping\s)?(?:boundary|bound|threshold)\b[^;.]*?
        \b(?:had|has|was|were|is)\s(?P<not>not\s)?(?:been\s)?(?:crossed|exceeded|met|passed|reached|surpassed)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLEARED = re.compile(
    r"""\b(?:clear(?:ed|ing)|exceed(?:ed|ing)|pass(?:ed|ing)|surpass(?:ed|ing))\s(?:the|its|our)\s
        (?:pre-?specified|pre-?defined|pre-?set|required)\s(?:bar|benchmark|hurdle|target)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_RESULT = re.compile(r"\b(?:bound(?:ary)?|efficacy|end|estimate|interval|limit|rate|value)s?\b", re.IGNORECASE)
"""What may lie on one side of a floor; people who reach a mark prove nothing."""
_INSIDE = re.compile(r"within|below|under|less|lower|smaller|short|exclud|inside|m(?:et|eet)|satisf", re.IGNORECASE)
_REACHED = re.compile(
    r"clear|cross|exceed|surpass|pass|above|over|greater|higher|more|beyond|reach|m(?:et|eet)|satisf|topp?",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BoundaryCue:
    """Words at `[start, end)` that say on which side of a line the result lies, and what that proves."""

    start: int
    end: int
    status: PrimaryStatus


def find_boundary(text: str, start: int, end: int) -> BoundaryCue | None:
    """Give what `text[start:end]` (a clause) says of a line drawn beforehand, or None."""
    found = _NAMED.search(text, start, end)
    if found is None:
        return _drawn(text, start, end) or _crossed(text, start, end)
    holds = _holds(found) != is_negated(text, start, found.start())
    return BoundaryCue(found.start(), found.end(), PrimaryStatus.MET if holds else PrimaryStatus.NOT_MET)


def _crossed(text: str, start: int, end: int) -> BoundaryCue | None:
    """Give what a clause says was done to a boundary (`the efficacy boundary for survival had been crossed`)."""
    cleared = _CLEARED.search(text, start, end)
    if cleared:
        denied = is_negated(text, start, cleared.start())
        return BoundaryCue(*cleared.span(), PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET)
    found = _CROSSED.search(text, start, end)
    if found is None:
        return None
    holds = (found["not"] is None) != (found["futility"] is not None)
    return BoundaryCue(found.start(), found.end(), PrimaryStatus.MET if holds else PrimaryStatus.NOT_MET)


def _drawn(text: str, start: int, end: int) -> BoundaryCue | None:
    """Give what a clause says of a line that it names by its value."""
    found = _DRAWN.search(text, start, end)
    if found is None or (found["floor"] and not _OF_A_RESULT.search(text, start, found.start())):
        return None
    holds = bool((_REACHED if found["floor"] else _INSIDE).match(found["how"]))
    holds = holds != is_negated(text, start, found.start())
    return BoundaryCue(found.start(), found.end(), PrimaryStatus.MET if holds else PrimaryStatus.NOT_MET)


def _holds(found: re.Match[str]) -> bool:
    if found["margin"] or found["bare"] is not None:
        return bool(_INSIDE.match(found["how"]))
    reached = bool(_REACHED.match(found["how"]))
    return not reached if found["futility"] else reached
