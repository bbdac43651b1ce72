"""Sentences that point at the primary endpoint which their neighbour names: `On that count it failed`.

A sentence points back where it opens with a demonstrative or a pronoun and the sentence before ranks an outcome as primary; it
is pointed at where the next one says of it `This comparison was the primary outcome`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.annotate.outcomes.ranks import roles_named
from evidence.mentions import Sentence
from evidence.vocabulary import OutcomeRole, PrimaryStatus

_STANDARD = r"""(?: aims? | bar | benchmarks? | comparisons? | counts? | criteri(?:on|a) | end\s?points? | goals? | hurdles?
    | marks? | margins? | measures? | objectives? | outcomes? | points? | questions? | respects? | scores? | standards?
    | targets? | tests? | thresholds? | yardsticks? )"""
_POINTS = re.compile(
    rf"""(?:\W*) (?:on\saverage,?\s|overall,\s|in\s(?:the\send|fact|total),?\s|by\s(?:then|that\s(?:age|date|point|time)),?\s
        |(?:after|at|by)\s(?:[\w-]+\s){1, 4}?(?:days?|months?|weeks?|years?|\d+),?\s)? (?:
        (?:and\s|but\s|yet\s)? (?:by|for|in|on|against|at|as\sto|measured\s(?:against|by)|judged\s(?:against|by|on)|with)
            \s(?:that|this|these|those|it|both|neither|all)(?:\s(?:two|three|four|last))?(?:\s{_STANDARD})?\b
      | (?:and\s|but\s|yet\s)? (?:that|this|these|those|both|neither|the)\s
            (?:of\sthese\s|of\sthem\s|two\s|three\s)?{_STANDARD}\b
      | (?:and\s|but\s|yet\s)? (?:that|this|these|those|it|they|both|neither|none|here|there)\s
            (?:was|were|is|are|did|had|has|could|fell|rose|dropped|came|went|improved|occurred|differed|happened|increased|decreased|took)\b
      | here,?\s | there,\s | (?:neither|none)\s(?:of\s)?(?:these|those|the|this|that|difference)\b
      | (?:the|this|that|these)\s
            (?:difference|gap|result|reduction|improvement|gain|drop|rise|(?:hazard|odds|rate|risk)\sratio|relative\srisk)s?\s
            (?:was|were|is|did|could|fell)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\W*(?:and\s|but\s)?on\sthe\s(?P<which>first|former|latter|other|second|third)\b,?\s", re.VERBOSE | re.IGNORECASE
)
"""One of several endpoints in the order in which they were named (`On the second, the groups could not be told apart`)."""
_MORE_DID = re.compile(r"\W*(?:fewer|more)\s(?:did|had|were)\b(?=\s?[.;:,(–—-])", re.IGNORECASE)
"""The answer to whether more, or fewer, would (`More did: 86% against 77%`)."""
_OBJECT = re.compile(
    r"""\b(?:achieved?|attain(?:ed)?|cleared?|hit|meet|met|miss(?:ed)?|pass(?:ed)?|reach(?:ed)?)
        \s(?:both|either|it|neither|that|them|this)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""A pronoun as the object of a verb for endpoints (`The lower dose missed it`)."""
_OTHER_ONE = re.compile(
    r"""\W*the\s(?:other|second|third)(?:\s(?:of\s\w+|one|\w*\s?(?:end\s?point|outcome|measure)))?
        (?:,|\s(?:was|were|did|had|fell|rose)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"""\b(?:co-?\s?primary|(?:both|dual|four|several|three|two)\s(?:[\w-]+\s)?(?:co-?\s?)?primary)
        \s(?:\w+\s)?(?:end\s?points|goals|measures|outcomes|questions)\s?[.:]?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Several endpoints that are announced; the next sentence tells of each."""
_POINTED = re.compile(
    r"""(?:\W*)(?:this|that|these|those|it|the\slatter)\s(?:\w+\s){0,2}(?:was|were|is|are)\s
        (?:also\s)?(?:the|our|its|one\sof\sthe|what)\s""",
    re.VERBOSE | re.IGNORECASE,
)
_CRITERION = re.compile(
    r"""\b(?:(?:trial|study)\s(?:did\snot\s|has\s|had\s|fully\s|narrowly\s)?(?:achieved?|attain(?:ed)?|failed\s(?:at|in|on|to\s\w+)|hit|meet|met|miss(?:ed)?|reach(?:ed)?)\s(?:the|its)\s(?:aim|end\s?point|goal|objective|target)s?|(?:the|its)\s(?:criterion|margin|hurdle)|(?:that|this)\s(?:bar|benchmark|criterion|goal|hurdle|mark|margin|objective|target))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"""(?:\W*)(?:and\s|but\s|while\s|whereas\s)?
        (?:it|they|this|that|both|neither|(?:neither|the|those)\s(?:[\w.,-]+\s){0,7}?(?:arms?|ones?|doses?|groups?|regimens?|mg|placebo|schedules?))\s
        (?P<verb>(?:could|did|does|was|were|had|has|would)(?P<no>n['’]t|\snot)?)
        (?=\s?(?:[.;:!]|[–—-]\s|\([^()]*\)\s?[.;:,]|$))""",
    re.VERBOSE | re.IGNORECASE,
)


def points_at_primary(text: str, sentences: Sequence[Sentence], at: int) -> bool:
    """Say whether the sentence at an index speaks of the primary endpoint that a neighbour names."""
    own = sentences[at]
    before = sentences[at - 1] if at else None
    after = sentences[at + 1] if at + 1 < len(sentences) else None
    if before and before.block == own.block and _points_back(text, own, before) and _ranks_primary(text, before):
        return True
    if before and at > 1 and _goes_on(text, before, own) and points_at_primary(text, sentences, at - 1):
        return True
    return bool(
        after and after.block == own.block and _POINTED.match(text, after.start, after.end) and _ranks_primary(text, after)
    )


def _goes_on(text: str, before: Sentence, own: Sentence) -> bool:
    """Say whether two sentences tell of endpoints in their order (`On the first, …`, `On the second, …`)."""
    return bool(_IN_ORDER.match(text, before.start, before.end) and _IN_ORDER.match(text, own.start, own.end))


def _points_back(text: str, own: Sentence, before: Sentence) -> bool:
    """Say whether a sentence speaks of what the one before names, or tells of the endpoints that it announces."""
    shapes = (_POINTS, _OTHER_ONE, _ELLIPSIS, _IN_ORDER, _MORE_DID)
    if any(shape.match(text, own.start, own.end) for shape in shapes):
        return True
    return bool(_OBJECT.search(text, own.start, own.end) or _SEVERAL.search(text, before.start, before.end))


def answers_in_place(text: str, sentence: Sentence, start: int) -> bool:
    """Say whether the clause at `start` answers the question that its sentence asks (`…, and they did not`)."""
    if start == sentence.start or not _ELLIPSIS.match(text, start, sentence.end):
        return False
    return roles_named(text, sentence.start, start) == {OutcomeRole.PRIMARY}


def _ranks_primary(text: str, sentence: Sentence) -> bool:
    return roles_named(text, sentence.start, sentence.end) == {OutcomeRole.PRIMARY}


def names_criterion(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` speaks of the one criterion that was set (`the criterion was missed`)."""
    return bool(_CRITERION.search(text, start, end))


def elliptic_status(text: str, start: int, end: int) -> tuple[int, int, PrimaryStatus] | None:
    """Give what a bare verb answers to the sentence before (`It did not.`), with its place."""
    more = _MORE_DID.match(text, start, end)
    if more:
        return *more.span(), PrimaryStatus.MET
    found = _ELLIPSIS.match(text, start, end)
    if found is None:
        return None
    denied = bool(found["no"]) or "neither" in found.group().lower()
    return *found.span("verb"), PrimaryStatus.NOT_MET if denied else PrimaryStatus.MET
