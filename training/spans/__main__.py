"""Remake the weights of the span network: `python -m training.spans` (about an hour and a half on two cores).

Needs the extra `train`, which brings the pretrained encoder. Reads `evidence_outcomes` (MIT) and `rct_art` (Apache-2.0) with
their annotations, our own labels (`training/labels/spans.jsonl`), and the texts alone of the sets that `texts.POOL` names.
"""

from __future__ import annotations

import random

import numpy
import torch

from evidence.annotate.spans.words import WordTable
from training.fitting import SEED, WEIGHTS
from training.spans.sequences import Text
from training.spans.student import SIZES, Student, fit_student, known_words, write_student
from training.spans.teacher import EPOCHS, OWN_EPOCHS, RATE, Teacher, fit_teacher, soften
from training.spans.texts import own_texts, reported_outcomes, result_sentences, unlabelled

OWN_RATE = 1e-4
KEPT_OUTCOMES = 130
"""How many texts of `evidence_outcomes` stay beside our own labels in the last rounds of the teacher."""


def main() -> None:
    """Fit the teacher, let it mark the pool, and fit the network to both."""
    random.seed(SEED)
    numpy.random.seed(SEED)
    torch.manual_seed(SEED)
    own = list(own_texts())
    outcomes, sentences = list(reported_outcomes("train")), list(result_sentences("train"))
    kept_back = [text for text in own if text.is_dev] + list(reported_outcomes("dev")) + list(result_sentences("dev"))
    taught = [text for text in own if not text.is_dev]
    teacher = Teacher()
    fit_teacher(teacher, [*taught, *taught, *outcomes, *sentences], kept_back, epochs=EPOCHS, rate=RATE)
    last = [*taught, *taught, *random.sample(outcomes, KEPT_OUTCOMES), *sentences]
    fit_teacher(teacher, last, kept_back, epochs=OWN_EPOCHS, rate=OWN_RATE)
    pool: list[Text] = unlabelled()
    soften(teacher, pool)
    known = known_words(pool)
    words = WordTable({word: row for row, word in enumerate(known, 1)}, SIZES)
    student = Student(len(known))
    fit_student(student, words, [*pool, *taught, *outcomes, *sentences], kept_back)
    write_student(student, known, WEIGHTS / "spans.npz")


if __name__ == "__main__":
    main()
