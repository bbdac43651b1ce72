"""Do two parts of a sentence stand in one statement? Nothing between them has a value of its own, or begins another one."""

from __future__ import annotations

import re

from evidence.annotate.estimates.draft import Scene
from evidence.annotate.numbers.shape import DIGITS
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind

VALUES = {
    NumberKind.COUNT,
    NumberKind.PERCENT,
    NumberKind.QUANTITY,
    NumberKind.PERCENTAGE_POINT,
    NumberKind.RATIO,
    NumberKind.FRACTION,
}
_PAIR = re.compile(rf"[ ]?%?[ ]?[(\[]{DIGITS}[ ]?%?[ ](?:vs?\.?|versus)[ ]{DIGITS}[ ]?%?[;,][ ]?", re.VERBOSE)
"""The values of both groups in the bracket of an effect: `-0.4% (63.9% vs 64.3%; P = .004)`."""
_SCALE = re.compile(r"-points?[ ](?:[A-Za-z]+[ ]){0,3}(?:scales?|scores?)\b", re.VERBOSE)
_NEW_STATEMENT = re.compile(
    r"[;.][ ](?=[A-Z]?[a-z]+[ ][a-z])(?!confidence|credible|lower|upper|two|one|log|nominal|adjusted)", re.VERBOSE
)


def is_one_statement(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the words at `[start, end)`, offsets in the article, neither hold a value nor begin another statement."""
    low, high = scene.shape.position(start), scene.shape.position(end)
    if _PAIR.fullmatch(scene.shape.text, low, high):
        return True
    between = (number for number in scene.numbers if start <= number.start < end)
    if any(number.kind in VALUES and not _is_of_scale(scene, number) for number in between):
        return False
    origin = scene.shape.sentence.start
    return not _NEW_STATEMENT.search(scene.shape.plain, start - origin, end - origin)


def _is_of_scale(scene: Scene, number: NumberMention) -> bool:
    """Say whether a number only says how long a scale is (`-0.5 on a 10-point scale, 95% CI …`)."""
    return bool(_SCALE.match(scene.shape.text, scene.shape.position(number.end)))
