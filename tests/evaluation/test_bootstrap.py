from __future__ import annotations

import numpy as np
import pytest

from evidence.evaluation.bootstrap import Array, measure


def share(sums: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[..., 0] / sums[..., 1])


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    counts = np.array([[1.0, 1.0], [0.0, 1.0], [1.0, 1.0], [1.0, 1.0]] * 5)
    figure = measure(counts, share)
    assert figure.value == 0.75
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < 0.75 < figure.high
    assert figure.n == 20
    assert measure(counts, share) == figure


def test_the_interval_is_near_the_normal_one() -> None:
    # 100 documents, half right: 0.5 ± 1.96 * sqrt(0.25 / 100) = 0.402 to 0.598
    figure = measure(np.array([[1.0, 1.0], [0.0, 1.0]] * 50), share)
    assert figure.low == pytest.approx(0.402, abs=0.02)
    assert figure.high == pytest.approx(0.598, abs=0.02)


def test_documents_are_resampled_not_items() -> None:
    apart = measure(np.array([[1.0, 1.0], [0.0, 1.0]] * 20), share)
    together = measure(np.array([[20.0, 20.0], [0.0, 20.0]]), share)
    assert together.high is not None
    assert apart.high is not None
    assert (together.low, together.high) == (0.0, 1.0)
    assert apart.high < 1.0


def test_documents_without_a_say_are_not_counted() -> None:
    assert measure(np.array([[1.0, 1.0], [0.0, 0.0]]), share).n == 1


def test_nothing_counted_gives_no_value() -> None:
    figure = measure(np.zeros((3, 2)), share)
    assert (figure.value, figure.low, figure.high, figure.n) == (None, None, None, 0)
    assert measure(np.zeros((0,)), share).n == 0


def test_an_undefined_statistic_gives_no_value() -> None:
    assert measure(np.array([[1.0, 0.0]]), lambda sums: np.full(sums.shape[:-1], np.nan)).value is None


def test_all_right_has_no_width() -> None:
    figure = measure(np.array([[1.0, 1.0]] * 4), share)
    assert (figure.low, figure.value, figure.high) == (1.0, 1.0, 1.0)
