"""Train what tells which length of time is the follow-up: `python -m training.follow_up [--check]`.

Reads the follow-up of the project's own gold (the development articles of the corpus, the train split of `corpus/external`) and
our labels of real texts (`training/labels/follow_up.jsonl`, which go before the gold of the same text). Writes `follow_up.npz`
with its card; with `--check` it only tells what the folds reach.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.annotate.follow_up.decision import CLASSES, LIKELY, MODEL, chance
from evidence.annotate.follow_up.lengths import Length, find_lengths
from evidence.annotate.follow_up.signs import Signs
from evidence.annotate.linear import LinearModel
from evidence.annotate.pipeline import annotate_doc, load_nlp
from evidence.appraise.horizon import days
from evidence.article import Article
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.external import EXTERNAL, SETS, digest, read_labels, read_texts, to_gold
from evidence.evaluation.gold import load_corpus
from evidence.evaluation.gold_record import GoldRecord
from evidence.ingest import read as read_article
from training.fitting import SEED, WEIGHTS, data_folder, fit, matrix, write

SIZE = 1 << 14
STRENGTH = 0.2
VERSION = 1
FOLDS = 8
LABELS = Path(__file__).parent / "labels" / "follow_up.jsonl"
_ALIKE = 0.04
"""Lengths that differ by no more than this share are the same follow-up."""

Judge = Callable[[Length], bool]
Row = tuple[Mapping[str, float], bool]


@dataclass(frozen=True, slots=True)
class Text:
    """The lengths of time of an article with whether each is its follow-up, and whether it tells of one at all."""

    family: str
    source: str
    tells: bool
    lengths: tuple[Row, ...]


def main() -> None:
    """Fit the model and write its weights with their card, or check it."""
    labelled = list(_labelled())
    taken = {text.family for text in labelled}
    texts = [*_corpus(), *(text for text in _external() if text.family not in taken), *labelled]
    card = _card(texts)
    if "--check" in sys.argv:
        sys.stdout.write(card)
    else:
        write(MODEL, VERSION, CLASSES, _fit(texts), {})
        (WEIGHTS / "follow_up.md").write_text(card, "utf-8")


def _fit(texts: Sequence[Text]) -> Any:
    rows = [row for text in texts for row in text.lengths]
    return fit(matrix((signs for signs, _ in rows), SIZE), [int(is_it) for _, is_it in rows], strength=STRENGTH)


def _corpus() -> Iterator[Text]:
    for article in load_corpus(FOLDER):
        if article.gold.split == "dev":
            yield _by_gold(article.gold.about, "corpus", read_article(article.path), article.gold)


def _external() -> Iterator[Text]:
    held = [label for label in read_labels(EXTERNAL) if label.split == "train" and "study" in label.fields]
    texts = {name: read_texts(data_folder(), name, "train") for name in {label.set_name for label in held}}
    for label in held:
        text = texts[label.set_name].get(label.id, "")
        if digest(text) == label.sha256:
            article = read_article(text, kind=SETS[label.set_name].kind)
            yield _by_gold(f"{label.set_name} {label.id}", "external", article, to_gold(label, text))


def _by_gold(family: str, source: str, article: Article, gold: GoldRecord) -> Text:
    told = [str(fact.value) for _, name, fact in gold.section_facts() if name == "follow_up"]
    return _read(family, source, article, _as_long_as([length for words in told if (length := days(words))]), tells=bool(told))


def _as_long_as(true: Sequence[float]) -> Judge:
    return lambda length: any(abs(length.days - each) <= _ALIKE * each for each in true)


def _labelled() -> Iterator[Text]:
    texts: dict[str, Mapping[str, str]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        held = texts.setdefault(label["set"], read_texts(data_folder(), label["set"], "train"))
        text = held[label["id"]]
        if digest(text) != label["sha256"]:
            raise SystemExit(f"{label['set']} {label['id']} is not the text that was labelled: get the set again")
        article = read_article(text, kind=SETS[label["set"]].kind)
        true = [found for start, end in label["follow_up"] if (found := days(article.text[start:end].replace("-", " ")))]
        yield _read(f"{label['set']} {label['id']}", "labelled", article, _as_long_as(true), tells=bool(true))


def _read(family: str, source: str, article: Article, judge: Judge, *, tells: bool) -> Text:
    with load_nlp().select_pipes(enable=["evidence_terms", *(f"evidence_{name}" for name in _NEEDED)]) as _:
        doc = annotate_doc(article, nlp=load_nlp())
    lengths = find_lengths(doc)
    signs = Signs(doc, lengths)
    return Text(family, source, tells, tuple((signs.of(length), judge(length)) for length in lengths))


_NEEDED = ("sentence_spans", "sentences", "clauses", "abbreviations", "shapes", "numbers")


def _card(texts: Sequence[Text]) -> str:
    figures = _left_out(texts)
    counts = {source: sum(text.source == source for text in texts) for source in ("corpus", "external", "labelled")}
    return f"""# How long people were followed

A linear model over the words beside every length of time, its place and its rivals; where a text says nothing of follow-up as
such, the likeliest length is taken if its probability is {LIKELY} or more.

- **Made by:** `python -m training.follow_up` (extra `train`; seed {SEED}), version {VERSION}.
- **Trained on:** {sum(len(text.lengths) for text in texts)} lengths of time of {counts["corpus"]} development articles of the
  corpus, {counts["external"]} texts of the train split of `corpus/external`, and {counts["labelled"]} labelled texts
  (`training/labels/follow_up.jsonl`; of the sets only the texts were read, not their annotations).
- **Read in {FOLDS} folds of whole trials, each by a model that had not seen them:** {figures}.
- **Known limits:** a text may tell of two trials, of which the likelier length is given; readers differ on whether the length
  of a treatment is a follow-up, and the labels take it for one where nothing longer is told.
"""


def _left_out(texts: Sequence[Text]) -> str:
    families = sorted({text.family for text in texts})
    fold = {family: place % FOLDS for place, family in enumerate(families)}
    told: list[tuple[Text, float, bool]] = []
    for number in range(FOLDS):
        fitted = _fit([text for text in texts if fold[text.family] != number])
        model = LinearModel(MODEL, CLASSES, fitted.coef_.T, tuple(fitted.intercept_), {})
        told += [(text, *_likeliest(model, text)) for text in texts if fold[text.family] == number]
    parts = []
    for source in ("corpus", "external", "labelled"):
        rows = [row for row in told if row[0].source == source]
        given = [row for row in rows if row[1] >= LIKELY]
        right, wanted = sum(is_it for _, _, is_it in given), sum(text.tells for text, _, _ in rows)
        parts.append(f"{source} precision {right / len(given):.3f}, recall {right / wanted:.3f}")
    return "; ".join(parts)


def _likeliest(model: LinearModel, text: Text) -> tuple[float, bool]:
    """Give the chance of the likeliest length, and whether it is the follow-up."""
    return max(((chance(model, signs), is_it) for signs, is_it in text.lengths), key=lambda each: each[0], default=(0.0, False))


if __name__ == "__main__":
    main()
