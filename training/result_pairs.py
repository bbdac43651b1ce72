"""Remake `result_pairs`, which ties values to arms and outcomes, from `rct_art` (Apache-2.0).

Run `python -m training.result_pairs`; a few seconds.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evidence.annotate.result_pairs import MODEL, Pair, pair_features
from evidence.annotate.result_rows import Span
from evidence.evaluation.detokenise import Detokenised, detokenise
from training.fitting import fit, matrix, read, write

VERSION = 2
SIZE = 1 << 14
STRENGTH = 0.2
CLASSES = ("linked",)
VALUE = "MEAS"
NAMES = {"INTV": {"A1_RES", "A2_RES"}, "OC": {"OC_RES"}}


def main() -> None:
    """Fit to the sentences of the training documents."""
    rows: list[dict[str, float]] = []
    labels: list[int] = []
    for row in sentences("train"):
        for features, linked in pairs(row):
            rows.append(features)
            labels.append(int(linked))
    path = write(MODEL, VERSION, CLASSES, fit(matrix(rows, SIZE), labels, strength=STRENGTH), {})
    sys.stdout.write(f"{len(rows)} pairs, {sum(labels)} linked; wrote {path}\n")


def sentences(split: str) -> Iterator[dict[str, Any]]:
    """Give the sentences whose document belongs to a split."""
    folder = Path(os.environ.get("EVIDENCE_DATA", "../shared/data")) / "rct_art"
    splits = json.loads((folder / "bydoc_split.json").read_text("utf-8"))
    yield from (row for row in (*read("rct_art", "train"), *read("rct_art", "dev")) if splits.get(row["id"]) == split)


def pairs(row: dict[str, Any]) -> Iterator[tuple[dict[str, float], bool]]:
    """Give the features of every value with every name of its sentence, and whether they are linked."""
    running = detokenise(row["text"])
    spans = sorted(row["spans"], key=lambda span: span["start"])
    gold = {(link["type"], link["head"], link["tail"]) for link in row["relations"]}
    values = [span for span in spans if span["label"] == VALUE]
    for label, kinds in NAMES.items():
        names = [span for span in spans if span["label"] == label]
        for at, value in enumerate(values):
            for place, name in enumerate(names):
                pair = Pair(running.text, _spans(running, values), _spans(running, names), at, place)
                linked = any((kind, name["id"], value["id"]) in gold for kind in kinds)
                yield dict.fromkeys(pair_features(pair), 1.0), linked


def _spans(running: Detokenised, spans: Sequence[dict[str, Any]]) -> list[Span]:
    """Give spans of the printed text where they stand in the running text, which is what is read in use."""
    return [(*running.running(span["start"], span["end"]), span["label"]) for span in spans]


if __name__ == "__main__":
    main()
