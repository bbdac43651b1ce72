"""The view without a language: codes, names and figures, for templates that write another language than English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.caveat import Caveat
from evidence.record import Enrollment, Outcome, Subgroup
from evidence.render import words
from evidence.render.view.absences import missing_paths
from evidence.render.view.caveats import by_severity, caveat_statement, unsaid
from evidence.render.view.certainty import Found, find, step
from evidence.render.view.choice import choose_effects
from evidence.render.view.effects import is_relative_only, is_within
from evidence.render.view.facts import Facts
from evidence.render.view.findings import estimates_of, ranked_outcomes
from evidence.render.view.model import Statement, proof
from evidence.render.view.origin import paper
from evidence.render.view.participants import enrollment
from evidence.render.view.shares import Share, shares
from evidence.render.view.subgroups import reported_subgroups
from evidence.render.view.verdict import primary_names
from evidence.vocabulary import Hypothesis, OutcomeResult

_MOST = 4
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
"""A comma that would be read as a decimal sign in other languages."""
_MOST_POINTS = 4
_ONLY_IN_ENGLISH = frozenset(
    {
        "headline_beyond_primary_result",
        "no_comparator",
        "non_inferiority",
        "post_hoc_subgroup",
        "preprint",
        "stopped_early",
    }
)
"""Rules whose finding the English summary tells in a sentence that the others do not have."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A relative figure: the measure's code, the value and its limits as printed."""

    measure: str
    value: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an outcome or subgroup.

    Attributes:
        name: the article's name for it, in English.
        primary: whether it is a primary outcome.
        code: of `OutcomeResult` or `SubgroupResult`.
        pair: the shares of people with the intervention and with the comparator, or None.
        figure: the relative figure, or None.
        mark: carries the proof, for `marks`.
    """

    name: str
    primary: bool
    code: str
    pair: tuple[Share, Share] | None
    figure: Figure | None
    mark: Statement


@dataclass(frozen=True, slots=True)
class Point:
    """A caveat: its rule's name, its message in English for rules without a translation, and its proof for `marks`."""

    name: str
    message: str
    mark: Statement


@dataclass(frozen=True, slots=True)
class Neutral:
    """What a summary says, as codes of the vocabulary and names and figures of the article.

    Attributes:
        status: of the primary endpoint; `inferred` where only an aim or a conclusion tells it.
        goal: `non_inferiority`, `equivalence` or empty.
        noun: `trial`, `study` or `review`.
        harms: `silent`, `mentioned`, or a code of `OutcomeResult` for the excess of harms.
        certainty, found: the step of the grid of certainty, and what was found.
        caveats: what to keep in mind, the most serious first; `more_caveats` where there are others.
        absent: what the text does not state, as paths of the record.
    """

    status: str
    inferred: bool
    goal: str
    noun: str
    kind: str
    study_type: str
    subjects: str
    is_trial: bool
    is_observational: bool
    is_single_group: bool
    intervention: str
    comparator: str
    condition: str
    primary: tuple[str, ...]
    count: str
    allocation: str
    masking: str
    results: tuple[Result, ...]
    subgroups: tuple[Result, ...]
    relative_only: bool
    harms: str
    quantified: bool
    certainty: str
    found: str
    caveats: tuple[Point, ...]
    more_caveats: bool
    absent: tuple[str, ...]
    paper: str
    registrations: str
    funding: str
    verdict: Statement


