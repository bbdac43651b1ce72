"""Train what tells which words say who took part: `python -m training.population [--check]`.

Reads the descriptions of the project's own gold (the development articles of the corpus) and our labels of real texts
(`training/labels/population.jsonl`). Writes `population.npz` with its card; with `--check` it only tells what the folds reach.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.annotate.linear import LinearModel
from evidence.annotate.pipeline import annotate_doc, load_nlp
from evidence.annotate.population.candidates import find_candidates
from evidence.annotate.population.decision import BEST, CLASSES, LIKELY, MODEL, NO, POOR, worth
from evidence.annotate.population.finder import conditions_of, names_of
from evidence.annotate.population.signs import Signs
from evidence.article import Article
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.external import SETS, digest, read_texts
from evidence.evaluation.gold import load_corpus
from evidence.evaluation.matching import alike, contained
from evidence.ingest import read as read_article
from training.fitting import SEED, WEIGHTS, data_folder, fit, matrix, write

if TYPE_CHECKING:
    from spacy.tokens import Doc

SIZE = 1 << 15
STRENGTH = 0.02
VERSION = 1
FOLDS = 8
LABELS = Path(__file__).parent / "labels" / "population.jsonl"
_POPULATION = "evidence_population"
_LARGE_PART = 0.6
"""The share of the best words that a phrase holds to be as good."""

Judge = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of an article: its signs, and its place in `CLASSES`."""

    signs: Mapping[str, float]
    grade: int


@dataclass(frozen=True, slots=True)
class Text:
    """The phrases of an article, and whether it tells who took part at all."""

    family: str
    own: bool
    tells: bool
    phrases: tuple[Phrase, ...]


def main() -> None:
    """Fit the model and write its weights with their card, or check it."""
    texts = [*_corpus(), *_labelled()]
    card = _card(texts)
    if "--check" in sys.argv:
        sys.stdout.write(card)
    else:
        write(MODEL, VERSION, CLASSES, _fit(texts), {})
        (WEIGHTS / "population.md").write_text(card, "utf-8")


def _fit(texts: Sequence[Text]) -> Any:
    phrases = [phrase for text in texts for phrase in text.phrases]
    return fit(matrix((phrase.signs for phrase in phrases), SIZE), [phrase.grade for phrase in phrases], strength=STRENGTH)


def _corpus() -> Iterator[Text]:
    for article in load_corpus(FOLDER):
        if article.gold.split == "dev":
            told = [fact.value for _, name, fact in article.gold.section_facts() if name == "description"]
            judge = _by_words(str(told[0])) if told else _nothing
            yield _read(article.gold.about, read_article(article.path), judge, tells=bool(told), own=True)


def _labelled() -> Iterator[Text]:
    texts: dict[str, Mapping[str, str]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        held = texts.setdefault(label["set"], read_texts(data_folder(), label["set"], "train"))
        text = held[label["id"]]
        if digest(text) != label["sha256"]:
            raise SystemExit(f"{label['set']} {label['id']} is not the text that was labelled: get the set again")
        article = read_article(text, kind=SETS[label["set"]].kind)
        grades = {_folded(article.text[start:end]): grade for start, end, grade in label["phrases"]}
        judge = _by_grades(grades)
        yield _read(f"{label['set']} {label['id']}", article, judge, tells=any(grades.values()), own=False)


def _read(family: str, article: Article, judge: Judge, *, tells: bool, own: bool) -> Text:
    doc = _annotated(article)
    candidates = find_candidates(doc)
    signs = Signs(doc, candidates, names_of(conditions_of(doc)))
    judged = ((candidate, judge(candidate.value)) for candidate in candidates)
    phrases = tuple(Phrase(signs.of(candidate), grade) for candidate, grade in judged if grade is not None)
    return Text(family, own, tells, phrases)


def _annotated(article: Article) -> Doc:
    nlp = load_nlp()
    with nlp.select_pipes(disable=[_POPULATION]):
        return annotate_doc(article, nlp=nlp)


def _nothing(_words: str) -> int:
    return CLASSES.index(NO)


def _by_words(told: str) -> Judge:
    """Judge a phrase by the words of the gold."""

    def judge(words: str) -> int:
        if contained(words, told) >= _LARGE_PART:
            return CLASSES.index(BEST)
        return CLASSES.index(POOR if contained(words, told) or alike(words, told) else NO)

    return judge


def _by_grades(grades: Mapping[str, int]) -> Judge:
    """Judge a phrase by the grade that a reader gave to the same words, or by the best words; None where neither tells."""

    def judge(words: str) -> int | None:
        best = (told for told, grade in grades.items() if CLASSES[grade] == BEST)
        grade = max((_by_words(told)(words) for told in best), default=0)
        return grades.get(_folded(words), grade or None)

    return judge


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _card(texts: Sequence[Text]) -> str:
    figures = _left_out(texts)
    return f"""# Who took part

A linear model over the place, the company and the words of every phrase for people; the likeliest is the description of the
participants.

- **Made by:** `python -m training.population` (extra `train`; seed {SEED}), version {VERSION}.
- **Trained on:** {sum(len(text.phrases) for text in texts)} phrases of {sum(text.own for text in texts)} articles of the
  corpus and {sum(not text.own for text in texts)} labelled texts (`training/labels/population.jsonl`).
- **Read in {FOLDS} folds of whole trials, each by a model that had not seen them:** {figures}.
- **Known limits:** animals are not described; people told only by a pronoun or by their profession are missed.
"""


def _left_out(texts: Sequence[Text]) -> str:
    families = sorted({text.family for text in texts})
    fold = {family: place % FOLDS for place, family in enumerate(families)}
    told: list[tuple[Text, float, bool]] = []
    for number in range(FOLDS):
        fitted = _fit([text for text in texts if fold[text.family] != number])
        model = LinearModel(MODEL, CLASSES, fitted.coef_.T, tuple(fitted.intercept_), {})
        told += [(text, *_best(model, text)) for text in texts if fold[text.family] == number]
    parts = []
    for name, is_own in (("articles of the corpus", True), ("labelled texts", False)):
        rows = [row for row in told if row[0].own is is_own]
        given = [row for row in rows if row[1] >= LIKELY]
        right, wanted = sum(is_true for _, _, is_true in given), sum(text.tells for text, _, _ in rows)
        if given and wanted:
            parts.append(f"{name} precision {right / len(given):.3f}, recall {right / wanted:.3f}")
    return "; ".join(parts)


def _best(model: LinearModel, text: Text) -> tuple[float, bool]:
    """Give how likely the chosen phrase is to be true, and whether it is."""
    told = ((*worth(model, phrase.signs), phrase.grade > 0) for phrase in text.phrases)
    likely, _, is_true = max(told, key=lambda each: each[1], default=(0.0, 0.0, False))
    return likely, is_true


if __name__ == "__main__":
    main()
