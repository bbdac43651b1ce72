"""Whose harms are greater: as the words say, else as the numbers of the arms show.

Numbers speak only where both arms are known, and where nothing beside them says that the difference was not significant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidence.assemble.arms import COMPARATORS, ArmGroup, arm_in
from evidence.assemble.index import Index, within
from evidence.assemble.named_sides import as_named
from evidence.mentions import ArmResultMention, HarmMention, Sentence
from evidence.record import Stated
from evidence.vocabulary import ArmRole, HarmKind, OutcomeResult, Significance

ALIKE = Decimal("1.1")
"""Two shares of people with harms are alike where the larger is no more than this many times the smaller.

Chosen for this project on the development articles: writers call 20.8% and 19.6% the same.
"""
APART = Decimal("1.15")
"""Beyond this ratio the arms differ, unless a test says otherwise; between the two nothing is said."""
_LEVEL = Decimal("0.05")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Excess:
    """Whose harms are greater by one mention, and whether its words or its numbers tell."""

    mention: HarmMention
    result: OutcomeResult
    is_derived: bool

    def stated(self, index: Index) -> Stated[OutcomeResult]:
        """Tie the result to the words that it rests on."""
        held = index.stated(self.result, self.mention)
        return held.model_copy(update={"by": "derived:arm_values"}) if self.is_derived else held


def whose_harms(index: Index, found: Sequence[HarmMention], arms: Sequence[ArmGroup]) -> Excess | None:
    """Give the excess that the best mention tells: harms as a whole before serious ones, those before single events."""
    for kind in (HarmKind.STATEMENT, HarmKind.SERIOUS):
        told = (_told(index, each, arms) for each in found if each.kind is kind)
        first = next((each for each in told if each), None)
        if first:
            return first
    events = [each for each in (_told(index, each, arms) for each in found if each.kind is HarmKind.EVENT) if each]
    return _of_events(events)


def _of_events(events: Sequence[Excess]) -> Excess | None:
    """Give what single events show together: one that is alike by its numbers proves nothing, and two ways cancel out."""
    telling = [each for each in events if not (each.is_derived and each.result is OutcomeResult.NO_DIFFERENCE)]
    ways = {each.result for each in telling} - {OutcomeResult.NO_DIFFERENCE}
    if len(ways) > 1:
        return None
    return next((each for each in telling if not ways or each.result in ways), None)


def _told(index: Index, mention: HarmMention, arms: Sequence[ArmGroup]) -> Excess | None:
    told = as_named(index.text, mention, mention.excess, arms) if mention.excess else None
    if mention.excess:
        return Excess(mention, told, is_derived=False) if told else None
    derived = _by_numbers(index, mention, arms)
    return Excess(mention, derived, is_derived=True) if derived else None


def _by_numbers(index: Index, mention: HarmMention, arms: Sequence[ArmGroup]) -> OutcomeResult | None:
    """Give what the values of known arms show, else what bare rates do; None where lists of them differ."""
    tested, other = _values(_alike_in_kind(mention.arm_results), arms)
    several = len(tested) + len(other) > _PAIR and mention.rates
    pairs = [(tested, other)] if tested and other and not several else [(rates[:-1], rates[-1:]) for rates in mention.rates]
    ways = {_compare(*pair) for pair in pairs}
    if len(ways) != 1:
        return None
    return OutcomeResult.NO_DIFFERENCE if _is_not_significant(index, mention) else ways.pop()


def _compare(tested: Sequence[Decimal], other: Sequence[Decimal]) -> OutcomeResult | None:
    """Tell on which side the values of the arms tested and of the comparators lie."""
    lowest, highest = min(tested), max(tested)
    if min(lowest, *other) < 0:
        return None
    if lowest > max(other) * APART:
        return OutcomeResult.FAVOURS_COMPARATOR
    if highest * APART < min(other):
        return OutcomeResult.FAVOURS_INTERVENTION
    is_alike = highest <= min(other) * ALIKE and max(other) <= lowest * ALIKE
    return OutcomeResult.NO_DIFFERENCE if is_alike else None


def _alike_in_kind(results: Sequence[ArmResultMention]) -> tuple[ArmResultMention, ...]:
    """Give the shares of the groups, else one count for each group: of several counts nobody knows which belong together.

    Several shares of a group, of doses or of different harms, are told apart by `_compare`: all of one side must exceed all of
    the other.
    """
    shares = tuple(result for result in results if result.value)
    if shares:
        return shares
    named = [(result.arm or result.label or "").casefold() for result in results]
    return tuple(results) if len(set(named)) == len(named) else ()


def _values(results: Sequence[ArmResultMention], arms: Sequence[ArmGroup]) -> tuple[list[Decimal], list[Decimal]]:
    """Give the values of the arms tested and of the comparators; of two groups, one that is known tells the other."""
    roles = [_role(result, arms) for result in results]
    if len(roles) == _PAIR and None in roles:
        known = next((role for role in roles if role), None)
        counterpart = ArmRole.EXPERIMENTAL if known in COMPARATORS else ArmRole.ACTIVE_COMPARATOR
        roles = [role or (counterpart if known else None) for role in roles]
    numbers = [(result.value or result.events, role) for result, role in zip(results, roles, strict=True)]
    tested = [number.value for number, role in numbers if number and role is ArmRole.EXPERIMENTAL]
    return tested, [number.value for number, role in numbers if number and role in COMPARATORS]


def _role(result: ArmResultMention, arms: Sequence[ArmGroup]) -> ArmRole | None:
    group = arm_in(arms, result.arm) or arm_in(arms, result.label)
    return group.role if group and group.role else result.role


def _is_not_significant(index: Index, mention: HarmMention) -> bool:
    sentence = index.sentence_of(mention)
    if sentence is None:
        return False
    return _is_weak(index, sentence) or _is_called_so(index, sentence)


def _is_weak(index: Index, sentence: Sentence) -> bool:
    found = [each for each in within(index.mentions.p_values, sentence) if each.value is not None]
    return len(found) == 1 and found[0].op != "<" and found[0].value is not None and found[0].value.value >= _LEVEL


def _is_called_so(index: Index, sentence: Sentence) -> bool:
    return any(each.significance is Significance.NOT_SIGNIFICANT for each in within(index.mentions.results, sentence))
