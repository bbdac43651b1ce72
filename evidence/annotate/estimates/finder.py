"""The estimates of an article: drafts of every grammar, each with the interval and the p-value that stand with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from evidence.annotate.estimates.arm_sets import find_arm_sets
from evidence.annotate.estimates.by_limits import find_by_limits
from evidence.annotate.estimates.differences import find_differences
from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.estimates.inherited import find_inherited
from evidence.annotate.estimates.named import find_named
from evidence.annotate.estimates.needed_to_treat import find_needed_to_treat
from evidence.annotate.estimates.parts import complete
from evidence.annotate.estimates.reductions import find_reductions
from evidence.annotate.estimates.scope import NO_RESULTS, is_plan
from evidence.mentions import ArmResultMention, EstimateMention, IntervalMention, Mention, Sentence
from evidence.vocabulary import DIFFERENCES, RATIOS, Contrast, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VACCINE = re.compile(r"\b(?:vaccin|immuni[sz]ation)", re.IGNORECASE)
_IN_A_ROW = re.compile(r"versus|respectively|counterpart|row|pair")
_SET_AGAINST = re.compile(r"\b(?:compared[ ](?:with|to)|versus|vs|while|whereas|against)\b")
_NAMED = RATIOS | DIFFERENCES
_OF_SHARES = {Measure.RELATIVE_RISK_REDUCTION, Measure.VACCINE_EFFICACY}
_NO_VALUES = RATIOS | {Measure.VACCINE_EFFICACY, Measure.NUMBER_NEEDED_TO_TREAT, Measure.STANDARDIZED_MEAN_DIFFERENCE}
"""Measures that only a comparison has, so that a value of one is none of a group."""
_REACH = 2
"""Sentences within which a measure that was named holds for values that name none."""
_AGAINST_ANOTHER = re.compile(r"[ ]?(?:%|percent)?[ ](?:relative[ ]to|versus|vs\.?|more[ ]than|than)[ ]")
"""A change that has its own comparator (`by 0.9% relative to placebo`) is no value of one group."""
_M = TypeVar("_M", bound=Mention)


def find_estimates(doc: Doc) -> tuple[EstimateMention, ...]:
    """Find every effect estimate in the sentences that report this study's results."""
    found: list[EstimateMention] = []
    named: Named | None = None
    of_vaccine = bool(_VACCINE.search(doc._.article.text))
    for shape in doc._.shapes:
        if not shape.numerals or shape.sentence.zone in NO_RESULTS:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        results = within(doc._.arm_results, shape.sentence)
        scene = Scene(shape, numbers, doc._.terms, within(doc._.clauses, shape.sentence))
        scene = replace(scene, arm_values=_values_of_arms(scene, results), of_vaccine=of_vaccine)
        intervals = within(doc._.intervals, shape.sentence)
        if is_plan(scene, intervals):
            continue
        drafts = find_drafts(scene)
        drafts = _with_inherited(scene, drafts, named)
        drafts = _with_limits(scene, drafts, intervals, named)
        named = _last_named(scene, drafts) or named
        results = _without_ratios(scene, drafts, results)
        p_values = within(doc._.p_values, shape.sentence)
        if drafts or results or p_values:
            found += complete(scene, drafts, intervals, p_values, results)
    return tuple(sorted(found, key=lambda estimate: estimate.start))


class Named(NamedTuple):
    """The measure that was named last, and in which sentence."""

    measure: Measure
    sentence: Sentence


def _last_named(scene: Scene, drafts: Sequence[Draft]) -> Named | None:
    measures = [draft.measure for draft in drafts if draft.measure in _NAMED | _OF_SHARES]
    return Named(measures[-1], scene.shape.sentence) if measures else None


def _with_inherited(scene: Scene, drafts: list[Draft], named: Named | None) -> list[Draft]:
    """Add the effects of a sentence that names no measure, where one just before it in the same paragraph does."""
    if named is None or not _is_near(scene, named) or named.measure not in _NAMED:
        return drafts
    if any(draft.measure in _NAMED for draft in drafts):
        return drafts
    held = {draft.value: draft for draft in (*find_inherited(scene, named.measure), *drafts)}
    return sorted(held.values(), key=lambda draft: draft.end)


def _values_of_arms(scene: Scene, results: Sequence[ArmResultMention]) -> frozenset[int]:
    """Give where values begin that are set against each other, in a row or each with the words for its own group."""
    named = {
        result.value.start
        for held in find_arm_sets(scene, results)
        for result in held
        if result.value and all(other.label_start is not None for other in held)
    }
    return frozenset(named | {result.start for result in results if _IN_A_ROW.search(result.by)})


def _without_ratios(scene: Scene, drafts: Sequence[Draft], results: Sequence[ArmResultMention]) -> Sequence[ArmResultMention]:
    """Leave out the values that are ratios between groups (`with X, hazard ratios were 0.7 for a and 0.8 for b`)."""
    ratios = {scene.numbers[draft.value].start for draft in drafts if draft.value is not None and draft.measure in _NO_VALUES}
    return [result for result in results if result.value is None or result.value.start not in ratios]


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
    apart = {id(draft) for draft in _of_each_arm(scene, drafts)}
    return [replace(draft, contrast=Contrast.WITHIN_ARM) if id(draft) in apart else draft for draft in drafts]


def _of_each_arm(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the changes that are set against each other (`fell by 37%, compared with a fall of 17%`): each is of one group."""
    found: list[Draft] = []
    for one, other in pairwise(drafts):
        same = one.measure is other.measure is Measure.RELATIVE_CHANGE and one.change is other.change
        if (
            same
            and not _AGAINST_ANOTHER.match(scene.shape.text, one.end)
            and _SET_AGAINST.search(scene.shape.text, one.end, max(one.end, other.start))
        ):
            found += [one, other]
    return found


def _all_drafts(scene: Scene) -> Iterator[Draft]:
    yield from find_named(scene)
    yield from find_reductions(scene)
    yield from find_differences(scene)
    yield from find_needed_to_treat(scene)


def _with_limits(scene: Scene, drafts: list[Draft], intervals: Sequence[IntervalMention], named: Named | None) -> list[Draft]:
    """Add the effects that their own limits tell."""
    carried = named.measure if named and _is_near(scene, named) else None
    return sorted([*drafts, *find_by_limits(scene, intervals, drafts, carried)], key=lambda draft: draft.end)


def _is_near(scene: Scene, named: Named) -> bool:
    here = scene.shape.sentence
    return named.sentence.block == here.block and here.index - named.sentence.index <= _REACH


def within(mentions: Sequence[_M], sentence: Mention) -> Sequence[_M]:
    """Give the mentions that begin in a sentence; they come in text order."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return mentions[first:last]
