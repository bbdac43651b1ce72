"""What a clause says of chance: `could have arisen by chance` is a test's result in plain English.

Allocation by chance says nothing of a result and is no phrase of the lexicon.
"""

from __future__ import annotations

import re

from evidence.annotate.negation import is_negated
from evidence.annotate.phrases import find_phrases
from evidence.vocabulary import Significance

_NOT_EXCLUDED = re.compile(
    r"""
        \b(?:cannot | can\snot | could\snot | n['’]t | not | unable\sto | hard\sto | impossible\sto)\s(?:exclude
        | rule\sout | dismiss | discount | be\ssure)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""`The study could not exclude that it was due to chance` grants chance its part."""

_NONE = re.compile(r"\W*(?:none|neither|nothing|no)\b", re.IGNORECASE)
"""A subject that denies its verb (`None of it was more than chance`)."""


def find_chance(text: str, start: int, end: int) -> Significance | None:
    """Give what `text[start:end]` (a clause) says of chance, or None."""
    for term in find_phrases("words/chance", text, start, end):
        if term.value != "beyond" and _NOT_EXCLUDED.search(text, start, term.start):
            return Significance.NOT_SIGNIFICANT
        is_denied = is_negated(text, start, term.start) or bool(_NONE.match(text, start, term.start))
        is_beyond = (term.value == "beyond") != is_denied
        return Significance.SIGNIFICANT if is_beyond else Significance.NOT_SIGNIFICANT
    return None
