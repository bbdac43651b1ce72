"""Natural frequencies: how many of 100 people had an outcome in each group, where the text gives both groups.

Where rounding to whole people of 100 would hide a difference or make one, both groups are counted of 1,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evidence.record import ArmResult, Estimate, HarmEvent
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.wording import wording
from evidence.vocabulary import PERCENT, Contrast, Measure, Qualifier

HUNDRED = Decimal(100)
_FEW = Decimal(1)
"""Shares of less than this, in percent, are counted of 1,000 people."""
_DISTORTED = Decimal("0.5")
"""A difference that rounding changes by more than this, in percentage points, is counted of 1,000 people."""
_OF_PEOPLE = frozenset({Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.HAZARD_RATIO, Measure.NUMBER_NEEDED_TO_TREAT})
"""Measures that compare how many people had an event, so that a percentage beside one is a share of people."""
_BOTH = 2
_PER_TIME = re.compile(
    r"""
    \b (?: per | a | an | each | every ) \s (?: \d[\d,]* \s )?
    (?: patient | person | participant )? [\s-]? (?: year | month ) s? \b
    | \b (?: patient | person ) -years \b | \b annual
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the people in one group.

    Attributes:
        name: what the group was given.
        people: the number of `base`, rounded: `9`, `fewer than 1`.
        base: of how many people: `100` or `1,000`.
        printed: the figure as the text has it: `20 of 1608, 1.2%`.
        percent: the share in percent, not rounded.
        is_exact: whether rounding changed nothing.
    """

    name: str
    people: str
    base: str
    printed: str
    percent: Decimal
    is_exact: bool

    @property
    def about(self) -> str:
        """The number of people, with `about` where it was rounded: `about 9 of 100`."""
        number = self.people if self.is_exact or not self.people.isdigit() else f"about {self.people}"
        return f"{number} of {self.base}"


def shares(facts: Facts, estimate: Estimate) -> tuple[Share, Share] | None:
    """Give the shares of people with the intervention and with the comparator.

    None unless each of the two groups has one value, and the values are sure to count people: a mean in percent, such as a
    fall in weight, is never turned into people.
    """
    outcome = facts.record.outcome(estimate.outcome)
    if outcome is None or estimate.contrast is Contrast.WITHIN_ARM or facts.is_single_group or _is_rate(estimate):
        return None
    harmful = bool(outcome.is_harm and outcome.is_harm.value)
    counts = all(result.events and result.n for result in estimate.arm_results)
    risks = estimate.measure.value in _OF_PEOPLE and estimate.value is not None
    if not (counts or harmful or risks or counts_people(words.phrase(outcome.name))):
        return None
    return _pair(facts, estimate.arm_results)


def _is_rate(estimate: Estimate) -> bool:
    """Say whether the words count events over time: `2.6% per year` is no share of people."""
    proofs = (*estimate.evidence, *(words_of for result in estimate.arm_results for words_of in result.evidence))
    return any(_PER_TIME.search(words_of.quote) for words_of in proofs)


def event_shares(facts: Facts, event: HarmEvent) -> tuple[Share, Share] | None:
    """Give the shares of people with an adverse event, with the intervention and with the comparator."""
    return None if facts.is_single_group else _pair(facts, event.arm_results)


def counts_people(name: str) -> bool:
    """Say whether an outcome's name tells that a percentage of it is a share of people: `mortality`, not `weight`."""
    found = set(_WORD.findall(name.lower()))
    return bool(found & set(wording("share_words"))) and not found & set(wording("level_words"))


def _pair(facts: Facts, results: tuple[ArmResult, ...]) -> tuple[Share, Share] | None:
    given, against = ([arm.id for arm in arms] for arms in (facts.experimental, facts.comparators))
    if len(given) != 1 or len(against) != 1:
        return None
    first, second = ([r for r in results if r.arm == id] for id in (*given, *against))
    if len(first) != 1 or len(second) != 1:
        return None
    percents = tuple(p for p in (_percent(first[0]), _percent(second[0])) if p is not None and 0 <= p <= HUNDRED)
    if len(percents) != _BOTH:
        return None
    scale = Decimal(10) if _is_distorted(*percents) else Decimal(1)
    return _share(facts, first[0], percents[0], scale), _share(facts, second[0], percents[1], scale)


def _is_distorted(first: Decimal, second: Decimal) -> bool:
    """Say whether whole people of 100 would hide a small share, or hide or make a difference."""
    shown = abs(_rounded(first) - _rounded(second))
    return any(0 < percent < _FEW for percent in (first, second)) or abs(shown - abs(first - second)) > _DISTORTED


def _share(facts: Facts, result: ArmResult, percent: Decimal, scale: Decimal) -> Share:
    arm = facts.record.arm(result.arm)
    scaled = percent * scale
    people = "fewer than 1" if 0 < scaled < 1 else str(_rounded(scaled))
    base = "100" if scale == 1 else "1,000"
    exact = _rounded(scaled) == scaled
    return Share(facts.arm_name(arm) if arm else "", people, base, _printed(result), percent, is_exact=exact)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)


def _percent(result: ArmResult) -> Decimal | None:
    if result.qualifier in {Qualifier.LESS, Qualifier.MORE}:
        return None
    if result.value and (result.unit or "").strip().lower() in PERCENT:
        return result.value.value
    if result.value is None and result.events and result.n and result.n.value > 0:
        return HUNDRED * result.events.value / result.n.value
    return None


def _printed(result: ArmResult) -> str:
    counted = f"{words.tidy(result.events.text)} of {words.tidy(result.n.text)}" if result.events and result.n else ""
    value = words.amount(result.value, result.unit, result.qualifier) if result.value else ""
    return ", ".join(part for part in (counted, value) if part)
