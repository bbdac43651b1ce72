"""The estimates of an article: drafts of every grammar, each with the interval and the p-value that stand with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from evidence.annotate.estimates.differences import find_differences
from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.estimates.named import find_named
from evidence.annotate.estimates.parts import complete
from evidence.annotate.estimates.reductions import find_reductions
from evidence.annotate.estimates.scope import NO_RESULTS, is_plan
from evidence.mentions import EstimateMention, Mention
from evidence.vocabulary import Contrast, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IN_A_ROW = re.compile(r"versus|respectively|counterpart|row|pair")
_SET_AGAINST = re.compile(r"\b(?:compared[ ](?:with|to)|versus|vs|while|whereas|against)\b")
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
        if drafts or results:
            p_values, intervals = within(doc._.p_values, shape.sentence), within(doc._.intervals, shape.sentence)
            found += complete(scene, drafts, intervals, p_values, results)
    return tuple(sorted(found, key=lambda estimate: estimate.start))


def find_drafts(scene: Scene) -> list[Draft]:
    """Give the drafts of one sentence in text order, one for each value; a named measure wins."""
    held: dict[int, Draft] = {}
    empty: list[Draft] = []
    for draft in _all_drafts(scene):
        if draft.value is None:
            empty.append(draft)
        else:
            held.setdefault(draft.value, draft)
    drafts = sorted([*held.values(), *empty], key=lambda draft: draft.end)
    return [replace(draft, contrast=Contrast.WITHIN_ARM) if draft in _of_each_arm(scene, drafts) else draft for draft in drafts]


def _of_each_arm(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the changes that are set against each other (`fell by 37%, compared with a fall of 17%`): each is of one group."""
    found: list[Draft] = []
    for one, other in pairwise(drafts):
        same = one.measure is other.measure is Measure.RELATIVE_CHANGE and one.change is other.change
        if same and _SET_AGAINST.search(scene.shape.text, one.end, max(one.end, other.start)):
            found += [one, other]
    return found


def _all_drafts(scene: Scene) -> Iterator[Draft]:
    yield from find_named(scene)
    yield from find_reductions(scene)
    yield from find_differences(scene)


def within(mentions: Sequence[_M], sentence: Mention) -> Sequence[_M]:
    """Give the mentions that begin in a sentence; they come in text order."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return mentions[first:last]
