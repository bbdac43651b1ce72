"""The table of results for clinicians: one row per estimate, the primary outcome first."""

from __future__ import annotations

from evidence.record import Estimate, Outcome, Subgroup
from evidence.render import words
from evidence.render.view.choice import Effect, choose_effects
from evidence.render.view.effects import arm_values, favoured, is_relative_only, is_within
from evidence.render.view.facts import Facts
from evidence.render.view.findings import ranked_outcomes
from evidence.render.view.harms import excess_words, harms_compared
from evidence.render.view.model import Section, Statement, Table, kept, proof, state
from evidence.render.view.subgroups import leading_subgroups, subgroup_name, subgroup_size
from evidence.render.wording import word
from evidence.vocabulary import RELATIVE, OutcomeResult, OutcomeRole, PrimaryStatus

_COLUMNS = ("Outcome", "Role", "Analysis", "Effect", "Interval", "P", "Reading")
_SILENT = words.NOT_STATED_CELL
_RELATIVE_NOTE = "Relative only: the text does not give the figures for each group"

Row = tuple[Statement, ...]


def build_results(facts: Facts) -> Section:
    """Build the table: outcomes in everyone by rank, then subgroups, then figures tied to no outcome, then harms."""
    effects = sorted(_effects(facts), key=lambda effect: _rank(facts, effect.parts[0]))
    rows = [*_outcomes_without_estimate(facts, primary=True)]
    rows += [_effect_row(facts, effect) for effect in effects]
    rows += [*_outcomes_without_estimate(facts, primary=False), *_harms(facts)]
    rows = sorted(rows, key=lambda row: not row[1].text.startswith("primary"))
    note = state(_RELATIVE_NOTE) if any(_is_marked(facts, effect) for effect in effects) else None
    return Section(
        "results",
        "Results",
        kept(note, _silent_outcomes(facts)),
        table=Table(_COLUMNS, tuple(_marks_last(row) for row in rows)) if rows else None,
    )


def _effects(facts: Facts) -> tuple[Effect, ...]:
    """Join the estimates that one row tells: of one outcome, scope and analysis."""
    groups: dict[tuple[object, ...], list[Estimate]] = {}
    for estimate in facts.record.estimates:
        subgroup = _subgroup(facts, estimate)
        analysis = estimate.analysis.value if estimate.analysis else None
        groups.setdefault((estimate.outcome, subgroup.id if subgroup else None, analysis), []).append(estimate)
    return tuple(effect for group in groups.values() for effect in choose_effects(group))


def _silent_outcomes(facts: Facts) -> Statement:
    """Name in one sentence the secondary outcomes of which the text gives no result."""
    covered = {estimate.outcome for estimate in facts.record.estimates}
    silent = [
        outcome
        for outcome in ranked_outcomes(facts)
        if outcome.role.value is OutcomeRole.SECONDARY
        and outcome not in facts.primary
        and outcome.id not in covered
        and outcome.result.value is OutcomeResult.NOT_REPORTED
    ]
    names = words.listed(facts.name(outcome.name) for outcome in silent)
    return state(f"Secondary outcomes named without a result: {names}" if names else "", by=proof(*(o.name for o in silent)))


def _rank(facts: Facts, estimate: Estimate) -> tuple[bool, bool, bool, int]:
    ranked = [outcome.id for outcome in ranked_outcomes(facts)]
    place = ranked.index(estimate.outcome) if estimate.outcome in ranked else len(ranked)
    return _subgroup(facts, estimate) is not None, is_within(facts, estimate), place == len(ranked), place


def _subgroup(facts: Facts, estimate: Estimate) -> Subgroup | None:
    return facts.record.subgroup(estimate.subgroup)


def _outcomes_without_estimate(facts: Facts, *, primary: bool) -> list[Row]:
    covered = {e.outcome for e in facts.record.estimates if _subgroup(facts, e) is None and not is_within(facts, e)}
    chosen = [o for o in ranked_outcomes(facts) if o.id not in covered and (o in facts.primary) is primary]
    rows = [_outcome_row(facts, o) for o in chosen if primary or o.result.value is not OutcomeResult.NOT_REPORTED]
    status = facts.verdict
    if primary and not facts.primary and status is not PrimaryStatus.NOT_REPORTED:
        verdict = Statement(word("primary_status", status), facts.verdict_proof)
        rows.insert(0, _row("primary outcome, not named", "primary", "all participants", verdict))
    return rows


def _row(name: str, role: str, scope: str, reading: Statement) -> Row:
    silent = Statement(_SILENT)
    return (Statement(words.capitalise(name)), Statement(role), Statement(scope), silent, silent, silent, reading)


def _outcome_row(facts: Facts, outcome: Outcome) -> Row:
    by = facts.verdict_proof if outcome in facts.primary and facts.verdict is not PrimaryStatus.NOT_REPORTED else ()
    reading = Statement(_outcome_reading(facts, outcome), by or proof(outcome.result, outcome.name)[:1])
    return _row(facts.name(outcome.name), _role(facts, outcome), "all participants", reading)


def _role(facts: Facts, outcome: Outcome) -> str:
    return word("outcome_role", OutcomeRole.PRIMARY if outcome in facts.primary else outcome.role.value)


def _outcome_reading(facts: Facts, outcome: Outcome) -> str:
    status = facts.verdict
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
    if facts.unranked:
        return "the groups are said to differ"
    side = facts.favoured if good else facts.favoured_comparator
    return f"favours {side}" if side else word("result", result)


