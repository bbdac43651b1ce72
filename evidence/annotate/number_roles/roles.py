"""What a number counts, as features: the words around it, its kind and size, and what the grammars made of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evidence.annotate.number_roles.scene import Scene
from evidence.vocabulary import NumberKind

NEAR, WIDE, FAR = 4, 10, 80
"""Tokens on each side that are read one by one, as a set, and for the last `mean` or `median`."""
NEIGHBOURS = 4
"""Counts on each side that a count is added to: sizes of arms stand close together, and the cost stays linear."""
_CENTRES = {"mean", "means", "average", "averaged", "median", "medians"}
COUNTS = frozenset({NumberKind.COUNT, NumberKind.FRACTION, NumberKind.PREVALENCE})
"""The kinds that may count people."""
CANDIDATES = frozenset(
    {
        NumberKind.COUNT,
        NumberKind.PERCENT,
        NumberKind.QUANTITY,
        NumberKind.DURATION,
        NumberKind.OTHER,
        NumberKind.FRACTION,
        NumberKind.PERCENTAGE_POINT,
        NumberKind.RATIO,
        NumberKind.PREVALENCE,
    }
)
"""The kinds that may be a count of participants or a result of a group."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of an article, by which one may be known as the sum of others.

    Attributes:
        printed: how often each value is printed as a count.
        largest: the largest of them.
        ruled: what the grammar of enrollment says of a number that begins at an offset: `whole` or `arm`.
    """

    printed: Counter[Decimal]
    largest: Decimal
    ruled: Mapping[int, str]


def role_features(scene: Scene, index: int, counts: Counts) -> dict[str, float]:
    """Give the features of one number of a sentence."""
    return dict.fromkeys([*_around(scene, index), *_itself(scene, index), *_of_article(scene, index, counts)], 1.0)


def _around(scene: Scene, index: int) -> Iterator[str]:
    at = scene.token_at(scene.shape.at[index])
    far = [token.text for token in scene.tokens[max(0, at - FAR) : at]][::-1]
    left, right = far[:WIDE], [token.text for token in scene.tokens[at + 1 : at + 1 + WIDE]]
    for name, words in (("l", left), ("r", right)):
        near = [*words[:NEAR], *["|"] * (NEAR - len(words[:NEAR]))]
        yield from (f"{name}{place}={word}" for place, word in enumerate(near))
        yield f"{name}01={near[0]} {near[1]}"
        yield f"{name}12={near[1]} {near[2]}"
        yield from (f"{name}*{word}" for word in words)
    yield f"lr={(left or ['|'])[0]} {(right or ['|'])[0]}"
    centre = next((word for word in far if word in _CENTRES), "none")
    yield f"centre={centre[:4]}"
    yield f"groups={min(3, len({id(label.group) for label in scene.labels}))}"


def _itself(scene: Scene, index: int) -> Iterator[str]:
    number, numeral = scene.numbers[index], scene.shape.numerals[index]
    sentence = scene.shape.sentence
    slot = _slot(scene, index)
    kind = number.kind.value
    yield from (f"kind={kind}", f"unit={(number.unit or '').lower()}", f"slot={slot}", f"form={numeral.form.name}")
    yield from (f"zone={sentence.zone.value}", f"section={sentence.section}", f"kind={kind} section={sentence.section}")
    yield f"kind={kind} slot={slot}"
    yield f"whole={number.value == number.value.to_integral()} kind={kind}"
    yield f"size={len(str(int(abs(number.value))))} kind={kind}"
    yield f"signed={numeral.signed} kind={kind}"


_INTERLEAVED = 3
"""Results that begin before a number and may hold it: `41 [27%] of 152` holds another's number at most."""


def _slot(scene: Scene, index: int) -> str:
    """Tell which part of a result a number is, with the parts beside it: `events+n+value`."""
    before = bisect_right(scene.values, scene.shape.at[index], key=lambda group: group.start)
    for group in scene.values[max(0, before - _INTERLEAVED) : before]:
        parts = {"value": group.value, "events": group.events, "n": group.n, "spread": group.spread}
        if index in parts.values():
            own = next(name for name, held in parts.items() if held == index)
            return f"{own} of {'+'.join(name for name, held in parts.items() if held is not None)}"
    return "none"


def _of_article(scene: Scene, index: int, counts: Counts) -> Iterator[str]:
    number = scene.numbers[index]
    if number.kind not in COUNTS:
        return
    value, values = number.value, counts.printed
    ruled = counts.ruled.get(number.start, "none")
    yield f"ruled={ruled}"
    yield f"largest={value >= counts.largest}"
    yield f"repeated={values[value] > 1}"
    near = range(max(0, index - NEIGHBOURS), min(len(scene.numbers), index + NEIGHBOURS + 1))
    neighbours = [scene.numbers[place].value for place in near if place != index and scene.numbers[place].kind in COUNTS]
    yield f"part={any(value + other in values for other in neighbours)} ruled={ruled}"
    yield f"sum={any(one + other == value for place, one in enumerate(neighbours) for other in neighbours[place + 1 :])}"
    yield f"counts={min(4, len(neighbours))} ruled={ruled}"
