"""Each metric on a tiny example whose value is worked out beside it."""

from __future__ import annotations

import numpy as np
import pytest

from evidence.evaluation import metrics
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.metrics import Metric

Pair = tuple[Answer, Answer]
TEXT = "alpha beta gamma delta"


def value(metric: Metric, *pairs: Pair, text: str = TEXT) -> float:
    document = Document("d", ({"text": text},))
    counts = np.array([metric.count(document, *pair) for pair in pairs], dtype=np.float64)
    return float(metric.value(counts.sum(axis=0)))


def labels(gold: str, predicted: str) -> Pair:
    """Each letter is the label of one item; a dot is an abstention."""
    said = {f"x:{place}": letter for place, letter in enumerate(predicted) if letter != "."}
    return Answer(labels={f"x:{place}": letter for place, letter in enumerate(gold)}), Answer(labels=said)


def spans(gold: list[Span], predicted: list[Span]) -> Pair:
    return Answer(spans=frozenset(gold)), Answer(spans=frozenset(predicted))


def test_accuracy_counts_an_abstention_as_wrong() -> None:
    # right: the first and the last of four
    assert value(metrics.accuracy("m"), labels("aabb", "ab.b")) == 0.5


def test_accuracy_of_a_field_ignores_other_fields() -> None:
    gold = Answer(labels={"x": "a", "y": "a"})
    assert value(metrics.accuracy("m", field="x"), (gold, Answer(labels={"x": "a"}))) == 1.0
    assert value(metrics.accuracy("m", field="y"), (gold, Answer(labels={"x": "a"}))) == 0.0


def test_macro_f1() -> None:
    # a: 2 gold, 1 predicted, 1 right: 2/3. b: 2 gold, 3 predicted, 2 right: 4/5. Mean: 11/15
    assert value(metrics.macro_f1("m", "ab"), labels("aabb", "abbb")) == pytest.approx(11 / 15)


def test_macro_f1_counts_an_abstention_against_gold_only() -> None:
    # a: 2 gold, 1 predicted, 1 right: 2/3. b: 2 gold, 2 predicted, 2 right: 1. Mean: 5/6
    assert value(metrics.macro_f1("m", "ab"), labels("aabb", "a.bb")) == pytest.approx(5 / 6)


def test_macro_f1_leaves_out_a_class_that_nobody_names() -> None:
    assert value(metrics.macro_f1("m", "abc"), labels("aabb", "aabb")) == 1.0
    # c is predicted once: its F1 is 0. a: 2/3, b: 1, c: 0. Mean: 5/9
    assert value(metrics.macro_f1("m", "abc"), labels("aabb", "acbb")) == pytest.approx(5 / 9)


def test_weighted_f1() -> None:
    # a: 1 gold, 2 predicted, 1 right: 2/3. b: 3 gold, 2 predicted, 2 right: 4/5. (1 * 2/3 + 3 * 4/5) / 4 = 46/60
    assert value(metrics.weighted_f1("m", "ab"), labels("abbb", "aabb")) == pytest.approx(46 / 60)


def test_class_f1_is_that_of_the_one_class() -> None:
    # b: 2 gold, 3 predicted, 2 right: 4/5
    assert value(metrics.class_f1("m", "b", "ab"), labels("aabb", "abbb")) == pytest.approx(4 / 5)


def test_all_right_needs_every_item_of_a_question() -> None:
    gold = Answer(labels={"k:1:n": "5", "k:1:e": "2", "k:2:n": "7", "other:3:n": "1"})
    assert value(metrics.all_right("m", field="k"), (gold, Answer(labels={"k:1:n": "5", "k:1:e": "3", "k:2:n": "7"}))) == 0.5
    assert value(metrics.all_right("m", field="k"), (gold, gold)) == 1.0


def test_exact_spans_need_both_ends_and_the_label() -> None:
    gold = [Span(0, 5, "a"), Span(6, 10, "a"), Span(11, 16, "b")]
    said = [Span(0, 5, "a"), Span(6, 9, "a"), Span(11, 16, "a"), Span(17, 22, "a")]
    # 1 right of 4 predicted and 3 in gold: 2/7
    assert value(metrics.span_f1("m", "ab", exact=True), spans(gold, said)) == pytest.approx(2 / 7)


