"""Icon arrays as tables: ten rows of ten characters for each of two groups, since mail programs show no SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from evidence.vocabulary import Contrast, Subjects

if TYPE_CHECKING:
    from evidence.record import ArmResult, Estimate, EvidenceRecord
    from evidence.render.view.facts import Facts

FILLED, OPEN = "●", "○"
ROW, PEOPLE, GROUPS = 10, 100, 2
MOST_ARRAYS = 1
"""An e-mail shows one: that of the primary outcome, or else of the first outcome that has the counts."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of an array.

    Attributes:
        name: what it received.
        count: how many of 100, rounded.
        printed: the counts as the text prints them: `20 of 1608`.
    """

    name: str
    count: int
    printed: str

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows of characters, the filled ones first."""
        signs = FILLED * self.count + OPEN * (PEOPLE - self.count)
        return tuple(signs[at : at + ROW] for at in range(0, PEOPLE, ROW))


@dataclass(frozen=True, slots=True)
class IconArray:
    """Two groups side by side for one outcome."""

    label: str
    groups: tuple[Group, ...]


def icon_arrays(record: EvidenceRecord) -> tuple[IconArray, ...]:
    """Give the icon arrays that a record supports.

    A share is drawn only where the text prints, for both groups of all participants, how many of how many people had the
    outcome, and where the two differ when rounded to 100. Nothing is drawn of animals.
    """
    from evidence.render.view.facts import Facts

    subjects = record.study.subjects
    if subjects and subjects.value is not Subjects.PEOPLE:
        return ()
    facts = Facts(record)
    primary = {outcome.id for outcome in facts.primary}
    estimates = sorted(record.estimates, key=lambda estimate: estimate.outcome not in primary)
    return tuple(_arrays(facts, estimates))[:MOST_ARRAYS]


def _arrays(facts: Facts, estimates: list[Estimate]) -> Iterator[IconArray]:
    for estimate in estimates:
        outcome = facts.record.outcome(estimate.outcome)
        if outcome is None or estimate.subgroup or estimate.trial or estimate.contrast is not Contrast.BETWEEN_ARMS:
            continue
        groups = tuple(group for result in estimate.arm_results if (group := _group(facts, result)))
        if len(groups) == len(estimate.arm_results) == GROUPS and len({group.count for group in groups}) == GROUPS:
            name = facts.name(outcome.name)
            yield IconArray(name[:1].upper() + name[1:], groups)


def _group(facts: Facts, result: ArmResult) -> Group | None:
    from evidence.render.view.effects import result_arm

    name = result_arm(facts, result)
    if not (result.events and result.n and name) or not 0 <= result.events.value <= result.n.value or not result.n.value:
        return None
    count = int((result.events.value * PEOPLE / result.n.value).quantize(Decimal(1), ROUND_HALF_UP))
    return Group(name[:1].upper() + name[1:], count, f"{result.events.text} of {result.n.text}")
