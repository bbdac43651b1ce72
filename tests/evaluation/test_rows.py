from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import CorpusError
from evidence.evaluation.rows import group_rows, read_rows

COLUMNS: dict[str, type] = {"id": str, "text": str}


def write(folder: Path, *lines: str) -> Path:
    path = folder / "dev.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_rows_are_read_in_order_and_blank_lines_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "text": "x"}', "", '{"id": "b", "text": "y"}')
    assert [row["id"] for row in read_rows(path, COLUMNS)] == ["a", "b"]


def test_a_line_separator_inside_a_text_is_no_line_end(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "text": "x\u2028y"}')
    assert [row["text"] for row in read_rows(path, COLUMNS)] == ["x\u2028y"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a", "text": ', "line 2: not JSON"),
        ('["a"]', "line 2: not a JSON object"),
        ('{"id": "a"}', "line 2: column 'text' is missing"),
        ('{"id": "a", "text": 3}', "line 2: column 'text' is not text"),
        ('{"id": "a", "text": "abc", "spans": [{"start": 0, "end": 2}]}', "a span in column 'spans' has no 'label'"),
        ('{"id": "a", "text": "abc", "spans": [{"start": 0, "end": 9, "label": "x"}]}', "lies outside the text"),
        ('{"id": "a", "text": "abc", "spans": [{"start": "0", "end": 2, "label": "x"}]}', "has no whole number"),
    ],
)
def test_a_wrong_row_is_refused_in_one_sentence(tmp_path: Path, line: str, said: str) -> None:
    path = write(tmp_path, '{"id": "a", "text": "x"}', line)
    with pytest.raises(CorpusError) as refused:
        list(read_rows(path, COLUMNS))
    assert said in str(refused.value)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_true_is_no_whole_number(tmp_path: Path) -> None:
    path = write(tmp_path, '{"id": "a", "label": true}')
    with pytest.raises(CorpusError, match="'label' is not a whole number"):
        list(read_rows(path, {"label": int}))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError, match="UTF-8"):
        list(read_rows(path, COLUMNS))


def test_rows_are_gathered_in_order_of_first_sight() -> None:
    groups = group_rows([{"d": "b", "n": 1}, {"d": "a", "n": 2}, {"d": "b", "n": 3}], "d")
    assert list(groups) == ["b", "a"]
    assert [row["n"] for row in groups["b"]] == [1, 3]
