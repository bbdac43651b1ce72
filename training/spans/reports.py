"""Full texts as teachers: the stretches around the terms of their reporting items, and some without any."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from training.fitting import SEED, read
from training.spans.sequences import Mark, Text, make_text

AROUND = 300
"""How many characters before and behind a term of a full text are shown to the teacher."""
SILENT_WINDOWS = 2
"""How many stretches without a term are shown of every full text."""


def reported_items(split: str) -> Iterator[Text]:
    """Give `consort_terms` (MIT): the stretches of full texts around their terms, and some that hold none."""
    for row in read("consort_terms", split):
        marks = [(span["start"], span["end"], span["label"]) for span in row["spans"]]
        for number, (start, end) in enumerate(_stretches(row["text"], marks)):
            inside = [(first - start, last - start, label) for first, last, label in marks if start <= first and last <= end]
            yield make_text(f"{row['id']}-{number}", row["text"][start:end]).teach("consort", inside)


def _stretches(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Give stretches around marks, joined where they meet, and the same number for every text without any."""
    found: list[tuple[int, int]] = []
    for start, end, _ in sorted(marks):
        first, last = _widened(text, start, end)
        if found and first <= found[-1][1]:
            first, last = found[-1][0], max(last, found[-1][1])
            found.pop()
        found.append((first, last))
    chance = random.Random(SEED + len(text))
    for _ in range(SILENT_WINDOWS):
        at = chance.randrange(max(1, len(text)))
        first, last = _widened(text, at, at)
        if all(last <= start or end <= first for start, end in found):
            found.append((first, last))
    return found


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place to words at most `AROUND` away."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    first = text.find(" ", first, start) + 1 or start if first else 0
    cut = text.rfind(" ", end, last)
    return first, (cut if cut > 0 and last < len(text) else last)
