"""Intervals: named by a label (`95% CI, 0·5–0·9`), by one limit, or only by their place beside a value (`1·24 [1·02–1·51]`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidence.annotate.numbers.measure_names import find_measures
from evidence.annotate.numbers.p_value import find_p_values
from evidence.annotate.numbers.reading import Reading
from evidence.annotate.numbers.shape import ANY, DIGITS, Shape
from evidence.annotate.terms import Terms
from evidence.vocabulary import IntervalKind, NumberKind

_NAME = r"""(?: C\.?[ ]?I\.?s?(?![a-z]) | c\.i\. | Cr\.?I\.?s?\b | BCI\b | HDI\b
    | [Cc]onfidence[ -](?:[Ii]ntervals?|[Ll]imits?|[Bb]ounds?|[Rr]anges?)
    | [Cc]redib(?:le|ility)[ ](?:[Ii]ntervals?|[Rr]egions?) | CL\b | C\.L\.
    | IQRs?\b | [Ii]nter-?[ ]?quartile[ ][Rr]anges? | [Rr]ange:? )"""
_LEVEL = (
    rf"(?P<level>{DIGITS})[ ]?(?:%|percent|per[ ]cent)?[ -]{{0,2}}(?:(?:{ANY}|two|one)-(?:sided|tailed)[ ]|[Bb]ayesian[ ]"
    rf"|[Ww]ald[ ]|[Ee]xact[ ])?"
)
_UNIT = (
    r"(?:[ ]?(?:%(?:[ ]points?)?|(?!to\b|and\b|or\b|through\b)[A-Za-zµ°/]{1,12}(?:[ ](?!to\b|and\b|or\b"
    r"|through\b)[A-Za-z/]{1,8})?))?"
)
_BETWEEN = r"[ ]{0,2}(?:--?|—|\bto\b|,|;|\band\b|:|/|\bthrough\b|\.{2,3}|~)[ ]{0,2}(?:to[ ]|-[ ]?)?"
_LIMITS = rf"(?P<low>{DIGITS}){_UNIT}(?:{_BETWEEN}|[ ](?=(?P<dash>{DIGITS})))(?P<high>{DIGITS})"
_LABEL = rf"(?:{_LEVEL})?(?P<name>{_NAME})(?:[ ]?[(\[][ ]?(?:{DIGITS}[ ]?%[ ]?)?(?:CIs?|CrI|IQR|CI95)[ ]?[)\]])?"
_JOIN = (
    r"[ ]{0,2}[:,=;]?[ ]{0,2}(?:(?:of|was|were|is|from|between|ranged[ ]from"
    r"|lies[ ]between)[ ])?(?:the[ ]difference[,:]?[ ])?[(\[:=]?[ ]?"
)
_MEASURED = re.compile(rf"(?<![A-Za-z]){_LABEL}(?P<join>{_JOIN})(?:{_LIMITS})?", re.VERBOSE)
_MORE = re.compile(rf"[ ]?(?:,|;|[ ]and|\)[ ]and[ ]\()[ ]?{_LIMITS}", re.VERBOSE)
_ONE_LIMIT = re.compile(
    rf"""
    (?:(?P<side>[Uu]pper|[Ll]ower)[ ]
        (?:(?:confidence[ ])?(?:limit|bound|boundary|end|margin)s?[ ](?:of|for)[ ](?:the[ ]|a[ ]|its[ ])?)?
        (?:(?:{ANY}|two|one)-sided[ ])? )?
    {_LABEL}(?:[ ]for[ ]the[ ]difference)?
    (?:[ ](?P<after>upper|lower)[ ](?:limit|bound|boundary))?
    {_JOIN}(?:at[ ])?(?P<sign>[<>≤≥]|(?:less|greater)[ ]than[ ]|up[ ]to[ ]|to[ ]|∞[ ]to[ ])?[ ]?(?P<limit>{DIGITS})
    (?P<open>[ ]?(?:%[ ]?)?(?:to|-|,)[ ]?(?:∞|[Ii]nfinity|inf\b|[Nn]ot[ ](?:reached|estimable)|NE\b|NR\b))?
    """,
    re.VERBOSE,
)
_LEVEL_BEHIND = re.compile(
    rf"(?<![A-Za-z])(?P<name>{_NAME})[ ]?[(\[]?(?P<level>{DIGITS})[ ]?%?[)\]]?{_JOIN}{_LIMITS}", re.VERBOSE
)
"""`CI 95%: 0.5-0.9`, `CI95 0.5-0.9`: the level stands behind the name."""
_LEAST_LEVEL, _WHOLE = 80, 100
"""Percent; no interval of a lower level was printed in the development texts, and limits are rarely so high."""
_HINT = re.compile(r"C\.?[ ]?I|c\.i\.|Cr|[Cc]onfidence|[Cc]redib|IQR|[Qq]uartile|[Rr]ange|CL|HDI")
_LEVEL_ALONE = re.compile(rf"{_LEVEL}{_NAME}", re.VERBOSE)
_DIFFERENCE = re.compile(rf"\b[Dd]ifferences?(?:[ ](?:of|was))?[ ,:]{{1,2}}{DIGITS}")
_BESIDE = re.compile(
    rf"(?P<value>{DIGITS})(?:[ ]?[A-Za-z/]{{1,8}}{DIGITS}[ ]m[²2]|{_UNIT})"
    rf"(?:(?:[ ](?:at|for|in|on|with|among)(?:[ ](?!and\b)(?:[A-Za-z][\w/-]*|{ANY})){{1,6}})?"
    rf"[ ]?[(\[]|[,;]|[ ]?,[ ]?[(\[])[ ]?(?:from[ ]|range[ ])?{_LIMITS}(?P<close>{_UNIT}[ ]?[)\],;])",
    re.VERBOSE,
)

_NESTED = re.compile(rf"[(\[](?P<value>{DIGITS}){_UNIT}(?:[ ][A-Za-z]{{1,8}})?[ ][(\[]{_LIMITS}{_UNIT}[)\]][)\]]", re.VERBOSE)
"""`[-1.4 kg (-2.5 to -0.2)]`: limits within the bracket of a change that is printed with its sign."""
_SHARE_OF_EFFICACY = re.compile(
    rf"(?:[Ee]fficacy|[Pp]rotection[ ]against)[ ][^;:.]*{DIGITS}[ ]?%[ ]?[(]{DIGITS}[ ]?(?:to|-)[ ]?{DIGITS}[)]", re.VERBOSE
)
_BEFORE_P = re.compile(
    rf"[(\[][ ]?(?P<value>{DIGITS}){_UNIT}[,;][ ]?[(\[]?{_LIMITS}{_UNIT}[)\]]?[;,][ ]?(?:[a-z-]+[ ])?[pP]", re.VERBOSE
)
_TRIPLE = re.compile(rf"(?P<value>{DIGITS})[,;:]?[ ][(\[]?{_LIMITS}[)\]]", re.VERBOSE)
_SHARE_BETWEEN = re.compile(
    rf"(?P<value>{DIGITS})[ ]?(?:%|percent|per[ ]cent)[ ][(\[]{_LIMITS}[ ]?%?(?:[)\]]|[;,][ ]?[pP][ ]?[=<>])", re.VERBOSE
)
"""`81.3% (43.0 to 93.9)`, `22 per cent (-5 to 42; P = 0.11)`: a share within two numbers that enclose it."""
_FINE = 2
"""Decimals that the value and the limits of a ratio are printed with, at least."""


@dataclass(frozen=True, slots=True)
class PrintedInterval:
    """An interval of a shape: places in the shape's text and indices of numerals.

    Attributes:
        flipped: the minus sign of the second limit is the dash between the two.
        value: the numeral that an unlabelled interval stands beside.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    level: int | None = None
    kind: IntervalKind = IntervalKind.CONFIDENCE
    flipped: bool = False
    value: int | None = None


