"""Estimates in words: a figure with its precision, its scope and what it does not tell."""

from __future__ import annotations

from evidence.record import ArmResult, Estimate, Provenance
from evidence.render import words
from evidence.render.view.choice import Effect
from evidence.render.view.facts import Facts, bare
from evidence.render.view.model import Statement, proof, state
from evidence.render.view.shares import Share, shares
from evidence.render.wording import word, wording
from evidence.vocabulary import RELATIVE, Change, Contrast, Direction, Hypothesis, Measure

_MOST_UNNAMED = 2


def is_within(facts: Facts, estimate: Estimate) -> bool:
    """Whether an estimate compares an arm with its own past, or stands in a study without a comparison group."""
    changes = (Measure.RELATIVE_CHANGE, Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE, Measure.ARM_VALUE_ONLY)
    return estimate.contrast is Contrast.WITHIN_ARM or (facts.is_single_group and estimate.measure.value in changes)


def is_relative_only(facts: Facts, estimates: tuple[Estimate, ...]) -> bool:
    """Whether some figures compare groups in relative terms and none tells how many people are affected."""
    between = [estimate for estimate in estimates if not is_within(facts, estimate)]
    relative = any(estimate.measure.value in RELATIVE and estimate.value for estimate in between)
    absolute = any(estimate.measure.value in {Measure.RISK_DIFFERENCE, Measure.NUMBER_NEEDED_TO_TREAT} for estimate in between)
    valued = any(sum(bool(arm_value(result)) for result in estimate.arm_results) > 1 for estimate in between)
    return relative and not absolute and not valued


def effect_sentences(facts: Facts, effect: Effect, *, outcome: str = "") -> tuple[Statement, ...]:
    """Write an effect for general readers, its percentage rather than its ratio.

    Args:
        facts: the record.
        effect: what is told of one outcome in one scope and comparison.
        outcome: the outcome's name where no label has given it.
    """
    told = [each for each in (effect.percentage or effect.relative, effect.absolute) if each]
    statements: list[Statement] = []
    for estimate in told:
        named = "" if statements else outcome
        if is_within(facts, estimate):
            statements.append(_change_sentence(facts, estimate, named))
        elif estimate.value:
            statements.append(_figure_sentence(facts, estimate, effect, named, first=not statements))
    values = _values_of(facts, effect, alone=not statements, outcome=outcome)
    return tuple(statement for statement in (*statements, values) if statement)


def _values_of(facts: Facts, effect: Effect, *, alone: bool, outcome: str) -> Statement:
    """Write the values of the arms; a single value says nothing that a figure beside it does not say better."""
    between = [each for each in (effect.absolute, effect.relative) if each and not is_within(facts, each)]
    valued = next((each for each in between if len(arm_values(facts, each)) > (0 if alone else 1)), None)
    if valued is None:
        return Statement("")
    told = _values_sentence(facts, valued)
    if not alone:
        return state(told, by=_proof(valued))
    return state(_about(facts, valued, outcome, told), _significance(facts, valued, alone=True), by=_proof(valued))


def _figure_sentence(facts: Facts, estimate: Estimate, effect: Effect, outcome: str, *, first: bool) -> Statement:
    named = facts.record.outcome(estimate.outcome)
    about = facts.name(named.name) if named else ""
    figure = _figure(facts, estimate, about)
    ratio = effect.relative if estimate is effect.percentage else None
    precision = _precision(facts, estimate, said_by=ratio)
    by = _proof(estimate) + (_proof(ratio) if ratio else ())
    on = "" if outcome and figure.startswith(_subject(estimate, about)) and about in figure else outcome
    return state((_about(facts, estimate, on, figure) if first else figure) + precision, by=by)


def _about(facts: Facts, estimate: Estimate, outcome: str, text: str) -> str:
    compared = facts.compared(estimate)
    return (f"for {compared}, " if compared else "") + _prefixed(outcome, text) if text else ""


def arm_values(facts: Facts, estimate: Estimate) -> list[tuple[str, str]]:
    """Give each arm's name and its value as printed: `30 of 110 (27%)`.

    Values in another unit than the first are left out, and so are all where they cannot be told apart: where one arm has two,
    or more than two have no name.
    """
    results = [result for result in estimate.arm_results if arm_value(result)]
    alike = [result for result in results if result.unit == results[0].unit]
    found = [(result_arm(facts, result), arm_value(result)) for result in alike]
    names = [name for name, _ in found if name]
    is_clear = len(names) == len(set(names)) and len(found) - len(names) <= _MOST_UNNAMED
    return found if is_clear else []


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
    value = words.amount(result.value, result.unit, result.qualifier) if result.value else ""
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
    side = (facts.favoured if good else facts.favoured_comparator) or ("the intervention" if good else "the comparator")
    return f"associated with a better result: {side}" if facts.is_observational else f"favours {side}"


def _proof(estimate: Estimate) -> tuple[Provenance, ...]:
    return proof(estimate.value, estimate.interval, estimate.p_value) or estimate.evidence[:1]


def _subject(estimate: Estimate, outcome: str) -> str:
    if outcome.lower().removeprefix("the ").startswith("risk of "):
        return f"the {outcome[outcome.lower().index('risk') :]}"
    is_level = any(word in wording("level_words") for word in outcome.lower().split())
    return "the risk" if estimate.measure.value is Measure.RELATIVE_RISK_REDUCTION and not is_level else "the figure"


