"""The verdict on the primary endpoint, and results in one sentence, in verbs that the design has earned."""

from __future__ import annotations

from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Statement, kept, proof, state
from evidence.vocabulary import Hypothesis, OutcomeResult, PrimaryStatus

_NO_MAIN_OUTCOME = "The text names no main outcome"
_MOST_NAMED = 3
"""More primary outcomes than this are not named in the first sentence: it would no longer be short."""


def verdict_statements(facts: Facts) -> tuple[Statement, ...]:
    """Say whether the primary endpoint held, and what a non-inferiority or equivalence result means."""
    status = facts.verdict
    if facts.record.primary_endpoint.is_inferred:
        return inferred_statements(facts)
    if status is PrimaryStatus.NOT_REPORTED:
        silent = f"The text does not say whether the {facts.noun} met its main goal"
        if not facts.primary and any(o.result.value is not OutcomeResult.NOT_REPORTED for o in facts.record.outcomes):
            silent = _NO_MAIN_OUTCOME
        return kept(state(silent)) if facts.is_trial else ()
    write = {PrimaryStatus.MET: _met, PrimaryStatus.NOT_MET: _not_met, PrimaryStatus.MIXED: _mixed}[status]
    return kept(state(write(facts), by=facts.verdict_proof), _margin(facts))


def inferred_statements(facts: Facts) -> tuple[Statement, ...]:
    """Say that no primary outcome is named, and what the text reports of what it set out to study."""
    endpoint = facts.record.primary_endpoint
    silent = _NO_MAIN_OUTCOME
    if facts.primary:
        silent = f"The text does not say outright whether the {facts.noun} met its main goal"
    return kept(state(silent), state(_INFERRED.get(endpoint.by, ""), inferred_result(facts), by=facts.verdict_proof))


_INFERRED = {
    "rule:stated_aim_reported": "On what it set out to study,",
    "rule:stated_aim_concluded": "On what it set out to study,",
    "rule:overall_conclusion": "In its overall conclusion,",
}


def inferred_result(facts: Facts) -> str:
    """Say what the text reports, where only an aim or a conclusion tells: `the trial reports a benefit of …`."""
    status = facts.record.primary_endpoint.status
    if status is PrimaryStatus.MIXED:
        return f"the {facts.noun} reports mixed results"
    if facts.is_observational:
        return f"the {facts.noun} reports {'an' if status is PrimaryStatus.MET else 'no'} association"
    if facts.is_single_group:
        return f"the {facts.noun} reports {'a' if status is PrimaryStatus.MET else 'no'} favourable result"
    goal = _goal(facts)
    if goal:
        return f"the {facts.noun} reports {goal if status is PrimaryStatus.MET else f'no {goal}'}"
    if status is PrimaryStatus.MET:
        return f"the {facts.noun} reports a benefit{_of_over(facts, facts.favoured)}"
    return f"the {facts.noun} reports no benefit{_of_over(facts, facts.intervention)}"


def main_outcome(facts: Facts) -> str:
    """Name the main outcome or outcomes after `its`: `main outcome, survival`."""
    names = primary_names(facts)
    if not names:
        return "main outcomes" if facts.primary else "main outcome"
    return f"main {'outcomes' if len(names) > 1 else 'outcome'}, {words.listed(names)}"


def primary_names(facts: Facts) -> tuple[str, ...]:
    """Give the names of the primary outcomes; none where they are too many for a first sentence."""
    names = words.distinct([facts.name(outcome.name) for outcome in facts.primary])
    return names if len(names) <= _MOST_NAMED else ()


def verdict_names(facts: Facts) -> tuple[str, ...]:
    """Give the names of the primary outcomes that the first sentence of a summary has in full."""
    return primary_names(facts) if facts.verdict is not PrimaryStatus.NOT_REPORTED else ()


