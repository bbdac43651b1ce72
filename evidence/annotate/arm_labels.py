"""The words for a group that stand beside a value: `in the placebo group`, `with drug X`, `placebo:`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence.annotate.arm_contrasts import Naming, learn_names
from evidence.annotate.arm_groups import ArmGroup, ArmGroups, read_groups
from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_LABEL = r"""(?!(?:the|this|that|each|either|both|all|other|same|two|three|four|one|per|between|age|study
|treatment|of|in|and|or
    |for|with|to|among|within|across|were|was|by|than|respective|these|a|an|every|any|risk|first|second
    |subgroup)[ ](?:group|arm))"""
_NO_FIRST = (
    r"(?!(?:the|a|an|in|with|of|for|to|and|or|than|from|by|was|were|had|has|on|at|vs|versus|both|compared|difference|received|receiving|given"
    r"|whereas|while|but|as|that|who|patients|women|men|participants|subjects|eyes|between|treated|each|after|during"
    r"|rate|all|no)[ ])"
)
_GROUP = re.compile(
    rf"""\b(?P<label>(?:[Tt]he[ ])?{_NO_LABEL}{_NO_FIRST}[A-Za-z\d][\w+/-]*(?:[ ](?!(?:and|or|vs|versus|than
        |in|of|for|with|to|were|was|had|but
        |the|compared|from|who|both|either)\b)(?:\+[ ])?[A-Za-z\d][\w+/-]*){{0,4}}?)[ -](?:treatment[ ]|study[ ])?
        (?:group|arm|recipients|regimen|users)s?\b
      | \b[Tt]he[ ](?P<own>study|treatment)[ ](?:group|arm)\b
      | \b[Gg]roups?[ ](?:[A-H]|I{{1,3}}V?|[1-8])(?![\w%.])(?![ ](?:patients|women|men)\b) | \b[Aa]rms?[ ](?:[A-H]
      |I{{1,3}}V?|[1-8])(?![\w%.])""",
    re.VERBOSE,
)
_SECOND_LETTER = re.compile(
    r"\b(?P<word>[Gg]roup|[Aa]rm)s?[ ](?:[A-H]|I{1,3}V?|[1-8])(?P<rest>(?:,[ ](?:[A-H]|I{1,3}V?|[1-8])\b)*,?[ ](?:and"
    r"|vs\.?|versus|or)[ ](?:[A-H]|I{1,3}V?|[1-8])\b)",
    re.VERBOSE,
)
_LETTER = re.compile(r"\b(?:[A-H]|I{1,3}V?|[1-8])\b")
_TWO_GROUPS = re.compile(
    r"""\b(?:the|both|in|for|between|among)[ ](?:the[ ])?(?P<a>[A-Za-z\d][\w+/-]*(?:[ ](?!and\b|or\b|to\b|was\b|were\b|in\b|of\b
        |the\b)(?:\+[ ])?[A-Za-z\d][\w+/-]*){0,3}?)
        (?:[ ][(\[][^()\[\]]{1,40}[)\]])?[ ](?:and|or|vs\.?|versus)[ ](?:the[ ])?
        (?P<b>[A-Za-z\d][\w+/-]*(?:[ ](?!was\b|were\b|in\b
        |of\b)(?:\+[ ])?[A-Za-z\d][\w+/-]*){0,3}?)[ -](?:treatment[ ]|treated[ ])?
        (?:groups|arms|recipients|group|arm|patients)\b""",
    re.VERBOSE,
)
_GENERIC = re.compile(
    r"\b(?:controls|(?:(?<=with[ ])|(?<=on[ ])|(?<=given[ ])|(?<=got[ ]))the[ ]drug(?=[ ]?[.,;:()]|[ ]and\b|$)"
    r"|(?:intervention|control)(?=[ ](?:women|men|children|mothers|families|schools|practices|villages|clusters)\b)"
    r"|usual[ ]care|standard[ ]care|placebo|sham|no[ ]treatment|(?<=with[ ])(?:monotherapy|the[ ]combination(?![ ]of\b))"
    r"|the[ ](?:control|intervention|treatment"
    r"|experimental|comparison)s?(?![ ]of\b|[ ]with\b|[ ]was\b|[ ]were\b|[ ]had\b|[ ]for\b))\b",
    re.VERBOSE | re.I,
)
_NAME = (
    r"(?!(?:the|a|an|both|all|each|those|these|day|week|month|year|baseline|total|mean|median|this|that|which|who|no|any|his|her|their"
    r"|patients|women|men|participants|subjects|people|children|follow-up|group|time)\b)[A-Za-z][\w/+-]*"
    r"(?:[ ](?!(?:and|or|vs|versus|than|in|of|for|with|to|at|on|were|was|had|the|compared|from|who|respectively"
    r"|groups?|arms?|patients"
    r"|treatment|per|by|after|during|over)\b)(?:\+[ ])?[A-Za-z][\w/+-]*){0,3}"
)
_VALUE = rf"{ANY}(?:[ ]?[)\]])?(?:[ ]?%|[ ](?:mm[ ]Hg|[a-zA-Z/]{{1,8}}))?(?:[ ]?[(\[][^()\[\]]{{1,60}}[)\]])?"
_OF_THOSE = (
    r"(?:(?:the|those|patients|participants|women|men|subjects|eyes|given|receiving|treated|on|in|with|who|received)[ ]){0,4}"
)
_PARALLEL = re.compile(
    rf"""{_VALUE}[ ](?P<prep>with|for|on|in|after|of)[ ]{_OF_THOSE}(?P<a>{_NAME})(?:[ ](?:groups?|arms?|patients|treatment))?
    (?:[ ]?[(\[][^()\[\]]{{1,60}}[)\]])?,?[ ](?:and|vs\.?|versus|compared[ ](?:with|to)|v|but|while
    |against)[ ](?:(?:only|in|of|a|an|was)[ ])?
    {_VALUE}[ ](?P=prep)[ ]{_OF_THOSE}(?P<b>{_NAME})(?=[ ]?[.,;:()\[\]]|$|[ ](?:groups?|arms?|patients|treatment|and
    |at|after)\b)""",
    re.VERBOSE,
)
_RESPECTIVELY = re.compile(
    rf"""[ ](?:for|with|in|on|after|of|to|receiving)[ ](?:the[ ])?(?P<a>{_NAME})[ ](?:and|vs\.?
    |versus)[ ](?:the[ ])?(?P<b>{_NAME})
    (?:[ ](?:groups?|arms?|patients|treatment|treatments))?[ ]?,?[ ]\(?respectively""",
    re.VERBOSE,
)
_LISTED = re.compile(
    rf"""[ ](?:for|with|in|on|after|of|to|receiving|fed|given)[ ](?:the[ ])?
    (?P<names>{_NAME}(?:,[ ]{_NAME}){{1,3}},?[ ]and[ ](?:the[ ])?{_NAME})
    (?:[ ](?:groups?|arms?|patients|treatments?))?[ ]?,?[ ]\(?respectively""",
    re.VERBOSE,
)
_BETWEEN_ITEMS = re.compile(r",?[ ]and[ ](?:the[ ])?|,[ ]")
_HINT = re.compile(r"group|arm\b|arms\b|recipients|regimen|users|patients", re.IGNORECASE)
_OTHER = re.compile(
    r"""\bthe[ ]other(?:s|[ ](?:groups?|arm))?(?=[ ]?[.,;:()]|$|[ ](?:had|was|were|did|got)\b)
      | (?<=[ ])without(?:[ ]it)?(?=[ ]?[.,;:()]|$)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words for the group that is not the one named before: `the others`, `14.3 hours without (P = .58)`."""
_NO_NAME = re.compile(r"\b(?:between|among|across|within|both|either|other)$", re.IGNORECASE)
"""What stands before `groups` and names none: `much the same between groups`."""
_WITHOUT = re.compile(r"\b(?:without|not[ ](?:given|receiving|treated[ ]with|taking|on))[ ](?:the[ ])?$", re.VERBOSE | re.I)
_WITHOUT_WINDOW = 24
_PLUS = re.compile(r" ?[+/] ?| (?:and|plus) ")
_ARTICLE = re.compile(r"(?:both|the)\s", re.IGNORECASE)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class ArmLabel:
    """Words for a group at `[start, end)` of the article, and the group that they mean."""

    start: int
    end: int
    text: str
    group: ArmGroup


class ArmLabels:
    """Every place of an article where a group is named."""

    def __init__(self, doc: Doc) -> None:
        self.groups: ArmGroups = read_groups(doc)
        self._known = {name for arm in doc._.arms for name in (arm.label, *arm.aliases) if len(name) >= _SHORTEST}
        self._names = _either(self._known)
        self._places = sorted((arm.start, arm.end) for arm in doc._.arms if not arm.background)
        self._text: str = doc._.article.text
        self._held: dict[int, tuple[ArmLabel, ...]] = {}
        self._learn(doc._.shapes)

    def within(self, shape: Shape) -> Sequence[ArmLabel]:
        """Give the labels of one sentence in order, without overlaps; a known name wins over a pattern."""
        start = shape.sentence.start
        if start not in self._held:
            self._held[start] = tuple(self._within(shape))
        return self._held[start]

    def _learn(self, shapes: Sequence[Shape]) -> None:
        """Read the whole article once for what its contrasts tell of the names, and look for the names learnt."""
        learn_names(self.groups, [(shape.text, list(self._namings(shape))) for shape in shapes])
        learnt = {name for group in self.groups.groups for name in group.names if len(name) >= _SHORTEST}
        self._names = _either(self._known | learnt)

    def _namings(self, shape: Shape) -> Iterator[Naming]:
        for start, end in self._found_in(shape):
            words = self._words(start, end)
            if not _is_other(words):
                yield Naming(shape.position(start), shape.position(end), words)

    def _within(self, shape: Shape) -> list[ArmLabel]:
        found: list[ArmLabel] = []
        for start, end in self._found_in(shape):
            label = self._label(start, end)
            if not _is_other(label.text):
                found.append(label)
            elif found and (other := self.groups.only_other(found[-1].group)):
                found.append(replace(label, group=other))
        return found

    def _found_in(self, shape: Shape) -> list[tuple[int, int]]:
        held: list[tuple[int, int]] = []
        for start, end in self._candidates(shape):
            if end > start and all(end <= other[0] or start >= other[1] for other in held):
                held.append((start, end))
        return sorted(held)

    def _candidates(self, shape: Shape) -> Iterator[tuple[int, int]]:
        sentence, words = shape.sentence, shape.plain
        for start, end in self._patterned(words):
            yield self._bare(sentence.start + start, sentence.start + end)
        first = bisect_left(self._places, (sentence.start, 0))
        for start, end in self._places[first:]:
            if start >= sentence.end:
                break
            yield self._bare(start, end)
        for pattern in (self._names, _GENERIC, _OTHER):
            for match in pattern.finditer(words) if pattern else ():
                yield self._bare(sentence.start + match.start(), sentence.start + match.end())
        yield from self._parallel(shape)

    @staticmethod
    def _parallel(shape: Shape) -> Iterator[tuple[int, int]]:
        """Read `12% with X and 34% with Y`, `12% and 34% for X and Y, respectively`: the build tells that these are groups."""
        for pattern in (_PARALLEL, _RESPECTIVELY):
            for match in pattern.finditer(shape.text):
                for name in "ab":
                    yield shape.offset(match.start(name)), shape.offset(match.end(name) - 1) + 1
        for match in _LISTED.finditer(shape.text) if "respectively" in shape.text else ():
            for start, end in _items(shape.text, *match.span("names")):
                yield shape.offset(start), shape.offset(end - 1) + 1

    @staticmethod
    def _patterned(words: str) -> Iterator[tuple[int, int]]:
        if not _HINT.search(words):
            return
        for match in _SECOND_LETTER.finditer(words):
            yield match.start(), match.start("rest")
            yield from (
                (match.start("rest") + m.start(), match.start("rest") + m.end()) for m in _LETTER.finditer(match["rest"])
            )
        for match in _TWO_GROUPS.finditer(words):
            yield from (match.span(name) for name in "ab")
        for match in _GROUP.finditer(words):
            if match["own"]:
                yield match.span("own")
            elif not _NO_NAME.search(match["label"] or ""):
                yield match.start(), match.start() + len(match["label"] or match[0])

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        article = _ARTICLE.match(self._text, start, end)
        return (article.end() if article else start), end

    def _label(self, start: int, end: int) -> ArmLabel:
        words = " ".join(self._text[start:end].split())
        group = self.groups.identify(self._words(start, end))
        if _WITHOUT.search(self._text, max(0, start - _WITHOUT_WINDOW), start):
            group = self.groups.only_other(group) or group
        return ArmLabel(start, end, words, group)

    def _words(self, start: int, end: int) -> str:
        words = " ".join(self._text[start:end].split())
        return f"group {words}" if _LETTER.fullmatch(words) else words


def _is_other(words: str) -> bool:
    return bool(_OTHER.match(f"the {words}") or words.startswith("without"))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where each name of a list stands (`X, Y and Z`)."""
    for between in _BETWEEN_ITEMS.finditer(text, start, end):
        yield start, between.start()
        start = between.end()
    yield start, end


def _either(names: set[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(_spelt(name) for name in sorted(names, key=len, reverse=True))})(?!\w)",
        re.VERBOSE | re.IGNORECASE,
    )


def _spelt(name: str) -> str:
    """Give the pattern of a name; a combination may be joined in another way (`X plus Y`, `X-Y`)."""
    parts = _PLUS.split(name)
    return r"(?:[ ]?[+/-][ ]?|[ ](?:and|plus)[ ])".join(re.escape(part) for part in parts)


def find_labels(doc: Doc) -> ArmLabels:
    """Give the labels of an article, read a sentence at a time when they are asked for."""
    return ArmLabels(doc)
