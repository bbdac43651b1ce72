"""Train what tells which names are arms of a trial, and on which side: `python -m training.arms [--check]`.

Reads the arms of the project's own gold (the development articles of the corpus, the train split of `corpus/external`) and the
interventions and comparators of the questions of `evidence_inference`, which leave arms out and weigh less. Writes `arms.npz`;
with `--check` it tells what five folds of whole trials reach, and writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from evidence.annotate.arms.arm_name import ArmName
from evidence.annotate.arms.decision import CLASSES, COMPARED, MODEL, NONE, TESTED
from evidence.annotate.arms.finder import label_of, names_of
from evidence.annotate.arms.signs import CONTRASTS, Signs
from evidence.annotate.linear import LinearModel
from evidence.annotate.pipeline import annotate_doc
from evidence.article import Article
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.external import SETS, digest, read_labels, read_texts, to_gold
from evidence.evaluation.gold import load_corpus
from evidence.evaluation.gold_record import GoldArm
from evidence.evaluation.matching import alike, best_match, contained, shared_words
from evidence.ingest import read as read_article
from evidence.record import Provenance
from evidence.vocabulary import ArmRole
from training.fitting import data_folder, fit, matrix, read, write

if TYPE_CHECKING:
    from spacy.tokens import Doc

SIZE = 1 << 15
STRENGTH = 0.1
VERSION = 1
FOLDS = 5
_SAME = 0.25
"""A name that shares less than this with every arm of the gold is none."""
_OF_QUESTIONS, _NOT_ASKED = 0.5, 0.2
"""What a name weighs that a question of `evidence_inference` names, and one that none does: it may be an arm all the same."""
_APART = 0.1
_OF_EXCERPTS, _MOST_EXCERPTS = 0.5, 2
"""What a name weighs in a sentence that is read alone, and how many sentences of an article are."""

Judge = Callable[[ArmName, Article], tuple[str, float] | None]


@dataclass(frozen=True, slots=True)
class Example:
    """A name of an article: its signs, its class, and what it weighs."""

    family: str
    own: bool
    signs: Mapping[str, float]
    label: str
    weight: float


def main() -> None:
    """Fit the model and write its weights, or check it."""
    examples = [each for source in (_corpus, _external, _questions) for each in source()]
    if "--check" in sys.argv:
        _check(examples)
    else:
        write(MODEL, VERSION, CLASSES, _fit(examples), {})


def _fit(examples: Sequence[Example]) -> Any:
    rows = matrix((each.signs for each in examples), SIZE)
    labels = [CLASSES.index(each.label) for each in examples]
    return fit(rows, labels, strength=STRENGTH, weights=[each.weight for each in examples])


def _corpus() -> Iterator[Example]:
    for article in load_corpus(FOLDER):
        if article.gold.split == "dev":
            yield from _examples(article.gold.about, read_article(article.path), _by_arms(article.gold.arms))


def _external() -> Iterator[Example]:
    texts = {name: read_texts(data_folder(), name, "train") for name in SETS}
    for held in read_labels():
        text = texts[held.set_name].get(held.id, "")
        if held.split == "train" and "arms" in held.fields and digest(text) == held.sha256:
            article = read_article(text, kind=SETS[held.set_name].kind)
            yield from _examples(held.id, article, _by_arms(to_gold(held, text).arms))


def _questions() -> Iterator[Example]:
    for row in read("evidence_inference", "train"):
        article = read_article(row["abstract"], kind="abstract")
        yield from _examples(row["id"], article, _by_questions(row["prompts"]), own=False)


def _examples(family: str, article: Article, judge: Judge, *, own: bool = True) -> Iterator[Example]:
    doc = annotate_doc(article)
    names, background = names_of(doc)
    signs = Signs(doc, names, background) if names else None
    for name in names:
        judged = judge(name, article)
        if signs and judged:
            yield Example(family, own, signs.of(name), *judged)
    for start, end in _contrasts(doc, names) if own else ():
        excerpt = read_article(article.text[start:end], kind=article.kind)
        for each in _examples(family, excerpt, judge, own=False):
            yield replace(each, weight=each.weight * _OF_EXCERPTS)


def _contrasts(doc: Doc, names: Sequence[ArmName]) -> list[tuple[int, int]]:
    """Give the first sentences that set names against each other: what a reader of one sentence sees."""
    found = []
    for sentence in doc._.sentences:
        offers = ((name.key, offer) for name in names for offer, _ in name.offers if offer.construct in CONTRASTS)
        keys = {key for key, offer in offers if sentence.start <= offer.start < sentence.end}
        if len(keys) > 1:
            found.append((sentence.start, sentence.end))
    return found[:_MOST_EXCERPTS]


def _by_arms(arms: Sequence[GoldArm]) -> Judge:
    """Judge a name by the arm of the gold that rests on the same words; the names of an arm without role are left out."""

    def judge(name: ArmName, article: Article) -> tuple[str, float] | None:
        def score(held: GoldArm) -> float:
            return max(_likeness(name, words, article) for words in (held.label, held.quote, held.intervention or held.label))

        found = best_match(arms, score)
        if found is None or score(found) < _SAME:
            return NONE, 1.0
        if found.role is None:
            return None
        return (TESTED if found.role is ArmRole.EXPERIMENTAL else COMPARED), 1.0

    return judge


def _likeness(name: ArmName, words: str, article: Article) -> float:
    label = label_of(name, article.text)
    places = [
        Provenance(quote=article.text[offer.start : offer.end], start=offer.start, end=offer.end) for offer, _ in name.offers
    ]
    return max(contained(label, words), alike(label, words), shared_words(places, words, article.text))


def _by_questions(prompts: Sequence[Mapping[str, str]]) -> Judge:
    def judge(name: ArmName, article: Article) -> tuple[str, float] | None:
        label = label_of(name, article.text)
        tested, compared = (
            max(max(contained(label, each[side]), alike(label, each[side])) for each in prompts)
            for side in ("intervention", "comparator")
        )
        if max(tested, compared) < _SAME:
            return NONE, _NOT_ASKED
        if abs(tested - compared) < _APART:
            return None
        return (TESTED if tested > compared else COMPARED), _OF_QUESTIONS

    return judge


def _check(examples: Sequence[Example]) -> None:
    """Print how well names of the project's own labels are told over folds of whole trials."""
    families = sorted({each.family for each in examples})
    fold = {family: place % FOLDS for place, family in enumerate(families)}
    right = given = wanted = sided = 0
    for number in range(FOLDS):
        fitted = _fit([each for each in examples if fold[each.family] != number])
        model = LinearModel(MODEL, CLASSES, fitted.coef_.T, tuple(fitted.intercept_), {})
        for each in (held for held in examples if held.own and fold[held.family] == number):
            told = model.probabilities(each.signs)
            is_given, is_wanted = told[NONE] < 1 / 2, each.label != NONE
            right, given, wanted = right + (is_given and is_wanted), given + is_given, wanted + is_wanted
            side = TESTED if told[TESTED] > told[COMPARED] else COMPARED
            sided += is_given and is_wanted and side == each.label
    scores = f"precision {right / given:.3f} recall {right / wanted:.3f} sides {sided / right:.3f}"
    sys.stdout.write(f"names {len(examples)} {scores}\n")


if __name__ == "__main__":
    main()
