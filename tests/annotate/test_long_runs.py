from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from evidence.annotate import annotate
from evidence.article import Article, Block
from evidence.mentions import Mentions
from evidence.vocabulary import BlockKind, SourceKind

Annotated = Callable[..., Mentions]
LENGTH = 2000
RUNS = (
    "1",
    "1 ",
    "(",
    "(1) ",
    "1,",
    "1 and ",
    "12% (",
    "1/",
    "1-",
    "95% CI ",
    "p = ",
    "HR 0.5 ",
    "12% vs ",
    "n = 1, ",
    "0.1.",
    ";1 (",
)
"""What a pattern with nested repeats, or a sum over all pairs of numbers, would never come back from at this length."""


@pytest.mark.parametrize("run", RUNS)
def test_long_runs_are_read_to_their_end(annotated: Annotated, run: str) -> None:
    words = (run * LENGTH)[:LENGTH]
    mentions = annotated(f"Patients were given alphamab or placebo. Pain {words} end.")
    text = mentions.article.text
    assert all(text[number.start : number.end] == number.text for number in mentions.numbers)


DOUBLED = ("(((1.2 (3.4", "([1 ", "()[]", "1) ", "12 vs 34, ", "(1", "12% (", "5 mg (", "HR 0.5 (", "p=0.01 (", "1.2 (95% CI ")


@pytest.mark.parametrize("run", DOUBLED)
def test_twice_the_run_costs_about_twice_the_calls(run: str) -> None:
    short, long = (_calls(run, length) for length in (LENGTH, 2 * LENGTH))
    assert long < _AT_MOST * short


_AT_MOST = 3
"""Linear is 2, a sum over all pairs is 4."""


def _calls(run: str, length: int) -> int:
    """Count the calls of Python functions that reading a run takes: a measure of work that no busy machine changes."""
    words = f"Pain {(run * length)[:length]} end."
    text = Article(text=words, blocks=(Block(0, len(words), BlockKind.PARAGRAPH),), kind=SourceKind.ABSTRACT)
    annotate(text)
    count = 0

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(on_event)
    try:
        annotate(text)
    finally:
        sys.setprofile(None)
    return count
