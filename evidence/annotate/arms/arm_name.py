"""One name that may be an arm: its candidates, its spellings, its role."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.annotate.arms.candidates import Candidate
from evidence.vocabulary import ArmRole

CONTROL = "control"
"""The key of a control group that has no name of its own."""
_PER_REPETITION = 0.07
_MOST_FOR_REPETITION = 0.14


@dataclass(slots=True)
class ArmName:
    """All candidates of one name.

    Attributes:
        key: the name, folded.
        forms: how the text spells it.
    """

    key: str
    offers: list[tuple[Candidate, float]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    role: ArmRole | None = None

    @property
    def confidence(self) -> float:
        """How sure the constructs are of the name; a group named again and again is one."""
        named = sum(offer.construct == "group" for offer, _ in self.offers)
        return max(trust for _, trust in self.offers) + min(_PER_REPETITION * max(named - 1, 0), _MOST_FOR_REPETITION)
