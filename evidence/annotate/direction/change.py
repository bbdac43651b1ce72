"""Which way a clause says a quantity moved: up, down, or no difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of, find_phrases
from evidence.annotate.significance import find_significance
from evidence.vocabulary import Change, Significance

_MOVES = {"increased": Change.INCREASED, "decreased": Change.DECREASED}


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word of change at `[start, end)`.

    Attributes:
        value: `increased`, `decreased`, `better`, `worse` or `no_difference`.
        denied: a negation of its clause holds for it.
    """

    start: int
    end: int
    value: str
    denied: bool


def change_words(text: str, start: int = 0, end: int | None = None) -> Iterator[ChangeWord]:
    """Give the words of change in `text[start:end]`, each with whether its clause denies it."""
    for clause in clauses_of(text, start, end):
        for term in find_phrases("change_words", text, clause.start, clause.end):
            denied = is_negated(text, clause.start, term.start) or is_denied_after(text, term.end, clause.end)
            yield ChangeWord(term.start, term.end, term.value, denied)


def clause_change(text: str) -> Change | None:
    """Say which way a clause says a quantity moved.

    A denied movement ("did not reduce") and a movement without significance ("a non-significant increase") are no difference.
    A word that only judges ("improved", "worse") tells no direction.

    Args:
        text: one clause.

    Returns:
        None where the clause says none, or both.
    """
    words = tuple(change_words(text))
    if any(word.value == "no_difference" and not word.denied for word in words):
        return Change.NO_DIFFERENCE
    moves = {(_MOVES[word.value], word.denied) for word in words if word.value in _MOVES}
    statements = {significance for _, _, significance in find_significance(text)}
    if statements == {Significance.NOT_SIGNIFICANT} or (moves and all(denied for _, denied in moves)):
        return Change.NO_DIFFERENCE
    asserted = {change for change, denied in moves if not denied}
    return asserted.pop() if len(asserted) == 1 else None
