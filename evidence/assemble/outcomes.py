"""What was measured: mentions of the same outcome become one, under its best name and rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence.assemble.index import Index
from evidence.assemble.outcome_identity import same_outcome
from evidence.assemble.resolve import rank
from evidence.mentions import HarmMention, OutcomeMention
from evidence.record import Stated
from evidence.vocabulary import OutcomeRole, Zone

_RANKED = (OutcomeRole.PRIMARY, OutcomeRole.SECONDARY, OutcomeRole.OTHER_PRE_SPECIFIED, OutcomeRole.POST_HOC)
_STATED_AIM = "rule:outcome_aim"
_SURVIVAL = re.compile(
    r"""
        (?:(?P<kind>[\w-]+-free|overall|disease-specific|cancer-specific)\s)?survival\b
    """,
    re.VERBOSE,
)
_HARM = re.compile(r"\b(?:adverse\s(?:effect|event|reaction)|harm|side[\s-]effect)s?\b")
_SERIOUS = re.compile(r"\bserious\b")
_BRACKETED = re.compile(r"\s*\([^()]*\)")


@dataclass(slots=True)
class OutcomeGroup:
    """The mentions of one outcome, in the order of the text."""

    id: str
    key: str
    mentions: list[OutcomeMention] = field(default_factory=list)

    @property
    def role(self) -> OutcomeRole:
        """The highest rank that any mention gives it."""
        given = {mention.role for mention in self.mentions}
        return next((role for role in _RANKED if role in given), OutcomeRole.UNSPECIFIED)

    @property
    def part(self) -> str | None:
        """The words that limit the ranked outcome to some of the participants, or None for everyone."""
        return next((mention.part for mention in self.mentions if mention.part), None)

    @property
    def is_safety(self) -> bool:
        """Whether its words name a harm of treatment."""
        return any(mention.is_harm for mention in self.mentions)

    @property
    def is_aim(self) -> bool:
        """Whether the text says that it set out to study this outcome, without ranking it."""
        return any(mention.by == _STATED_AIM for mention in self.mentions)

    @property
    def is_timed(self) -> bool:
        """Whether it is the time until something: another outcome than whether that came about."""
        return self.key.startswith(("time to ", "time until "))

    def first(self, name: str) -> OutcomeMention | None:
        """Give the first mention that states an attribute, or None."""
        return next((mention for mention in self.mentions if getattr(mention, name) is not None), None)


def group_outcomes(index: Index) -> tuple[OutcomeGroup, ...]:
    """Group the mentions of outcomes that name the same thing."""
    long_forms = {abbreviation.short: abbreviation.long for abbreviation in index.mentions.abbreviations}
    groups: list[OutcomeGroup] = []
    by_key: dict[str, OutcomeGroup] = {}
    for mention in _ranked_first(index):
        key = _key(mention.name, long_forms)
        group = by_key.get(key) or next((group for group in groups if _is_same(group, key, mention)), None)
        if group is None:
            group = OutcomeGroup(f"o{len(groups) + 1}", key)
            groups.append(group)
        by_key[key] = group
        group.mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda mention: mention.start)
    return number_outcomes(groups)


def _is_same(group: OutcomeGroup, key: str, mention: OutcomeMention) -> bool:
    """Say whether a mention names the outcome of a group; serious harms are not all harms.

    Survival and the risk of death are one outcome to a reader, but a number for the one is wrong for the other.
    """
    if _HARM.search(group.key) and _HARM.search(key) and bool(_SERIOUS.search(group.key)) != bool(_SERIOUS.search(key)):
        return False
    survivals = {_survival(group.key), _survival(key)}
    if survivals != {None}:
        return len(survivals) == 1
    better = {held.desirable for held in (*group.mentions, mention) if held.desirable}
    return len(better) < 2 and same_outcome(group.key, key)  # noqa: PLR2004 (two directions contradict)


def _survival(key: str) -> str | None:
    """Give what a survival is free of: `progression-free`, or `overall` for survival as such; None for another outcome."""
    found = _SURVIVAL.search(key)
    return (found["kind"] or "overall") if found else None


def _ranked_first(index: Index) -> list[OutcomeMention]:
    """Give the mentions outside the definitions of subgroups, those with a rank first; what was given was not measured."""
    parts = [(part.start, part.end) for part in index.mentions.subgroups]
    arms = {name.casefold() for arm in index.mentions.arms for name in (arm.label, *arm.aliases)}
    free = (
        named
        for named in index.mentions.outcomes
        if not any(start <= named.start < end for start, end in parts) and (named.role or named.name.casefold() not in arms)
    )
    return sorted(free, key=lambda mention: (mention.role is None, mention.start))


def _key(name: str, long_forms: dict[str, str]) -> str:
    plain = _BRACKETED.sub("", name)
    return " ".join(long_forms.get(word, word) for word in plain.split()).casefold()


def number_outcomes(groups: Iterable[OutcomeGroup]) -> tuple[OutcomeGroup, ...]:
    """Order outcomes as the text does and number them without gaps."""
    ordered = sorted(groups, key=lambda group: group.mentions[0].start)
    for number, group in enumerate(ordered, 1):
        group.id = f"o{number}"
    return tuple(ordered)


def naming_mention(index: Index, group: OutcomeGroup) -> OutcomeMention:
    """Give the mention whose words name the outcome best: where it is ranked, else where outcomes are described."""
    ranked = [mention for mention in group.mentions if mention.role is group.role]
    return min(ranked or group.mentions, key=lambda mention: _naming_rank(index, mention))


def _naming_rank(index: Index, mention: OutcomeMention) -> tuple[float, ...]:
    sentence = index.sentence_of(mention)
    is_short = len(mention.name.split()) == 1 and mention.name.isupper()
    return (is_short, sentence is not None and sentence.zone is Zone.HEADLINE, *rank(index, mention))


def attributes(index: Index, group: OutcomeGroup, *, helped: bool = False) -> dict[str, Any]:
    """Give the fields of the record's outcome that stand on single words; `helped`: the result favours what was tested."""
    values: dict[str, Stated[Any] | None] = {}
    for name in ("time_frame", "desirable", "is_composite", "is_surrogate", "is_harm"):
        mention = group.first(name)
        values[name] = index.stated(getattr(mention, name), mention) if mention else None
    values["is_harm"] = values["is_harm"] or _told_as_harm(index, group, helped=helped)
    return values


