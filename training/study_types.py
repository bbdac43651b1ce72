"""Train the model of the kind of study: `python -m training.study_types`.

Reads our labels of releases (`training/labels/study_types.jsonl`) and writes `study_types.npz` to `evidence/annotate/weights/`,
with a card that says how releases are read by models that were not fitted on them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from evidence.annotate.design.kind_of_study import CLASSES, MODEL, kind_features
from evidence.annotate.pipeline import annotate_doc
from evidence.evaluation.external import digest, read_texts
from evidence.ingest import read
from training.fitting import SEED, WEIGHTS, data_folder, fit, matrix, write

VERSION = 1
LABELS = Path(__file__).parent / "labels" / "study_types.jsonl"
SIZE = 1 << 15
STRENGTH = 0.5
FOLDS = 8


def main() -> None:
    """Fit the model on every label, after measuring it on parts that were left out."""
    rows, labels = _labelled()
    score = _left_out(rows, labels)
    write(MODEL, VERSION, CLASSES, fit(matrix(rows, SIZE), labels, strength=STRENGTH, balanced=True), {})
    (WEIGHTS / "study_types.md").write_text(_card(labels, score), "utf-8")


def _labelled() -> tuple[list[Mapping[str, float]], list[int]]:
    texts: dict[str, Mapping[str, str]] = {}
    rows, labels = [], []
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        held = texts.setdefault(label["set"], read_texts(data_folder(), label["set"], "train"))
        article = read(held[label["id"]], kind="press_release")
        if digest(article.text) != label["sha256"]:
            raise SystemExit(f"{label['set']} {label['id']} is not the text that was labelled: get the set again")
        rows.append(kind_features(annotate_doc(article)))
        labels.append(CLASSES.index(label["type"]))
    return rows, labels


def _left_out(rows: Sequence[Mapping[str, float]], labels: Sequence[int]) -> dict[str, float]:
    features, truth = matrix(rows, SIZE), numpy.array(labels)
    read_as = numpy.zeros(len(labels), dtype=int)
    for kept, left in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(features, truth):
        model = fit(features[kept], truth[kept].tolist(), strength=STRENGTH, balanced=True)
        read_as[left] = model.predict(features[left])
    return {
        "accuracy": round(float((read_as == truth).mean()), 3),
        "macro-F1": round(float(f1_score(truth, read_as, average="macro")), 3),
    }


def _card(labels: Sequence[int], score: Mapping[str, float]) -> str:
    counts = ", ".join(f"{labels.count(place)} {name}" for place, name in enumerate(CLASSES))
    figures = ", ".join(f"{name} {value:.3f}" for name, value in score.items())
    return f"""# The kind of study that a release tells of

A linear model over the words on design that the lexicons find, by place, and over all words of what a release says of its
study.

- **Made by:** `python -m training.study_types` (extra `train`; seed {SEED}), version {VERSION}.
- **Trained on:** our own labels of {len(labels)} releases of `health_release` ({counts}): `training/labels/study_types.jsonl`.
- **Read in {FOLDS} folds, each by a model that had not seen it:** {figures}.
- **Used for:** press releases and news whose words do not settle the kind of study; abstracts are read by rules alone.
- **Known limits:** few reviews and releases without a study among the labels; American releases only.
"""


if __name__ == "__main__":
    main()
