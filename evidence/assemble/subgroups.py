"""Parts of the participants: mentions of the same part become one, and the rest is tied to the part it completes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence.assemble.index import Index
from evidence.assemble.numbers import number, p_value
from evidence.mentions import Mention, SubgroupMention
from evidence.record import Stated, Subgroup
from evidence.vocabulary import Qualifier, SubgroupResult, Timing

_STEM = 5
"""Letters that two forms of a word share (`mutat-ion`, `mutat-ed`)."""
_COUNT = re.compile(r"\A\d[\d,]*\s")
_COMMON = frozenset({"patients", "participants", "people", "with", "without", "whose", "women", "adults", "that", "carried"})


@dataclass(slots=True)
class SubgroupGroup:
    """The mentions of one part of the participants, in the order of the text."""

    id: str
    mentions: list[SubgroupMention] = field(default_factory=list)
    complement_of: str | None = None

    def is_in(self, words: str) -> bool:
        """Say whether words that limit an outcome speak of this part: they share a word of its definition."""
        own = set(_content(self.mentions[0].definition))
        return not self.mentions[0].complement and any(word in own for word in _content(words))


def _content(words: str) -> list[str]:
    return [word[:_STEM] for word in re.findall(r"[a-z0-9]{4,}", words.casefold()) if word not in _COMMON]


def group_subgroups(index: Index) -> tuple[SubgroupGroup, ...]:
    """Group the mentions that define the same part, or that point back to it, or that give its share again."""
    groups: list[SubgroupGroup] = []
    for mention in index.mentions.subgroups:
        same = [group for group in groups if _is_same(group, mention)]
        if same:
            same[-1].mentions.append(mention)
            continue
        complement_of = groups[-1].id if mention.complement and groups else None
        groups.append(SubgroupGroup(f"s{len(groups) + 1}", [mention], complement_of))
    return tuple(groups)


def _is_same(group: SubgroupGroup, mention: SubgroupMention) -> bool:
    first = group.mentions[0]
    if mention.complement != first.complement:
        return False
    if mention.anaphoric or _uncounted(mention) == _uncounted(first):
        return True
    return bool(mention.share and first.share and mention.share.value == first.share.value)


def _uncounted(mention: SubgroupMention) -> str:
    """Give a definition without the number of people that it counts (`471 node-positive patients`)."""
    return _COUNT.sub("", mention.definition).casefold()


def subgroup_of(groups: Sequence[SubgroupGroup], span: Mention) -> SubgroupGroup | None:
    """Give the part that a clause or sentence speaks of, or None for everyone."""
    return next((group for group in groups for mention in group.mentions if span.start <= mention.start < span.end), None)


def subgroup(index: Index, group: SubgroupGroup, result: Stated[SubgroupResult] | None) -> Subgroup:
    """Fill one subgroup of the record; `result` None is not reported."""
    names = (mention for mention in group.mentions if not mention.anaphoric)
    named = max(names, key=lambda mention: (len(_uncounted(mention)), -len(mention.definition)))
    share = next((mention for mention in group.mentions if mention.share), None)
    size = next((mention for mention in group.mentions if mention.n), None)
    tested = next((mention for mention in group.mentions if mention.interaction_p), None)
    printed = p_value(tested.interaction_p) if tested and tested.interaction_p else None
    silent: Stated[SubgroupResult] = Stated(
        value=SubgroupResult.NOT_REPORTED, evidence=index.provenance(named), by="absence:result"
    )
    return Subgroup(
        id=group.id,
        definition=index.stated(named.definition, named),
        share=index.stated(number(share.share), share) if share and share.share else None,
        share_qualifier=share.share.qualifier if share and share.share else Qualifier.EXACT,
        n=index.stated(number(size.n), size) if size and size.n else None,
        complement_of=group.complement_of,
        timing=_timing(index, group),
        interaction_p=index.stated(printed, tested) if tested and printed else None,
        result=result or silent,
    )


def _timing(index: Index, group: SubgroupGroup) -> Stated[Timing] | None:
    mention = next((mention for mention in group.mentions if mention.timing), None)
    if mention is None or mention.timing is None or mention.timing_start is None or mention.timing_end is None:
        return None
    return Stated(value=mention.timing, evidence=(index.quote(mention.timing_start, mention.timing_end),), by=mention.by)
