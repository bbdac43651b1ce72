"""Effects with a named measure: `HR 0·62`, `hazard ratio for death, 0.62`, `odds ratio (95% CI) was 1.2 (1.0-1.5)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.numbers.measure_names import MeasureName, find_measures
from evidence.annotate.numbers.shape import ANY, DIGITS
from evidence.mentions import NumberMention
from evidence.vocabulary import RATIOS, Measure, NumberKind, Qualifier

_PERCENTS = {NumberKind.PERCENT, NumberKind.PERCENTAGE_POINT}
_BARE = {NumberKind.QUANTITY, NumberKind.COUNT, NumberKind.RATIO}
_DIFFERENCE = _PERCENTS | _BARE | {NumberKind.DURATION, NumberKind.DOSE}
_KINDS = {
    **dict.fromkeys(RATIOS, _BARE),
    Measure.RISK_DIFFERENCE: _PERCENTS | {NumberKind.QUANTITY},
    Measure.MEAN_DIFFERENCE: _DIFFERENCE,
    Measure.STANDARDIZED_MEAN_DIFFERENCE: {NumberKind.QUANTITY},
    Measure.RELATIVE_RISK_REDUCTION: _PERCENTS,
    Measure.VACCINE_EFFICACY: {NumberKind.PERCENT},
    Measure.NUMBER_NEEDED_TO_TREAT: {NumberKind.COUNT, NumberKind.QUANTITY},
}
_PASSED = {
    NumberKind.LEVEL, NumberKind.DURATION, NumberKind.DATE, NumberKind.AGE, NumberKind.ORDINAL, NumberKind.IDENTIFIER,
    NumberKind.CITATION, NumberKind.DOSE, NumberKind.OTHER, NumberKind.COUNT,
}  # fmt: skip
_INTRODUCED = re.compile(
    r"""(?: (?:\b(?:was|were|is|are|of|be|being|at|to|to[ ]be|by|equals|estimated|reached|remained|reported|as|or|only)
        |[:=,(\[~<>≤≥±]|;|\)|\])[ ]?
        (?:about|approximately|nearly|almost|around|only|just|over|under|more[ ]than|less[ ]than|at[ ]least|up[ ]to
        |[<>≤≥~=])?[ ]? | ^[ ]?[-]?[ ]? )$""",
    re.VERBOSE,
)
_BROKEN = re.compile(r"\b(?:but|while|whereas|although|because|who|which|that|did|had|has|have)\b")
_OF_ONE_ARM = re.compile(r"\b(?:median|mean|scores?)\b")
_SEMICOLON = re.compile(r";(?![ ]?[\ue000(\[])")
_GENERIC = re.compile(r"\b(?:[Dd]ifferences?|[Dd]elta|Δ)(?=[ ,:=(\[])")
_EFFICACY = re.compile(
    r"\b(?:[Ee]fficacy|[Pp]rotection(?=[ ]against))(?=[ ](?:against|for|in|of|was|estimate)|[,:(]|[ ][(])", re.VERBOSE
)
_EFFECTIVE = re.compile(
    rf"(?P<value>{DIGITS})[ ]?(?:%|percent|per[ ]cent)[ ](?:effective|efficacious|protective)\b", re.VERBOSE
)
_JOINED_NAMES = re.compile(r"[ ]?[(\[,]{1,2}[ ]?(?:95%[ ])?")
_LARGEST_RATIO = 1000
_SHORT_OF_MEANS = {"MD", "RD", "SMD", "WMD"}
"""Short names that are also degrees and other things: they count only right before their value."""
_OF_ONE_GROUP = re.compile(r"\bbetween\b[^,;:=]*[(\[][ ]?$")
_NEAR = 24
"""Characters after a difference's name within which a signed number needs no verb (`difference in mean change -0.87%`)."""
_LIMIT = re.compile(r"\b(?:limit|margin|threshold|boundary|bound)[ ](?:of|was|set[ ]at)[ ]$", re.IGNORECASE)
"""What a trial had to stay under is no result of it (`by a margin of 1.2 for the hazard ratio`)."""
_THRESHOLD = re.compile(r"\b(?:BMI|age[ds]?|HbA|limit|margin|score)\b[^(]{0,20}[<>≤≥][ ]?$|[≤≥]$")
_TIMES = re.compile(
    r"\b(?:at|after|by|over|during|for|in|from)[ ](?:weeks?|months?|years?|days?|hours?)\b(?:[^a-z]|\band\b|\bto\b)*$",
    re.VERBOSE,
)
"""Times at which something was measured (`differences at weeks 1, 4 and 12 were`)."""
_LONGEST_GAP = 120
"""Characters between the name of a measure and its value; longer ones in the development texts were another result's."""
_BEFORE = re.compile(
    rf"(?P<value>{ANY})(?:[ ]?%|[ -](?:percent|per[ ]cent|percentage[ -]points?|%-points?|points?"
    rf"|[a-z]{{1,6}}(?:/[a-z]{{1,3}})?|mm[ ]Hg))?(?:[ ][(\[][^()\[\]]{{1,60}}[)\]])?[ -](?:[a-z]+[ ])?$",
    re.VERBOSE,
)


