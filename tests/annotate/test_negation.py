"""Negation holds in its clause: the table that general tools are laid beside in `benchmarks/negation.py`."""

from __future__ import annotations

import pytest

from evidence.annotate.negation import is_denied_after, is_negated
from evidence.annotate.phrases import clauses_of
from tests.annotate.negation_table import TABLE


@pytest.mark.parametrize(("sentence", "word", "denied"), TABLE)
def test_a_word_is_denied_where_its_clause_denies_it(sentence: str, word: str, *, denied: bool) -> None:
    at = sentence.index(f" {word}") + 1
    clause = next(clause for clause in clauses_of(sentence) if clause.start <= at < clause.end)
    said = is_negated(sentence, clause.start, at) or is_denied_after(sentence, at + len(word), clause.end)
    assert said is denied
