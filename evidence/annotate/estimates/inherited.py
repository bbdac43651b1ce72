"""Effects whose measure an earlier sentence names: `… (1.24, 1.02-1.51, p = 0.031)` after a sentence with a rate ratio.

A p-value proves such a value to be an effect; without one, limits in whose middle it stands on the scale of logarithms do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.numbers.interval import is_centred
from evidence.annotate.numbers.shape import DIGITS
from evidence.vocabulary import DIFFERENCES, RATIOS, Measure, NumberKind

_UNNAMED = re.compile(
    rf"""
    [(\[][ ]?(?P<value>{DIGITS})(?:[ ]?%|[ ][a-zµ/]{{1,8}})?[,;:]?[ ]
    [(\[]?(?:{DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence[ ][Ii]nterval|CrI)[ ,:=]{{0,2}})?
    (?P<low>{DIGITS})(?:[ ]?%)?[ ]?(?:-|to|,)[ ]?(?P<high>{DIGITS})(?:[ ]?%)?[)\]]?[;,][ ]?(?:[a-z-]+[ ])?[pP]
    """,
    re.VERBOSE,
)
_CENTRED = re.compile(
    rf"""
    [(\[](?:[^()\[\]]*(?:[;,:]|[ ]\w+)[ ])?(?P<value>{DIGITS})[,;:]?[ ]
    [(\[]?(?:{DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence[ ][Ii]nterval|CrI)[ ,:=]{{0,2}})?
    (?P<low>{DIGITS})[ ]?(?:-|to|,)[ ]?(?P<high>{DIGITS})[)\]]
    """,
    re.VERBOSE,
)
_LABELLED = re.compile(
    rf"""
    [(\[](?P<value>{DIGITS})(?:[ ]?%|[ ][a-zµ/]{{1,8}})?[,;:][ ]
    {DIGITS}[ ]?%[ ]?(?:CI|[Cc]onfidence[ ][Ii]nterval|CrI)[ ,:=]{{0,2}}
    (?P<low>{DIGITS})(?:[ ]?%)?[ ]?(?:-|to|,)[ ]?(?P<high>{DIGITS})
    """,
    re.VERBOSE,
)
_SCALED = {NumberKind.QUANTITY, NumberKind.PERCENT, NumberKind.COUNT, NumberKind.PERCENTAGE_POINT}


def find_inherited(scene: Scene, measure: Measure) -> Iterator[Draft]:
    """Find values in brackets with limits that prove them to be effects; `measure` is what was named last."""
    yield from _find_with_p(scene, measure)
    yield from _find_labelled(scene, measure)
    for match in _CENTRED.finditer(scene.shape.text) if measure in RATIOS else ():
        value, low, high = (scene.shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        number = scene.numbers[scene.shape.index(match.start("value"))]
        if is_centred(value, low, high) and number.unit is None and number.kind in _SCALED:
            index = scene.shape.index(match.start("value"))
            yield Draft(measure, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _find_labelled(scene: Scene, measure: Measure) -> Iterator[Draft]:
    """Read `(1.2, 95% CI -1.9 to 4.3)` after a sentence with a difference."""
    for match in _LABELLED.finditer(scene.shape.text) if measure in DIFFERENCES else ():
        value, low, high = (scene.shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        index = scene.shape.index(match.start("value"))
        if low <= value <= high and low < high and scene.numbers[index].kind in _SCALED:
            yield Draft(measure, index, match.start("value"), match.start("value") + 1, confidence=0.8)


def _find_with_p(scene: Scene, measure: Measure) -> Iterator[Draft]:
    for match in _UNNAMED.finditer(scene.shape.text):
        value, low, high = (scene.shape.value_at(match.start(name)).value for name in ("value", "low", "high"))
        index = scene.shape.index(match.start("value"))
        number = scene.numbers[index]
        if not low <= value <= high or low == high or number.kind not in _SCALED:
            continue
        if measure in RATIOS and (low <= 0 or number.unit is not None):
            continue
        yield Draft(measure, index, match.start("value"), match.start("value") + 1, confidence=0.8)
