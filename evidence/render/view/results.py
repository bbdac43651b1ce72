"""The table of results for clinicians: one row per estimate, the primary outcome first."""

from __future__ import annotations

from evidence.record import Estimate, Outcome, Subgroup
from evidence.render import words
from evidence.render.view.effects import RELATIVE, arm_values, favoured, is_relative_only, is_within
from evidence.render.view.facts import Facts, arm_name
from evidence.render.view.findings import ranked_outcomes
from evidence.render.view.harms import excess_words
from evidence.render.view.model import Section, Statement, Table, proof, state
from evidence.render.view.subgroups import subgroup_size
from evidence.render.wording import word
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus

_COLUMNS = ("Outcome", "Role", "Analysis", "Effect", "Interval", "P", "Reading")
_SILENT = words.NOT_STATED_CELL
_RELATIVE_NOTE = "Relative only: the text does not give the figures for each group"

Row = tuple[Statement, ...]


def build_results(facts: Facts) -> Section:
    """Build the table: outcomes in everyone by rank, then subgroups, then figures tied to no outcome, then harms."""
    estimates = sorted(facts.record.estimates, key=lambda estimate: _rank(facts, estimate))
    rows = [*_outcomes_without_estimate(facts, primary=True)]
    rows += [_estimate_row(facts, estimate) for estimate in estimates]
    rows += [*_outcomes_without_estimate(facts, primary=False), *_harms(facts)]
    rows = sorted(rows, key=lambda row: not row[1].text.startswith("primary"))
    note = (state(_RELATIVE_NOTE),) if any(_is_marked(facts, estimate) for estimate in estimates) else ()
    return Section("results", "Results", note, table=Table(_COLUMNS, tuple(_marks_last(row) for row in rows)))


def _rank(facts: Facts, estimate: Estimate) -> tuple[bool, bool, bool, int]:
    ranked = [outcome.id for outcome in ranked_outcomes(facts)]
    place = ranked.index(estimate.outcome) if estimate.outcome in ranked else len(ranked)
    return _subgroup(facts, estimate) is not None, is_within(facts, estimate), place == len(ranked), place


def _subgroup(facts: Facts, estimate: Estimate) -> Subgroup | None:
    subgroup = facts.record.subgroup(estimate.subgroup)
    return subgroup if subgroup and words.phrase(subgroup.definition) else None


def _outcomes_without_estimate(facts: Facts, *, primary: bool) -> list[Row]:
    covered = {e.outcome for e in facts.record.estimates if _subgroup(facts, e) is None and not is_within(facts, e)}
    chosen = [o for o in ranked_outcomes(facts) if o.id not in covered and (o in facts.primary) is primary]
    rows = [_outcome_row(facts, o) for o in chosen if primary or o.result.value is not OutcomeResult.NOT_REPORTED]
    status = facts.record.primary_endpoint.status
    if primary and not facts.primary and status is not PrimaryStatus.NOT_REPORTED:
        verdict = Statement(word("primary_status", status), facts.verdict_proof)
        rows.insert(0, _row("primary outcome, not named", "primary", "all participants", verdict))
    return rows


def _row(name: str, role: str, scope: str, reading: Statement) -> Row:
    silent = Statement(_SILENT)
    return (Statement(words.capitalise(name)), Statement(role), Statement(scope), silent, silent, silent, reading)


def _outcome_row(facts: Facts, outcome: Outcome) -> Row:
    by = facts.verdict_proof if outcome in facts.primary else ()
    reading = Statement(_outcome_reading(facts, outcome), by or proof(outcome.result, outcome.name)[:1])
    return _row(words.phrase(outcome.name), _role(facts, outcome), "all participants", reading)


def _role(facts: Facts, outcome: Outcome) -> str:
    return word("outcome_role", OutcomeRole.PRIMARY if outcome in facts.primary else outcome.role.value)


def _outcome_reading(facts: Facts, outcome: Outcome) -> str:
    status = facts.record.primary_endpoint.status
    if outcome in facts.primary and status in {PrimaryStatus.MET, PrimaryStatus.NOT_MET} and len(facts.primary) == 1:
        return word("primary_status", status)
    return _result(facts, outcome.result.value)


def _result(facts: Facts, result: OutcomeResult) -> str:
    if result not in {OutcomeResult.FAVOURS_INTERVENTION, OutcomeResult.FAVOURS_COMPARATOR}:
        return word("result", result)
    good = result is OutcomeResult.FAVOURS_INTERVENTION
    if facts.is_single_group:
        return f"{'favourable' if good else 'unfavourable'}, no comparison"
    if facts.is_observational:
        return f"association with a {'better' if good else 'worse'} result"
    side = facts.intervention if good else facts.comparator
    return f"favours {side}" if side else word("result", result)


