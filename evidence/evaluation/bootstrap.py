"""Bootstrap intervals over documents, from per-document counts: nothing is predicted twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Statistic = Callable[[Array], Array]
"""Sums of counts, the counts on the last axis, to one value each; NaN where the value is undefined."""

RESAMPLES = 1000
"""Enough for two digits of a 95% percentile interval: Efron and Tibshirani 1993, section 14.2."""
SEED = 20250512
LEVEL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value.

    Attributes:
        value: between 0 and 1, or None where nothing could be counted.
        low, high: 95% percentile interval, resampled by document.
        n: how many documents have a say.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def measure(counts: Array, statistic: Statistic) -> Figure:
    """Give a statistic of the summed counts and its interval.

    Args:
        counts: one row a document, one column a count.
        statistic: from sums of counts to the value.
    """
    counted = counts[counts.any(axis=1)] if counts.size else counts
    if not len(counted):
        return Figure(None, None, None, 0)
    value = float(statistic(counted.sum(axis=0)))
    if np.isnan(value):
        return Figure(None, None, None, len(counted))
    draws = statistic(_weights(len(counted)) @ counted)
    low, high = np.percentile(draws[~np.isnan(draws)], LEVEL)
    return Figure(value, float(low), float(high), len(counted))


def _weights(documents: int) -> Array:
    """How often each document is drawn in each resample; the same for the same number of documents."""
    generator = np.random.default_rng(SEED)
    return generator.multinomial(documents, np.full(documents, 1 / documents), size=RESAMPLES).astype(np.float64)
