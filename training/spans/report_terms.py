"""Fit the two readers of reporting items, which the full texts of `consort_terms` (MIT) teach with all their words.

`python -m training.spans.report_terms` remakes the linear model alone; the network is made by `python -m training.spans`,
from the network of spans, whose tables of words it keeps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy

from evidence.annotate.report_terms import HEAD, MODEL
from evidence.annotate.spans.words import WordTable
from evidence.annotate.term_features import term_features
from training.fitting import SEED, fit, matrix, read, write
from training.spans.sequences import Text, make_text
from training.spans.student import Pace, Student, fit_student

VERSION = 1
SIZE, STRENGTH = 1 << 16, 0.3
BESIDE, KEPT_SILENT = 15, 0.12
"""How far from a term every word teaches the linear model, and the share of the words farther away that do."""
PACE = Pace(1e-3, 6, {HEAD: 1}, silent=0.4)


def full_texts(split: str) -> list[Text]:
    """Give the full texts of `consort_terms` with the terms of their items."""
    return [
        make_text(row["id"], row["text"]).teach(HEAD, [(span["start"], span["end"], span["label"]) for span in row["spans"]])
        for row in read("consort_terms", split)
    ]


def fit_words(texts: Sequence[Text]) -> None:
    """Fit the linear model and write its weights."""
    features: list[dict[str, float]] = []
    labels: list[int] = []
    for text in texts:
        held = list(term_features(text.text, text.words))
        for place in _teaching(text):
            features.append(dict.fromkeys(held[place], 1.0))
            labels.append(text.labels[HEAD][place])
    model = fit(matrix(features, SIZE), labels, strength=STRENGTH)
    write(MODEL, VERSION, [str(kind) for kind in model.classes_], model, {})


def _teaching(text: Text) -> Iterator[int]:
    """Give the places of the words that teach: all near a term, and few of the others."""
    chance = random.Random(SEED + len(text.text))
    terms = numpy.array(text.labels[HEAD]) > 0
    near = numpy.convolve(terms, numpy.ones(2 * BESIDE + 1), "same") > 0
    yield from (place for place, close in enumerate(near) if close or chance.random() < KEPT_SILENT)


def fit_network(joint: Student, words: WordTable, texts: Sequence[Text], dev: Sequence[Text], *, rounds: int) -> Student:
    """Fit a network of its own for the terms, which begins where the network of spans stands and keeps its tables."""
    student = Student(joint.tables["word"].num_embeddings - 1, (HEAD,))
    student.load_state_dict(joint.state_dict() | student.heads.state_dict(prefix="heads."), strict=False)
    for table in student.tables.values():
        table.weight.requires_grad_(False)
    fit_student(student, words, texts, dev, pace=replace(PACE, epochs=min(PACE.epochs, rounds)))
    return student


if __name__ == "__main__":
    fit_words(full_texts("train"))
