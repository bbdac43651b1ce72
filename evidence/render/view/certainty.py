"""How sure one report can make a reader: words of the grid of GRADE guidelines 26, one step lower for each kind of weakness.

The verbs are the grid's alone (`is probably`, `may be`, `it is very uncertain whether`), so that no design can claim what it
has not earned: an observational study finds a link and reduces nothing, and a missed primary outcome never works. No rating is
given: GRADE rates a body of evidence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from evidence.caveat import Caveat
from evidence.errors import LexiconError
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Statement, state
from evidence.render.view.verdict import is_worse
from evidence.vocabulary import Allocation, Hypothesis, OutcomeResult, PrimaryStatus

_FILE = Path(__file__).parent.with_name("certainty.toml")


class Step(StrEnum):
    """A step of the grid that the words of one report can stand on, the surest first."""

    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCERTAIN = "uncertain"


class Found(StrEnum):
    """What was found of the main question."""

    BETTER = "better"
    NONE = "none"
    WORSE = "worse"
    NO_WORSE = "no_worse"
    ALIKE = "alike"
    MIXED = "mixed"
    MIXED_LINK = "mixed_link"
    PEOPLE = "people"
    LINK = "link"
    NO_LINK = "no_link"
    SILENT = "silent"


_STEPS = tuple(Step)
_LEADING = {
    OutcomeResult.FAVOURS_INTERVENTION: Found.LINK,
    OutcomeResult.FAVOURS_COMPARATOR: Found.LINK,
    OutcomeResult.NO_DIFFERENCE: Found.NO_LINK,
}
_LINKS = {
    PrimaryStatus.MET: Found.LINK,
    PrimaryStatus.NOT_MET: Found.NO_LINK,
    PrimaryStatus.MIXED: Found.MIXED_LINK,
}
_OPEN = {PrimaryStatus.NOT_REPORTED: Found.SILENT, PrimaryStatus.MIXED: Found.MIXED}
_GOALS = {Hypothesis.NON_INFERIORITY: Found.NO_WORSE, Hypothesis.EQUIVALENCE: Found.ALIKE}


@cache
def grid() -> dict[str, dict[str, str]]:
    """Give the tables of the file: the domain of each caveat, and the words of each finding at each step.

    Raises:
        LexiconError: a finding or a step has no words.
    """
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for found in Found:
        if set(tables.get(found, ())) != set(Step):
            raise LexiconError(f"{_FILE.name} lacks words for {found}", "Give it one sentence for each step")
    return tables


def certainty(facts: Facts, caveats: Sequence[Caveat]) -> Statement:
    """Say how sure the main result can make a reader who has this text alone."""
    found = find(facts)
    if found is Found.SILENT and not facts.is_trial:
        return Statement("")
    told = grid()[found][step(facts, caveats, found)].format(noun=facts.noun)
    return state(told, by=() if found in {Found.SILENT, Found.PEOPLE} else facts.verdict_proof)


def find(facts: Facts) -> Found:
    """Say what was found of the main question, in terms that the design allows."""
    if not facts.in_people:
        return Found.PEOPLE
    status = facts.record.primary_endpoint.status
    if facts.is_observational:
        return _LEADING.get(leading(facts), Found.SILENT) if status is PrimaryStatus.NOT_REPORTED else _LINKS[status]
    if status in _OPEN:
        return _OPEN[status]
    hypothesis = facts.record.study.hypothesis
    if hypothesis and hypothesis.value in _GOALS:
        return _GOALS[hypothesis.value]
    if status is PrimaryStatus.MET:
        return Found.BETTER
    return Found.WORSE if is_worse(facts) else Found.NONE


def leading(facts: Facts) -> OutcomeResult:
    """Give the result of the first outcome that is no harm and has one, where no outcome is ranked."""
    told = (o.result.value for o in facts.record.outcomes if not o.is_harm and words.phrase(o.name))
    return next((result for result in told if result is not OutcomeResult.NOT_REPORTED), OutcomeResult.NOT_REPORTED)


def step(facts: Facts, caveats: Sequence[Caveat], found: Found) -> Step:
    """Give the step of the grid: the design's own, less one for each kind of weakness, and never surer than `may` for a nought.

    That no difference was shown does not show that there is none: such a result begins one step lower.
    """
    status = facts.record.primary_endpoint.status
    if facts.is_single_group or not facts.in_people or (found in _GOALS.values() and status is not PrimaryStatus.MET):
        return Step.UNCERTAIN
    domain = grid()["domain"]
    lost = len({domain[caveat.name] for caveat in caveats if caveat.name in domain})
    lost += facts.record.primary_endpoint.is_inferred
    lost += found in {Found.NONE, Found.NO_LINK}
    lost += not _decided_by_chance(facts)
    return _STEPS[min(lost, len(_STEPS) - 1)]


def _decided_by_chance(facts: Facts) -> bool:
    allocation = facts.record.study.allocation
    return allocation is not None and allocation.value is Allocation.RANDOMIZED
