"""Remake the weights of the span network: `python -m training.spans` (about two hours on two cores).

Needs the extra `train`, which brings the pretrained encoder. Reads `evidence_outcomes`, `consort_terms` (MIT) and `rct_art`
(Apache-2.0) with their annotations, our own labels (`training/labels/spans.jsonl`), and the texts alone of the sets that
`texts.POOL` names. With `--keep FOLDER` the teacher of every stage is kept there, and a stage
that stands there already is not run again.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy
import torch

from evidence.annotate.spans.words import WordTable
from training.fitting import SEED, WEIGHTS
from training.spans.reports import reported_items
from training.spans.sequences import Text
from training.spans.student import SIZES, Pace, Student, fit_student, known_words, settle, write_student
from training.spans.teacher import EPOCHS, OWN_EPOCHS, RATE, Teacher, fit_teacher, soften
from training.spans.texts import own_texts, reported_outcomes, result_sentences, unlabelled

OWN_RATE = 1e-4
KEPT_OUTCOMES = 130
"""How many texts of `evidence_outcomes` stay beside our own labels in the last rounds."""


def main() -> None:
    """Fit the teacher, let it mark the pool, and fit the network to both."""
    parser = argparse.ArgumentParser(description="Remake the weights of the span network")
    parser.add_argument("--keep", type=Path, default=None, help="folder where the teacher of every stage is kept")
    parser.add_argument("--until", choices=("all", "own", "network"), default="network", help="the last stage to run")
    chosen = parser.parse_args()
    random.seed(SEED)
    numpy.random.seed(SEED)
    torch.manual_seed(SEED)
    own = list(own_texts())
    taught = [text for text in own if not text.is_dev]
    outcomes, sentences, items = (list(texts("train")) for texts in (reported_outcomes, result_sentences, reported_items))
    kept_back = [text for text in own if text.is_dev]
    kept_back += [text for texts in (reported_outcomes, result_sentences, reported_items) for text in texts("dev")]
    teacher = Teacher()
    wide = [*taught, *outcomes, *sentences]
    _stage(teacher, wide, kept_back, (EPOCHS, RATE), chosen.keep and chosen.keep / "all.pt")
    if chosen.until == "all":
        return
    last = [*taught, *random.sample(outcomes, KEPT_OUTCOMES), *sentences]
    _stage(teacher, last, kept_back, (OWN_EPOCHS, OWN_RATE), chosen.keep and chosen.keep / "own.pt")
    if chosen.until == "own":
        return
    pool: list[Text] = unlabelled()
    soften(teacher, pool)
    known = known_words(pool)
    words = WordTable({word: row for row, word in enumerate(known, 1)}, SIZES)
    student = Student(len(known))
    labelled = [*taught, *outcomes, *sentences, *items]
    fit_student(student, words, [*pool, *labelled], kept_back, pace=Pace())
    settle(student, words, labelled, kept_back)
    write_student(student, known, labelled, WEIGHTS / "spans.npz")


def _stage(teacher: Teacher, texts: list[Text], dev: list[Text], pace: tuple[int, float], kept: Path | None) -> None:
    """Run one stage of the teacher at so many rounds and such a rate, or take what an earlier run kept of it."""
    if kept and kept.is_file():
        teacher.load_state_dict(torch.load(kept))
        return
    fit_teacher(teacher, texts, dev, epochs=pace[0], rate=pace[1])
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        torch.save(teacher.state_dict(), kept)


if __name__ == "__main__":
    main()
