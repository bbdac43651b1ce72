"""Values and names of a results sentence in rows."""

from __future__ import annotations

import pytest

from evidence.annotate.result_rows import Span, name_numbers, row_features, rows_of, sort_of


def spans(sentence: str, *held: tuple[str, str]) -> list[Span]:
    return [(sentence.index(words), sentence.index(words) + len(words), label) for words, label in held]


def test_values_with_a_small_word_between_stand_in_one_row() -> None:
    sentence = "Pain fell by 12% versus 15%, and sleep rose by 3 hours."
    rows = rows_of(sentence, spans(sentence, ("12%", "MEAS"), ("15%", "MEAS"), ("3 hours", "MEAS")))
    assert [(row.number, row.place, row.length) for row in rows] == [(0, 0, 2), (0, 1, 2), (1, 0, 1)]


@pytest.mark.parametrize(
    ("name", "sort"),
    [("6 months", "TIME"), ("baseline", "TIME"), ("after washout", "TIME"), ("mean pain", "OC"), ("response rate", "OC")],
)
def test_a_time_point_is_a_sort_of_its_own(name: str, sort: str) -> None:
    assert sort_of(name, (0, len(name), "OC")) == sort


def test_an_arm_is_no_time_point_whatever_it_is_called() -> None:
    assert sort_of("12 weeks", (0, 8, "INTV")) == "INTV"


def test_one_arm_has_one_number_under_either_name() -> None:
    sentence = "The tea group slept; rest did not; tea won."
    assert name_numbers(sentence, spans(sentence, ("The tea group", "INTV"), ("rest", "INTV"), ("tea won", "INTV"))) == [
        0,
        1,
        2,
    ]
    assert name_numbers(sentence, [(0, 13, "INTV"), (21, 25, "INTV"), (35, 38, "INTV")]) == [0, 1, 0]


def test_the_second_value_of_a_row_meets_the_second_name_of_a_row() -> None:
    sentence = "Tea and rest gave 12% and 15%."
    values = spans(sentence, ("12%", "MEAS"), ("15%", "MEAS"))
    names = spans(sentence, ("Tea", "INTV"), ("rest", "INTV"))
    own = set(row_features(sentence, values, names, 1, 1))
    other = set(row_features(sentence, values, names, 1, 0))
    assert "row:equal:same" in own
    assert "row:equal:different" in other
    assert any(feature.startswith("turn:") and feature.endswith(":yes") for feature in own - other)


def test_a_break_of_clauses_stands_between_a_value_and_the_name_behind_it() -> None:
    sentence = "Tea gave 12%; rest gave 15%."
    values = spans(sentence, ("12%", "MEAS"), ("15%", "MEAS"))
    names = spans(sentence, ("Tea", "INTV"), ("rest", "INTV"))
    assert any(feature.startswith("clause:no") for feature in row_features(sentence, values, names, 0, 1))
    assert not any(feature.startswith("clause:no") for feature in row_features(sentence, values, names, 0, 0))
