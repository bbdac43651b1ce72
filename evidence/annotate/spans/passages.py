"""Cut a text that is longer than the network can look over into passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST_PASSAGE = 220
"""In words; what the network was trained on."""
_ENDS = ".!?"
Word = tuple[int, int]


def cut_passages(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Give passages of at most `LONGEST_PASSAGE` words, cut at the end of a sentence or line where one is near.

    Args:
        text: what the words stand in.
        words: where each word stands, in code points.

    Yields:
        The first word of a passage and the one behind its last.
    """
    first = 0
    while first < len(words):
        last = min(len(words), first + LONGEST_PASSAGE)
        if last < len(words):
            last = next((at for at in range(last, first + LONGEST_PASSAGE // 2, -1) if _ends(text, words, at)), last)
        yield first, last
        first = last


def _ends(text: str, words: Sequence[Word], at: int) -> bool:
    start, end = words[at - 1]
    return text[start:end] in _ENDS or "\n" in text[end : words[at][0]]
