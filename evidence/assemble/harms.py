"""What the text says of harms."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.assemble.arms import ArmGroup, arm_in
from evidence.assemble.index import Index
from evidence.assemble.numbers import arm_result
from evidence.assemble.resolve import rank
from evidence.mentions import HarmMention
from evidence.record import HarmEvent, Harms, Stated
from evidence.vocabulary import HarmKind, Zone

_MOST_EVENTS = 20


def harms(index: Index, arms: Sequence[ArmGroup]) -> Harms:
    """Fill the harms of the record; a quotation alone is a statement, never a number."""
    found = sorted(index.mentions.harms, key=lambda mention: rank(index, mention))
    excess = next((mention for mention in found if mention.excess and not _is_quoted(index, mention)), None)
    is_whole = excess is not None and excess.kind is HarmKind.STATEMENT
    statement = excess if is_whole else _first(found, HarmKind.STATEMENT)
    counted = next((mention for mention in found if mention.quantified and not _is_quoted(index, mention)), None)
    serious = _first(found, HarmKind.SERIOUS)
    return Harms(
        reported=bool(found),
        statement=_words(index, statement),
        excess=index.stated(excess.excess, excess) if excess and excess.excess else None,
        quantified=Stated(value=True, evidence=index.provenance(counted), by=counted.by) if counted else None,
        serious=_words(index, serious),
        events=_events(index, found, arms),
        discontinuations=tuple(_worded(index, mention) for mention in found if mention.kind is HarmKind.DISCONTINUATION),
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
