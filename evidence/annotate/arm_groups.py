"""Which group a text means by its words: `placebo`, `the control group`, `arm B`, `those on drug X` may all be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence.mentions import ArmMention
from evidence.vocabulary import ArmRole

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COMPARATOR = re.compile(
    r"""(?:controls?|comparison|comparator|reference|standard|usual[ ]care|control(?:led)?[ ]\w+|observation|untreated
        | monotherapy
        | (?:standard|conventional|routine|usual|no|non|without|control|waiting|delayed)[ -][\w -]+
        | [\w -]+[ ](?:alone|only))""",
    re.VERBOSE | re.IGNORECASE,
)
_TESTED = re.compile(
    r"(?:intervention(?:al)?|treatment|treated|experimental|active(?:[ ]treatment|[ ]drug)?|study|test|drug"
    r"|investigational|combination)",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[ -](?:treatment|study)?[ -]?(?:groups?|arms?|patients|recipients|regimens?|therapy|treated|users)$", re.VERBOSE | re.I
)
_LETTERED = re.compile(r"\b(?:[Gg]roups?|[Aa]rms?)[ ](?P<letter>[A-H]|I{1,3}V?|[1-8])\b")
_PLURAL = re.compile(r"(?:groups|arms?)(?= (?:[a-h]|i{1,3}v?|[1-8])$)")
"""`arm B` and `arms B` of a list are what `group B` is."""
_JOINED = re.compile(r" ?(?:\+|/|-|\b(?:plus|and|with)\b) ?")
_DEFINES = re.compile(
    r"""(?:,|:|[ ]?=|[ ]?[(\[])?[ ]?(?:(?:\(?[nN][ ]?=[ ]?\d+\)?[,:;]?|patients|women|men|subjects|participants|who
    |were|was|received
        |receiving|given|treated|with|to|receive|had|the|and|used|underwent|in|which|only|eyes)[ ]){0,5}""",
    re.VERBOSE,
)
_OPENS = re.compile(r"\s?[(\[-]\s?(?:[nN]\s?=\s?\d+\s?[,;]\s?)?")
_NEAREST = 16
"""Characters between a name and its letter in brackets: ` (`, and perhaps the size of the group."""
_WITHOUT = re.compile(r"(?:no|non|without|not|un(?:treated|vaccinated|exposed))\b")
"""What opens the name of those who did not get a treatment: `the no-drug group` is not the drug's."""
_ADDED = r"(?:\+|plus|and|with|followed by|combined with|added to|in addition to|-)"
_SHORTEST = 2
_PAIR = 2


@dataclass(slots=True)
class ArmGroup:
    """One group of the comparison, with the names that the text gives it.

    Attributes:
        label: the label of its arm mention, or its own words where no arm is known for it.
        known: whether the text's arms hold it.
    """

    label: str
    names: set[str]
    role: ArmRole | None = None
    start: int = 0
    known: bool = True


@dataclass(slots=True)
class ArmGroups:
    """The groups of one article.

    Attributes:
        order: the order in which the last sentence that gives values to two of them does so.
        order_of_several: the same of three or more.
    """

    groups: list[ArmGroup] = field(default_factory=list)
    order: tuple[ArmGroup, ...] = ()
    order_of_several: tuple[ArmGroup, ...] = ()
    _letters: dict[str, ArmGroup] = field(default_factory=dict)
    _found: dict[str, ArmGroup] = field(default_factory=dict)

    def identify(self, words: str) -> ArmGroup:
        """Give the group that words mean; a new one where no group of the article goes by such a name."""
        name = folded(words)
        if name not in self._found:
            self._found[name] = self._identify(name) or ArmGroup(words, {name}, named_role(name), known=False)
        return self._found[name]

    def is_lettered(self, name: str) -> bool:
        """Tell whether the text says which group goes by this letter."""
        return name in self._letters

    def named(self, name: str) -> ArmGroup:
        """Give the group of a folded name."""
        return self.identify(name)

    def rename(self, name: str, group: ArmGroup) -> None:
        """Give a folded name to another group."""
        self._found[name] = group
        group.names.add(name)

    def only_other(self, group: ArmGroup) -> ArmGroup | None:
        """Give the other arm where the article has two, or None."""
        others = [held for held in self.groups if held is not group]
        return others[0] if group in self.groups and len(others) == 1 else None

    def is_tested(self, group: ArmGroup) -> bool:
        """Tell whether a group is on the tested side; of two tested treatments the one named first is."""
        if len(self.groups) == _PAIR and group in self.groups and all(_is_tested(held) for held in self.groups):
            return group is min(self.groups, key=lambda held: held.start)
        return _is_tested(group)

    def other(self, group: ArmGroup) -> ArmGroup | None:
        """Give the other group of a comparison of two, or None where there may be more."""
        others = [held for held in self.groups if held is not group]
        if len(others) == 1 and (group.known or group.role in {None, others[0].role} or len(self.groups) == 1):
            return others[0]
        sides = [held for held in others if _is_tested(held) is not _is_tested(group)]
        return sides[0] if len(sides) == 1 and group.role else None

    def counterpart(self, group: ArmGroup) -> ArmGroup:
        """Give the group that a value is set against: the other one, or a nameless one of which only the side is known."""
        role = self.role_of(group)
        opposite = ArmRole.ACTIVE_COMPARATOR if role is ArmRole.EXPERIMENTAL else ArmRole.EXPERIMENTAL
        return self.other(group) or ArmGroup("", set(), opposite if role else None, known=False)

    def role_of(self, group: ArmGroup) -> ArmRole | None:
        """Give the part a group plays; that of one that no arm is known for is presumed from its letter or its counterpart."""
        if group.role or group.known:
            return group.role
        letter = _LETTERED.fullmatch(group.label)
        if letter:
            return ArmRole.EXPERIMENTAL if letter["letter"] in {"A", "I", "1"} else ArmRole.ACTIVE_COMPARATOR
        if len(self.groups) == 1 and self.groups[0].role:
            return ArmRole.ACTIVE_COMPARATOR if _is_tested(self.groups[0]) else ArmRole.EXPERIMENTAL
        return self._role_by_order(group)

    def _role_by_order(self, group: ArmGroup) -> ArmRole | None:
        """Presume that of two groups of which no arm is known the first that is named is the tested one."""
        others = [held for held in self._found.values() if not held.known and not held.role]
        if self.groups or len(others) != _PAIR or group not in others:
            return None
        return ArmRole.EXPERIMENTAL if group is others[0] else ArmRole.ACTIVE_COMPARATOR

    def usual_order(self) -> tuple[ArmGroup, ...]:
        """Give the order in which two unnamed values are read: as last named, else the tested treatment first."""
        if self.order:
            return self.order
        if len(self.groups) != len(("tested", "comparator")):
            return ()
        first, second = self.groups
        if self.is_tested(first) is self.is_tested(second):
            return ()
        return (first, second) if self.is_tested(first) else (second, first)

    def _identify(self, name: str) -> ArmGroup | None:
        if name in self._letters:
            return self._letters[name]
        same = self._same(name)
        if same:
            return same
        if _WITHOUT.match(name):
            return self._by_role(name)
        held = [(len(known), group) for group in self.groups for known in group.names if holds(name, known)]
        if held:
            return max(held, key=lambda pair: pair[0])[1]
        within = [group for group in self.groups if any(holds(known, name) for known in group.names)]
        if len(within) == 1 and not all(_is_added_to(name, known) for known in within[0].names if holds(known, name)):
            return within[0]
        return self._by_role(name)

    def _same(self, name: str) -> ArmGroup | None:
        """Give the group of this very name, or of the one that joins the same parts (`X-Y` for `X plus Y`)."""
        exact = next((group for group in self.groups if name in group.names), None)
        parts = _JOINED.split(name)
        joined = [group for group in self.groups if any(_JOINED.split(known) == parts for known in group.names)]
        return exact or (joined[0] if len(joined) == 1 else None)

    def _by_role(self, name: str) -> ArmGroup | None:
        role = named_role(name)
        if role is None:
            return None
        of_role = [group for group in self.groups if group.role and _is_tested(group) is (role is ArmRole.EXPERIMENTAL)]
        return of_role[0] if len(of_role) == 1 else None


def folded(words: str) -> str:
    """Give the form under which two spellings of a name are one."""
    name = " ".join(words.casefold().replace("‐", "-").split()).removeprefix("the ")
    return _PLURAL.sub("group", _TRAILING.sub("", name) or name)


def read_groups(doc: Doc) -> ArmGroups:
    """Collect the groups of an article from its arms, and the letters that its words give them."""
    book = ArmGroups()
    for arm in doc._.arms:
        if not arm.background:
            _add(book, arm)
    letters: dict[str, ArmGroup] = {}
    for letter, group in _letters(doc, book):
        letters.setdefault(letter, group)
    told = [id(group) for group in letters.values()]
    book._letters = {letter: group for letter, group in letters.items() if told.count(id(group)) == 1}
    return book


def _add(book: ArmGroups, arm: ArmMention) -> None:
    names = {folded(name) for name in (arm.label, *arm.aliases) if len(name) >= _SHORTEST}
    group = next((group for group in book.groups if group.names & names), None)
    if group is None:
        group = ArmGroup(arm.label, set(), start=arm.start)
        book.groups.append(group)
    group.names |= names
    group.role = group.role or arm.role


def _letters(doc: Doc, book: ArmGroups) -> Iterator[tuple[str, ArmGroup]]:
    """Read `drug X (group A)` and `group A received drug X`."""
    if not book.groups:
        return
    text = doc._.article.text
    arms = [arm for arm in doc._.arms if not arm.background]
    starts = {arm.start: arm for arm in arms}
    for match in _LETTERED.finditer(text):
        name = folded(match[0])
        before = next((arm for arm in arms if 0 < match.start() - arm.end <= _NEAREST), None)
        if before and _OPENS.fullmatch(text, before.end, match.start()):
            yield name, book.identify(before.label)
            continue
        glue = _DEFINES.match(text, match.end())
        after = starts.get(glue.end()) if glue and glue.end() > match.end() else None
        if after and not _LETTERED.match(text, after.start):
            yield name, book.identify(after.label)


def named_role(name: str) -> ArmRole | None:
    """Give the part that a folded name tells of itself, as `control` does."""
    if name == "placebo" or name.startswith("placebo "):
        return ArmRole.PLACEBO_COMPARATOR
    if _COMPARATOR.fullmatch(name):
        return ArmRole.ACTIVE_COMPARATOR
    return ArmRole.EXPERIMENTAL if _TESTED.fullmatch(name) else None


def _is_added_to(name: str, combination: str) -> bool:
    """Tell whether a name is what a combination was added to (`drug Y` of `drug X plus drug Y`): most often the other arm."""
    return bool(re.search(rf"\w ?{_ADDED} ?{re.escape(name)}(?: alone)?$", combination))


def _is_tested(group: ArmGroup) -> bool:
    return group.role in {None, ArmRole.EXPERIMENTAL}


def holds(longer: str, shorter: str) -> bool:
    """Tell whether a folded name stands in another as whole words."""
    return f" {shorter} " in f" {longer.replace('-', ' ')} " or f" {shorter} " in f" {longer} "
