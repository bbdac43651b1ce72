"""Outcomes that a row of effects is shared out over: `cut the risk of stroke and of death by 28% and 41%, respectively`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.mentions import Clause, EstimateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARED_OUT = "rule:outcome_in_turn"
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_LIST = re.compile(
    r"""
    \b(?:risks?|rates?|ratios?|odds|incidences?|chances?|likelihood|frequency|hazards?|probabilit(?:y|ies))\s(?:of|for)\s
    (?P<names> [^()\d%;:]+? )
    (?= \s(?:by|was|were|fell|dropped|rose|declined)\b | \s?\( )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:(?:of|for)\s)?(?:(?:the|an?)\s)?(?P<name>.+?)(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s|$)", re.VERBOSE | re.IGNORECASE
)
_AT = re.compile(r"\s(?:in|of|to)\s(?:the\s)?\w+$", re.VERBOSE)
"""What a name ends in that another part of the body may follow (`a fracture in the legs and feet`)."""


def outcomes_in_turn(doc: Doc, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Give the names in a list of as many outcomes as its clause has effects of one measure.

    A last word alone belongs to the name before it (`gout and a fracture in the legs and feet`).

    Args:
        doc: the article; its estimates are read.
        clauses: where results may be told, in order.
    """
    text = doc._.article.text
    for clause in clauses:
        if not _RESPECTIVELY.search(text, clause.start, clause.end):
            continue
        row = [effect for effect in doc._.estimates if clause.start <= effect.start and effect.end <= clause.end]
        first = _first_of_row(row)
        told = list(_LIST.finditer(text, clause.start, first)) if first is not None else []
        names = [item.span("name") for item in _ITEM.finditer(text, *told[-1].span("names"))] if told else []
        if len(names) == len(row) + 1 and " " not in text[slice(*names[-1])] and _AT.search(text, *names[-2]):
            names[-2:] = [(names[-2][0], names[-1][1])]
        if len(names) == len(row):
            yield from names


def _first_of_row(row: Sequence[EstimateMention]) -> int | None:
    """Give where the first value of two or more effects of one measure stands; None for any other effects."""
    values = [effect.value for effect in row if effect.value]
    alike = len(values) == len(row) > 1 and len({effect.measure for effect in row}) == 1
    return values[0].start if alike else None
