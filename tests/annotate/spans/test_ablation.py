"""The table of what each part of the span reader adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.spans.ablation import PARTS, Line, measured, page, swapped


def test_a_part_is_put_back_when_it_was_measured() -> None:
    ((owner, name, stand_in),) = PARTS["word by word, without paths"]
    before = getattr(owner, name)
    with swapped(PARTS["word by word, without paths"]):
        assert getattr(owner, name) is stand_in
    assert getattr(owner, name) is before


def test_a_part_is_put_back_when_measuring_breaks() -> None:
    ((owner, name, _),) = PARTS["without sides by article"]
    before = getattr(owner, name)
    with pytest.raises(ValueError, match="broken"), swapped(PARTS["without sides by article"]):
        raise ValueError("broken")
    assert getattr(owner, name) is before


def test_sets_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    assert measured("everything", (), tmp_path, "dev", None) == Line("everything", {})


def test_the_page_has_a_row_a_part_and_a_column_a_metric() -> None:
    lines = [
        Line("everything", {("ebm_nlp", "token_macro_f1"): 0.5}),
        Line("without tidy ends", {("ebm_nlp", "token_macro_f1"): None}),
    ]
    rows = [row for row in page(lines, "dev", "command").splitlines() if row.startswith("|")]
    assert rows == ["|  | ebm_nlp token macro |", "| --- | ---: |", "| everything | .500 |", "| without tidy ends | – |"]


def test_every_part_that_is_taken_out_is_there() -> None:
    assert all(hasattr(owner, name) for swaps in PARTS.values() for owner, name, _ in swaps)
