"""What the article claims, as opposed to what it reports."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.assemble.arms import ArmGroup, overlapping
from evidence.assemble.index import Index, within
from evidence.assemble.outcomes import OutcomeGroup, group_of
from evidence.assemble.subgroups import SubgroupGroup, subgroup_of
from evidence.mentions import ClaimMention
from evidence.record import Claim
from evidence.vocabulary import OutcomeResult


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
    named_arms = tuple(overlapping(arms, mention))
    about = dict.fromkeys((*(group.id for group in named if group), *named_arms))
    scope = subgroup_of(subgroups, mention)
    return Claim(
        where=mention.where,
        kind=index.stated(mention.kind, mention),
        text=" ".join(index.text[mention.start : mention.end].split()),
        result=_result(mention, about_arm=bool(named_arms)),
        speaker=mention.speaker,
        about=tuple(about),
        scope=scope.id if scope else None,
        conditional=mention.conditional,
        hedged=mention.hedged,
        hype=tuple(index.quote(start, end) for start, end in mention.hype),
        evidence=index.provenance(mention),
    )


def _result(mention: ClaimMention, *, about_arm: bool) -> OutcomeResult | None:
    """Keep the result; harm is claimed of a treatment only where one is named, for diseases raise risks as well."""
    if mention.result is OutcomeResult.FAVOURS_COMPARATOR and not about_arm:
        return None
    return mention.result