def find_intervals(shape: Shape) -> tuple[PrintedInterval, ...]:
    """Find the intervals of a sentence.

    Unlabelled limits are read beside the value that they enclose, where the sentence names a measure or announces intervals.
    """
    return shape.once("intervals", _find_intervals)


def _find_intervals(shape: Shape) -> Iterator[PrintedInterval]:
    beside = bool(
        _SHARE_OF_EFFICACY.search(shape.text)
        or find_measures(shape)
        or _LEVEL_ALONE.search(shape.text)
        or _DIFFERENCE.search(shape.text)
        or any(shape.value_at(match.start("value")).signed for match in _NESTED.finditer(shape.text))
    )
    if not (beside or any(hint.search(shape.text) for hint in (_HINT, _BEFORE_P, _TRIPLE, _SHARE_BETWEEN))):
        return
    taken: set[int] = set()
    unnamed = (_find_beside,) if beside else (_find_before_p, _find_centred, _find_share_between)
    for finder in (_find_level_behind, _find_labelled, _find_one_limit, *unnamed):
        for found in finder(shape):
            own = {index for index in (found.low, found.high) if index is not None}
            if not own & taken:
                taken |= own
                yield found


def _find_level_behind(shape: Shape) -> Iterator[PrintedInterval]:
    for match in _LEVEL_BEHIND.finditer(shape.text):
        level = shape.value_at(match.start("level")).value
        low, high = (shape.value_at(match.start(name)).value for name in ("low", "high"))
        if _LEAST_LEVEL <= level < _WHOLE and _is_plausible(shape, match) and max(low, high) < level:
            kind = _kind(match["name"])
            yield _interval(shape, match, kind=kind, level=shape.index(match.start("level")))


def _find_labelled(shape: Shape) -> Iterator[PrintedInterval]:
    for match in _MEASURED.finditer(shape.text):
        if match["low"] and _is_plausible(shape, match):
            kind = _kind(match["name"])
            if kind is IntervalKind.RANGE and match["level"]:
                continue
            level = shape.index(match.start("level")) if match["level"] else None
            yield _interval(shape, match, kind=kind, level=level)
            more = _MORE.match(shape.text, match.end()) if kind is IntervalKind.CONFIDENCE else None
            if more and _is_plausible(shape, more) and "respectively" in shape.text[more.end() :]:
                yield _interval(shape, more, kind=kind, level=level)


