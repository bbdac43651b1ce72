"""What the newsletter refuses, beside what the other rooms refuse."""

from __future__ import annotations

from evidence.errors import EvidenceError, SourceError


class IssueError(EvidenceError):
    """An issue file that cannot be worked on: unreadable, of no known form, or with markers that do not pair.

    Attributes:
        issue: the file, as the user named it.
        line: where the trouble is, counted from 1; None where it is the whole file.
    """

    def __init__(self, issue: str, reason: str, next_step: str, *, line: int | None = None) -> None:
        self.issue = issue
        self.line = line
        super().__init__(f"{issue}:{line}: {reason}" if line else f"{issue}: {reason}", next_step)


class AttributeProblem(EvidenceError):
    """An attribute of a block that does not exist or has a value it cannot have."""


class SourceOutside(SourceError):
    """A source that leaves the folder of its issue without permission."""


class NotATrial(SourceError):
    """A text that can be read but reports no study."""


class BlockRefused(EvidenceError):
    """A block that could not be written; carries what a worker process refused."""


class MissingExtra(EvidenceError):
    """A library of an extra is not installed."""
