"""The groups of the comparison: mentions of the same treatment become one arm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from evidence.assemble.index import Index
from evidence.assemble.numbers import number
from evidence.assemble.resolve import rank
from evidence.mentions import ArmMention, Mention, NumberMention
from evidence.record import Arm, Number, Stated
from evidence.vocabulary import ArmRole

_MOST_ARMS = 9
_LIST_MARK = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_SPACE = re.compile(r"\s+")
_SUREST_AT_LEAST = 0.5
"""An arm of which no mention reaches this confidence is left out: a wrong arm is worse than a missing one."""
COMPARATORS = frozenset(
    {
        ArmRole.ACTIVE_COMPARATOR,
        ArmRole.PLACEBO_COMPARATOR,
        ArmRole.SHAM_COMPARATOR,
        ArmRole.NO_INTERVENTION,
        ArmRole.USUAL_CARE,
    }
)
"""The roles of those who did not get what is tested."""


@dataclass(slots=True)
class ArmGroup:
    """The mentions of one arm, the best first, and the names it goes by."""

    id: str
    mentions: list[ArmMention]
    names: set[str] = field(default_factory=set)

    @property
    def is_pool(self) -> bool:
        """Whether it is a treatment of which several doses are arms of their own, and no arm itself."""
        return any(mention.pool for mention in self.mentions)

    @property
    def role(self) -> ArmRole | None:
        """The role that its best mention with a role gives it."""
        return next((mention.role for mention in self.mentions if mention.role), None)

    def matches(self, words: str) -> bool:
        """Say whether words of the text name this arm."""
        folded = words.casefold()
        return any(name in folded for name in self.names)


def group_arms(index: Index) -> tuple[ArmGroup, ...]:
    """Group the mentions of arms by the names they share: the experimental ones first, else in the order of the text."""
    groups: list[ArmGroup] = []
    for mention in sorted(index.mentions.arms, key=lambda mention: mention.start):
        if mention.background:
            continue
        aliases = () if mention.pool else mention.aliases  # a pool's may name one of its doses
        names = {name.casefold() for name in (mention.label, *aliases)}
        group = next((group for group in groups if group.names & names), None)
        if group is None:
            group = ArmGroup(f"a{len(groups) + 1}", [])
            groups.append(group)
        group.mentions.append(mention)
        group.names |= names
    for group in groups:
        group.mentions.sort(key=lambda mention: rank(index, mention))
    sure = [group for group in groups if max(mention.confidence for mention in group.mentions) >= _SUREST_AT_LEAST]
    sure = [group for group in sure if not _lists_others(group, sure)]
    sure.sort(key=lambda group: group.role is not ArmRole.EXPERIMENTAL)
    sure = sure[:_MOST_ARMS]
    for number_of_arm, group in enumerate((group for group in sure if not group.is_pool), 1):
        group.id = f"a{number_of_arm}"
    return tuple(sure)


def _lists_others(group: ArmGroup, groups: Sequence[ArmGroup]) -> bool:
    """Tell whether a name is but a list of other arms ("drug X and drug Y" beside "drug X")."""
    parts = [part.strip() for part in _LIST_MARK.split(group.mentions[0].label.casefold())]
    others = {name for other in groups if other is not group for name in other.names}
    return len(parts) > 1 and all(part in others for part in parts)


def arms(index: Index, groups: Sequence[ArmGroup]) -> tuple[Arm, ...]:
    """Fill the arms of the record."""
    background = next((mention for mention in index.mentions.arms if mention.background), None)
    shared = index.stated(background.label, background) if background else None
    return tuple(_arm(index, group, shared) for group in groups if not group.is_pool)


def _arm(index: Index, group: ArmGroup, background: Stated[str] | None) -> Arm:
    first = group.mentions[0]
    with_role = _first(group.mentions, "role")
    sized = [told for told in group.mentions if told.n and _may_be_size(index, told.n)]
    size = None if _has_doses(group) else next(iter(sized), None)
    printed = {name: _printed(index, group, name) for name in ("dose", "schedule", "duration")}
    return Arm(
        id=group.id,
        role=index.stated(with_role.role, with_role) if with_role and with_role.role else None,
        label=index.stated(first.label, first),
        intervention=index.stated(first.label, first) if group.role is ArmRole.EXPERIMENTAL else None,
        background=background,
        n=index.stated(number(size.n), size) if size and size.n else _counted(index, group),
        **printed,
    )


def _has_doses(group: ArmGroup) -> bool:
    """Tell whether the text gives a treatment at several doses: one dose, and the size of its group, are not those of all."""
    return len({_SPACE.sub("", mention.dose).casefold() for mention in group.mentions if mention.dose}) > 1


SMALLEST_ARM = Decimal("0.05")
"""A size under a twentieth of the participants counts events (`(n = 4)`)."""


def _may_be_size(index: Index, count: NumberMention) -> bool:
    """Tell whether a count may be the size of one of several arms: neither all participants nor next to none of them."""
    whole = max((mention.count.value for mention in index.mentions.enrollment if not mention.arm), default=None)
    return whole is None or SMALLEST_ARM * whole <= count.value < whole


def _counted(index: Index, group: ArmGroup) -> Stated[Number] | None:
    """Give the size that the text counts for the arm elsewhere (`110 received drug X`): the largest, for parts are smaller."""
    counted = [
        mention
        for mention in index.mentions.enrollment
        if mention.arm and mention.arm.casefold() in group.names and _may_be_size(index, mention.count)
    ]
    if _has_doses(group) and len({mention.count.value for mention in counted}) > 1:
        return None
    largest = max(counted, key=lambda mention: mention.count.value, default=None)
    return index.stated(number(largest.count), largest) if largest else None


def _first(mentions: Iterable[ArmMention], name: str) -> ArmMention | None:
    return next((mention for mention in mentions if getattr(mention, name)), None)


def _printed(index: Index, group: ArmGroup, name: str) -> Stated[str] | None:
    mention = None if name == "dose" and _has_doses(group) else _first(group.mentions, name)
    return index.stated(str(getattr(mention, name)), mention) if mention else None


def arm_in(groups: Sequence[ArmGroup], words: str | None) -> ArmGroup | None:
    """Give the arm that words of the text name, or None; a longer name wins over one that it contains."""
    if not words:
        return None
    named = [group for group in groups if group.matches(words) and not group.is_pool]
    return max(named, key=lambda group: max(len(name) for name in group.names if name in words.casefold()), default=None)


def overlapping(groups: Sequence[ArmGroup], span: Mention) -> tuple[str, ...]:
    """Give the ids of the arms that are mentioned inside a span."""
    arms = (group for group in groups if not group.is_pool)
    return tuple(group.id for group in arms if any(span.start <= mention.start < span.end for mention in group.mentions))


def names_comparator(groups: Sequence[ArmGroup], words: str) -> bool:
    """Say whether words of the text name a comparator, and nothing that the experimental arm received too."""
    group = arm_in(groups, words)
    if group is None or group.role not in COMPARATORS:
        return False
    tested = [name for other in groups if other.role is ArmRole.EXPERIMENTAL for name in other.names]
    return not any(name in other for name in group.names if name in words.casefold() for other in tested)