def _effect_row(facts: Facts, effect: Effect) -> Row:
    estimate = effect.parts[0]
    outcome, subgroup = facts.record.outcome(estimate.outcome), _subgroup(facts, estimate)
    name = facts.name(outcome.name) if outcome else ""
    role = "" if outcome is None else "subgroup" if subgroup else _role(facts, outcome)
    if is_within(facts, estimate) and role == "primary":
        role = "change in one group"
    trial = words.clean(estimate.trial)
    by = tuple(words_of for part in effect.parts for words_of in proof(part.value) or part.evidence[:1])
    return (
        Statement((f"{trial}: " if trial else "") + (words.capitalise(name) or _SILENT)),
        Statement(role or _SILENT),
        Statement(_scope(facts, estimate)),
        Statement(_effect(facts, effect) or _SILENT, by),
        Statement(_interval(effect) or _SILENT),
        Statement(_p_cell(effect)),
        _reading(facts, effect, outcome),
    )


def _scope(facts: Facts, estimate: Estimate) -> str:
    subgroup = _subgroup(facts, estimate)
    parts = [_everyone(facts, estimate)]
    if subgroup:
        timing = word("timing", subgroup.timing.value) if subgroup.timing else ""
        again = subgroup in leading_subgroups(facts)
        parts = [subgroup_name(facts, subgroup, again=again) or "part of the participants", subgroup_size(subgroup), timing]
    parts += [word("analysis", estimate.analysis.value) if estimate.analysis else "", facts.compared(estimate)]
    return ", ".join(words.distinct(parts))


def _everyone(facts: Facts, estimate: Estimate) -> str:
    if not is_within(facts, estimate):
        return "all participants"
    arm = next((facts.arm_name(a) for id in estimate.arms if (a := facts.record.arm(id)) and facts.arm_name(a)), "one group")
    return f"{arm}, no comparison"


def _is_marked(facts: Facts, effect: Effect) -> bool:
    return not is_within(facts, effect.parts[0]) and is_relative_only(facts, effect.parts)


def _effect(facts: Facts, effect: Effect) -> str:
    figures = [_figure(facts, part) for part in effect.parts]
    if effect.percentage:
        figures[:2] = [f"{figures[0]} ({figures[1]})"]
    mark = " (relative only)" if any(figures) and _is_marked(facts, effect) else ""
    valued = [part for part in (effect.absolute, effect.relative) if part and arm_values(facts, part)]
    values = arm_values(facts, valued[0]) if valued else []
    told = "; ".join(f"{name}: {value}" if name else value for name, value in values)
    return "; ".join(part for part in ("; ".join(figure for figure in figures if figure) + mark, told) if part)


def _figure(facts: Facts, estimate: Estimate) -> str:
    if estimate.value is None:
        return ""
    value = words.signed(estimate.value.value, estimate.unit, estimate.qualifier)
    changed = is_within(facts, estimate) and estimate.measure.value in RELATIVE
    return f"{'change over time' if changed else word('measure', estimate.measure.value)} {value}".strip()


def _interval(effect: Effect) -> str:
    """Give the intervals of a row; where two of its figures have one, each with its measure."""
    found = [(part, words.interval_cell(part.interval.value)) for part in effect.parts if part.interval]
    told = [(word("measure", part.measure.value), interval) for part, interval in found if interval]
    if len(told) == 1:
        return told[0][1]
    return "; ".join(f"{measure}: {interval}" if measure else interval for measure, interval in told)


def _p_cell(effect: Effect) -> str:
    printed = words.distinct([words.p_words(part.p_value.value) for part in effect.parts if part.p_value])
    if printed:
        return printed[0] if len(printed) == 1 else "; ".join(printed)
    said = next((part.significance for part in effect.parts if part.significance), None)
    return word("significance_cell", said.value) if said else _SILENT


def _reading(facts: Facts, effect: Effect, outcome: Outcome | None) -> Statement:
    estimate = effect.parts[0]
    if is_within(facts, estimate):
        return Statement("not a comparison between groups")
    everyone = _subgroup(facts, estimate) is None
    if everyone and outcome and outcome in facts.primary and facts.verdict is not PrimaryStatus.NOT_REPORTED:
        verdict = _outcome_reading(facts, outcome)
        if verdict != word("result", OutcomeResult.NOT_REPORTED):
            return Statement(verdict, facts.verdict_proof or proof(outcome.result))
    told = next((side for part in effect.parts if (side := favoured(facts, part))), "")
    if not told and everyone and outcome:
        told = _result(facts, outcome.result.value)
    return Statement(told or _SILENT, proof(estimate.direction))


def _harms(facts: Facts) -> list[Row]:
    told, harms = excess_words(facts), facts.record.harms
    if not told:
        return []
    counted = harms.quantified and harms.quantified.value
    reading = Statement(told if counted else f"{told}, unquantified", proof(harms.excess, harms.statement))
    name = harms_compared(facts).replace("side effects", "adverse events")
    return [_row(name, "harm", "all participants", reading)]


def _marks_last(row: Row) -> Row:
    """Move every reference mark of a row to its last cell, where a reader looks for it."""
    found = tuple(dict.fromkeys((words_of.start, words_of.end) for cell in row for words_of in cell.proof))
    proofs = {(words_of.start, words_of.end): words_of for cell in row for words_of in cell.proof}
    bare = tuple(Statement(cell.text) for cell in row[:-1])
    return (*bare, Statement(row[-1].text, tuple(proofs[place] for place in found)))
