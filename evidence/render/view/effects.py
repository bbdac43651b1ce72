"""Estimates in words: a figure with its precision, its scope and what it does not tell."""

from __future__ import annotations

from evidence.record import ArmResult, Estimate, Provenance
from evidence.render import words
from evidence.render.view.choice import RELATIVE, Effect
from evidence.render.view.facts import Facts, bare
from evidence.render.view.model import Statement, proof, state
from evidence.render.wording import word
from evidence.vocabulary import Change, Contrast, Direction, Measure


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


def effect_sentences(facts: Facts, effect: Effect, *, outcome: str = "") -> tuple[Statement, ...]:
    """Write an effect for general readers, its percentage rather than its ratio; `outcome` is what no label has named."""
    statements: list[Statement] = []
    main = effect.percentage or effect.relative
    valued = next((each for each in (effect.absolute, effect.relative) if each and arm_values(facts, each)), None)
    for estimate in (main, effect.absolute):
        if estimate is None:
            continue
        if is_within(facts, estimate):
            statements.append(_change_sentence(facts, estimate, "" if statements else outcome))
        elif estimate.value:
            statements.append(_figure_sentence(facts, estimate, effect, "" if statements else outcome))
    if valued and not is_within(facts, valued):
        told = _values_sentence(facts, valued)
        said = _significance(valued, alone=True) if not statements else ""
        statements.append(state(_about(facts, valued, "" if statements else outcome, told), said, by=_proof(valued)))
    return tuple(statements)


def _figure_sentence(facts: Facts, estimate: Estimate, effect: Effect, outcome: str) -> Statement:
    named = facts.record.outcome(estimate.outcome)
    about = facts.name(named.name) if named else ""
    figure = _figure(facts, estimate, about)
    is_echo = estimate is effect.percentage and effect.relative is not None
    precision = _precision(estimate, said_by=effect.relative if is_echo else estimate)
    by = _proof(estimate)
    by += _proof(effect.relative) if is_echo and effect.relative else ()
    on = "" if outcome and figure.startswith(_subject(estimate, about)) else outcome
    return state(_about(facts, estimate, on, figure) + precision, by=by)


def _about(facts: Facts, estimate: Estimate, outcome: str, text: str) -> str:
    compared = facts.compared(estimate)
    if not text:
        return ""
    return (f"for {compared}, " if compared else "") + _prefixed(outcome, text)


def arm_values(facts: Facts, estimate: Estimate) -> list[tuple[str, str]]:
    """Give each arm's name and its value as printed: `30 of 110 (27%)`.

    Values in another unit than the first are left out, and so are all where one arm has two: they cannot be told apart.
    """
    results = [result for result in estimate.arm_results if arm_value(result)]
    alike = [result for result in results if result.unit == results[0].unit]
    found = [(result_arm(facts, result), arm_value(result)) for result in alike]
    names = [name for name, _ in found if name]
    return found if len(names) == len(set(names)) else []


def result_arm(facts: Facts, result: ArmResult) -> str:
    """Name the arm of a value, or give an empty string."""
    arm = facts.record.arm(result.arm)
    name = facts.arm_name(arm) if arm else ""
    return name or facts.in_sentence(bare(result.label))


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


def _subject(estimate: Estimate, outcome: str) -> str:
    if outcome.lower().removeprefix("the ").startswith("risk of "):
        return f"the {outcome[outcome.lower().index('risk') :]}"
    return "the risk" if estimate.measure.value is Measure.RELATIVE_RISK_REDUCTION else "the figure"


def _figure(facts: Facts, estimate: Estimate, outcome: str) -> str:
    if estimate.value is None:
        return ""
    value = words.amount(estimate.value.value, estimate.unit, estimate.qualifier)
    subject, moved = _subject(estimate, outcome), estimate.change.value if estimate.change else None
    if estimate.measure.value is Measure.RELATIVE_CHANGE and not estimate.unit:
        return word("measure_factor", "factor").format(value=value)
    if moved in {Change.INCREASED, Change.DECREASED}:
        way = "higher" if moved is Change.INCREASED else "lower"
        return word("measure_changed", estimate.measure.value).format(value=value, subject=subject, way=way)
    figure = word("measure_plain", estimate.measure.value).format(value=value, subject=subject)
    side = favoured(facts, estimate) if estimate.measure.value in _SIDED else ""
    return figure + (f" ({side})" if side else "")


def _precision(estimate: Estimate, *, said_by: Estimate | None) -> str:
    """Give the interval of an estimate and its significance, by its own words or those of the ratio that it repeats."""
    interval = words.interval_words(estimate.interval.value) if estimate.interval else ""
    said = _significance(estimate, alone=False) or (_significance(said_by, alone=False) if said_by else "")
    return "".join(f", {part}" for part in (interval, said) if part)


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


_SIDED = frozenset({Measure.RELATIVE_CHANGE, Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE})
"""Measures whose value alone does not tell which side did better."""


_MOVES = {Change.INCREASED: "a rise", Change.DECREASED: "a fall"}


def _change_sentence(facts: Facts, estimate: Estimate, outcome: str) -> Statement:
    arm = next((facts.arm_name(a) for id in estimate.arms if (a := facts.record.arm(id)) and facts.arm_name(a)), "")
    within = f" with {arm}" if arm else " in one group"
    values = _values_sentence(facts, estimate)
    by = _proof(estimate)
    if estimate.value is None or estimate.measure.value in {Measure.ARM_VALUE_ONLY}:
        told = values or (f"a value of {_value(estimate)} is given{within}." if estimate.value else "")
        return state(_prefixed(outcome, told), "This is not a comparison between groups" if told else "", by=by)
    if estimate.change and estimate.change.value in _MOVES:
        told = f"{_MOVES[estimate.change.value]} of {_value(estimate)} over time{within} is reported{_precision(estimate, said_by=None)}."
        return state(_prefixed(outcome, told), "This is not a comparison between groups", by=by)
    told = f"the change over time{within} was {_value(estimate)}{_precision(estimate, said_by=None)}."
    return state(_prefixed(outcome, told), "This is not a comparison between groups", by=by)


def _value(estimate: Estimate) -> str:
    return words.amount(estimate.value.value, estimate.unit, estimate.qualifier) if estimate.value else ""
