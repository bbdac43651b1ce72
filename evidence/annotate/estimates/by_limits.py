"""Effects told by their limits: a value that lies within an interval of its own, and words that say what was compared.

Where no measure is named, the limits prove that a value was estimated, and the words beside it or its sign that it is a
difference: `came out 5.4 points ahead (CI 1.5 to 9.3)`, `(-0.9; -6.8 to 5.0)`. A ratio beside the cut that it makes
(`went down by 36% (0.64, 0.58 to 0.71)`) is proved by both numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.estimates.scope import EFFECT_INTERVALS, contrast_of
from evidence.annotate.numbers.interval import is_centred
from evidence.annotate.numbers.shape import ANY, DIGITS
from evidence.mentions import IntervalMention
from evidence.vocabulary import DIFFERENCES, RATIOS, Contrast, Measure, NumberKind

_SIDE = r"""(?:ahead|apart|behind|better|faster|fewer|greater|heavier|higher|larger|later|less|lighter|longer|lower|more|quicker
    |shorter|slower|smaller|sooner|stronger|weaker|worse)"""
_UNIT = r"(?:[ ](?!and\b|or\b|but\b|than\b)[A-Za-z°µ/-]+(?:/[A-Za-z]+|[ ]?Hg)?)"
_AFTER = re.compile(rf"(?:[ -]?(?:percentage[ -])?points?|{_UNIT}){{0,3}}?[ ]{_SIDE}\b", re.VERBOSE)
"""What makes a value a difference behind it: `5.4 points ahead`, `2.41 kg lower`."""
_BEFORE = re.compile(
    rf"""(?: \b{_SIDE}[ ](?:again[ ])?by[ ]
        | \b(?:raised|lowered|reduced|increased|improved|cut|fell|rose|dropped)\b[^,;:()]*[ ]by[ ]
        | \b(?:advantage|benefit|contrast|difference|gain|gap|lead)s?\b[^,;:()]*[ ](?:of|was|were|by)[ ]
        | \b(?:amounted[ ]to|worth)[ ]
        | \b(?:advantage|benefit|difference|gain|gap|lead)\b[^;:()]*[(] )
        (?:an?[ ])?(?:(?:about|almost|around|only|average|estimated|mean|of)[ ]){{0,3}}$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes it one before it: `better by 0.08`, `the gap was 3.5 points`."""
_TO_LIMITS = re.compile(
    rf"""[ ]?%?(?:[ ](?!and\b|but\b|or\b|versus\b|vs\b)[\w°µ²³/.-]+){{0,14}}?[ ]?[(\[,;:]?[ ]?
        (?:[pP][ ]?[=<>]{{1,2}}[ ]?{DIGITS}[,;][ ]?)?[(\[]?""",
    re.VERBOSE,
)
"""What may lie between a value and its limits: its unit, the words of the comparison, an opening bracket, a p-value."""
_GOES_ON = re.compile(
    r"""\W*(?:and[ ]|while[ ]|results:[ ])?(?:against|at|for|in|it|they|these|this|those
        |the[ ](?:corresponding[ ]|respective[ ])?(?:efficacy|estimates?|figures?|reductions?|values?))\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""How a sentence begins that goes on with what was named before: `It was 81% (43 to 94) at 26 to 35 years`."""
_THE_RATIO = re.compile(r"\bratio[ ](?:was|of)[ ]$")
_CARRIED = frozenset({Measure.VACCINE_EFFICACY, Measure.RELATIVE_RISK_REDUCTION, *DIFFERENCES})
_CUT = re.compile(
    rf"\b(?:by|down|up)[ ](?:(?:about|almost|around)[ ])?(?P<cut>{ANY})[ ]?(?:%|percent|per[ ]cent)[ ]?[(\[]$", re.VERBOSE
)
_SHARES = {NumberKind.PERCENT, NumberKind.FRACTION}
_VALUES = {NumberKind.QUANTITY, NumberKind.DURATION, NumberKind.PERCENTAGE_POINT, NumberKind.COUNT}
_HUNDRED = Decimal(100)
_ROUNDED = Decimal(1)
"""Percentage points by which a rounded cut and its rounded ratio may differ."""
_REACH = 90


def find_by_limits(
    scene: Scene, intervals: Sequence[IntervalMention], drafts: Sequence[Draft], named: Measure | None
) -> Iterator[Draft]:
    """Find the effects that only their limits and the words beside them tell.

    Args:
        scene: the sentence.
        intervals: all intervals of the sentence.
        drafts: the effects that other words told.
        named: the measure that was named last in the sentences just before.
    """
    taken = {draft.value for draft in drafts}
    for interval in intervals:
        index = _value_of(scene, interval) if interval.kind in EFFECT_INTERVALS else None
        if index is None or index in taken:
            continue
        cut = _cut(scene, index, interval)
        if cut is not None:
            yield _draft(scene, Measure.RISK_RATIO, index)
            if cut not in taken:
                yield _draft(scene, Measure.RELATIVE_RISK_REDUCTION, cut)
            continue
        measure = (
            _difference(scene, index, interval, named)
            or _carried(scene, index, drafts, named)
            or _ratio(scene, index, interval, named)
        )
        if measure is not None:
            yield _draft(scene, measure, index)


def _draft(scene: Scene, measure: Measure, index: int) -> Draft:
    at = scene.shape.at[index]
    low, high = scene.clause_at(at)
    return Draft(measure, index, at, at + 1, contrast=contrast_of(scene.shape.text[low:high]), confidence=0.8)


def _value_of(scene: Scene, interval: IntervalMention) -> int | None:
    """Give the numeral just before an interval that the limits enclose, by itself or with its sign turned."""
    if interval.low is None or interval.high is None:
        return None
    shape, start = scene.shape, scene.shape.position(interval.start)
    for index in reversed(range(shape.count(start))):
        number = scene.numbers[index]
        if number.kind is NumberKind.P_VALUE:
            continue
        low, high = interval.low.value, interval.high.value
        is_within = low <= number.value <= high or low <= -number.value <= high or -high <= -abs(number.value) <= -low
        gap = shape.text[shape.at[index] + 1 : start]
        is_near = number.kind in _VALUES | _SHARES and len(gap) <= _REACH and _TO_LIMITS.fullmatch(gap)
        return index if is_within and low < high and is_near and number.start not in scene.arm_values else None
    return None


def _difference(scene: Scene, index: int, interval: IntervalMention, named: Measure | None) -> Measure | None:
    """Give the sort of difference that the words beside a value tell, or its limits on both sides of zero."""
    shape, number, at = scene.shape, scene.numbers[index], scene.shape.at[index]
    start, _ = scene.clause_at(at)
    before = shape.text[max(start, at - _REACH) : at]
    if number.kind in _SHARES or contrast_of(shape.text[start:at]) is Contrast.WITHIN_ARM:
        return None
    is_told = _AFTER.match(shape.text, at + 1) or _BEFORE.search(before)
    crosses = interval.low is not None and interval.high is not None and interval.low.value < 0 < interval.high.value
    is_open = crosses and named not in RATIOS and before.endswith(("(", "[", ", ", "; "))
    if not is_told and not is_open:
        return None
    return Measure.RISK_DIFFERENCE if number.kind is NumberKind.PERCENTAGE_POINT and is_told else Measure.MEAN_DIFFERENCE


def _carried(scene: Scene, index: int, drafts: Sequence[Draft], named: Measure | None) -> Measure | None:
    """Give the measure that a value goes on with: that of the sentence, or of one before where the sentence goes on."""
    at, is_share = scene.shape.at[index], scene.numbers[index].kind in _SHARES
    here = next((draft.measure for draft in reversed(drafts) if draft.start < at), None)
    measure = here or (named if _GOES_ON.match(scene.shape.text) else None)
    if measure not in _CARRIED:
        return None
    return measure if is_share == (measure not in {Measure.MEAN_DIFFERENCE, Measure.STANDARDIZED_MEAN_DIFFERENCE}) else None


def _ratio(scene: Scene, index: int, interval: IntervalMention, named: Measure | None) -> Measure | None:
    """Give the ratio that was named before, where the value lies in the middle of its limits as that of a ratio does."""
    number, before = scene.numbers[index], scene.shape.text[: scene.shape.at[index]]
    if named not in RATIOS or number.unit is not None or interval.low is None or interval.high is None:
        return None
    goes_on = _GOES_ON.match(scene.shape.text) or _THE_RATIO.search(before)
    return named if goes_on and is_centred(number.value, interval.low.value, interval.high.value) else None


def _cut(scene: Scene, index: int, interval: IntervalMention) -> int | None:
    """Give the percentage that a ratio in the bracket behind it makes (`by 36% (0.64, …)`), or None."""
    at, ratio = scene.shape.at[index], scene.numbers[index].value
    start = max(scene.clause_at(at)[0], at - _REACH)
    cut = _CUT.search(scene.shape.text, start, at)
    if cut is None or interval.low is None or interval.high is None:
        return None
    percent = scene.shape.value_at(cut.start("cut")).value
    is_made = abs(abs(_HUNDRED - ratio * _HUNDRED) - percent) <= _ROUNDED
    return (
        scene.shape.index(cut.start("cut")) if is_made and is_centred(ratio, interval.low.value, interval.high.value) else None
    )
