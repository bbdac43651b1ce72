"""Estimates in words: a figure with its precision, its scope and what it does not tell."""

from __future__ import annotations

from evidence.record import ArmResult, Estimate, Provenance
from evidence.render import words
from evidence.render.view.facts import Facts, arm_name, bare
from evidence.render.view.model import Statement, proof, state
from evidence.render.wording import word
from evidence.vocabulary import Contrast, Direction, Measure

RELATIVE = frozenset(
    {
        Measure.HAZARD_RATIO,
        Measure.RISK_RATIO,
        Measure.ODDS_RATIO,
        Measure.RATE_RATIO,
        Measure.RELATIVE_RISK_REDUCTION,
        Measure.RELATIVE_CHANGE,
        Measure.VACCINE_EFFICACY,
    }
)
"""Measures that say nothing of how many people are affected."""


def is_within(facts: Facts, estimate: Estimate) -> bool:
    """Whether an estimate compares an arm with its own past, or stands in a study without a comparison group."""
    changes = (Measure.RELATIVE_CHANGE, Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE, Measure.ARM_VALUE_ONLY)
    return estimate.contrast is Contrast.WITHIN_ARM or (facts.is_single_group and estimate.measure.value in changes)


def is_relative_only(facts: Facts, estimates: tuple[Estimate, ...]) -> bool:
    """Whether some figures compare groups in relative terms and none tells how many people are affected."""
    between = [estimate for estimate in estimates if not is_within(facts, estimate)]
    relative = any(estimate.measure.value in RELATIVE and estimate.value for estimate in between)
    absolute = any(estimate.measure.value in {Measure.RISK_DIFFERENCE, Measure.NUMBER_NEEDED_TO_TREAT} for estimate in between)
    valued = any(len(arm_values(facts, estimate)) > 1 for estimate in between)
    return relative and not absolute and not valued


def estimate_sentence(facts: Facts, estimate: Estimate, *, outcome: str = "") -> Statement:
    """Write an estimate as a sentence for general readers; `outcome` names what a label has not named."""
    if is_within(facts, estimate):
        return _change_sentence(facts, estimate, outcome)
    about = words.phrase(named.name) if (named := facts.record.outcome(estimate.outcome)) else ""
    figure = _figure(estimate, about)
    values = _values_sentence(facts, estimate)
    by = _proof(estimate)
    if not figure:
        return state(_prefixed(outcome, values), _significance(estimate, alone=True), by=by)
    on = "" if outcome and figure.startswith(_subject(about)) else outcome
    return state(_prefixed(on, figure) + _precision(estimate) + (f". {words.capitalise(values)}" if values else ""), by=by)


def arm_values(facts: Facts, estimate: Estimate) -> list[tuple[str, str]]:
    """Give each arm's name and its value as printed: `30 of 110 (27%)`."""
    found = ((result_arm(facts, result), arm_value(result)) for result in estimate.arm_results)
    return [(name, value) for name, value in found if value]


def result_arm(facts: Facts, result: ArmResult) -> str:
    """Name the arm of a value, or give an empty string."""
    arm = facts.record.arm(result.arm)
    return arm_name(arm) if arm and arm_name(arm) else bare(result.label)


def arm_value(result: ArmResult) -> str:
    """Write the value of one arm: events of people, with the share or mean in brackets."""
    events = words.tidy(result.events.text) if result.events else ""
    if events and result.n:
        events = f"{events} of {words.tidy(result.n.text)}"
    value = words.amount(result.value, result.unit) if result.value else ""
    value += f", {words.interval_cell(result.interval)}" if value and result.interval and words.limits(result.interval) else ""
    if not events:
        return value
    return f"{events} ({value})" if value else events


def favoured(facts: Facts, estimate: Estimate) -> str:
    """Name whom an estimate favours, without a word on cause; an empty string where nothing is said."""
    if estimate.direction is None or is_within(facts, estimate) or facts.is_single_group:
        return ""
    if estimate.direction.value is Direction.NO_DIFFERENCE:
        return "no difference shown"
    good = estimate.direction.value is Direction.FAVOURS_INTERVENTION
    side = (facts.intervention if good else facts.comparator) or ("the intervention" if good else "the comparator")
    return f"associated with a better result: {side}" if facts.is_observational else f"favours {side}"


def _proof(estimate: Estimate) -> tuple[Provenance, ...]:
    return proof(estimate.value, estimate.interval, estimate.p_value) or estimate.evidence[:1]


def _subject(outcome: str) -> str:
    if outcome.lower().startswith("risk of "):
        return f"the {outcome[0].lower()}{outcome[1:]}"
    return outcome if outcome.lower().startswith("the risk of ") else "the risk"


def _figure(estimate: Estimate, outcome: str) -> str:
    if estimate.value is None:
        return ""
    value = words.amount(estimate.value.value, estimate.unit, estimate.qualifier)
    return word("measure_plain", estimate.measure.value).format(value=value, subject=_subject(outcome))


def _precision(estimate: Estimate) -> str:
    interval = words.interval_words(estimate.interval.value) if estimate.interval else ""
    return "".join(f", {part}" for part in (interval, _significance(estimate, alone=False)) if part)


def _significance(estimate: Estimate, *, alone: bool) -> str:
    if estimate.significance:
        said = word("significance", estimate.significance.value)
        return f"The difference is described as {said}." if alone else f"described as {said}"
    if estimate.p_value and not alone:
        return words.p_words(estimate.p_value.value)
    return ""


def _prefixed(outcome: str, text: str) -> str:
    return f"On {outcome}, {text}" if outcome and text else text


def _values_sentence(facts: Facts, estimate: Estimate) -> str:
    values = arm_values(facts, estimate)
    if not values:
        return ""
    by = "for" if facts.is_observational else "with"
    told = words.listed(f"{value} {by} {name}" if name else f"{value} in a group not named" for name, value in values)
    if len(values) > 1:
        return f"the figures were {told}."
    rest = "" if facts.is_single_group else "; none is given for a comparison group"
    return f"the figure was {told}{rest}."


def _change_sentence(facts: Facts, estimate: Estimate, outcome: str) -> Statement:
    arm = next((arm_name(a) for id in estimate.arms if (a := facts.record.arm(id)) and arm_name(a)), "")
    within = f" with {arm}" if arm else " in one group"
    values = _values_sentence(facts, estimate)
    by = _proof(estimate)
    if estimate.value is None or estimate.measure.value in {Measure.ARM_VALUE_ONLY}:
        told = values or (f"a value of {_value(estimate)} is given{within}." if estimate.value else "")
        return state(_prefixed(outcome, told), "This is not a comparison between groups" if told else "", by=by)
    told = f"the change over time{within} was {_value(estimate)}{_precision(estimate)}."
    return state(_prefixed(outcome, told), "This is not a comparison between groups", by=by)


def _value(estimate: Estimate) -> str:
    return words.amount(estimate.value.value, estimate.unit, estimate.qualifier) if estimate.value else ""
