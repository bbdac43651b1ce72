"""The fourth hand-off: what a sharp medical editor would raise."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from evidence.record import Provenance
from evidence.vocabulary import Severity


class Caveat(BaseModel):
    """One finding of one rule on one record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    """The rule's name, which states the pattern seen: `relative_effect_only`."""
    code: str
    """The rule's stable code: `EFF101`."""
    severity: Severity
    """How much it matters."""
    message: str
    """One sentence about the text: what is known, then what is not."""
    evidence: tuple[Provenance, ...] = ()
    """The words it rests on; empty where it rests on an absence."""
    absence: str | None = None
    """The record field whose absence it rests on, as a dotted path: `estimates.interval`."""
