"""Terms of reporting items in the full text of a trial: who was masked, how lots were drawn, what sample was planned.

The items are those of CONSORT (Schulz 2010), named as in the set that taught them (see `weights/report_terms.md`). A full text
says these things in its methods; a release or an abstract says few of them, and the grammars of `annotate/design` read those.

Two readers speak: a network that sees a passage, and a linear model that sees the words beside a word and the heading above it.
They err apart, and a term is what both together find likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence.annotate.linear import load_model
from evidence.annotate.pipeline import load_nlp
from evidence.annotate.spans import cut_passages, mark_passage
from evidence.annotate.spans.network import load_network
from evidence.annotate.spans.passages import Word
from evidence.annotate.term_features import term_features

Term = tuple[int, int, str]
HEAD, NETWORK, MODEL = "consort", "report_items", "report_terms"
_TITLE = "_Title_"


def read_terms(text: str) -> tuple[Term, ...]:
    """Read the terms of a full text.

    Returns:
        `(start, end, item)` in code points, such as `(1020, 1034, "17a_Masking_People_masked")`. Items of the title are looked
        for in the first line only, all others behind it.
    """
    title_end = text.find("\n") if "\n" in text else len(text)
    words = [(token.idx, token.idx + len(token)) for token in load_nlp().make_doc(text) if not token.is_space]
    network = load_network(NETWORK)
    judged = word_by_word(text, words)
    marked = (
        mark
        for first, last in cut_passages(text, words)
        for mark in mark_passage(text, words[first:last], HEAD, network, beside=judged[first:last])
    )
    return tuple((start, end, item) for start, end, item, _ in marked if (_TITLE in item) == (end <= title_end))


def word_by_word(text: str, words: Sequence[Word]) -> Any:
    """Give what the linear model finds likely of every word, `(words, classes)`; a class that it never saw gets nothing."""
    import numpy

    model = load_model(MODEL)
    logits = numpy.array([model.scores(features) for features in term_features(text, words)], numpy.float32)
    logits = logits.reshape(len(words), len(model.classes))
    powers = numpy.exp(logits - logits.max(1, keepdims=True, initial=-numpy.inf))
    held = numpy.zeros((len(words), 1 + 2 * len(load_network(NETWORK).heads[HEAD])), numpy.float32)
    held[:, [int(kind) for kind in model.classes]] = powers / powers.sum(1, keepdims=True)
    return held
