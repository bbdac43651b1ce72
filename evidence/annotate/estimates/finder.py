"""The estimates of an article: drafts of every grammar, each with the interval and the p-value that stand with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from evidence.annotate.estimates.differences import find_differences
from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.estimates.named import find_named
from evidence.annotate.estimates.parts import complete
from evidence.annotate.estimates.reductions import find_reductions
from evidence.annotate.estimates.scope import NO_RESULTS, is_plan
from evidence.mentions import EstimateMention, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IN_A_ROW = re.compile(r"versus|respectively|counterpart|row|pair")
_M = TypeVar("_M", bound=Mention)


def find_estimates(doc: Doc) -> tuple[EstimateMention, ...]:
    """Find every effect estimate in the sentences that report this study's results."""
    found: list[EstimateMention] = []
    for shape in doc._.shapes:
        if not shape.numerals or shape.sentence.zone in NO_RESULTS:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        results = within(doc._.arm_results, shape.sentence)
        rows = frozenset(result.start for result in results if _IN_A_ROW.search(result.by))
        scene = Scene(shape, numbers, doc._.terms, within(doc._.clauses, shape.sentence), rows)
        if is_plan(scene):
            continue
        drafts = find_drafts(scene)
        if drafts:
            p_values, intervals = within(doc._.p_values, shape.sentence), within(doc._.intervals, shape.sentence)
            found += complete(scene, drafts, intervals, p_values, results)
    return tuple(found)


def find_drafts(scene: Scene) -> list[Draft]:
    """Give the drafts of one sentence in text order, one for each value; a named measure wins."""
    held: dict[int, Draft] = {}
    empty: list[Draft] = []
    for draft in _all_drafts(scene):
        if draft.value is None:
            empty.append(draft)
        else:
            held.setdefault(draft.value, draft)
    return sorted([*held.values(), *empty], key=lambda draft: draft.end)


def _all_drafts(scene: Scene) -> Iterator[Draft]:
    yield from find_named(scene)
    yield from find_reductions(scene)
    yield from find_differences(scene)


def within(mentions: Sequence[_M], sentence: Mention) -> Sequence[_M]:
    """Give the mentions that begin in a sentence; they come in text order."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return mentions[first:last]