def build_neutral(facts: Facts, caveats: Sequence[Caveat]) -> Neutral:
    """Give the view without a language."""
    record, study = facts.record, facts.record.study
    goal = study.hypothesis.value if study.hypothesis else Hypothesis.SUPERIORITY
    counts = enrollment(facts)
    found = find(facts)
    points = _points(facts, caveats)
    return Neutral(
        status=record.primary_endpoint.status.value,
        inferred=record.primary_endpoint.is_inferred,
        goal="" if goal is Hypothesis.SUPERIORITY else goal.value,
        noun=facts.noun,
        kind=record.source.kind.value,
        study_type=facts.study_type.value if facts.study_type else "",
        subjects="" if facts.in_people else study.subjects.value.value if study.subjects else "",
        is_trial=facts.is_trial,
        is_observational=facts.is_observational,
        is_single_group=facts.is_single_group,
        intervention=facts.intervention,
        comparator=facts.comparator,
        condition=facts.name(record.population.condition),
        primary=primary_names(facts),
        count=_count(counts[0]) if counts else "",
        allocation=study.allocation.value.value if study.allocation else "",
        masking=study.masking.value.value if study.masking else "",
        results=_results(facts),
        subgroups=tuple(_subgroup(facts, subgroup) for subgroup in reported_subgroups(facts)[:2]),
        relative_only=is_relative_only(facts, record.estimates),
        harms=_harms(facts),
        quantified=bool(record.harms.quantified and record.harms.quantified.value),
        certainty=step(facts, caveats, found).value if facts.is_trial or found is not Found.SILENT else "",
        found=found.value,
        caveats=points[:_MOST_POINTS],
        more_caveats=len(points) > _MOST_POINTS,
        absent=missing_paths(facts, ()),
        paper=paper(facts),
        registrations=words.listed((words.phrase(number) for number in record.source.registrations), last="&"),
        funding=words.listed((words.phrase(payer) for payer in record.funding), last="&"),
        verdict=Statement("", facts.verdict_proof),
    )


def _count(entry: Enrollment) -> str:
    """Write a count behind its sign, without a word of English: `> 58 000`, `≈ 10 000`."""
    return _THOUSANDS.sub(" ", words.signed(entry.count.value, None, entry.qualifier).replace("about ", "≈ "))


def _points(facts: Facts, caveats: Sequence[Caveat]) -> tuple[Point, ...]:
    """Give the caveats that no other section of a summary in another language says, each rule once."""
    names = {caveat.name for caveat in unsaid(facts, caveats)} | _ONLY_IN_ENGLISH
    found: dict[str, Point] = {}
    for caveat in by_severity(caveats):
        if caveat.name in names:
            message = caveat_statement(caveat).text
            found.setdefault(caveat.name, Point(caveat.name, message, Statement("", caveat.evidence[:1])))
    return tuple(found.values())


def _results(facts: Facts) -> tuple[Result, ...]:
    found = [_result(facts, outcome) for outcome in ranked_outcomes(facts)]
    silent = OutcomeResult.NOT_REPORTED.value
    return tuple(each for each in found if each.primary or each.code != silent or each.pair or each.figure)[:_MOST]


def _result(facts: Facts, outcome: Outcome) -> Result:
    estimates = [e for e in estimates_of(facts, outcome=outcome.id, subgroup=None) if not is_within(facts, e) and not e.trial]
    effects = choose_effects(estimates)
    relative = effects[0].relative if effects else None
    pair = next((found for estimate in estimates if (found := shares(facts, estimate))), None)
    figure = None
    if relative and relative.value:
        limits = relative.interval.value if relative.interval else None
        low, high = (limits.low, limits.high) if limits else (None, None)
        value = words.signed(relative.value.value, relative.unit, relative.qualifier).replace("about ", "≈ ")
        ends = (words.tidy(low.text), words.tidy(high.text)) if low and high else ("", "")
        figure = Figure(relative.measure.value.value, value, *ends)
    mark = Statement("", proof(outcome.result, outcome.name)[:1])
    return Result(facts.name(outcome.name), outcome in facts.primary, outcome.result.value.value, pair, figure, mark)


def _subgroup(facts: Facts, subgroup: Subgroup) -> Result:
    name = facts.name(subgroup.definition)
    return Result(name, False, subgroup.result.value.value, None, None, Statement("", proof(subgroup.result)))


def _harms(facts: Facts) -> str:
    harms = facts.record.harms
    if not harms.reported:
        return "silent"
    told = harms.excess.value if harms.excess and not facts.is_single_group else OutcomeResult.NOT_REPORTED
    return "mentioned" if told in {OutcomeResult.NOT_REPORTED, OutcomeResult.MIXED} else told.value
