"""What was compared."""

from __future__ import annotations

from evidence.record import Arm
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Section, Statement, kept, proof, state
from evidence.render.wording import word
from evidence.vocabulary import ArmRole, ComparatorType

_DUMMY = {
    ArmRole.PLACEBO_COMPARATOR: ("placebo", "a placebo (a dummy treatment)"),
    ArmRole.SHAM_COMPARATOR: ("sham", "a sham treatment (one that only looks real)"),
}


def build_compared(facts: Facts) -> Section:
    """Say what was given, what it was compared with, for how long, and what all groups received."""
    return Section(
        "compared",
        "What was studied" if facts.is_observational else "What was compared",
        kept(_comparison(facts), _missing_comparison(facts), _background(facts)),
    )


def arm_words(facts: Facts, arm: Arm) -> str:
    """Give an arm's name with the dose and schedule that the name does not have: `the study drug (5 mg, daily)`."""
    name = facts.arm_name(arm)
    extra = [words.phrase(part) for part in (arm.dose, arm.schedule)]
    return name + words.bracketed(", ".join(part for part in words.distinct(extra) if part.lower() not in name.lower()))


def duration(facts: Facts) -> str:
    """Give the duration of treatment where the arms agree on one: `18 months`, without `for`."""
    arms = (*facts.experimental, *facts.comparators, *facts.unranked)
    stated = words.distinct([words.phrase(arm.duration).removeprefix("for ") for arm in arms])
    return stated[0] if len(stated) == 1 else ""


def _comparison(facts: Facts) -> Statement:
    arms = (*facts.experimental, *facts.comparators) or facts.unranked
    if not arms:
        return Statement("")
    by = proof(*(arm.intervention or arm.label for arm in arms), *(arm.dose for arm in arms), *(arm.duration for arm in arms))
    time = f", for {duration(facts)}" if duration(facts) else ""
    return state(f"The {facts.noun} {_pairing(facts)}{time}", by=by)


def _pairing(facts: Facts) -> str:
    given = words.listed(arm_words(facts, arm) for arm in facts.experimental)
    against = words.listed((_explained(facts, arm) for arm in facts.comparators), last="and with")
    if not against and facts.comparator:
        against = _named_comparator(facts)
    if given and against and facts.is_observational:
        return f"looked at {given}, set beside {against}"
    if given and against:
        return f"compared {given} with {against}"
    if given:
        return f"looked at {given}"
    if against:
        return f"had a comparison with {against}"
    return f"compared {words.listed(arm_words(facts, arm) for arm in facts.unranked)}"


def _named_comparator(facts: Facts) -> str:
    kind = facts.record.study.comparator_type
    if kind and kind.value is ComparatorType.PLACEBO:
        return _DUMMY[ArmRole.PLACEBO_COMPARATOR][1]
    return facts.comparator


def _explained(facts: Facts, arm: Arm) -> str:
    known, meaning = _DUMMY.get(arm.role.value, ("", "")) if arm.role else ("", "")
    name = arm_words(facts, arm)
    return meaning if known and name.lower().removeprefix("a ").removeprefix("the ") == known else name


def _missing_comparison(facts: Facts) -> Statement:
    study = facts.record.study
    stated = study.comparator_type
    if stated and stated.value is ComparatorType.HISTORICAL:
        return state("The comparison was with", word("comparator_name", stated.value), by=proof(stated))
    if facts.is_single_group:
        return state("There was no comparison group", by=proof(stated, study.intervention_model))
    if stated and not facts.record.arms and facts.comparator:
        return state("The comparison was with", _named_comparator(facts), by=proof(stated))
    return Statement("")


def _background(facts: Facts) -> Statement:
    given = [arm.background for arm in facts.record.arms if words.phrase(arm.background)]
    treatments = words.listed(facts.name(stated) for stated in given)
    return state(f"All groups also received {treatments}", by=proof(*given[:1])) if treatments else Statement("")
