"""One name that may be an arm: its candidates, its spellings, its role."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence.annotate.arms.candidates import Candidate
from evidence.vocabulary import ArmRole

CONTROL = "control"
"""The key of a control group that has no name of its own."""


@dataclass(slots=True)
class ArmName:
    """All candidates of one name.

    Attributes:
        key: the name, folded.
        forms: how the text spells it.
        likelihood: the probability that it is an arm.
        lean: how much speaks for its being tested, of all that speaks for a side.
        is_pool: whether several doses of it are arms of their own.
        pool, dose: the treatment of which it is one dose, and that dose as printed.
        keys: other names that were found to be this one.
    """

    key: str
    offers: list[tuple[Candidate, float]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    role: ArmRole | None = None
    keys: tuple[str, ...] = ()
    likelihood: float = 0.0
    lean: float = 0.5
    is_pool: bool = False
    pool: ArmName | None = None
    dose: str | None = None
