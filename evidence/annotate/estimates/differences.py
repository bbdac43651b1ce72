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
_ADJECTIVE = {"longer", "shorter", "lower", "higher", "greater", "less", "more", "fewer", "smaller", "larger"}
_BY = re.compile(
    r"\bby[ ](?:an?[ ])?(?:about|approximately|nearly|almost|around|only|over|more[ ]than|less[ ]than|at[ ]least"
    r"|up[ ]to|an[ ]average[ ]of|a[ ]mean[ ]of)?[ ]?$"
)
_UNITS = {NumberKind.QUANTITY, NumberKind.DURATION}


def find_differences(scene: Scene) -> Iterator[Draft]:
    """Find differences on a scale between arms, or against the baseline within one."""
    yield from _find_against(scene)
    for index, number in enumerate(scene.numbers):
        if number.kind in _UNITS and number.unit:
            yield from _find_compared(scene, index)


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
