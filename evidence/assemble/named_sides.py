"""Which side of a comparison the words put first, by the arms that they name.

"More bleeding than with X" speaks against what stands before "than", and that need not be what the trial tests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from evidence.assemble.arms import COMPARATORS, ArmGroup
from evidence.mentions import Mention
from evidence.vocabulary import ArmRole, OutcomeResult

_MARK = re.compile(
    r"""
        \b(?:than | (?:compared|comparison)\s(?:with|to) | versus | vs | relative\sto | as\sagainst)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Leading(StrEnum):
    """Which side a comparison speaks of first."""

    TESTED = "tested"
    OTHER = "other"
    UNCLEAR = "unclear"
    UNNAMED = "unnamed"


def as_named(text: str, mention: Mention, result: OutcomeResult, arms: Sequence[ArmGroup]) -> OutcomeResult | None:
    """Give a result that was read as if the tested arm led, as the named arms have it; None where they leave it open."""
    if result is result.turned:
        return result
    match leading_side(text, mention, arms):
        case Leading.OTHER:
            return result.turned
        case Leading.UNCLEAR:
            return None
        case _:
            return result


def leading_side(text: str, mention: Mention, arms: Sequence[ArmGroup]) -> Leading:
    """Say which side leads the comparison of a mention, by where it names the arms."""
    mark = _MARK.search(text, mention.start, mention.end)
    before = _sides(arms, mention.start, mark.start() if mark else mention.end)
    after = _sides(arms, mark.end(), mention.end) if mark else set()
    if not before and not after:
        return Leading.UNNAMED
    tested, other = "tested", "other"
    if before == {tested} or (not before and after == {other}):
        return Leading.TESTED if after != {tested} else Leading.UNCLEAR
    if before == {other}:
        is_whole = not mark or after == {tested}
        return Leading.OTHER if is_whole and any(group.role is ArmRole.EXPERIMENTAL for group in arms) else Leading.UNCLEAR
    return Leading.OTHER if not before and after == {tested} else Leading.UNNAMED


def _sides(arms: Sequence[ArmGroup], start: int, end: int) -> set[str]:
    """Give the sides that are named between two places."""
    named = {group.role for group in arms for mention in group.mentions if start <= mention.start < end}
    return ({"tested"} if ArmRole.EXPERIMENTAL in named else set()) | ({"other"} if named & COMPARATORS else set())
