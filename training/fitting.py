"""What the trainers share: reading a data set, hashing features, fitting a linear model, writing its weights."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from evidence.annotate.linear import place

SEED = 20240501
WEIGHTS = Path(__file__).parent.parent / "evidence" / "annotate" / "weights"
_SMALL, _SMALL_SHARE = 0.02, 0.01
"""Weights under both, the second as a share of the largest, are left out."""


def data_folder() -> Path:
    """Give the folder of the data sets: `EVIDENCE_DATA`, or `../shared/data`."""
    return Path(os.environ.get("EVIDENCE_DATA", "../shared/data"))


def read(name: str, split: str) -> list[dict[str, Any]]:
    """Read one split of a data set from `EVIDENCE_DATA`, or from `../shared/data`."""
    path = data_folder() / name / f"{split}.jsonl"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: set EVIDENCE_DATA to the folder that holds {name}")
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def matrix(rows: Iterable[Mapping[str, float]], size: int) -> csr_matrix:
    """Hash the features of every row into a sparse matrix with `size` columns."""
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for features in rows:
        indices += [place(feature, size) for feature in features]
        values += features.values()
        ends.append(len(indices))
    held = csr_matrix((numpy.array(values, dtype=numpy.float64), indices, ends), shape=(len(ends) - 1, size))
    held.sum_duplicates()
    return held


def fit(
    rows: csr_matrix, labels: Sequence[int], *, strength: float, balanced: bool = False, weights: Sequence[float] | None = None
) -> LogisticRegression:
    """Fit a multinomial logistic model; the same rows give the same weights.

    Args:
        rows: from `matrix`.
        labels: the class of each row.
        strength: the inverse of the penalty.
        balanced: whether rare classes weigh as much as frequent ones.
        weights: what each row weighs; all the same where None.
    """
    weighting = "balanced" if balanced else None
    model = LogisticRegression(C=strength, max_iter=1000, random_state=SEED, class_weight=weighting)
    return model.fit(rows, labels, sample_weight=weights)


def write(name: str, version: int, classes: Sequence[str], model: LogisticRegression, extra: Mapping[str, Any]) -> Path:
    """Write the weights of a fitted model where the package finds them; weights next to nothing are left out."""
    sizes = numpy.abs(model.coef_.T)
    weights = numpy.where(sizes < min(_SMALL, _SMALL_SHARE * sizes.max()), 0.0, model.coef_.T).astype(numpy.float16)
    about = {
        "name": f"{name}@{version}",
        "classes": list(classes),
        "bias": [float(bias) for bias in model.intercept_],
        "extra": extra,
    }
    path = WEIGHTS / f"{name}.npz"
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        numpy.savez_compressed(file, weights=weights, about=numpy.array(json.dumps(about, sort_keys=True)))
    return path
