"""What a caveat rule is: one pure function from a record to findings, with a code, a severity and its sources."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidence.record import EvidenceRecord, Provenance
from evidence.vocabulary import Severity

Find = Callable[[EvidenceRecord], Iterator["Finding"]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern that a rule saw in a record.

    Attributes:
        message: one plain sentence about the text: what is known, then what is not.
        evidence: the words it rests on.
        absence: the record field whose absence it rests on, as a dotted path.
    """

    message: str
    evidence: tuple[Provenance, ...] = ()
    absence: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A caveat rule; its name is its function's name.

    Attributes:
        code: three letters for the family and three digits; never used again for another rule.
        sources: the works it rests on (`Reference`), each with its items where it has any.
        find: the function; its docstring is the rule's page.
    """

    code: str
    severity: Severity
    sources: tuple[str, ...]
    find: Find

    @property
    def name(self) -> str:
        """The pattern seen, such as `relative_effect_only`."""
        return self.find.__name__

    @property
    def title(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ").capitalize()

    @property
    def page(self) -> str:
        """The rule's documentation as Markdown, without heading and references."""
        return inspect.getdoc(self.find) or ""

    def __call__(self, record: EvidenceRecord) -> Iterator[Finding]:
        """Find the rule's pattern in a record."""
        return self.find(record)


def rule(code: str, severity: Severity, *sources: str) -> Callable[[Find], Rule]:
    """Make a rule of a function whose docstring has the parts that `explain` shows."""

    def make(find: Find) -> Rule:
        return Rule(code, severity, sources, find)

    return make
