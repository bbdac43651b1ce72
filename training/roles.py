"""Train the model of sentence roles: `python -m training.roles`.

Reads `rct_sentence_roles` (abstracts from PubMed Central's open subset with their authors' headings; ids that begin with PMC)
and writes `evidence/annotate/weights/roles.npz`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy

from evidence.annotate.roles import MODEL, ROLES
from evidence.annotate.sentence_features import sentence_features
from training.fitting import fit, matrix, read, write

SIZE = 1 << 17
STRENGTH = 1.0
TRANSITION_WEIGHT = 0.6
VERSION = 1
_NAMES = [role.value.upper() for role in ROLES]


def main() -> None:
    """Fit on the train split and write the weights."""
    rows = [row for row in read("rct_sentence_roles", "train") if row["id"].startswith("PMC")]
    features: list[dict[str, float]] = []
    labels: list[int] = []
    for row in rows:
        sentences = [row["text"][start:end] for start, end, _ in row["sentences"]]
        for named, (_, _, role) in zip(sentence_features(sentences), row["sentences"], strict=True):
            if role in _NAMES:
                features.append(named)
                labels.append(_NAMES.index(role))
    model = fit(matrix(features, SIZE), labels, strength=STRENGTH)
    write(MODEL, VERSION, [role.value for role in ROLES], model, _chain(rows))


def _chain(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Count how roles begin and follow each other, as weighted log-probabilities."""
    first, following = numpy.full(len(ROLES), 0.5), numpy.full((len(ROLES), len(ROLES)), 0.5)
    for row in rows:
        roles = [_NAMES.index(role) for _, _, role in row["sentences"] if role in _NAMES]
        if roles:
            first[roles[0]] += 1
        for one, other in pairwise(roles):
            following[one, other] += 1
    logs = (
        TRANSITION_WEIGHT * numpy.log(first / first.sum()),
        TRANSITION_WEIGHT * numpy.log(following / following.sum(1, keepdims=True)),
    )
    return {"first": logs[0].round(4).tolist(), "next": logs[1].round(4).tolist()}


if __name__ == "__main__":
    main()
