"""The view: what a summary says, as frozen values with finished phrases. A template adds layout and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence.record import Provenance, Stated
from evidence.render import words


@dataclass(frozen=True, slots=True)
class Statement:
    """A finished sentence or table cell with the words of the article that prove it.

    In a template `{{ statement }}` writes the text and its reference marks, `{{ statement.text }}` the text alone.
    """

    text: str
    proof: tuple[Provenance, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


class Kind(StrEnum):
    """What a group of sentences tells of."""

    PRIMARY = "primary"
    OUTCOME = "outcome"
    LEADING = "leading"
    SUBGROUP = "subgroup"
    HARMS = "harms"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one outcome or subgroup: a label and its statements.

    Attributes:
        kind: what it tells of, so that a summary too long for its readers knows what to fold.
    """

    label: str
    statements: tuple[Statement, ...]
    kind: Kind = Kind.OTHER


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a summary. It is false, and a template leaves it out, where there is nothing to say.

    Attributes:
        name: for programs; never changes.
        heading: for people.
        statements: sentences, in reading order.
        findings: labelled groups of sentences.
        table: a table, or None.
    """

    name: str
    heading: str
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    table: Table | None = None

    def __bool__(self) -> bool:
        return bool(self.statements or self.findings or (self.table and self.table.rows))


@dataclass(frozen=True, slots=True)
class Plain:
    """The sections for general readers, in order."""

    short: Section
    compared: Section
    participants: Section
    findings: Section
    certainty: Section
    caveats: Section
    absent: Section
    origin: Section


@dataclass(frozen=True, slots=True)
class Clinician:
    """The sections for clinicians, in order."""

    bottom_line: Section
    design: Section
    question: Section
    results: Section
    subgroups: Section
    harms: Section
    caveats: Section
    reference: Section


@dataclass(frozen=True, slots=True)
class FactBox:
    """Benefits and harms side by side, per 100 people.

    Attributes:
        verdict: what became of the primary outcome.
        benefits, harms: tables of shares, or a sentence that says what the text does not give.
        refusal: why there are no tables; empty where there is one at least.
    """

    verdict: Section
    benefits: Section
    harms: Section
    refusal: Section


def proof(*facts: Stated[Any] | None) -> tuple[Provenance, ...]:
    """Collect the best evidence of each fact."""
    return tuple(fact.evidence[0] for fact in facts if fact and fact.evidence)


def state(*parts: str, by: Iterable[Provenance] = ()) -> Statement:
    """Make a sentence of some parts with its proof; a false statement where the parts are empty."""
    return Statement(words.sentence(*parts), tuple(by))


def kept(*statements: Statement | None) -> tuple[Statement, ...]:
    """Keep the statements that say something, each text once."""
    found: dict[str, Statement] = {}
    for statement in statements:
        if statement:
            found.setdefault(statement.text, statement)
    return tuple(found.values())