def _interval(
    shape: Shape, match: re.Match[str], *, kind: IntervalKind = IntervalKind.CONFIDENCE, level: int | None = None
) -> PrintedInterval:
    low, high = shape.index(match.start("low")), shape.index(match.start("high"))
    flipped = match["dash"] is not None
    first, second = shape.numerals[low].value, shape.numerals[high].value
    if (abs(second) if flipped else second) < first:
        low, high = high, low
    value = shape.index(match.start("value")) if "value" in match.groupdict() else None
    start = match.start("low") if value is not None else match.start()
    return PrintedInterval(start, match.end("high"), low, high, level, kind, flipped, value)


def _is_plausible(shape: Shape, match: re.Match[str]) -> bool:
    if match["dash"] is None:
        return True
    second = shape.value_at(match.start("high"))
    return second.signed and second.value < 0


def _kind(name: str) -> IntervalKind:
    lowered = name.lower()
    if lowered.startswith(("cr", "bc", "hd")):
        return IntervalKind.CREDIBLE
    if lowered.startswith(("iqr", "inter")):
        return IntervalKind.INTERQUARTILE
    return IntervalKind.RANGE if lowered.startswith("range") else IntervalKind.CONFIDENCE


def _find_one_limit(shape: Shape) -> Iterator[PrintedInterval]:
    for match in _ONE_LIMIT.finditer(shape.text):
        side = (match["side"] or match["after"] or "").lower()
        sign = match["sign"] or ""
        if _kind(match["name"]) not in {IntervalKind.CONFIDENCE, IntervalKind.CREDIBLE} or not (side or sign or match["open"]):
            continue
        if not (match["level"] or side):
            continue
        is_high = side == "upper" or (not side and sign.strip() in {"<", "≤", "less than", "up to", "to", "∞ to"})
        limit = shape.index(match.start("limit"))
        level = shape.index(match.start("level")) if match["level"] else None
        low, high = (None, limit) if is_high else (limit, None)
        yield PrintedInterval(match.start(), match.end(), low, high, level, _kind(match["name"]))


def _find_beside(shape: Shape) -> Iterator[PrintedInterval]:
    p_values = {printed.index for printed in find_p_values(shape)}
    at = 0
    while match := _BESIDE.search(shape.text, at):
        at = match.start() + 1
        value, low, high = (shape.value_at(match.start(name)) for name in ("value", "low", "high"))
        first, second = sorted((low.value, abs(high.value) if match["dash"] and high.signed else high.value))
        if {shape.index(match.start(name)) for name in ("value", "low", "high")} & p_values:
            continue
        if "[" not in match[0] and "(" not in match[0] and "," in shape.text[match.start("low") : match.start("high")]:
            continue
        is_within = first <= value.value <= second or (value.signed and 0 < first <= -value.value <= second)
        if _is_plausible(shape, match) and is_within and first < second:
            yield _interval(shape, match)
            at = match.end("high")


def _find_before_p(shape: Shape) -> Iterator[PrintedInterval]:
    """Read `(1.24, 1.02-1.51, p = 0.031)`: limits without a label between their value and a p-value."""
    for match in _BEFORE_P.finditer(shape.text):
        value, low, high = (shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        if match["dash"] is None and low <= value <= high and low < high:
            yield _interval(shape, match)


def _find_centred(shape: Shape) -> Iterator[PrintedInterval]:
    """Read `(0.91, 0.84 to 0.99)`: limits round their value on the scale of logarithms, as those of a ratio lie."""
    for match in _TRIPLE.finditer(shape.text):
        value, low, high = (shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        if match["dash"] is None and is_centred(value, low, high):
            yield _interval(shape, match)


def _find_share_between(shape: Shape) -> Iterator[PrintedInterval]:
    for match in _SHARE_BETWEEN.finditer(shape.text):
        value, low, high = (shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        if match["dash"] is None and low < value < high:
            yield _interval(shape, match)


def is_centred(value: Decimal, low: Decimal, high: Decimal) -> bool:
    """Say whether a value is the geometric mean of two limits, as far as the digits printed tell."""
    places = {number.as_tuple().exponent for number in (value, low, high)}
    exponent = min((place for place in places if isinstance(place, int)), default=0)
    if len(places) > 1 or exponent > -_FINE or not 0 < low < value < high:
        return False
    half = Decimal(5).scaleb(exponent - 1)
    return (low - half) * (high - half) <= (value + half) ** 2 and (value - half) ** 2 <= (low + half) * (high + half)


def read(shape: Shape, terms: Terms) -> Iterator[Reading]:  # noqa: ARG001 (every construct takes both)
    """Type levels, and the limits of labelled intervals."""
    for match in _LEVEL_ALONE.finditer(shape.text):
        yield Reading(shape.index(match.start("level")), NumberKind.LEVEL, "%")
    for found in find_intervals(shape):
        if found.level is not None:
            yield Reading(found.level, NumberKind.LEVEL, "%")
        for index in (found.low, found.high):
            if index is not None:
                yield Reading(index, NumberKind.INTERVAL_BOUND)
