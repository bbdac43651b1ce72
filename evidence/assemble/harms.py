"""What the text says of harms."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.assemble.arms import ArmGroup, arm_in
from evidence.assemble.harm_excess import whose_harms
from evidence.assemble.index import Index
from evidence.assemble.numbers import arm_result
from evidence.assemble.resolve import rank
from evidence.mentions import HarmMention
from evidence.record import HarmEvent, Harms, Stated
from evidence.vocabulary import HarmKind, Zone

_MOST_EVENTS = 20
_FLOW = frozenset({HarmKind.STOPPING, HarmKind.DISCONTINUATION})


def harms(index: Index, arms: Sequence[ArmGroup]) -> Harms:
    """Fill the harms of the record; a quotation alone is a statement, never a number."""
    found = sorted(index.mentions.harms, key=lambda mention: rank(index, mention))
    compared = whose_harms(index, [mention for mention in found if not _is_quoted(index, mention)], arms)
    is_whole = compared is not None and compared.mention.kind is HarmKind.STATEMENT
    statement = compared.mention if compared and is_whole else _first(found, HarmKind.STATEMENT)
    counted = next((mention for mention in found if mention.quantified and not _is_quoted(index, mention)), None)
    return Harms(
        reported=any(mention.kind is not HarmKind.STOPPING for mention in found),
        statement=_words(index, statement),
        excess=compared.stated(index) if compared else None,
        quantified=Stated(value=True, evidence=index.provenance(counted), by=counted.by) if counted else None,
        serious=_words(index, _first(found, HarmKind.SERIOUS)),
        events=_events(index, found, arms),
        discontinuations=tuple(_worded(index, mention) for mention in found if mention.kind in _FLOW),
    )


def _first(found: Sequence[HarmMention], kind: HarmKind) -> HarmMention | None:
    return next((mention for mention in found if mention.kind is kind), None)


def _is_quoted(index: Index, mention: HarmMention) -> bool:
    sentence = index.sentence_of(mention)
    return sentence is not None and sentence.zone is Zone.QUOTATION


def _words(index: Index, mention: HarmMention | None) -> Stated[str] | None:
    return _worded(index, mention) if mention else None


def _worded(index: Index, mention: HarmMention) -> Stated[str]:
    return index.stated(" ".join(index.text[mention.start : mention.end].split()), mention)


def _events(index: Index, found: Sequence[HarmMention], arms: Sequence[ArmGroup]) -> tuple[HarmEvent, ...]:
    named: dict[str, HarmMention] = {}
    for mention in found:
        if mention.kind is HarmKind.EVENT and mention.name:
            named.setdefault(mention.name.casefold(), mention)
    ordered = sorted(named.values(), key=lambda mention: mention.start)[:_MOST_EVENTS]
    return tuple(_event(index, mention, arms) for mention in ordered)


def _event(index: Index, mention: HarmMention, arms: Sequence[ArmGroup]) -> HarmEvent:
    results = tuple(
        arm_result(index, result, group.id if (group := arm_in(arms, result.label)) else None) for result in mention.arm_results
    )
    return HarmEvent(name=index.stated(mention.name or "", mention), arm_results=results)
