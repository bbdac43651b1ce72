"""Remake the weights of the span network: `python -m training.spans` (about two hours on two cores).

Needs the extra `train`, which brings the pretrained encoder. Reads `evidence_outcomes`, `consort_terms` (MIT) and `rct_art`
(Apache-2.0) with their annotations, our own labels (`training/labels/spans.jsonl`), and the texts alone of the sets that
`texts.POOL` names. The network of spans comes first; that of reporting items (`report_terms`) begins where it stands.
With `--keep FOLDER` the teacher of every stage is kept there, and a stage that stands there already is not run again.

A trial of the whole chain, from the texts to a file of weights, takes minutes:
`python -m training.spans --rounds 1 --texts 3 --to trial.npz`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy
import torch

from evidence.annotate.report_terms import NETWORK
from evidence.annotate.spans.words import WordTable
from training.fitting import SEED, WEIGHTS
from training.spans.report_terms import fit_network, fit_words, full_texts
from training.spans.sequences import Text
from training.spans.student import SIZES, Pace, Student, fit_student, known_words, settle, write_student
from training.spans.teacher import EPOCHS, OWN_EPOCHS, RATE, Teacher, fit_teacher, soften
from training.spans.texts import own_texts, reported_outcomes, result_sentences, unlabelled

SHIPPED = WEIGHTS / "spans.npz"
OWN_RATE = 1e-4
KEPT_OUTCOMES = 130
"""How many texts of `evidence_outcomes` stay beside our own labels in the last rounds."""


def main() -> None:
    """Fit the teacher, let it mark the pool, and fit the network to both."""
    chosen = _chosen()
    random.seed(SEED)
    numpy.random.seed(SEED)
    torch.manual_seed(SEED)
    taught, kept_back = _labelled(chosen.texts)
    outcomes = [text for text in taught if "eo" in text.labels]
    last = [text for text in taught if {"own", "art"} & text.labels.keys()]
    teacher = Teacher()
    wide = [*last, *outcomes]
    _stage(teacher, wide, kept_back, (min(EPOCHS, chosen.rounds), RATE), chosen.keep and chosen.keep / "all.pt")
    if chosen.until == "all":
        return
    last += random.sample(outcomes, min(KEPT_OUTCOMES, len(outcomes)))
    _stage(teacher, last, kept_back, (min(OWN_EPOCHS, chosen.rounds), OWN_RATE), chosen.keep and chosen.keep / "own.pt")
    if chosen.until == "own":
        return
    pool: list[Text] = unlabelled(chosen.texts)
    soften(teacher, pool)
    known = known_words(pool)
    words = WordTable({word: row for row, word in enumerate(known, 1)}, SIZES)
    student = Student(len(known))
    fit_student(student, words, [*pool, *taught], kept_back, pace=Pace(epochs=min(Pace().epochs, chosen.rounds)))
    settle(student, words, taught, kept_back, rounds=chosen.rounds)
    write_student(student, known, taught, chosen.to)
    _report_items(student, words, known, chosen)


def _report_items(student: Student, words: WordTable, known: Sequence[str], chosen: argparse.Namespace) -> None:
    """Fit the two readers of reporting items; a trial leaves the linear one as it is."""
    reports = full_texts("train")[: chosen.texts]
    items = fit_network(student, words, reports, full_texts("dev")[: chosen.texts], rounds=chosen.rounds)
    write_student(items, known, reports, chosen.to.with_name(f"{NETWORK}{chosen.to.suffix}"), NETWORK)
    if chosen.to == SHIPPED:
        fit_words(reports)


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Remake the weights of the span network")
    parser.add_argument("--keep", type=Path, default=None, help="folder where the teacher of every stage is kept")
    parser.add_argument("--until", choices=("all", "own", "network"), default="network", help="the last stage to run")
    parser.add_argument("--rounds", type=int, default=EPOCHS + OWN_EPOCHS, help="the most rounds of any fit, for a trial")
    parser.add_argument("--texts", type=int, default=None, help="only so many texts of every source, for a trial")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="the file of weights to write")
    chosen = parser.parse_args()
    if chosen.texts is not None and chosen.to == SHIPPED and chosen.until == "network":
        parser.error("a trial on some of the texts does not write over the weights that ship: name a file with --to")
    return chosen


def _labelled(most: int | None) -> tuple[list[Text], list[Text]]:
    """Give the texts that teach and those kept back, at most so many of every source."""
    own = list(own_texts())
    taught = [text for text in own if not text.is_dev][:most]
    kept_back = [text for text in own if text.is_dev][:most]
    for texts in (reported_outcomes, result_sentences):
        taught += islice(texts("train"), most)
        kept_back += islice(texts("dev"), most)
    return taught, kept_back


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