def find_named(scene: Scene) -> Iterator[Draft]:
    """Find the effects whose measure is named."""
    names = list(_joined(scene, [*find_measures(scene.shape), *_generic(scene)]))
    for place, name in enumerate(names):
        limit = names[place + 1].start if place + 1 < len(names) else len(scene.shape.text)
        found = list(_values_after(scene, name, limit)) or list(_value_before(scene, name))
        yield from found
    yield from _effective(scene)


def _effective(scene: Scene) -> Iterator[Draft]:
    """Find `the vaccine was 52% effective`."""
    for match in _EFFECTIVE.finditer(scene.shape.text) if scene.of_vaccine else ():
        yield Draft(Measure.VACCINE_EFFICACY, scene.shape.index(match.start("value")), match.start(), match.end())


def _generic(scene: Scene) -> Iterator[MeasureName]:
    if scene.of_vaccine:
        for match in _EFFICACY.finditer(scene.shape.text):
            yield MeasureName(match.start(), match.end(), Measure.VACCINE_EFFICACY, "efficacy")
    for match in _GENERIC.finditer(scene.shape.text):
        yield MeasureName(match.start(), match.end(), Measure.MEAN_DIFFERENCE, "difference")


def _joined(scene: Scene, names: Sequence[MeasureName]) -> Iterator[MeasureName]:
    """Join `hazard ratio (HR)` to one name, and drop the generic word inside a longer name."""
    held: MeasureName | None = None
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if held and name.start < held.end:
            continue
        if held and _JOINED_NAMES.fullmatch(scene.shape.text, held.end, name.start) and name.short:
            held = replace(held, end=name.end)
            continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _values_after(scene: Scene, name: MeasureName, limit: int) -> Iterator[Draft]:
    text, shape = scene.shape.text, scene.shape
    for index in range(shape.count(name.end), shape.count(limit)):
        at, number = shape.at[index], scene.numbers[index]
        gap = text[name.end : at]
        if (
            len(gap) > (_NEAR if name.short in _SHORT_OF_MEANS else _LONGEST_GAP)
            or _BROKEN.search(gap)
            or _SEMICOLON.search(gap)
        ):
            return
        if name.measure in RATIOS and _OF_ONE_ARM.search(gap):
            return
        if number.kind is NumberKind.INTERVAL_BOUND:
            if not shape.count(at) - shape.count(name.end) > 1:
                yield Draft(name.measure, None, name.start, at)
            return
        if name.short == "difference" and (number.start in scene.arm_values or _OF_ONE_GROUP.search(gap)):
            return
        is_read = not (_counts_people(scene, number) or (text[at + 1 : at + 2] == "-" and number.kind in _PASSED))
        if is_read and _is_value(name.measure, number, gap, stands_out=_stands_out(scene, name.measure, index, gap)):
            draft = Draft(_measure(scene, name, index), index, name.start, at + 1)
            yield draft
            yield from _more(scene, draft, limit)
            return
        if number.kind not in _PASSED:
            return


def _stands_out(scene: Scene, measure: Measure, index: int, gap: str) -> bool:
    """Tell whether a number needs no verb or mark before it: a signed difference, or a ratio with its own limits behind it."""
    if measure is Measure.MEAN_DIFFERENCE:
        return scene.shape.numerals[index].signed and len(gap) <= _NEAR
    return measure in RATIOS and bool(_OWN_INTERVAL.match(scene.shape.text, scene.shape.at[index] + 1))


def _is_value(measure: Measure, number: NumberMention, gap: str, *, stands_out: bool) -> bool:
    is_introduced = stands_out or _INTRODUCED.search(gap)
    if number.kind not in _KINDS[measure] or not is_introduced:
        return False
    if measure is Measure.MEAN_DIFFERENCE and _THRESHOLD.search(gap):
        return False
    if measure in RATIOS:
        is_threshold = number.value == 1 and number.qualifier is not Qualifier.EXACT
        return 0 < number.value < _LARGEST_RATIO and number.unit is None and not is_threshold
    if number.kind is NumberKind.DURATION and _TIMES.search(gap):
        return False
    if number.kind in {NumberKind.DURATION, NumberKind.DOSE} or (
        measure is Measure.MEAN_DIFFERENCE and number.kind is NumberKind.COUNT
    ):
        return bool(re.search(r"(?:was|were|is|of|[:=,(\[])[ ]?(?:about |only )?$", gap)) or not gap.strip()
    return True


