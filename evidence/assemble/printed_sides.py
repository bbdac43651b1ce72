"""Whom printed numbers favour, where the words only say that the arms differed: by the ratio, or by the values of the arms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evidence.assemble.index import Index, within
from evidence.mentions import ArmResultMention, Clause, EstimateMention, OutcomeMention
from evidence.vocabulary import RATIOS, ArmRole, Change, Desirable, Measure, OutcomeResult

_RECOVERY = re.compile(
    r"""
        cessation | cure | discharge | healing | improvement | pain[\s-]free | pregnan | recover | relief | remission
        | resol | respon | stabil | weaning
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Events that are hoped for: more of them, sooner, is better."""
_TIME_TO = re.compile(r"(?:the\s|median\s|mean\s)*times?\s(?:to|until)\s", re.IGNORECASE)
_INACTIVE = frozenset(role for role in ArmRole if role not in {ArmRole.EXPERIMENTAL, ArmRole.ACTIVE_COMPARATOR})
_NO_EFFECT = Decimal(1)
_FAR = 2
"""Times as many events as speak against an arm even where the arms differ in size."""
ALIKE = Decimal("0.05")
"""Two values are alike where they differ by less than this share of the larger: half a percentage point in ten."""


def printed_side(index: Index, clause: Clause, named: Iterable[OutcomeMention]) -> OutcomeResult | None:
    """Say whom the numbers of a clause favour on the outcome that it names, or None where they do not tell."""
    outcome = next((outcome for outcome in named if outcome.desirable), None)
    if outcome is None or outcome.desirable is None:
        return None
    moves = {change for effect in within(index.mentions.estimates, clause) if (change := _change(effect, outcome))}
    if len(moves) != 1:
        return None
    good = moves.pop().is_good(outcome.desirable)
    return OutcomeResult.FAVOURS_INTERVENTION if good else OutcomeResult.FAVOURS_COMPARATOR


def speaks_against(index: Index, clause: Clause, named: Iterable[OutcomeMention]) -> bool:
    """Say whether the arms' own values put the tested arm at the worse end: far more events, where fewer are better.

    A significant difference alone is then no success, even where both arms are treated and their roles may be doubted.
    """
    outcome = next((outcome for outcome in named if outcome.desirable), None)
    told = within(index.mentions.arm_results, clause)
    counts = [(result.role, result.value or result.events) for result in told if result.role]
    tested = [number.value for role, number in counts if number and role is ArmRole.EXPERIMENTAL]
    against = [number.value for role, number in counts if number and role is not ArmRole.EXPERIMENTAL]
    if outcome is None or len(tested) != 1 or len(against) != 1 or min(*tested, *against) < 0:
        return False
    is_more, is_less = tested[0] > _FAR * against[0], _FAR * tested[0] < against[0]
    return is_more if outcome.desirable is Desirable.LOWER else is_less


def _change(effect: EstimateMention, outcome: OutcomeMention) -> Change | None:
    """Say which way the outcome moved; a hazard is of the bad event, unless the outcome is a recovery."""
    if effect.measure in RATIOS and effect.value and effect.value.value != _NO_EFFECT:
        is_more = effect.value.value > _NO_EFFECT
        if effect.measure is Measure.HAZARD_RATIO and _is_time_without(outcome):
            is_more = not is_more
        return Change.INCREASED if is_more else Change.DECREASED
    values = arm_values(effect.arm_results)
    if values is None or values[0] == values[1]:
        return None
    change = Change.INCREASED if values[0] > values[1] else Change.DECREASED
    return change if change.is_good(outcome.desirable) or is_inactive(effect.arm_results) else None


def _is_time_without(outcome: OutcomeMention) -> bool:
    """Say whether more of the outcome is less of its event: survival, and the time until anything at all."""
    if _TIME_TO.match(outcome.name):
        return True
    return outcome.desirable is Desirable.HIGHER and not _RECOVERY.search(outcome.name)


def is_inactive(told: Iterable[ArmResultMention]) -> bool:
    """Say whether one arm got nothing that works: where both are treated, which of them is new is often unsure."""
    return any(result.role in _INACTIVE for result in told)


def arm_values(told: Iterable[ArmResultMention]) -> tuple[Decimal, Decimal] | None:
    """Give the value of the tested arm and of the one against it, where each is printed once."""
    tested: list[Decimal] = []
    against: list[Decimal] = []
    for result in told:
        value = result.value.value if result.value else None
        if value is not None and result.role:
            (tested if result.role is ArmRole.EXPERIMENTAL else against).append(value)
    return (tested[0], against[0]) if len(tested) == len(against) == 1 else None
