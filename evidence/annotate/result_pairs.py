"""Which arm and which outcome a value of a results sentence belongs to: features of a pair, judged by a small linear model.

A pair is a value with one name. What tells is order: how many names and values stand between, whether both are the same one
in their rows, whether the names come before or behind all values, and the few words between neighbours; and how the two stand
in rows of their like (`annotate/result_rows`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.annotate.linear import load_model
from evidence.annotate.result_rows import TIME, Span, row_features, sort_of

MODEL = "result_pairs"
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_BREAK = re.compile(r"[;.]|,? (?:but|while|whereas)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d.,]*")
_SPACE = re.compile(r"\s+")
_SHORT = 24
_MANY = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A value with a name of one sort (arms or outcomes); `values` and `names` are rows in the order of the sentence."""

    sentence: str
    values: Sequence[Span]
    names: Sequence[Span]
    value: int
    name: int


def pair_features(pair: Pair) -> Iterator[str]:
    """Give the features of a pair."""
    sort = sort_of(pair.sentence, pair.names[pair.name])
    alike = [name for name in pair.names if sort_of(pair.sentence, name) == sort]
    place = alike.index(pair.names[pair.name])
    yield from (f"{sort}:{told}" for told in row_features(pair.sentence, pair.values, alike, pair.value, place))
    for told in _counted(pair):
        yield told
        if sort == TIME:
            yield f"{TIME}:{told}"


def _counted(pair: Pair) -> Iterator[str]:
    """Give what order and the words between tell of a pair, among all names of its label."""
    sentence, values, names = pair.sentence, pair.values, pair.names
    one, other = values[pair.value], names[pair.name]
    sort = other[2]
    side = "behind" if other[0] >= one[1] else "before"
    low, high = (one[1], other[0]) if side == "behind" else (other[1], one[0])
    between = sentence[low:high]
    named = sum(low <= each[0] and each[1] <= high for each in names)
    valued = sum(low <= each[0] and each[1] <= high for each in values)
    yield from _standing(pair, sort)
    yield f"{sort}:{side}:names{min(named, _MANY)}"
    yield f"{sort}:{side}:values{min(valued, _MANY)}"
    yield f"{sort}:{side}:names{min(named, _MANY)}:values{min(valued, _MANY)}"
    yield f"{sort}:{side}:breaks{min(len(_BREAK.findall(between)), 2)}"
    yield f"{sort}:{side}:brackets{min(between.count('('), 2)}-{min(between.count(')'), 2)}"
    if len(between) <= _SHORT:
        yield f"{sort}:{side}:words:{_SPACE.sub(' ', _DIGITS.sub('0', between)).lower()}"
    for word in ("than", "versus", "vs", "compared", "and", "for", "in", "with", "at", "after"):
        if re.search(rf"\b{word}\b", between, re.IGNORECASE):
            yield f"{sort}:{side}:has:{word}"


def _standing(pair: Pair, sort: str) -> Iterator[str]:
    """Give how the two rows stand to each other, and the two in them."""
    sentence, values, names, value, name = pair.sentence, pair.values, pair.names, pair.value, pair.name
    apart = "front" if names[-1][1] <= values[0][0] else "end" if names[0][0] >= values[-1][1] else "mixed"
    shape = f"{min(len(names), _MANY)}x{min(len(values), 2 * _MANY)}"
    listed = "respectively" if _RESPECTIVELY.search(sentence, values[value][1]) else "plain"
    turn = "turn" if value % len(names) == name else "other"
    block = "block" if value * len(names) // len(values) == name else "other"
    yield f"{sort}:{apart}:{shape}"
    yield f"{sort}:{apart}:{listed}:{turn}"
    yield f"{sort}:{apart}:{listed}:{block}"
    yield f"{sort}:{apart}:{listed}:{turn}:{block}:{shape}"
    yield f"{sort}:{apart}:place:{min(name, _MANY)}:{min(value, _MANY)}:{min(len(names), _MANY)}"
    behind, before = names[name][0] >= values[value][1], names[name][1] <= values[value][0]
    nearest_behind = behind and all(each[0] >= names[name][0] for each in names if each[0] >= values[value][1])
    nearest_before = before and all(each[1] <= names[name][1] for each in names if each[1] <= values[value][0])
    yield f"{sort}:{apart}:nearest:{'behind' if nearest_behind else 'before' if nearest_before else 'no'}"


def links(sentence: str, values: Sequence[Span], names: Sequence[Span]) -> list[list[float]]:
    """Give for each value how probable it is that it belongs to each name, `[value][name]`."""
    model = load_model(MODEL)
    return [
        [_probability(model.scores(pair_features(Pair(sentence, values, names, value, name)))) for name in range(len(names))]
        for value in range(len(values))
    ]


def _probability(scores: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-scores[0]))