def _met(facts: Facts) -> str:
    outcome = main_outcome(facts)
    if _goal(facts):
        return f"The {facts.noun} showed {_goal(facts)} on its {outcome}"
    if facts.is_single_group:
        return f"The {facts.noun}, which had no comparison group of its own, met the goal set for its {outcome}"
    results = {outcome.result.value for outcome in facts.primary}
    if results == {OutcomeResult.FAVOURS_INTERVENTION} and facts.is_trial:
        return f"The {facts.noun} showed a benefit{_of_over(facts, facts.favoured)} on its {outcome}"
    return f"The {facts.noun} met its goal on its {outcome}"


def _not_met(facts: Facts) -> str:
    outcome = main_outcome(facts)
    if _goal(facts):
        return f"The {facts.noun} did not show {_goal(facts)} on its {outcome}"
    if facts.is_single_group:
        return f"The {facts.noun}, which had no comparison group of its own, did not reach the goal set for its {outcome}"
    if is_worse(facts):
        pair = facts.favoured and facts.comparator
        against = f" with {facts.favoured} than with {facts.comparator}" if pair else ""
        return f"The {facts.noun} found a worse result{against} on its {outcome}"
    if facts.is_observational:
        return f"The {facts.noun} did not find the expected association on its {outcome}"
    return f"The {facts.noun} did not show a benefit{_of_over(facts, facts.intervention)} on its {outcome}"


def is_worse(facts: Facts) -> bool:
    """Say whether all primary outcomes went against the intervention: one of several does not make the result a worse one."""
    results = {outcome.result.value for outcome in facts.primary}
    return results == {OutcomeResult.FAVOURS_COMPARATOR}


def _mixed(facts: Facts) -> str:
    return f"The {facts.noun} gave mixed results on its {main_outcome(facts)}"


def _goal(facts: Facts) -> str:
    hypothesis = facts.record.study.hypothesis
    if hypothesis is None or hypothesis.value is Hypothesis.SUPERIORITY:
        return ""
    equal = hypothesis.value is Hypothesis.EQUIVALENCE
    link = "and" if equal else "to"
    pair = f" of {facts.intervention} {link} {facts.comparator}" if facts.intervention and facts.comparator else ""
    return ("equivalence" if equal else "non-inferiority") + pair


def _margin(facts: Facts) -> Statement | None:
    study = facts.record.study
    if not _goal(facts) or study.hypothesis is None:
        return None
    equal = study.hypothesis.value is Hypothesis.EQUIVALENCE
    meaning = "Equivalence means: no difference larger than" if equal else "Non-inferiority means: no worse by more than"
    margin = words.bracketed(words.phrase(study.margin))
    rest = "" if equal else "it does not mean better"
    return state(f"{meaning} a margin set for the {facts.noun}{margin}{'; ' if rest else ''}{rest}", by=proof(study.margin))


def _of_over(facts: Facts, intervention: str) -> str:
    of = f" of {intervention}" if intervention else ""
    return of + (f" over {facts.comparator}" if facts.comparator else "")


def result_sentence(facts: Facts, result: OutcomeResult, outcome: str = "") -> str:
    """Say in one sentence what became of an outcome in everyone; never that an observed exposure caused it."""
    on = f" on {outcome}" if outcome else ""
    if result in {OutcomeResult.MIXED, OutcomeResult.NOT_REPORTED}:
        return f"The {facts.noun} gave mixed results{on}" if result is OutcomeResult.MIXED else ""
    if result is OutcomeResult.NO_DIFFERENCE:
        link = "association" if facts.is_observational else "difference"
        return f"The {facts.noun} found no {link}{on}"
    good = result is OutcomeResult.FAVOURS_INTERVENTION
    if facts.is_observational:
        of = f" between {facts.intervention} and" if facts.intervention else " with"
        return f"The {facts.noun} found an association{of} a {'better' if good else 'worse'} result{on}"
    if facts.is_single_group:
        return (
            f"The {facts.noun} reports a {'favourable' if good else 'poor'} result{on}, without a comparison group of its own"
        )
    if facts.unranked:
        return f"The {facts.noun} reports that the groups differed{on}"
    side = facts.favoured if good else facts.favoured_comparator
    found = f"a result in favour of {side}" if side else "a favourable result" if good else "an unfavourable result"
    return f"The {facts.noun} reports {found}{on}"
