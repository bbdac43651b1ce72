"""Metrics: each counts gold against prediction in one document, and turns sums of counts into a value.

An item without a prediction is an error of whatever is measured. A class that stands in neither gold nor prediction has no say
in a macro average, as in scikit-learn. A value that nothing was counted for is undefined (NaN), not 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.bootstrap import Array, Statistic

Counter = Callable[[Document, Answer, Answer], Sequence[float]]
"""Document, gold, prediction, to a fixed number of counts."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of one data set, with what others reached.

    Attributes:
        count: the counts of one document.
        value: from sums of counts to the value.
        baseline: what a plain method reached on the same data, or None.
        best: the best published figure on this set, or None.
        who: whose it is, and what was measured differently.
    """

    name: str
    count: Counter
    value: Statistic
    baseline: float | None = None
    best: float | None = None
    who: str = ""


def accuracy(name: str, *, field: str | None = None, **peers: float | str) -> Metric:
    """The share of items with the right label; an abstention is wrong."""

    def count(document: Document, gold: Answer, predicted: Answer) -> tuple[float, float]:  # noqa: ARG001
        items = _items(gold.labels, field)
        return sum(predicted.labels.get(item) == label for item, label in items.items()), len(items)

    return _metric(name, count, lambda sums: _ratio(sums[..., 0], sums[..., 1]), peers)


def all_right(name: str, *, field: str, **peers: float | str) -> Metric:
    """The share of questions with every item right; items are named `field:question:rest`."""

    def count(document: Document, gold: Answer, predicted: Answer) -> tuple[float, float]:  # noqa: ARG001
        right: dict[str, bool] = {}
        for item, label in _items(gold.labels, field).items():
            question = item.split(":")[1]
            right[question] = right.get(question, True) and predicted.labels.get(item) == label
        return sum(right.values()), len(right)

    return _metric(name, count, lambda sums: _ratio(sums[..., 0], sums[..., 1]), peers)


def macro_f1(name: str, labels: Sequence[str], *, field: str | None = None, **peers: float | str) -> Metric:
    """The unweighted mean of the F1 of each class."""
    return _metric(name, _confusion(labels, field), lambda sums: _mean_of_known(_class_f1(sums, len(labels))), peers)


def weighted_f1(name: str, labels: Sequence[str], *, field: str | None = None, **peers: float | str) -> Metric:
    """The mean of the F1 of each class, weighted by how often gold has it."""

    def value(sums: Array) -> Array:
        weights = _matrix(sums, len(labels)).sum(axis=-1)
        return _ratio((np.nan_to_num(_class_f1(sums, len(labels))) * weights).sum(axis=-1), weights.sum(axis=-1))

    return _metric(name, _confusion(labels, field), value, peers)


def class_f1(name: str, label: str, labels: Sequence[str], *, field: str | None = None, **peers: float | str) -> Metric:
    """The F1 of one class."""
    place = list(labels).index(label)
    return _metric(name, _confusion(labels, field), lambda sums: _class_f1(sums, len(labels))[..., place], peers)


def span_f1(name: str, labels: Iterable[str], *, exact: bool, **peers: float | str) -> Metric:
    """Micro F1 of spans: label and both ends equal where `exact`, else label equal and a shared character, one to one."""
    wanted = frozenset(labels)
    match = _exact_matches if exact else overlap_matches

    def count(document: Document, gold: Answer, predicted: Answer) -> tuple[float, float, float]:  # noqa: ARG001
        true, guessed = _labelled(gold.spans, wanted), _labelled(predicted.spans, wanted)
        return match(true, guessed), len(guessed), len(true)

    return _metric(name, count, _f1_of_totals, peers)


def token_f1(name: str, labels: Iterable[str], **peers: float | str) -> Metric:
    """Micro F1 of tokens, a token (a word, or one mark) having each label of the spans that touch it."""
    wanted = tuple(labels)

    def count(document: Document, gold: Answer, predicted: Answer) -> Sequence[float]:
        counts = [_token_counts(document, gold, predicted, label) for label in wanted]
        return [sum(column) for column in zip(*counts, strict=True)]

    return _metric(name, count, _f1_of_totals, peers)


def token_macro_f1(name: str, labels: Iterable[str], **peers: float | str) -> Metric:
    """The mean over labels of the F1 of tokens."""
    wanted = tuple(labels)

    def count(document: Document, gold: Answer, predicted: Answer) -> Sequence[float]:
        return [part for label in wanted for part in _token_counts(document, gold, predicted, label)]

    def value(sums: Array) -> Array:
        return _mean_of_known(_f1_of_totals(sums.reshape(*sums.shape[:-1], len(wanted), 3)))

    return _metric(name, count, value, peers)


def tuple_f1(name: str, kinds: Iterable[str], **peers: float | str) -> Metric:
    """Micro F1 of facts that agree in every member."""
    return _metric(name, _fact_counter(kinds), _f1_of_totals, peers)


def tuple_precision(name: str, kinds: Iterable[str], **peers: float | str) -> Metric:
    """The share of predicted facts that gold has."""
    return _metric(name, _fact_counter(kinds), lambda sums: _ratio(sums[..., 0], sums[..., 1]), peers)


def tuple_recall(name: str, kinds: Iterable[str], **peers: float | str) -> Metric:
    """The share of gold facts that were predicted."""
    return _metric(name, _fact_counter(kinds), lambda sums: _ratio(sums[..., 0], sums[..., 2]), peers)


def _fact_counter(kinds: Iterable[str]) -> Counter:
    wanted = frozenset(kinds)

    def count(document: Document, gold: Answer, predicted: Answer) -> tuple[float, float, float]:  # noqa: ARG001
        true = {fact for fact in gold.tuples if fact[0] in wanted}
        guessed = {fact for fact in predicted.tuples if fact[0] in wanted}
        return len(true & guessed), len(guessed), len(true)

    return count


def overlap_matches(gold: Iterable[Span], predicted: Iterable[Span]) -> int:
    """Count pairs of spans that share a label and a character, each span in one pair at most."""
    free = sorted(gold)
    pairs = 0
    for span in sorted(predicted, key=lambda span: (span.end, span.start)):
        partner = next((other for other in free if other.overlaps(span)), None)
        if partner is not None:
            free.remove(partner)
            pairs += 1
    return pairs


def _exact_matches(gold: Iterable[Span], predicted: Iterable[Span]) -> int:
    return len(set(gold) & set(predicted))


def _metric(name: str, count: Counter, value: Statistic, peers: Mapping[str, float | str]) -> Metric:
    return Metric(name, count, value, **peers)  # type: ignore[arg-type]


def _items(labels: Mapping[str, str], field: str | None) -> dict[str, str]:
    return {item: label for item, label in labels.items() if field is None or item.split(":")[0] == field}


def _confusion(labels: Sequence[str], field: str | None) -> Counter:
    """Count a matrix of gold by prediction, flattened, its last column for abstentions and labels outside the list."""
    place = {label: index for index, label in enumerate(labels)}
    width = len(labels) + 1

    def count(document: Document, gold: Answer, predicted: Answer) -> Sequence[float]:  # noqa: ARG001
        matrix = np.zeros((len(labels), width))
        for item, label in _items(gold.labels, field).items():
            matrix[place[label], place.get(predicted.labels.get(item, ""), len(labels))] += 1
        return list(matrix.ravel().tolist())

    return count


def _matrix(sums: Array, classes: int) -> Array:
    return sums.reshape(*sums.shape[:-1], classes, classes + 1)


def _class_f1(sums: Array, classes: int) -> Array:
    matrix = _matrix(sums, classes)
    hits = np.diagonal(matrix, axis1=-2, axis2=-1)
    return _ratio(2 * hits, matrix.sum(axis=-1) + matrix[..., :classes].sum(axis=-2))


def _f1_of_totals(sums: Array) -> Array:
    """F1 from matches, number predicted, number in gold."""
    return _ratio(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def _ratio(above: Array, below: Array) -> Array:
    blank: Array = np.full(np.broadcast(above, below).shape, np.nan)
    return np.divide(above, below, out=blank, where=np.asarray(below) > 0)


def _mean_of_known(values: Array) -> Array:
    known = ~np.isnan(values)
    return _ratio(np.where(known, values, 0).sum(axis=-1), known.sum(axis=-1).astype(np.float64))


def _labelled(spans: Iterable[Span], labels: frozenset[str]) -> list[Span]:
    return [span for span in spans if span.label in labels]


_TOKEN = re.compile(r"\w+|[^\w\s]")


def _token_counts(document: Document, gold: Answer, predicted: Answer, label: str) -> tuple[float, float, float]:
    tokens = [match.span() for match in _TOKEN.finditer(document.text)]
    true, guessed = _touched(tokens, gold.spans, label), _touched(tokens, predicted.spans, label)
    return len(true & guessed), len(guessed), len(true)


def _touched(tokens: Sequence[tuple[int, int]], spans: Iterable[Span], label: str) -> set[int]:
    stretches = [(span.start, span.end) for span in spans if span.label == label]
    return {index for index, (start, end) in enumerate(tokens) if any(low < end and start < high for low, high in stretches)}
