"""Differences in words, with units: `3.1 points lower than with placebo`, `lived 2.4 months longer`, `(-0.56% vs placebo)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.estimates.draft import MOVES, Draft, Scene
from evidence.annotate.estimates.scope import compares, contrast_of
from evidence.annotate.numbers.shape import DIGITS
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
    rf"[(\[,][ ]?(?P<value>{DIGITS})[ ]?[%A-Za-z/µ]{{1,8}}(?:[ ]Hg)?[ ]?[,;]?[ ]?[(\[]?(?={DIGITS}[ ]?%[ ]CI"
    rf"|[pP][ ]?[=<>]|±[ ]?{DIGITS})",
    re.VERBOSE,
)
_ADJECTIVE = {"longer", "shorter", "lower", "higher", "greater", "less", "more", "fewer", "smaller", "larger"}
_BY = re.compile(
    r"\bby[ ](?:an?[ ])?(?:about|approximately|nearly|almost|around|only|over|more[ ]than|less[ ]than|at[ ]least"
    r"|up[ ]to|an[ ]average[ ]of|a[ ]mean[ ]of)?[ ]?$",
    re.VERBOSE,
)
_UNITS = {NumberKind.QUANTITY, NumberKind.DURATION}


def find_differences(scene: Scene) -> Iterator[Draft]:
    """Find differences on a scale between arms, or against the baseline within one."""
    yield from _find_against(scene)
    for index, number in enumerate(scene.numbers):
        if number.kind in _UNITS and number.unit and not _is_of_one_arm(scene, index):
            yield from _find_compared(scene, index)
    yield from _find_in_brackets(scene)


def _is_of_one_arm(scene: Scene, index: int) -> bool:
    """Tell whether a value is set against another (`fell by 8.6 mm Hg compared with 6.2 mm Hg`): both are values of groups."""
    at = scene.shape.at[index]
    return scene.numbers[index].start in scene.arm_values or bool(_COMPARED_VALUE.match(scene.shape.text, at + 1))


def _find_in_brackets(scene: Scene) -> Iterator[Draft]:
    """Read `was lower with X than with placebo (-0.21 mmol/L, 95% CI …)`: a value with its interval, two groups compared."""
    for match in _BRACKETED.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        low, _ = scene.clause_at(match.start())
        is_scale = scene.numbers[index].kind in _UNITS | {NumberKind.PERCENT} and scene.shape.numerals[index].signed
        if is_scale and scene.numbers[index].start not in scene.arm_values and compares(scene.shape.text[low : match.start()]):
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.start("value") + 1, confidence=0.9)


def _find_against(scene: Scene) -> Iterator[Draft]:
    for match in _AGAINST.finditer(scene.shape.text):
        index = scene.shape.index(match.start("value"))
        if scene.shape.numerals[index].signed and scene.numbers[index].kind in _UNITS | {NumberKind.PERCENT}:
            yield Draft(Measure.MEAN_DIFFERENCE, index, match.start("value"), match.end() - 1, confidence=0.9)


def _find_compared(scene: Scene, index: int) -> Iterator[Draft]:
    shape, number = scene.shape, scene.numbers[index]
    at = shape.at[index]
    low, high = scene.clause_at(at)
    words = shape.text[low:high]
    contrast = contrast_of(words)
    if not (compares(words) or contrast is Contrast.WITHIN_ARM):
        return
    after = scene.terms.of("effect_changes", number.end, shape.offset(high))[:1]
    unit_end = number.end + len(number.unit or "") + 2
    if after and after[0].start <= unit_end and _words(scene, after[0].start, after[0].end) in _ADJECTIVE:
        yield Draft(Measure.MEAN_DIFFERENCE, index, at, shape.position(after[0].end), MOVES.get(after[0].value), contrast, 0.9)
        return
    before = scene.terms.of("effect_changes", shape.offset(low), number.start)
    if before and _BY.search(shape.text, low, at):
        yield Draft(
            Measure.MEAN_DIFFERENCE, index, shape.position(before[-1].start), at + 1, MOVES.get(before[-1].value), contrast, 0.9
        )


def _words(scene: Scene, start: int, end: int) -> str:
    origin = scene.shape.sentence.start
    return scene.shape.plain[start - origin : end - origin].lower()
