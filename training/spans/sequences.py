"""Texts as sequences of words with the labels that each head is taught, and a mask where a set says nothing."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence import load_nlp
from evidence.evaluation.datasets.consort_terms import LABELS

HEADS = {
    "own": ("population", "intervention", "comparator", "outcome"),
    "eo": ("outcome",),
    "art": ("arm", "outcome", "measure"),
    "consort": LABELS,
}
"""The heads with their labels: our own labels, outcomes in results and conclusions, cells of results tables, terms of
CONSORT items in full texts."""
MARKED = ("own", "eo", "art")
"""The heads of the network of spans, which the teacher learns and marks; terms of items stand in full texts and have a
network of their own."""
DEV_SHARE = 8
Mark = tuple[int, int, str]


@dataclass(slots=True)
class Text:
    """One text.

    Attributes:
        words: where each word stands, in code points.
        labels: for each head that the text teaches, the class of each word (0 outside, odd first, even inner).
        masks: for each head, 1 where a word is taught.
        soft: for each head, the teacher's probabilities, `(words, classes)`.
    """

    key: str
    text: str
    words: list[tuple[int, int]]
    labels: dict[str, list[int]] = field(default_factory=dict)
    masks: dict[str, list[float]] = field(default_factory=dict)
    soft: dict[str, Any] = field(default_factory=dict)

    def teach(self, head: str, marks: Iterable[Mark], mask: Sequence[float] | None = None) -> Text:
        """Add the labels of one head."""
        self.labels[head] = classes_of(self.words, marks, HEADS[head])
        self.masks[head] = list(mask) if mask is not None else [1.0] * len(self.words)
        return self

    def masked(self, head: str, classes: Sequence[int]) -> list[int]:
        """Give classes of words with everything outside where the head is not taught."""
        return [kind if taught else 0 for kind, taught in zip(classes, self.masks[head], strict=True)]

    @property
    def is_dev(self) -> bool:
        """Whether the text is kept back, by its key."""
        return int(hashlib.sha256(self.key.encode()).hexdigest(), 16) % DEV_SHARE == 0


def make_text(key: str, text: str) -> Text:
    """Split a text into the words of the pipeline."""
    doc = load_nlp().make_doc(text)
    return Text(key, text, [(token.idx, token.idx + len(token)) for token in doc if not token.is_space])


def classes_of(words: Sequence[tuple[int, int]], marks: Iterable[Mark], labels: Sequence[str]) -> list[int]:
    """Give the class of each word; of marks that overlap, the longest stays."""
    classes = [0] * len(words)
    for start, end, label in sorted(marks, key=lambda mark: mark[0] - mark[1]):
        inside = [place for place, (first, last) in enumerate(words) if first < end and start < last]
        if inside and not any(classes[place] for place in inside):
            for number, place in enumerate(inside):
                classes[place] = 1 + 2 * labels.index(label) + (number > 0)
    return classes


def spans_of(classes: Sequence[int]) -> set[tuple[int, int, int]]:
    """Give the spans that classes of words make: first word, word behind the last, number of the label."""
    found: set[tuple[int, int, int]] = set()
    first: int | None = None
    for place, kind in enumerate([*classes, 0]):
        if first is not None and (kind == 0 or kind % 2 == 1 or (kind - 1) // 2 != (classes[first] - 1) // 2):
            found.add((first, place, (classes[first] - 1) // 2))
            first = None
        if kind and first is None:
            first = place
    return found


def span_f1(pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> float:
    """Give the F1 of spans with equal ends, over pairs of gold and found classes."""
    right = wanted = given = 0
    for gold, found in pairs:
        one, other = spans_of(gold), spans_of(found)
        right, wanted, given = right + len(one & other), wanted + len(one), given + len(other)
    return 2 * right / max(1, wanted + given)


def report(what: str, number: int, reached: Mapping[str, float]) -> None:
    """Print what a round reached."""
    figures = ", ".join(f"{head} {figure:.3f}" for head, figure in reached.items())
    sys.stdout.write(f"{what}, round {number}: {figures}\n")
    sys.stdout.flush()
