"""Terms of reporting items in the full text of a trial: who was masked, how lots were drawn, what sample was planned.

The items are those of CONSORT (Schulz 2010), named as in the set that taught them (see `weights/spans.md`). A full text says
these things in its methods; a release or an abstract says few of them, and the grammars of `annotate/design` read those.
"""

from __future__ import annotations

from evidence.annotate.pipeline import load_nlp
from evidence.annotate.spans import cut_passages, mark_passage

Term = tuple[int, int, str]
_HEAD = "consort"
_TITLE = "_Title_"


def read_terms(text: str) -> tuple[Term, ...]:
    """Read the terms of a full text.

    Returns:
        `(start, end, item)` in code points, such as `(1020, 1034, "17a_Masking_People_masked")`. Items of the title are looked
        for in the first line only, all others behind it.
    """
    title_end = text.find("\n") if "\n" in text else len(text)
    words = [(token.idx, token.idx + len(token)) for token in load_nlp().make_doc(text) if not token.is_space]
    marked = (mark for first, last in cut_passages(text, words) for mark in mark_passage(text, words[first:last], _HEAD))
    return tuple((start, end, item) for start, end, item, _ in marked if (_TITLE in item) == (end <= title_end))