def test_overlapping_spans_need_one_character_and_the_label() -> None:
    gold = [Span(0, 5, "a"), Span(6, 10, "a"), Span(11, 16, "b")]
    said = [Span(0, 5, "a"), Span(6, 9, "a"), Span(11, 16, "a"), Span(17, 22, "a")]
    # 2 right of 4 predicted and 3 in gold: 4/7
    assert value(metrics.span_f1("m", "ab", exact=False), spans(gold, said)) == pytest.approx(4 / 7)


def test_one_long_span_matches_one_span_only() -> None:
    gold = [Span(0, 5, "a"), Span(6, 10, "a")]
    # 1 pair, 1 predicted, 2 in gold: 2/3; and the other way round
    assert value(metrics.span_f1("m", "a", exact=False), spans(gold, [Span(0, 22, "a")])) == pytest.approx(2 / 3)
    assert value(metrics.span_f1("m", "a", exact=False), spans([Span(0, 22, "a")], gold)) == pytest.approx(2 / 3)


def test_touching_spans_share_no_character() -> None:
    assert value(metrics.span_f1("m", "a", exact=False), spans([Span(0, 5, "a")], [Span(5, 6, "a")])) == 0.0


def test_spans_of_other_labels_are_not_counted() -> None:
    pair = spans([Span(0, 5, "a"), Span(6, 10, "b")], [Span(0, 5, "a"), Span(11, 16, "b")])
    assert value(metrics.span_f1("m", "a", exact=True), pair) == 1.0


def test_token_f1_pools_labels() -> None:
    # a: gold alpha beta, said beta gamma: 1 of 2 and 2. b: gold delta, said nothing: 0 of 0 and 1. 2*1/(2+3)
    pair = spans([Span(0, 10, "a"), Span(17, 22, "b")], [Span(6, 16, "a")])
    assert value(metrics.token_f1("m", "ab"), pair) == pytest.approx(2 / 5)


def test_token_macro_f1_averages_labels() -> None:
    # a: 2*1/(2+2) = 1/2. b: 0. Mean: 1/4
    pair = spans([Span(0, 10, "a"), Span(17, 22, "b")], [Span(6, 16, "a")])
    assert value(metrics.token_macro_f1("m", "ab"), pair) == pytest.approx(1 / 4)


def test_a_token_that_is_touched_counts_as_whole() -> None:
    assert value(metrics.token_f1("m", "a"), spans([Span(0, 5, "a")], [Span(3, 5, "a")])) == 1.0


def test_facts_agree_in_every_member() -> None:
    gold = Answer(tuples=frozenset({("k", "a", "1"), ("k", "b", "2"), ("other", "c")}))
    said = Answer(tuples=frozenset({("k", "a", "1"), ("k", "b", "3"), ("k", "d", "4")}))
    # 1 right of 3 predicted and 2 in gold
    assert value(metrics.tuple_precision("m", ["k"]), (gold, said)) == pytest.approx(1 / 3)
    assert value(metrics.tuple_recall("m", ["k"]), (gold, said)) == pytest.approx(1 / 2)
    assert value(metrics.tuple_f1("m", ["k"]), (gold, said)) == pytest.approx(2 / 5)


def test_what_nothing_is_counted_for_is_undefined_not_zero() -> None:
    nothing = (Answer(), Answer())
    assert np.isnan(value(metrics.span_f1("m", "a", exact=True), nothing))
    assert np.isnan(value(metrics.macro_f1("m", "ab"), nothing))
    assert np.isnan(value(metrics.tuple_precision("m", ["k"]), nothing))


def test_an_invented_span_without_gold_scores_zero() -> None:
    assert value(metrics.span_f1("m", "a", exact=True), spans([], [Span(0, 5, "a")])) == 0.0


def test_documents_are_summed_before_dividing() -> None:
    # 1 of 1 and 0 of 3: accuracy 1/4, not the mean 1/2
    assert value(metrics.accuracy("m"), labels("a", "a"), labels("aaa", "bbb")) == 0.25
