"""Read the rows of a data set, one JSON object a line, and refuse a wrong file in one clear sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evidence.errors import CorpusError

Row = Mapping[str, Any]

_NEXT = "Mend the file, or get the set again from its authors"
_KINDS: dict[type, str] = {str: "text", list: "a list", dict: "an object", bool: "true or false", int: "a whole number"}


def read_rows(path: Path, columns: Mapping[str, type]) -> Iterator[Row]:
    """Give the rows of a file in order.

    Args:
        path: a JSONL file in UTF-8.
        columns: the columns that every row must have, with the type of their values.

    Raises:
        CorpusError: naming file, line and column of the first thing that is wrong.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} cannot be read as UTF-8 text: {error}", _NEXT) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(line, f"{path}, line {number}", columns)


def _row(line: str, where: str, columns: Mapping[str, type]) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise CorpusError(f"{where}: not JSON ({error.msg} at column {error.colno})", _NEXT) from error
    if not isinstance(row, dict):
        raise CorpusError(f"{where}: not a JSON object", _NEXT)
    for column, kind in columns.items():
        if column not in row:
            raise CorpusError(f"{where}: column {column!r} is missing", _NEXT)
        if not isinstance(row[column], kind) or (kind is int and isinstance(row[column], bool)):
            raise CorpusError(f"{where}: column {column!r} is not {_KINDS[kind]}", _NEXT)
    _check_spans(row, where)
    return row


def _check_spans(row: Row, where: str) -> None:
    spans = row.get("spans")
    if not isinstance(spans, list):
        return
    for span in spans:
        missing = next((key for key in ("start", "end", "label") if not isinstance(span, dict) or key not in span), None)
        if missing:
            raise CorpusError(f"{where}: a span in column 'spans' has no {missing!r}", _NEXT)
        if not isinstance(span["start"], int) or not isinstance(span["end"], int):
            raise CorpusError(f"{where}: a span in column 'spans' has no whole number for its ends", _NEXT)
        if not 0 <= span["start"] <= span["end"] <= len(row.get("text", "")):
            raise CorpusError(f"{where}: a span in column 'spans' lies outside the text", _NEXT)


def group_rows(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Gather rows by the value of a column, in order of first sight."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(str(row[column]), []).append(row)
    return groups
