"""What a clause says of an endpoint as such: it was met, or missed, or only one dose met it.

The verb decides, with its negation and in its clause. People who reach something, and another trial, prove nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.annotate.negation import is_negated
from evidence.annotate.non_inferiority import NON_INFERIOR
from evidence.annotate.outcomes.ranks import roles_named
from evidence.annotate.phrases import find_phrases
from evidence.annotate.pointing import elliptic_status, names_criterion
from evidence.mentions import Clause
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus

_INFINITIVE = re.compile(r"(?<!failed)(?<!failing)(?<!fails)(?<!unable)(?<!failure)(?<!managed)\sto\s$", re.IGNORECASE)
"""An endpoint that was *to* be reached is an aim; one that a trial failed to reach is a result."""
_ENOUGH = re.compile(r"\b(?:enough|sufficient)\s(?:for\s(?:[\w-]+\s){1,4})?to\s$", re.IGNORECASE)
"""A result that was enough to reach it has reached it."""
_PEOPLE_BEFORE = re.compile(
    r"""
        (?:% | \bper\s?cent
        | \b(?:patients|participants|people|women|men|children|volunteers|subjects))(?:\s\w+){0,3}\s$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_PEOPLE = re.compile(r"\b(?:in|among|for)\s(?:(?!(?:was|were|had)\b)[\w-]+\s){0,4}$", re.IGNORECASE)
"""People who limit what is judged (`survival in patients was missed`) are not its subject."""
_PEOPLE_AFTER = re.compile(
    r"""
        \s(?:by | in | for | among)\s(?:about\s)?(?:\d | half\b | (?:one|two|three)\sin\b | all\sbut)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNT_AFTER = re.compile(r"\s(?:about\s|some\s)?\d[\d.,]*\s?(?:%|per\s?cent|of\b)", re.IGNORECASE)
"""`Treatment failed in 8%` counts people."""
_ANOTHER = re.compile(
    r"""\b(?:earlier|former|original|parent|past|preceding|previous(?:ly)?|prior)\s(?:[\w-]+\s){0,4}?
        (?:trials?|stud(?:y|ies)|experiments?|phase\s\w+)\b,?(?:\s[\w'’-]+){0,4}\s$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Another trial is the subject (`An earlier phase 2 study met its primary endpoint`)."""
_ONLY_ONE = re.compile(
    r"""\b(?:only|just)\s(?:one\sof\s(?:the\s|its\s|these\s|them\b)?
        | the\s(?:first|high(?:er|est)?|larger?|low(?:er|est)?|middle|second|smaller|top)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_FAILURE = re.compile(
    r"""\bfailures?\s(?:of\s[^,;:.]{1,50}?\s)?(?:to|in)\s(?:meet(?:ing)?|reach(?:ing)?|achiev(?:e|ing)|hit(?:ting)?|attain(?:ing)?)\b
      | \bmiss(?:ing)?\sof\s""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words at `[start, end)` on which a statement stands, and what they say."""

    start: int
    end: int
    status: PrimaryStatus | None = None
    result: OutcomeResult | None = None
    denied: bool = False


def endpoint_cue(text: str, clause: Clause, *, is_pointing: bool) -> Cue | None:
    """Give what a clause says of an endpoint that it names, or that it points at."""
    if not is_pointing and not _speaks_of_endpoint(text, clause):
        return None
    answer = elliptic_status(text, clause.start, clause.end) if is_pointing else None
    if answer:
        return Cue(answer[0], answer[1], status=answer[2])
    failure = _FAILURE.search(text, clause.start, clause.end)
    if failure:
        return Cue(*failure.span(), status=PrimaryStatus.NOT_MET)
    for term in find_phrases("words/endpoint_cues", text, clause.start, clause.end):
        if _says_nothing(text, clause, term.start, term.end):
            continue
        met = (term.value == "met") != is_negated(text, clause.start, term.start)
        if met and _ONLY_ONE.search(text, clause.start, term.start):
            return Cue(term.start, term.end, status=PrimaryStatus.MIXED)
        return Cue(term.start, term.end, status=PrimaryStatus.MET if met else PrimaryStatus.NOT_MET)
    return None


def _speaks_of_endpoint(text: str, clause: Clause) -> bool:
    """Say whether a clause ranks an endpoint as primary, names the criterion that was set, or a test of non-inferiority."""
    return (
        OutcomeRole.PRIMARY in roles_named(text, clause.start, clause.end)
        or names_criterion(text, clause.start, clause.end)
        or bool(NON_INFERIOR.search(text, clause.start, clause.end))
    )


def _says_nothing(text: str, clause: Clause, start: int, end: int) -> bool:
    """Say whether a verb states an aim, is of participants (`29% reached it`), or has another trial as its subject."""
    if _INFINITIVE.search(text, clause.start, start) and not _ENOUGH.search(text, clause.start, start):
        return True
    if _ANOTHER.search(text, clause.start, start):
        return True
    if _PEOPLE_AFTER.match(text, end, clause.end) or _COUNT_AFTER.match(text, end, clause.end):
        return True
    people = _PEOPLE_BEFORE.search(text, clause.start, start)
    return bool(people and not _IN_PEOPLE.search(text, clause.start, people.start()))
