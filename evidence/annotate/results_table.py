"""The results table of one sentence: which values belong to which outcome and which of two arms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.pipeline import load_nlp
from evidence.annotate.spans import mark_passage

Span = tuple[int, int, str]
Relation = tuple[str, int, int]
ARM, OUTCOME, MEASURE = "INTV", "OC", "MEAS"
_NAMES = {"arm": ARM, "outcome": OUTCOME, "measure": MEASURE}
_COLUMNS = ("A1_RES", "A2_RES")
_HEAD = "art"
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_GROUP = re.compile(r"^(?:the|both)\s|[\s-](?:groups?|arms?)$", re.IGNORECASE)


def read_results(sentence: str) -> tuple[tuple[Span, ...], tuple[Relation, ...]]:
    """Read the interventions, outcomes and values of a results sentence and tie them together.

    Returns:
        Spans `(start, end, INTV|OC|MEAS)` in code points of the sentence; and relations `(OC_RES|A1_RES|A2_RES, head, tail)`,
        where head is the index of the outcome or intervention and tail that of the value. The first arm named is A1.
    """
    words = [(token.idx, token.idx + len(token)) for token in load_nlp().make_doc(sentence) if not token.is_space]
    marked = mark_passage(sentence, words, _HEAD) if words else []
    spans = tuple((start, end, _NAMES[label]) for start, end, label, _ in marked)
    return spans, tuple(_relations(sentence, spans))


def _relations(sentence: str, spans: Sequence[Span]) -> Iterator[Relation]:
    of_kind = {kind: [index for index, span in enumerate(spans) if span[2] == kind] for kind in _NAMES.values()}
    measures, arms, outcomes = of_kind[MEASURE], of_kind[ARM], of_kind[OUTCOME]
    for measure in measures:
        outcome = _outcome_of(spans, measure, outcomes)
        if outcome is not None:
            yield "OC_RES", outcome, measure
    columns: dict[str, str] = {}
    for measure, arm in _arms_of(sentence, spans, measures, arms):
        name = _GROUP.sub("", sentence[spans[arm][0] : spans[arm][1]]).casefold()
        yield columns.setdefault(name, _COLUMNS[min(len(columns), 1)]), arm, measure


def _outcome_of(spans: Sequence[Span], measure: int, outcomes: Sequence[int]) -> int | None:
    """Give the outcome named last before a value, or else the first after it."""
    before = [outcome for outcome in outcomes if spans[outcome][1] <= spans[measure][0]]
    return before[-1] if before else next(iter(outcomes), None)


def _arms_of(sentence: str, spans: Sequence[Span], measures: Sequence[int], arms: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Tie each value to an arm: in turn where all arms stand on one side of the values, else to the arm beside it."""
    if not arms or not measures:
        return
    apart = spans[arms[-1]][1] <= spans[measures[0]][0] or spans[measures[-1]][1] <= spans[arms[0]][0]
    if _RESPECTIVELY.search(sentence) or (apart and len(arms) > 1):
        yield from ((measure, arms[place % len(arms)]) for place, measure in enumerate(measures))
        return
    sides = [[_nearest(spans, measure, arms, after=after) for measure in measures] for after in (True, False)]
    fits = [(sum(arm is None for arm in side), -len(set(side)), _distance(spans, measures, side)) for side in sides]
    chosen = sides[fits.index(min(fits))]
    yield from ((measure, arm) for measure, arm in zip(measures, chosen, strict=True) if arm is not None)


def _nearest(spans: Sequence[Span], measure: int, arms: Sequence[int], *, after: bool) -> int | None:
    if after:
        return next((arm for arm in arms if spans[arm][0] >= spans[measure][1]), None)
    return next((arm for arm in reversed(arms) if spans[arm][1] <= spans[measure][0]), None)


def _distance(spans: Sequence[Span], measures: Sequence[int], side: Sequence[int | None]) -> int:
    pairs = [(measure, arm) for measure, arm in zip(measures, side, strict=True) if arm is not None]
    return sum(abs(spans[arm][0] - spans[measure][0]) for measure, arm in pairs)