def _figure(facts: Facts, estimate: Estimate, outcome: str) -> str:
    if estimate.value is None:
        return ""
    value = words.amount(estimate.value.value, estimate.unit, estimate.qualifier)
    subject, moved = _subject(estimate, outcome), estimate.change.value if estimate.change else None
    factor = _factor(estimate) if estimate.measure.value in _RELATIVE else ""
    if factor:
        value = f"{word('qualifier', estimate.qualifier)} {factor}".strip()
        return word("measure_factor", "halved" if factor == _HALF else "times").format(value=value, subject=subject)
    if estimate.measure.value is Measure.RELATIVE_CHANGE and not estimate.unit:
        is_share = estimate.value.value.value < 1 and moved in _WAYS
        return word("measure_factor", "share" if is_share else "factor").format(value=value, way=_WAYS.get(moved, ""))
    if moved in _WAYS:
        return word("measure_changed", estimate.measure.value).format(value=value, subject=subject, way=_WAYS[moved])
    figure = word("measure_plain", estimate.measure.value).format(value=value, subject=subject)
    is_sided = estimate.direction and estimate.direction.value is not Direction.NO_DIFFERENCE
    side = favoured(facts, estimate) if is_sided and estimate.measure.value in _SIDED else ""
    return figure + (f" ({side})" if side else "")


def _factor(estimate: Estimate) -> str:
    """Give the factor of a change printed as one word (`doubling`, `halved`), `twice` or `half`; nothing of any other."""
    number = estimate.value.value if estimate.value else None
    if number is None or any(map(str.isdigit, number.text)) or " " in number.text.strip() or number.text.lower() == _HALF:
        return ""
    fallen = estimate.change is not None and estimate.change.value is Change.DECREASED
    factor = (1 + (-1 if fallen else 1) * number.value / _PERCENT) if estimate.unit else number.value
    if factor * 2 == 1:
        return _HALF
    return wording("times").get(f"{factor.normalize():f}", "")


_HALF = "half"
_PERCENT = 100
_RELATIVE = frozenset({Measure.RELATIVE_CHANGE, Measure.RELATIVE_RISK_REDUCTION})


def _precision(facts: Facts, estimate: Estimate, *, said_by: Estimate | None) -> str:
    """Give the significance of an estimate, by its own words or those of the ratio that it repeats, or else its interval."""
    said = _significance(facts, estimate, alone=False) or (_significance(facts, said_by, alone=False) if said_by else "")
    interval = words.interval_words(estimate.interval.value) if estimate.interval and not said else ""
    return "".join(f", {part}" for part in (interval, said) if part)


def _significance(facts: Facts, estimate: Estimate, *, alone: bool) -> str:
    """Give what is said of significance; in a trial of non-inferiority only a p-value that says what it tests."""
    hypothesis = facts.record.study.hypothesis
    if hypothesis and hypothesis.value is not Hypothesis.SUPERIORITY:
        named = estimate.p_value and estimate.p_value.value.about
        return words.p_words(estimate.p_value.value) if estimate.p_value and named and not alone else ""
    if estimate.significance:
        said = word("significance", estimate.significance.value)
        return f"The difference is described as {said}." if alone else f"described as {said}"
    if estimate.p_value and not alone:
        return words.p_words(estimate.p_value.value)
    return ""


def _prefixed(outcome: str, text: str) -> str:
    return f"on {outcome}, {text}" if outcome and text else text


def frequencies(facts: Facts, pair: tuple[Share, Share]) -> str:
    """Write the shares of both groups as people: `about 1 of 100 with the drug (1.2%), compared with …`."""
    by = "for" if facts.is_observational else "with"
    told = [f"{share.about} {by} {share.name}{words.bracketed(share.printed)}" for share in pair]
    return ", compared with ".join(told)


def _values_sentence(facts: Facts, estimate: Estimate) -> str:
    values = arm_values(facts, estimate)
    if not values:
        return ""
    pair = None if is_within(facts, estimate) else shares(facts, estimate)
    if pair:
        return f"{frequencies(facts, pair)}."
    by = "for" if facts.is_observational else "with"
    if len(values) > 1 and not any(name for name, _ in values):
        return f"the figures were {words.listed(value for _, value in values)}, in groups not named."
    told = words.listed(f"{value} {by} {name}" if name else f"{value} in a group not named" for name, value in values)
    if len(values) > 1:
        return f"the figures were {told}."
    rest = "" if facts.is_single_group else "; none could be read for a comparison group"
    return f"the figure was {told}{rest}."


_SIDED = frozenset({Measure.RELATIVE_CHANGE, Measure.MEAN_DIFFERENCE, Measure.RISK_DIFFERENCE})
"""Measures whose value alone does not tell which side did better."""


_WAYS: dict[Change | None, str] = {Change.INCREASED: "higher", Change.DECREASED: "lower"}
_MOVES = {Change.INCREASED: "a rise", Change.DECREASED: "a fall"}


def _change_sentence(facts: Facts, estimate: Estimate, outcome: str) -> Statement:
    arm = next((facts.arm_name(a) for id in estimate.arms if (a := facts.record.arm(id)) and facts.arm_name(a)), "")
    within = f" with {arm}" if arm else " in one group"
    values = _values_sentence(facts, estimate)
    by = _proof(estimate)
    if estimate.value is None or estimate.measure.value in {Measure.ARM_VALUE_ONLY}:
        told = values or (f"a value of {_value(estimate)} is given{within}." if estimate.value else "")
        return state(_prefixed(outcome, told), "This is not a comparison between groups" if told else "", by=by)
    moved = _MOVES.get(estimate.change.value) if estimate.change else None
    told = f"{moved} of {_value(estimate)} over time{within} is reported" if moved else ""
    told = told or f"the change over time{within} was {_value(estimate)}"
    precision = _precision(facts, estimate, said_by=None)
    return state(_prefixed(outcome, f"{told}{precision}."), "This is not a comparison between groups", by=by)


def _value(estimate: Estimate) -> str:
    return words.amount(estimate.value.value, estimate.unit, estimate.qualifier) if estimate.value else ""
