"""The phrase lists of the room keep their rules."""

from importlib.resources import files

import pytest

from evidence.errors import LexiconError
from evidence.ingest.dates import is_bare_date, iso_date
from evidence.ingest.phrases import opening, parse, phrases

FOLDER = files("evidence.ingest") / "lexicons"
NAMES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))
HEADER = {"title": "t", "source": "s", "licence": "l"}


@pytest.mark.parametrize("name", NAMES)
def test_shipped_lexicons_are_valid(name: str) -> None:
    assert all(phrases(name).values())


@pytest.mark.parametrize("entries", [{}, {"a": ["b", "a"]}, {"a": ["a", "a"]}, {"a": ["A"]}])
def test_broken_lexicons_are_refused(entries: dict[str, list[str]]) -> None:
    with pytest.raises(LexiconError):
        parse("x", HEADER | {"entries": entries})


def test_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match="nowhere"):
        phrases("nowhere")


def test_openings_are_whole_words() -> None:
    assert opening("boilerplate", "end", "ends") == "ends"
    assert opening("boilerplate", "end", "endsley said") is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 May 2025", "2025-05-12"), ("May 12th, 2025", "2025-05-12"), ("2025-05-12T10:00Z", "2025-05-12"),
        ("2004 Dec", "2004-12"),
        ("9-DEC-2016", "2016-12-09"), ("05/06/2024", None), ("31 February 2024", None), ("12 people in 2025", None),
    ],
)  # fmt: skip
def test_dates(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("line", "bare"),
    [("Tuesday 13 October 2015, 23:30 UK", True), ("13/10/2015", True), ("13 October 2015 trial", False), ("No date", False)],
)
def test_bare_dates(line: str, *, bare: bool) -> None:
    assert is_bare_date(line) is bare
