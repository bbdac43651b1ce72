"""Turn text with tokens joined by spaces back into running text, keeping the way back to the printed offsets.

Some sets print `( P = 0.04 )` and `pain - free`. The pipeline reads running text, so their adapters close the gaps first and
move every offset back afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = re.compile(
    r"""
      (?<=[(\[{])\s              # after an opening bracket
    | \s(?=[)\]}.,;:?!%])        # before a closing bracket or mark
    | (?<=\d\s\.)\s(?=\d)       # inside a decimal: 7 . 5
    | (?<=\d\s,)\s(?=\d{3}\b)   # and inside thousands: 1 , 112
    | (?<=\w)\s(?=-\s\w)         # before a hyphen with gaps on both sides: 12 - week
    | (?<=\w\s-)\s(?=\w)         # and after it
    | (?<=\w)\s(?='\s?s\b)       # before a possessive
    | (?<=\w\s')\s(?=s\b)        # and inside it
    | (?<=/)\s(?=\w) | (?<=\w)\s(?=/)  # around a slash
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Detokenised:
    """A running text and, for each of its characters, the offset of the same character in the printed text."""

    text: str
    origin: tuple[int, ...]

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Give the printed offsets of `[start, end)` of the running text."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1

    def running(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the running text of `[start, end)` of the printed text."""
        inside = [place for place, printed in enumerate(self.origin[:-1]) if start <= printed < end]
        if not inside:
            return 0, 0
        return inside[0], inside[-1] + 1


def detokenise(text: str) -> Detokenised:
    """Close the gaps that a tokeniser left, changing no character but spaces."""
    gaps = {match.start() for match in _GAP.finditer(text)}
    kept = [place for place in range(len(text)) if place not in gaps]
    return Detokenised("".join(text[place] for place in kept), (*kept, len(text)))
