"""Groups of numbers that are one result of one group: `48 of 150 (32%)`, `41 [27%] of 152`, `5.2 ± 1.1 kg`, `12.3 months`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.numbers.spread import find_spreads
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind

_PCT = r"[ ]?(?:%|percent|per[ ]cent)"
_PERCENT = re.compile(_PCT, re.VERBOSE)
_SHARED_UNIT = re.compile(rf"(?:[ ]?\)(?=[ ]?(?:%|per)))?{_PCT}", re.VERBOSE)
"""The unit of a value and its spread: `63.8 ± 3.9%`, `(57.0 ± 5.1)%`."""
_PEOPLE = (
    r"(?:[ ](?:[a-z-]+[ ]){0,2}?(?:patients|participants|people|women|men|children|subjects|individuals|adults|infants"
    r"|cases|eyes|mothers))?"
)
_OF_ARM = (
    r"[ ](?:in|on|with|after|given|receiving|taking|who[ ](?:got|received|took|had))"
    r"(?:[ ](?!and\b|or\b|versus\b|vs\b)[a-z][\w-]*){1,4}"
)
"""Words for the group between a count and its share: `7 of 10 people on X (70%)`."""
_FORMS = (
    (
        rf"(?P<events>{ANY})[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?(?P<n>{ANY}){_PEOPLE}(?i:{_OF_ARM})(?:[ ]?[(\[][ ]?|,[ ]or[ ])"
        rf"(?P<percent>{ANY}){_PCT}(?:[ ]?[)\]])?"
    ),
    (
        rf"(?P<events>{ANY})(?:[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|[ ]?/[ ]?)(?P<n>{ANY}){_PEOPLE}[ ]?(?:[(\[][ ]?|[,;][ ]"
        rf"|[ ]or[ ])(?P<percent>{ANY}){_PCT}[ ]?[)\]]?"
    ),
    (
        rf"(?P<events>{ANY}){_PEOPLE}[ ]?[(\[][ ]?(?P<percent>{ANY}){_PCT}(?:[;,][^()\[\]]{{1,40}})?[ ]?[)\]]"
        rf"[ ](?:out[ ])?of[ ](?:the[ ]"
        rf"|all[ ])?(?P<n>{ANY})"
    ),
    (
        rf"(?P<percent>{ANY}){_PCT}[ ]?[(\[][ ]?(?:n[ ]?=[ ]?)?(?P<events>{ANY})(?:[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?"
        rf"|[ ]?/[ ]?)(?P<n>{ANY}){_PEOPLE}[ ]?[)\]]"
    ),
    rf"(?P<events>{ANY})(?:[ ](?:[a-z-]+)){{0,3}}?[ ]?[(\[][ ]?(?P<percent>{ANY}){_PCT}[ ]?[)\]]",
    rf"(?<=[(\[])(?P<events>{ANY})[ ][a-z-]+(?:[ ][a-z-]+){{0,2}}?[,;:][ ](?P<percent>{ANY}){_PCT}(?=[ ]?[)\]])",
    (
        rf"(?P<percent>{ANY}){_PCT}[ ]?[(\[][ ]?(?:[nN][ ]?=[ ]?)?(?P<events>{ANY})(?:[ ](?:patients|women|men|events"
        rf"|eyes|subjects))?[ ]?[)\]]"
    ),
    rf"(?P<events>{ANY})[ ]?/[ ]?(?P<n>{ANY})[ ]?=[ ]?(?P<percent>{ANY}){_PCT}",
    rf"(?P<events>{ANY})(?:[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|[ ]?/[ ]?)(?P<n>{ANY})(?!{_PCT})",
)
_PATTERNS = tuple(re.compile(form, re.VERBOSE) for form in _FORMS)
_TAIL = re.compile(
    rf"""[ ]?(?:[)\]][ ]?)?(?: [(\[][^()\[\]]{{1,80}}(?:[(\[][^()\[\]]{{1,20}}[)\]][^()\[\]]{{0,40}})?[)\]]
      | [,;][ ]{ANY}[ ]?%[ ](?:CI|confidence[ ]interval)[ ,:=]{{0,2}}{ANY}[ ]?%?[ ]?(?:-|to|,)[ ]?{ANY}(?:[ ]?%)? )""",
    re.VERBOSE,
)
_SPREAD_WORD = re.compile(r"\b(?:CI|CrI|IQR|[Rr]ange|SD|SEM?|[Cc]onfidence|[Ii]nterquartile|95%)\b|±")
_THRESHOLD = re.compile(
    r"(?:HbA\S*|A1C|\ue004(?:\(c\))?|IOP|targets?|goal|pressure|levels?)[ ](?:of[ ]|was[ ])?(?:(?:less|lower"
    r"|more)[ ]than[ ]|below[ ]"
    r"|at[ ]least[ ])?[ ]?(?:[<>≤≥]|or|=|[ ]){0,5}(?<=[<>≤≥=])[ ]?$",
    re.VERBOSE,
)
_UNIT_END = re.compile(r"[ ]?[)\]]?(?![\w])")
_POINT = re.compile(r"\d[.·]\d")
"""A decimal point: `1.0` is a value on a scale, though it is whole."""
_LIMITS = re.compile(r"\b(?:CI|CrI|[Cc]onfidence)\b")
_DIFFERENCES = re.compile(
    r"\b[Dd]ifferences?\b(?:[ ](?:between|for|from|in|versus|vs\.?)[^;:()]*?)?[ ](?:was|were|of)[ ][^;:]*$", re.VERBOSE
)
"""What makes a value with limits the distance between two groups and no value of either."""
_VALUES = {NumberKind.PERCENT, NumberKind.QUANTITY, NumberKind.COUNT, NumberKind.DURATION, NumberKind.PERCENTAGE_POINT}
_COUNTS = {NumberKind.COUNT, NumberKind.OTHER}


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Numerals of a shape, by index, that state one result; `[start, end)` are places in the shape's text.

    Attributes:
        tail: where the interval, range or p-value in brackets behind it ends; `end` where there is none.
    """

    start: int
    end: int
    value: int | None = None
    events: int | None = None
    n: int | None = None
    spread: int | None = None
    tail: int = 0

    @property
    def head(self) -> int:
        """The numeral by which the group is compared with others."""
        first = self.value if self.value is not None else self.events
        assert first is not None
        return first


