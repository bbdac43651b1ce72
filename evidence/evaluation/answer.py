"""What adapters and metrics hand to each other: documents, answers, misses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A labelled stretch `[start, end)` of a document's text as the data set prints it, in code points."""

    start: int
    end: int
    label: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character and the label."""
        return self.label == other.label and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """The unit that intervals resample: one text, or all rows that came from one text.

    Attributes:
        rows: the rows of the data file, as read.
    """

    id: str
    rows: tuple[Mapping[str, Any], ...]

    @property
    def row(self) -> Mapping[str, Any]:
        """The only row of a document that has one."""
        return self.rows[0]

    @property
    def text(self) -> str:
        """The text of a document that has one row, or nothing where the set has no `text`."""
        return str(self.row.get("text", ""))


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody, annotator or program, says about one document. An item that is left out is an abstention.

    Attributes:
        labels: item to label. An item is named `field` or `field:rest`.
        about: item to the words that it is about, for whoever reads the misses; no part of the score.
        spans: labelled stretches of the text.
        tuples: facts that tie several things together, the first member their kind.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    spans: frozenset[Span] = frozenset()
    tuples: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that gold and prediction disagree on.

    Attributes:
        kind: the kind of error, by which misses are listed.
        gold, predicted: in words; empty where there is nothing on that side.
    """

    document: str
    kind: str
    gold: str = ""
    predicted: str = ""
