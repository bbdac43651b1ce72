"""A message quotes what was said, without who said it."""

from __future__ import annotations

import pytest

from evidence.appraise.wording import spoken


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“It works,” she said.", "It works,"),
        ('The head of the trial said: "It works."', "It works."),
        ("It works,” she said.", "It works,"),
        ("It works, she said.", "It works, she said."),
    ],
)
def test_only_what_stands_between_the_marks_is_quoted(words: str, said: str) -> None:
    assert spoken(words) == said
