"""The results table of one sentence: which values belong to which outcome and which of two arms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.passive_arms import gives_nothing_new
from evidence.annotate.pipeline import load_nlp
from evidence.annotate.result_pairs import links
from evidence.annotate.spans import mark_passage

Span = tuple[int, int, str]
Relation = tuple[str, int, int]
ARM, OUTCOME, MEASURE = "INTV", "OC", "MEAS"
_NAMES = {"arm": ARM, "outcome": OUTCOME, "measure": MEASURE}
_COLUMNS = ("A1_RES", "A2_RES")
_HEAD = "art"
_LEAST, _SURE = 0.3, 0.5
"""A value goes to its likeliest name from the first on, and to every outcome from the second on: a time point is one too."""
_AGAINST = re.compile(r"(?<=\S)\s+(?:v|vs\.?|versus|compared\swith|against)\s+(?=\S)", re.IGNORECASE)
_COUNTED = re.compile(
    r"""
        \d | \b(?:no | none | all | one | two | three | four | five | six | seven | eight | nine | ten | eleven
        | twelve | half | third | quarter)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(r"^(?:the|both)\s|[\s-](?:groups?|arms?)$", re.IGNORECASE)


def read_results(sentence: str) -> tuple[tuple[Span, ...], tuple[Relation, ...]]:
    """Read the interventions, outcomes and values of a results sentence and tie them together.

    Returns:
        Spans `(start, end, INTV|OC|MEAS)` in code points of the sentence; and relations `(OC_RES|A1_RES|A2_RES, head, tail)`,
        where head is the index of the outcome or intervention and tail that of the value. The first arm named is A1, unless it
        is a placebo or other comparator and the second is none.
    """
    words = [(token.idx, token.idx + len(token)) for token in load_nlp().make_doc(sentence) if not token.is_space]
    marked = mark_passage(sentence, words, _HEAD) if words else []
    spans = tuple(_parted(sentence, [(start, end, _NAMES[label]) for start, end, label, _ in marked]))
    return spans, tuple(relate(sentence, spans))


def _parted(sentence: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Part two values that stand against each other ("29 v 26 days"), and drop values without a number or a word for one."""
    for start, end, kind in spans:
        parts = [(start, end)]
        against = _AGAINST.search(sentence, start, end) if kind == MEASURE else None
        if against:
            parts = [(start, against.start()), (against.end(), end)]
        yield from ((low, high, kind) for low, high in parts if kind != MEASURE or _COUNTED.search(sentence, low, high))


def relate(sentence: str, spans: Sequence[Span]) -> Iterator[Relation]:
    """Tie the values among spans, which are in the order of the sentence, to their outcomes and arms."""
    of_kind = {kind: [index for index, span in enumerate(spans) if span[2] == kind] for kind in _NAMES.values()}
    columns = _columns(sentence, [spans[arm] for arm in of_kind[ARM]])
    for kind in (OUTCOME, ARM):
        names, values = of_kind[kind], of_kind[MEASURE]
        if not names or not values:
            continue
        table = links(sentence, [spans[value] for value in values], [spans[name] for name in names])
        for value, row in zip(values, table, strict=True):
            for place in _chosen(row, several=kind == OUTCOME):
                yield ("OC_RES" if kind == OUTCOME else columns[place]), names[place], value


def _chosen(row: Sequence[float], *, several: bool) -> list[int]:
    likeliest = max(range(len(row)), key=row.__getitem__)
    sure = {place for place, probability in enumerate(row) if several and probability >= _SURE}
    return sorted(sure | {likeliest} if row[likeliest] >= _LEAST else sure)


def _columns(sentence: str, arms: Sequence[Span]) -> list[str]:
    """Give the column of each arm, by its name."""
    names = [_GROUP.sub("", sentence[arm[0] : arm[1]]).casefold() for arm in arms]
    order = list(dict.fromkeys(names))
    if len(order) > 1 and gives_nothing_new(order[0]) and not gives_nothing_new(order[1]):
        order[:2] = order[1::-1]
    return [_COLUMNS[min(order.index(name), 1)] for name in names]