def _counts_people(scene: Scene, number: NumberMention) -> bool:
    if number.kind is not NumberKind.COUNT:
        return False
    return any(
        term.start - number.end <= 1 for term in scene.terms.of("participants", number.end, scene.shape.sentence.end)[:1]
    )


def _measure(scene: Scene, name: MeasureName, index: int) -> Measure:
    number = scene.numbers[index]
    words = scene.shape.text[name.start : name.end].lower()
    if (
        name.measure is not Measure.MEAN_DIFFERENCE
        or number.kind not in _PERCENTS
        or "mean" in words
        or name.short not in {None, "difference"}
    ):
        return name.measure
    percents = [n.value for n in scene.numbers if n.kind is NumberKind.PERCENT and n is not number]
    is_gap = any(abs(abs(a - b) - abs(number.value)) < 1 for k, a in enumerate(percents) for b in percents[k + 1 :])
    if number.kind is NumberKind.PERCENTAGE_POINT or is_gap or name.short == "difference":
        return Measure.RISK_DIFFERENCE
    return Measure.MEAN_DIFFERENCE


_SCALES = {NumberKind.PERCENT, NumberKind.QUANTITY}
LISTED = re.compile(r"[ ]?(?:%|[A-Za-zµ/]{1,8})?(?:,|[ ]and|,[ ]and|[ ]vs\.?|[ ]or)[ ]")
_OWN_INTERVAL = re.compile(
    rf"(?:[ ]?%|[ ][a-zA-Z/µ]{{1,8}}(?:[ ]Hg)?|[ ]percentage[ ]points?)?"
    rf"(?:[ ](?:for|in|with|among)(?:[ ](?!and\b)[A-Za-z][\w/-]*){{1,6}})?[ ]?"
    rf"[(\[,;][ ]?(?:[pP][ ]?[=<>]|{DIGITS}[ ]?%?[ ](?:vs?\.?|versus)[ ]|{DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence"
    rf"|[Cc]redible)|{DIGITS}[ ]?(?:-|to|,)[ ]?{DIGITS})",
    re.VERBOSE,
)


def _more(scene: Scene, draft: Draft, limit: int) -> Iterator[Draft]:
    """Find further values of one plural name: `0.7 and 0.8, respectively`, `0.62 (0.5-0.8) for X and 0.81 (0.6-1.1) for Y`."""
    shape = scene.shape
    assert draft.value is not None
    last, first = draft.value, scene.numbers[draft.value]
    for index in range(draft.value + 1, shape.count(limit)):
        number, at = scene.numbers[index], shape.at[index]
        if not _is_same_sort(draft.measure, first, number):
            continue
        is_next = index == last + 1 and LISTED.fullmatch(shape.text, shape.at[last] + 1, at)
        listed = is_next and "respectively" in shape.text[at:]
        between = shape.text[shape.at[last] + 1 : at]
        if listed or (_OWN_INTERVAL.match(shape.text, at + 1) and re.search(r"\b(?:and|for|in)\b|,", between)):
            is_scale = draft.measure is Measure.RISK_DIFFERENCE and number.kind is NumberKind.QUANTITY
            measure = Measure.MEAN_DIFFERENCE if is_scale else draft.measure
            yield replace(draft, measure=measure, value=index, start=at, end=at + 1)
            last = index


def _is_same_sort(measure: Measure, first: NumberMention, number: NumberMention) -> bool:
    """Tell whether a number may be another value of a measure; differences of several outcomes have several units."""
    if measure in {Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE}:
        return number.kind is first.kind or (number.kind in _SCALES and first.kind in _SCALES)
    is_ratio = 0 < number.value < _LARGEST_RATIO and number.unit is None
    return number.kind is first.kind and (measure not in RATIOS or is_ratio)


def _value_before(scene: Scene, name: MeasureName) -> Iterator[Draft]:
    match = _BEFORE.search(scene.shape.text, max(0, name.start - 60), name.start)
    if not match or (name.short and name.short != "difference"):
        return
    if _LIMIT.search(scene.shape.text, max(0, match.start() - 40), match.start()):
        return
    index = scene.shape.index(match.start("value"))
    number = scene.numbers[index]
    if number.kind in _KINDS[name.measure] - {NumberKind.COUNT} and (name.measure not in RATIOS or number.unit is None):
        yield Draft(_measure(scene, name, index), index, match.start("value"), name.end)
