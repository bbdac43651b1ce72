"""An effect that a headline or a lead tells again: `cuts the risk of heart disease by 39 percent` above a hazard ratio of 0.61.

Headlines name outcomes in words of their own. The number says which one is meant: a cut in percent is what is missing of a
ratio to one (Cochrane Handbook 6.4.1.5), and one that comes back in the body is on the outcome that the body names.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evidence.assemble.estimate_outcomes import outcome_of
from evidence.assemble.index import Index
from evidence.assemble.outcomes import OutcomeGroup
from evidence.mentions import EstimateMention, Mention
from evidence.vocabulary import RATIOS, Measure, OutcomeRole, Qualifier, Zone

_IN_PERCENT = frozenset({Measure.RELATIVE_CHANGE, Measure.RELATIVE_RISK_REDUCTION})
_ON_TOP = frozenset({Zone.HEADLINE, Zone.LEAD})
_HUNDRED = 100
_ROUGHLY = 5
"""Percentage points by which an exact cut may be above one that is told as `more than`."""


def outcome_told(index: Index, groups: Sequence[OutcomeGroup], mention: EstimateMention) -> str | None:
    """Give the id of the outcome of an effect; on top of a text, that of the effect in its body which tells it in full."""
    named = outcome_of(index, groups, mention)
    if mention.measure not in _IN_PERCENT or not _is_on_top(index, mention) or _is_known(index, groups, named):
        return named
    below = (effect for effect in index.mentions.estimates if not _is_on_top(index, effect) and _is_told_by(mention, effect))
    outcomes = {id for id in (outcome_of(index, groups, effect) for effect in below) if id}
    return outcomes.pop() if len(outcomes) == 1 else named


def _is_on_top(index: Index, mention: Mention) -> bool:
    sentence = index.sentence_of(mention)
    return sentence is not None and sentence.zone in _ON_TOP


def _is_known(index: Index, groups: Sequence[OutcomeGroup], id: str | None) -> bool:
    """Say whether the outcome that a headline names has a rank, or comes back under that name in the body."""
    group = next((group for group in groups if group.id == id), None)
    if group is None:
        return False
    return group.role is not OutcomeRole.UNSPECIFIED or not all(_is_on_top(index, named) for named in group.mentions)


def _is_told_by(mention: EstimateMention, effect: EstimateMention) -> bool:
    told, cut = mention.value, _cut(effect)
    if told is None or told.value is None or cut is None:
        return False
    if told.qualifier is Qualifier.MORE:
        return told.value <= cut <= told.value + _ROUGHLY
    return told.qualifier is Qualifier.EXACT and round(cut) == told.value


def _cut(effect: EstimateMention) -> Decimal | None:
    """Give an effect as a cut in percent, or None where it is none."""
    value = effect.value.value if effect.value else None
    if value is None or effect.measure in _IN_PERCENT:
        return value
    return (1 - value) * _HUNDRED if effect.measure in RATIOS and value < 1 else None