def _estimate_row(facts: Facts, estimate: Estimate) -> Row:
    outcome, subgroup = facts.record.outcome(estimate.outcome), _subgroup(facts, estimate)
    name = words.phrase(outcome.name) if outcome else ""
    role = "" if outcome is None else "subgroup" if subgroup else _role(facts, outcome)
    if is_within(facts, estimate) and role == "primary":
        role = "change in one group"
    trial = words.clean(estimate.trial)
    return (
        Statement((f"{trial}: " if trial else "") + (words.capitalise(name) or _SILENT)),
        Statement(role or _SILENT),
        Statement(_scope(facts, estimate)),
        Statement(_effect(facts, estimate) or _SILENT, proof(estimate.value) or estimate.evidence[:1]),
        Statement((words.interval_cell(estimate.interval.value) if estimate.interval else "") or _SILENT),
        Statement(_p_cell(estimate)),
        _reading(facts, estimate, outcome),
    )


def _scope(facts: Facts, estimate: Estimate) -> str:
    subgroup = _subgroup(facts, estimate)
    parts = [_everyone(facts, estimate)]
    if subgroup:
        timing = word("timing", subgroup.timing.value) if subgroup.timing else ""
        parts = [words.phrase(subgroup.definition), subgroup_size(subgroup), timing]
    parts.append(word("analysis", estimate.analysis.value) if estimate.analysis else "")
    return ", ".join(words.distinct(parts))


def _everyone(facts: Facts, estimate: Estimate) -> str:
    if not is_within(facts, estimate):
        return "all participants"
    arm = next((arm_name(a) for id in estimate.arms if (a := facts.record.arm(id)) and arm_name(a)), "one group")
    return f"{arm}, no comparison"


def _is_marked(facts: Facts, estimate: Estimate) -> bool:
    return not is_within(facts, estimate) and is_relative_only(facts, (estimate,))


def _effect(facts: Facts, estimate: Estimate) -> str:
    measure = word("measure", estimate.measure.value)
    figure = ""
    if estimate.value:
        value = words.signed(estimate.value.value, estimate.unit, estimate.qualifier)
        label = "change over time" if is_within(facts, estimate) and estimate.measure.value in RELATIVE else measure
        figure = f"{label} {value}".strip() + (" (relative only)" if _is_marked(facts, estimate) else "")
    values = "; ".join(f"{name}: {value}" if name else value for name, value in arm_values(facts, estimate))
    return "; ".join(part for part in (figure, values) if part)


def _p_cell(estimate: Estimate) -> str:
    if estimate.p_value:
        return words.p_words(estimate.p_value.value)
    return word("significance_cell", estimate.significance.value) if estimate.significance else _SILENT


def _reading(facts: Facts, estimate: Estimate, outcome: Outcome | None) -> Statement:
    if is_within(facts, estimate):
        return Statement("not a comparison between groups")
    everyone = _subgroup(facts, estimate) is None
    if everyone and outcome and outcome in facts.primary:
        verdict = _outcome_reading(facts, outcome)
        if verdict != word("result", OutcomeResult.NOT_REPORTED):
            return Statement(verdict, facts.verdict_proof or proof(outcome.result))
    told = favoured(facts, estimate)
    if not told and everyone and outcome:
        told = _result(facts, outcome.result.value)
    return Statement(told or _SILENT, proof(estimate.direction))


def _harms(facts: Facts) -> list[Row]:
    told, harms = excess_words(facts), facts.record.harms
    if not told:
        return []
    counted = harms.quantified and harms.quantified.value
    reading = Statement(told if counted else f"{told}, unquantified", proof(harms.excess, harms.statement))
    return [_row("adverse events", "harm", "all participants", reading)]


def _marks_last(row: Row) -> Row:
    """Move every reference mark of a row to its last cell, where a reader looks for it."""
    found = tuple(dict.fromkeys((words_of.start, words_of.end) for cell in row for words_of in cell.proof))
    proofs = {(words_of.start, words_of.end): words_of for cell in row for words_of in cell.proof}
    bare = tuple(Statement(cell.text) for cell in row[:-1])
    return (*bare, Statement(row[-1].text, tuple(proofs[place] for place in found)))
