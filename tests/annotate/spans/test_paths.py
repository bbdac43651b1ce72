"""The likeliest path through the classes of words."""

from __future__ import annotations

import numpy
import pytest

from evidence.annotate.spans.paths import best_paths

EVEN = numpy.zeros((5, 5))
OUTSIDE, FIRST, INNER, OTHER_FIRST, OTHER_INNER = range(5)


def probabilities(*words: dict[int, float]) -> numpy.ndarray:
    made = numpy.full((len(words), 5), 0.01)
    for row, word in enumerate(words):
        for kind, probability in word.items():
            made[row, kind] = probability
    return made


def test_an_inner_word_is_not_begun_without_its_first() -> None:
    scores = probabilities({OUTSIDE: 0.5, FIRST: 0.45}, {INNER: 0.9})
    assert best_paths([scores], EVEN) == [[FIRST, INNER]]


def test_one_name_is_not_broken_by_a_word_that_leans_to_another_label() -> None:
    scores = probabilities({FIRST: 0.9}, {OTHER_INNER: 0.5, INNER: 0.4}, {INNER: 0.9})
    assert best_paths([scores], EVEN) == [[FIRST, INNER, INNER]]


def test_a_frequent_step_is_taken_between_equal_ways() -> None:
    scores = probabilities({FIRST: 0.9}, {INNER: 0.4, OUTSIDE: 0.4})
    goes_on = EVEN.copy()
    goes_on[FIRST, INNER] = 1
    assert best_paths([scores], goes_on) == [[FIRST, INNER]]
    assert best_paths([scores], -goes_on) == [[FIRST, OUTSIDE]]


@pytest.mark.parametrize("lengths", [(1, 4), (4, 1), (3,), (0, 2)])
def test_passages_of_different_lengths_do_not_touch(lengths: tuple[int, ...]) -> None:
    word = {FIRST: 0.9}
    passages = [probabilities(*[word] * length) for length in lengths]
    assert best_paths(passages, EVEN) == [[FIRST] * length for length in lengths]


def test_no_passage_has_no_path() -> None:
    assert best_paths([], EVEN) == []
