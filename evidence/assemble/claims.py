"""What the article claims, as opposed to what it reports."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.assemble.arms import ArmGroup, overlapping
from evidence.assemble.index import Index, within
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.assemble.subgroups import SubgroupGroup, subgroup_of
from evidence.mentions import ClaimMention
from evidence.record import Claim


def claims(
    index: Index, arms: Sequence[ArmGroup], outcomes: Sequence[OutcomeGroup], subgroups: Sequence[SubgroupGroup]
) -> tuple[Claim, ...]:
    """Fill the claims of the record."""
    return tuple(_claim(index, mention, arms, outcomes, subgroups) for mention in index.mentions.claims)


def _claim(
    index: Index,
    mention: ClaimMention,
    arms: Sequence[ArmGroup],
    outcomes: Sequence[OutcomeGroup],
    subgroups: Sequence[SubgroupGroup],
) -> Claim:
    named = (group_of(outcomes, outcome) for outcome in within(index.mentions.outcomes, mention))
    about = dict.fromkeys((*(group.id for group in named if group), *overlapping(arms, mention)))
    scope = subgroup_of(subgroups, mention)
    return Claim(
        where=mention.where,
        kind=index.stated(mention.kind, mention),
        text=" ".join(index.text[mention.start : mention.end].split()),
        result=mention.result,
        speaker=mention.speaker,
        about=tuple(about),
        scope=scope.id if scope else None,
        conditional=mention.conditional,
        hedged=mention.hedged,
        evidence=index.provenance(mention),
    )