def find_groups(shape: Shape, numbers: Sequence[NumberMention]) -> list[ValueGroup]:
    """Find the groups of one sentence in order."""
    taken: set[int] = set()
    found: list[ValueGroup] = []
    for group in [*_spreads(shape, numbers), *_counted(shape, numbers), *_single(shape, numbers)]:
        own = {index for index in (group.value, group.events, group.n, group.spread) if index is not None}
        if not own & taken:
            taken |= own
            found.append(replace(group, tail=_tail(shape, numbers, group.end)))
    return sorted((group for group in found if not _is_difference(shape, group)), key=lambda group: group.start)


def _is_difference(shape: Shape, group: ValueGroup) -> bool:
    """Say whether a value with limits of its own stands in a row of differences (`the differences from placebo were …`)."""
    has_limits = group.tail > group.end and _LIMITS.search(shape.text, group.end, group.tail)
    return bool(has_limits and _DIFFERENCES.search(shape.text, 0, group.start))


def _tail(shape: Shape, numbers: Sequence[NumberMention], end: int) -> int:
    match = _TAIL.match(shape.text, end)
    if not match:
        return end
    inside = numbers[shape.count(end) : shape.count(match.end())]
    is_aside = all(number.kind not in _VALUES for number in inside) or bool(_SPREAD_WORD.search(match[0]))
    return match.end() if inside and is_aside else end


def _spreads(shape: Shape, numbers: Sequence[NumberMention]) -> Iterator[ValueGroup]:
    for pair in find_spreads(shape):
        shared = _SHARED_UNIT.match(shape.text, shape.at[pair.spread] + 1)
        end = shared.end() if shared else _unit_end(shape, pair.spread, numbers[pair.spread])
        yield ValueGroup(shape.at[pair.value], end, value=pair.value, spread=pair.spread)


def _counted(shape: Shape, numbers: Sequence[NumberMention]) -> Iterator[ValueGroup]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(shape.text):
            places = {name: shape.index(match.start(name)) for name in match.groupdict()}
            if all(numbers[places[name]].kind in _COUNTS for name in places if name != "percent") and _is_whole(
                numbers, places
            ):
                yield ValueGroup(
                    match.start(), match.end(), value=places.get("percent"), events=places.get("events"), n=places.get("n")
                )


def _is_whole(numbers: Sequence[NumberMention], places: dict[str, int]) -> bool:
    if "n" not in places:
        return True
    events, n = numbers[places["events"]].value, numbers[places["n"]].value
    return 0 <= events <= n and n > 0


def _single(shape: Shape, numbers: Sequence[NumberMention]) -> Iterator[ValueGroup]:
    for index, number in enumerate(numbers):
        if number.kind not in _VALUES or _THRESHOLD.search(shape.text, max(0, shape.at[index] - 40), shape.at[index]):
            continue
        end = _unit_end(shape, index, number)
        if number.kind is NumberKind.COUNT and not _POINT.search(number.text):
            yield ValueGroup(shape.at[index], end, events=index)
        else:
            yield ValueGroup(shape.at[index], end, value=index)


def _unit_end(shape: Shape, index: int, number: NumberMention) -> int:
    end = shape.at[index] + 1
    unit = (number.unit or "").translate({})
    if number.kind is NumberKind.PERCENT:
        percent = _PERCENT.match(shape.text, end)
        return percent.end() if percent else end
    if unit and unit.lower() in shape.text[end : end + len(unit) + 2].lower():
        end = shape.text.lower().index(unit.lower(), end) + len(unit)
    return end
