"""Small linear models over named features, as plain arrays: what a trained classifier needs at run time, and no more.

A feature is a string; its CRC-32 picks a row of the weights (the hashing trick of Weinberger 2009), so no vocabulary is kept.
The weights are made by the scripts in `training/`, each from a fixed seed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any
from zlib import crc32


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A multinomial logistic model.

    Attributes:
        name: under which it is kept, with its version (`roles@1`).
        classes: what it tells apart, in the order of the columns of `weights`.
        weights: one row for each place that a feature can hash to.
        bias: one number for each class.
        extra: what else the trainer wrote down (transitions, thresholds).
    """

    name: str
    classes: tuple[str, ...]
    weights: Any
    bias: tuple[float, ...]
    extra: Mapping[str, Any]

    def scores(self, features: Mapping[str, float] | Iterable[str]) -> list[float]:
        """Give the log-odds of each class, up to a constant."""
        named = features if isinstance(features, Mapping) else dict.fromkeys(features, 1.0)
        size = len(self.weights)
        rows = [place(feature, size) for feature in named]
        if not rows:
            return list(self.bias)
        import numpy

        summed = numpy.fromiter(named.values(), numpy.float32, len(rows)) @ self.weights[rows]
        return [score + bias for score, bias in zip(summed.tolist(), self.bias, strict=True)]

    def probabilities(self, features: Mapping[str, float] | Iterable[str]) -> dict[str, float]:
        """Give the probability of each class."""
        return dict(zip(self.classes, softmax(self.scores(features)), strict=True))


@lru_cache(maxsize=1 << 16)
def place(feature: str, size: int) -> int:
    """Give the row of a feature among `size` rows."""
    return crc32(feature.encode("utf-8")) % size


def softmax(scores: Iterable[float]) -> list[float]:
    """Turn log-odds into probabilities."""
    held = list(scores)
    top = max(held)
    powers = [math.exp(score - top) for score in held]
    return [power / sum(powers) for power in powers]


@cache
def load_model(name: str) -> LinearModel:
    """Load the weights of the package named `name`."""
    import numpy

    with as_file(files("evidence.annotate") / "weights" / f"{name}.npz") as path, numpy.load(path) as held:
        about = json.loads(str(held["about"]))
        return LinearModel(
            about["name"], tuple(about["classes"]), held["weights"].astype(numpy.float32), tuple(about["bias"]), about["extra"]
        )
