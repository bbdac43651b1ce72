"""Train what tells which numbers count the participants of a study: `python -m training.enrollment [--check]`.

Reads the counts of the project's own gold: the development articles of the corpus, the train split of `corpus/external`, and
`training/labels/enrollment.jsonl` (set, id, and each number with its sense; texts of others, whose annotations are not read).
Writes `enrollment.npz`; with `--check` it tells what five folds reach, and writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.annotate.enrollment.candidates import Candidate, find_candidates
from evidence.annotate.enrollment.totals import CLASSES, MODEL, NONE, chosen, scored
from evidence.annotate.linear import LinearModel
from evidence.annotate.number_roles import counts_of
from evidence.annotate.pipeline import annotate_doc
from evidence.article import Article
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.external import SETS, digest, read_labels, read_texts, to_gold
from evidence.evaluation.gold import load_corpus
from evidence.ingest import read as read_article
from training.fitting import data_folder, fit, matrix, write

LABELS = Path(__file__).parent / "labels" / "enrollment.jsonl"
SIZE = 1 << 15
STRENGTH = 0.3
VERSION = 1
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """An article's candidates, and the senses of its true counts by number."""

    family: str
    candidates: list[Candidate]
    counts: Mapping[int, str]

    def labels(self) -> list[int]:
        """Give the class of each candidate."""
        return [CLASSES.index(self.counts.get(held.value, NONE)) for held in self.candidates]


def main() -> None:
    """Fit the model and write its weights, or check it."""
    examples = [_example(*each) for each in (*_corpus(), *_external(), *_labelled())]
    if "--check" in sys.argv:
        _check(examples)
    else:
        write(MODEL, VERSION, CLASSES, _fit(examples), {})


def _fit(examples: list[Example]) -> Any:
    rows = matrix((held.all_features() for each in examples for held in each.candidates), SIZE)
    return fit(rows, [label for each in examples for label in each.labels()], strength=STRENGTH)


def _corpus() -> Iterator[tuple[str, Article, dict[int, str]]]:
    for article in load_corpus(FOLDER):
        if article.gold.split == "dev":
            counts = {int(held.count): held.role.value for held in article.gold.enrollment}
            yield article.gold.about, read_article(article.path), counts


def _external() -> Iterator[tuple[str, Article, dict[int, str]]]:
    texts = {name: read_texts(data_folder(), name, "train") for name in SETS}
    for held in read_labels():
        text = texts[held.set_name].get(held.id, "")
        if held.split == "train" and "enrollment" in held.fields and digest(text) == held.sha256:
            counts = {int(count.count): count.role.value for count in to_gold(held, text).enrollment}
            yield held.id, read_article(text, kind=SETS[held.set_name].kind), counts


def _labelled() -> Iterator[tuple[str, Article, dict[int, str]]]:
    texts = {name: read_texts(data_folder(), name, "train") for name in SETS}
    for row in map(json.loads, LABELS.read_text("utf-8").splitlines()):
        article = read_article(texts[row["set"]][row["id"]], kind=SETS[row["set"]].kind)
        yield row["id"], article, {int(count): role for count, role in row["counts"].items()}


def _example(family: str, article: Article, counts: dict[int, str]) -> Example:
    doc = annotate_doc(article)
    return Example(family, find_candidates(doc, counts_of(doc)), counts)


def _check(examples: list[Example]) -> None:
    """Print precision, recall and F1 of counts with their senses over folds of whole trials."""
    families = sorted({each.family for each in examples})
    fold = {family: place % FOLDS for place, family in enumerate(families)}
    right = given = wanted = 0
    for number in range(FOLDS):
        model = _linear(_fit([each for each in examples if fold[each.family] != number]))
        for each in (held for held in examples if fold[held.family] == number):
            found = {(total.candidate.value, total.role.value) for total in chosen(scored(model, each.candidates))}
            right, given, wanted = right + len(found & set(each.counts.items())), given + len(found), wanted + len(each.counts)
    sys.stdout.write(f"precision {right / given:.3f} recall {right / wanted:.3f} F1 {2 * right / (given + wanted):.3f}\n")


def _linear(model: Any) -> LinearModel:
    return LinearModel(MODEL, CLASSES, model.coef_.T, tuple(model.intercept_), {})


if __name__ == "__main__":
    main()
