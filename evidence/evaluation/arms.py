"""Which side of the comparison a printed value stands on, read from the record where it says so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from evidence.vocabulary import ArmRole

if TYPE_CHECKING:
    from evidence.evaluation.reading import Reading
    from evidence.mentions import ArmResultMention
    from evidence.record import Arm


class Side(StrEnum):
    """The two sides that data sets know."""

    INTERVENTION = "iv"
    COMPARATOR = "cv"


def side_of_role(role: ArmRole | None) -> Side | None:
    """Give the side of an arm's role, or None where the text does not tell."""
    if role is None:
        return None
    return Side.INTERVENTION if role is ArmRole.EXPERIMENTAL else Side.COMPARATOR


def side_of_label(reading: Reading, label: str | None) -> Side | None:
    """Give the side of the arm that the record calls by these words."""
    arm = find_arm(reading, label)
    return side_of_arm(reading, arm) if arm else None


def side_of_arm(reading: Reading, arm: Arm) -> Side | None:
    """Give the side of an arm of the record: of two tested treatments, the one named first is the intervention."""
    arms = reading.record.arms
    if len(arms) == len(Side) and all(held.role and held.role.value is ArmRole.EXPERIMENTAL for held in arms):
        first = min(arms, key=lambda held: min((words.start for words in held.label.evidence), default=0))
        return Side.INTERVENTION if arm is first else Side.COMPARATOR
    return side_of_role(arm.role.value) if arm.role else None


def side_of_result(reading: Reading, result: ArmResultMention) -> Side | None:
    """Give the side of a value: of the arm that the record tied it to, else of the words beside it."""
    for held in (held for estimate in reading.record.estimates for held in estimate.arm_results):
        arm = reading.record.arm(held.arm)
        if arm and arm.role and any(words.start == result.start for words in held.evidence):
            return side_of_arm(reading, arm)
    return side_of_label(reading, result.arm) or side_of_role(result.role) or side_of_label(reading, result.label)


def find_arm(reading: Reading, label: str | None) -> Arm | None:
    """Find the arm of the record that these words name: the same words first, then the longest name that stands in them."""
    wanted = (label or "").casefold().strip()
    if not wanted:
        return None
    named = [(name, arm) for arm in reading.record.arms for name in arm_names(reading, arm)]
    same = next((arm for name, arm in named if name == wanted), None)
    held = [(name, arm) for name, arm in named if name in wanted or wanted in name]
    return same or max(held, key=lambda pair: len(pair[0]), default=(None, None))[1]


def arm_names(reading: Reading, arm: Arm) -> set[str]:
    """Give the names of an arm of the record, with those that the text uses for it elsewhere."""
    names = {stated.value.casefold() for stated in (arm.label, arm.intervention) if stated is not None}
    for mention in reading.mentions.arms:
        others = {name.casefold() for name in (mention.label, *mention.aliases)}
        if names & others:
            names |= others
    return names
