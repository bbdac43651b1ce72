from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions

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