def _told_as_harm(index: Index, group: OutcomeGroup, *, helped: bool) -> Stated[bool] | None:
    """Say whether an outcome without rank is told among the harms of treatment (`nausea`, `grade 3 neutropenia`).

    What the treatment helped, and what is named apart from the harms too, was under test (`fractures`).
    """
    if group.role is not OutcomeRole.UNSPECIFIED:
        return None
    harms = [_harm_around(index, mention) for mention in group.mentions]
    if helped and not all(harms):
        return None
    harm = next(filter(None, harms), None)
    return Stated(value=True, evidence=index.provenance(harm), by=harm.by, confidence=harm.confidence) if harm else None


def _harm_around(index: Index, mention: OutcomeMention) -> HarmMention | None:
    """Give the words on harms that an outcome's name stands in, or that stand in it."""
    for harm in index.mentions.harms:
        if harm.start <= mention.start < harm.end or mention.start <= harm.start < mention.end:
            return harm
    return None


def stated_role(index: Index, group: OutcomeGroup) -> Stated[OutcomeRole]:
    """Give the rank with the words that give it; an outcome without rank cites its name."""
    mention = next((mention for mention in group.mentions if mention.role is group.role), None)
    if mention is None or mention.role_start is None or mention.role_end is None:
        named = group.mentions[0]
        return Stated(value=group.role, evidence=index.provenance(named), by="absence:role", confidence=named.confidence)
    evidence = (index.quote(mention.role_start, mention.role_end), *index.provenance(mention))
    return Stated(value=group.role, evidence=evidence, by=mention.by, confidence=mention.confidence)


def group_of(groups: Sequence[OutcomeGroup], mention: OutcomeMention) -> OutcomeGroup | None:
    """Give the outcome that a mention names."""
    return next((group for group in groups if mention in group.mentions), None)
