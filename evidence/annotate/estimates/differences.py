"""Differences in words, with units: `3.1 points lower than with placebo`, `lived 2.4 months longer`, `(-0.56% vs placebo)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.estimates.draft import MOVES, Draft, Scene
from evidence.annotate.estimates.scope import compares, contrast_of, names_one_arm
from evidence.annotate.numbers.shape import DIGITS
from evidence.annotate.terms import Term
from evidence.vocabulary import Contrast, Measure, NumberKind

_AGAINST = re.compile(
    rf"""(?P<value>{DIGITS})(?:[ ]?(?:%|[A-Za-z/]{{1,8}}(?:[ ](?:Hg|points?))?))?
        [ ](?:vs\.?|versus|compared[ ](?:with|to)|relative[ ]to)[ ](?:the[ ])?
        [A-Za-z][A-Za-z -]{{2,40}}[);,]""",
    re.VERBOSE,
)
_COMPARED_VALUE = re.compile(
    rf"[ ]?(?:%|[A-Za-z/]{{1,8}}(?:[ ](?:Hg|points?))?)?(?:[ ]?[(\[][^()\[\]]{{1,40}}[)\]])?[ ](?:compared[ ](?:with"
    rf"|to)|vs\.?|versus)"
    rf"[ ](?:placebo[ ][(])?(?:only[ ]|an?[ ])?{DIGITS}",
    re.VERBOSE,
)
_BRACKETED = re.compile(
    rf"[(\[,][ ]?\+?(?P<value>{DIGITS})(?:[ ]?[%A-Za-z/µ]{{1,8}}(?:[ ]Hg|{DIGITS}[ ]m[²2])?)?[ ]?[,;]?[ ]?[(\[]?"
    rf"(?={DIGITS}[ ]?%[ ]CI|{DIGITS}[ ]?(?:to|-)[ ]?{DIGITS}[)\]]|[pP][ ]?[=<>]|±[ ]?{DIGITS})",
    re.VERBOSE,
)
_ALONE = re.compile(
    rf"""[(\[][ ]?(?:[A-Za-z]+[ ]){{0,3}}(?:difference,?[ ])?(?P<sign>[+-][ ]?)?(?P<value>{DIGITS})
         [ ]?(?:%|[A-Za-z/µ]{{1,8}})?[ ]?[)\]]""",
    re.VERBOSE,
)
_NAMED_DIFFERENCE = re.compile(rf"[(\[][^()\[\]]{{0,40}}\bdifferences?\b[^()\[\]{DIGITS}]{{0,12}}{DIGITS}", re.VERBOSE)
"""What a list of changes in brackets opens with: `(treatment difference, -3.5 mmol/mol)`, `LDL cholesterol (-16.4%)`."""
_FRONTED = re.compile(
    r"^\W*(?:compared[ ](?:with|to)|relative[ ]to|in[ ]comparison[ ](?:with|to)|versus)[ ]", re.VERBOSE | re.IGNORECASE
)
"""A sentence that opens so tells differences to its end."""
_DIFFERED = re.compile(rf"\bdiffer(?:s|ed)?[ ]by[ ](?:only[ ]|about[ ]|an[ ]average[ ]of[ ])?(?P<value>{DIGITS})", re.VERBOSE)
_DIFFER = re.compile(r"\bdiffer(?:s|ed|ences?)?\b")
_ROUND_ZERO = re.compile(
    rf"""(?P<value>{DIGITS})(?:[ ]?(?:%|[A-Za-z/µ]+(?:[ ](?!(?:for|in|on|with)\b)[A-Za-z]+)?))?[ ]?[(\[,;][ ]?
        {DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence[ ][Ii]nterval|CrI)[ ,:=]{{0,2}}
        (?P<low>{DIGITS})[ ]?%?[ ]?(?:-|to|,)[ ]?(?P<high>{DIGITS})""",
    re.VERBOSE,
)
"""A value with limits on both sides of zero: where a sentence speaks of differences, it is one."""
_MORE = re.compile(
    r"\b(?:better|faster|fewer|greater|higher|larger|later|less|longer|lower|more|shorter|slower|smaller|sooner|worse)\b",
    re.VERBOSE,
)
_WITH_LIMITS = re.compile(
    rf"""(?P<value>{DIGITS})(?P<words>(?:[ ](?!(?:and|but|or|times|versus|vs)\b)[A-Za-z°µ/-]+){{1,9}})[ ]?[(\[,;][ ]?
        {DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence[ ][Ii]nterval|CrI)[ ,:=]{{0,2}}
        (?P<low>{DIGITS})[ ]?(?:-|to|,)[ ]?(?P<high>{DIGITS})""",
    re.VERBOSE,
)
"""A value, the words of the comparison, and limits (`7.8 points higher after treatment (95% CI 1.9 to 13.7)`)."""
_SHARES = {NumberKind.PERCENT, NumberKind.FRACTION, NumberKind.RATIO}
_ADJECTIVE = {"longer", "shorter", "lower", "higher", "greater", "less", "more", "fewer", "smaller", "larger"}
_BY = re.compile(
    r"\bby[ ](?:an?[ ])?(?:about|approximately|nearly|almost|around|only|over|more[ ]than|less[ ]than|at[ ]least"
    r"|up[ ]to|an[ ]average[ ]of|a[ ]mean[ ]of)?[ ]?$",
    re.VERBOSE,
)
_LONGEST_BY = 40
"""Characters of `by more than` and its like, the longest of `_BY`."""
_TESTED = re.compile(rf"[ ]?[(\[,;][ ]?[pP][ ]?[=<>≤]{{1,2}}[ ]?{DIGITS}", re.VERBOSE)
"""A test right behind a comparison (`was 2.4 kg lower (P < .001)`): two groups were compared."""
_GAP = re.compile(r"\b(?:advantage|benefit|difference|gain|gap|lead)s?\b", re.IGNORECASE)
_VALUE_AND_TEST = re.compile(
    rf"""[(\[](?P<value>{DIGITS})[ -](?:percentage[ ])?(?:points?|[a-z°µ/]{{1,8}}(?:[ ]Hg)?)[,;][ ]?
        [pP][ ]?[=<>≤]{{1,2}}[ ]?{DIGITS}""",
    re.VERBOSE,
)
"""`the gap was there after five minutes (1.8 points, P = .008)`."""
_LESS_THAN = re.compile(
    rf"""(?P<value>{DIGITS})[ ]
        (?!(?:%|percent|per[ ]cent|times|fold|people|patients|participants|women|men|children)\b)[a-z-]{{3,}}[ ]
        (?P<side>higher|longer|lower|shorter)[ ]than[ ](?:for|in|on|with)?[ ]?(?:the[ ])?[a-z]""",
    re.VERBOSE,
)
_OWN_UNITS = {NumberKind.COUNT, NumberKind.QUANTITY}
_LONGEST_ADJECTIVE = max(map(len, _ADJECTIVE))
_UNITS = {NumberKind.QUANTITY, NumberKind.DURATION}


def find_differences(scene: Scene) -> Iterator[Draft]:
    """Find differences on a scale between arms, or against the baseline within one."""
    yield from _find_against(scene)
    for index, number in enumerate(scene.numbers):
        if number.kind in _UNITS | {NumberKind.DOSE} and number.unit and not _is_of_one_arm(scene, index):
            yield from _find_compared(scene, index)
    yield from _find_in_brackets(scene)
    yield from _find_listed(scene)
    yield from _find_round_zero(scene)
    yield from _find_with_limits(scene)
    yield from _find_gaps(scene)
    yield from _find_than(scene)


def _find_than(scene: Scene) -> Iterator[Draft]:
    """Read `48 centiloids lower than placebo`: a value in a unit of its own, less or more than in the other group."""
    for match in _LESS_THAN.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        if scene.numbers[index].kind in _OWN_UNITS and scene.numbers[index].start not in scene.arm_values:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.end("side"), confidence=0.8)


def _find_gaps(scene: Scene) -> Iterator[Draft]:
    """Read the values with a test that stand in brackets behind words for a difference."""
    told = _GAP.search(scene.shape.text)
    for match in _VALUE_AND_TEST.finditer(scene.shape.text, told.end()) if told else ():
        index = scene.shape.index(match.start("value"))
        number = scene.numbers[index]
        if number.kind in _UNITS | {NumberKind.PERCENTAGE_POINT} and number.start not in scene.arm_values:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _is_of_one_arm(scene: Scene, index: int) -> bool:
    """Tell whether a value is set against another (`fell by 8.6 mm Hg compared with 6.2 mm Hg`): both are values of groups."""
    at = scene.shape.at[index]
    return scene.numbers[index].start in scene.arm_values or bool(_COMPARED_VALUE.match(scene.shape.text, at + 1))


def _find_in_brackets(scene: Scene) -> Iterator[Draft]:
    """Read `was lower with X than with placebo (-0.21 mmol/L, 95% CI …)`: a value with its interval, two groups compared."""
    is_fronted = bool(_FRONTED.match(scene.shape.text))
    for match in _BRACKETED.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        low, high = scene.clause_at(match.start())
        is_scale = scene.numbers[index].kind in _UNITS | {NumberKind.PERCENT} and scene.shape.numerals[index].signed
        is_apart = scene.numbers[index].start not in scene.arm_values and compares(scene.shape.text[low:high])
        if is_scale and (is_fronted or is_apart):
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.9)


def _find_round_zero(scene: Scene) -> Iterator[Draft]:
    """Read `flexion differed by 1 degree (95% CI -2 to 4) and strength by 0.2 kg (95% CI -0.7 to 1.1)`."""
    for match in _ROUND_ZERO.finditer(scene.shape.text) if _DIFFER.search(scene.shape.text) else ():
        value, low, high = (scene.shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        index = scene.shape.index(match.start("value"))
        if low < 0 < high and low <= value <= high and scene.numbers[index].start not in scene.arm_values:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _find_with_limits(scene: Scene) -> Iterator[Draft]:
    """Read `was 17 min shorter with it (95% CI -31 to -3)`: a comparison with limits, whatever sign its words stand for."""
    for match in _WITH_LIMITS.finditer(scene.shape.text):
        low_clause, _ = scene.clause_at(match.start())
        index = scene.shape.index(match.start("value"))
        number = scene.numbers[index]
        words = scene.shape.text[low_clause : match.start("low")]
        if number.kind in _SHARES or number.start in scene.arm_values or not _MORE.search(words):
            continue
        value, low, high = (scene.shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        if low <= value <= high or low <= -value <= high:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _find_listed(scene: Scene) -> Iterator[Draft]:
    """Read `A (treatment difference, -3.5 mmol), B (-16.4%) and C (-9.8%) vs. placebo`: what is named once holds for all."""
    named = _NAMED_DIFFERENCE.search(scene.shape.text)
    if not named or not compares(scene.shape.text[named.end() :]):
        return
    for match in _ALONE.finditer(scene.shape.text, named.end()):
        index = scene.shape.index(match.start("value"))
        is_signed = scene.shape.numerals[index].signed or match["sign"]
        if is_signed and scene.numbers[index].kind in _UNITS | {NumberKind.PERCENT} and match.start() > named.end():
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _find_against(scene: Scene) -> Iterator[Draft]:
    for match in _DIFFERED.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        if scene.numbers[index].kind in _UNITS:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start(), match.end(), confidence=0.9)
    for match in _AGAINST.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        if scene.shape.numerals[index].signed and scene.numbers[index].kind in _UNITS | {NumberKind.PERCENT}:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.end() - 1, confidence=0.9)


def _find_compared(scene: Scene, index: int) -> Iterator[Draft]:
    shape, number = scene.shape, scene.numbers[index]
    at = shape.at[index]
    low, high = scene.clause_at(at)
    after = _adjective(scene, index, high)
    if after:
        words = shape.text[low:high]
        end = shape.position(after.end)
        is_tested = _TESTED.match(shape.text, end)
        if is_tested or contrast_of(words) is Contrast.WITHIN_ARM or compares(words) or names_one_arm(shape.text[at:]):
            yield Draft(Measure.MEAN_DIFFERENCE, index, at, end, MOVES.get(after.value), contrast_of(words), 0.9)
        return
    before = scene.terms.of("effect_changes", shape.offset(low), number.start)
    if number.kind is NumberKind.DOSE or not before or not _BY.search(shape.text, max(low, at - _LONGEST_BY), at):
        return
    if shape.text.startswith(" than ", shape.position(before[-1].end)):  # `fewer than half had recovered by six months`
        return
    words = shape.text[low:high]
    contrast = contrast_of(words)
    if contrast is Contrast.WITHIN_ARM or compares(words):
        start = shape.position(before[-1].start)
        yield Draft(Measure.MEAN_DIFFERENCE, index, start, at + 1, MOVES.get(before[-1].value), contrast, 0.9)


def _adjective(scene: Scene, index: int, high: int) -> Term | None:
    """Give the word of comparison right behind a number and its unit (`63 minutes longer`)."""
    shape, number = scene.shape, scene.numbers[index]
    at, unit = shape.at[index], number.unit or ""
    if not shape.text[at + 1 : at + 3 + len(unit)].lstrip(" -").startswith(unit):  # `at week 52`: the unit stands before
        return None
    unit_end = number.end + len(unit) + 2
    after = scene.terms.of("effect_changes", number.end, min(shape.offset(high), unit_end + _LONGEST_ADJECTIVE))[:1]
    is_adjective = after and after[0].start <= unit_end and _words(scene, after[0].start, after[0].end) in _ADJECTIVE
    return after[0] if is_adjective else None


def _words(scene: Scene, start: int, end: int) -> str:
    origin = scene.shape.sentence.start
    return scene.shape.plain[start - origin : end - origin].lower()
