"""The sections for clinicians: bottom line, design, PICO, harms and reference. The results table has its own file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from evidence.caveat import Caveat
from evidence.record import Enrollment, Stated
from evidence.render import words
from evidence.render.view.caveats import build_graded_caveats
from evidence.render.view.certainty import Found, certainty, find
from evidence.render.view.compared import arm_words, duration
from evidence.render.view.effects import is_relative_only
from evidence.render.view.facts import Facts
from evidence.render.view.findings import subgroup_result
from evidence.render.view.harms import harm_statements
from evidence.render.view.model import Clinician, Finding, Section, Statement, Table, kept, proof, state
from evidence.render.view.origin import build_origin
from evidence.render.view.participants import enrollment, is_told, site_words
from evidence.render.view.results import build_results
from evidence.render.view.short import study_notice
from evidence.render.view.subgroups import leading_subgroups, subgroup_name, subgroup_size
from evidence.render.view.verdict import inferred_result, primary_names, result_sentence
from evidence.render.wording import word, wording
from evidence.vocabulary import OutcomeResult, PrimaryStatus, Qualifier


def build_clinician(facts: Facts, caveats: Sequence[Caveat]) -> Clinician:
    """Build every section for clinicians."""
    return Clinician(
        bottom_line=Section("bottom_line", "Bottom line", _bottom_line(facts, caveats)),
        design=Section("design", "Design", kept(_design(facts))),
        question=_question(facts),
        results=build_results(facts),
        subgroups=_subgroups(facts),
        harms=Section("harms", "Harms", harm_statements(facts)),
        caveats=build_graded_caveats(caveats),
        reference=_reference(facts),
    )


def _bottom_line(facts: Facts, caveats: Sequence[Caveat]) -> tuple[Statement, ...]:
    told = [study_notice(facts), _verdict(facts)]
    for subgroup in leading_subgroups(facts):
        timing = f"{word('timing', subgroup.timing.value)} " if subgroup.timing else ""
        found = word("subgroup_result", subgroup.result.value)
        who = facts.name(subgroup.definition) + words.bracketed(subgroup_size(subgroup))
        by = proof(subgroup.result, subgroup.timing, subgroup.share)
        told.append(state(f"{found} reported in {words.article(timing or 'subgroup')} {timing}subgroup: {who}", by=by))
    if is_relative_only(facts, facts.record.estimates):
        told.append(Statement("Relative effect only."))
    if find(facts) not in {Found.SILENT, Found.PEOPLE}:
        told.append(certainty(facts, caveats))
    return kept(*told) or (Statement("No result could be read from this text."),)


def _verdict(facts: Facts) -> Statement:
    name = words.listed(words.phrase(acronym) for acronym in facts.record.study.acronyms[:1])
    status = facts.verdict
    lead = f"{name}: " if name else ""
    if facts.record.primary_endpoint.is_inferred:
        return _inferred(facts, lead)
    if status is not PrimaryStatus.NOT_REPORTED:
        names = words.listed(primary_names(facts))
        plural = "s" if len(facts.primary) > 1 else ""
        verdict = f"{lead}primary outcome{plural} {word('primary_status', status)}"
        return state(f"{verdict}: {names}" if names else verdict, by=facts.verdict_proof)
    if facts.is_trial:
        return state(f"{lead}the text does not say whether the primary endpoint was met")
    for outcome in facts.record.outcomes:
        if outcome.result.value is not OutcomeResult.NOT_REPORTED and words.phrase(outcome.name):
            text = result_sentence(facts, outcome.result.value, facts.name(outcome.name))
            limit = " Association only" if facts.is_observational else ""
            return state(f"{lead}{text}{'.' if limit else ''}{limit}", by=proof(outcome.result))
    return Statement("")


def _inferred(facts: Facts, lead: str) -> Statement:
    """Say what the text reports where only an aim or a conclusion tells, and what that rests on."""
    endpoint = facts.record.primary_endpoint
    silent = "primary outcome named, its result not stated outright" if facts.primary else "no primary outcome named"
    basis = word("verdict_basis", endpoint.by) if endpoint.by in wording("verdict_basis") else "an uncertain reading"
    return state(f"{lead}{silent}; {inferred_result(facts)} (read from {basis})", by=facts.verdict_proof)


def _design(facts: Facts) -> Statement:
    study = facts.record.study
    adjectives = [
        ("phase", study.phase),
        ("allocation", study.allocation),
        ("masking", study.masking),
        ("comparator", study.comparator_type),
        ("intervention_model", study.intervention_model),
    ]
    notes = [
        ("subjects", None if facts.in_people else study.subjects),
        ("hypothesis", study.hypothesis),
        ("stage", study.stage),
        ("stopped_early", study.stopped_early),
    ]
    line = [word(table, fact.value) for table, fact in adjectives if fact]
    line += ["cluster"] if study.cluster and study.cluster.value else []
    first = " ".join(part for part in (", ".join(line), _kind(facts)) if part)
    rest = [word(table, fact.value) for table, fact in notes if fact]
    told = "; ".join(words.distinct([first, *rest, _size(facts), _time(facts), _place(facts)]))
    counts = (entry.count for entry in enrollment(facts))
    kind = study.observational_model or study.study_type
    facts_told = [fact for _, fact in (*adjectives, *notes)]
    return state(told, by=proof(*facts_told, kind, study.cluster, *counts, study.follow_up, study.sites))


def _kind(facts: Facts) -> str:
    study = facts.record.study
    if study.observational_model:
        return word("observational_model", study.observational_model.value)
    return word("study_type", study.study_type.value) if study.study_type else ""


def _size(facts: Facts) -> str:
    counts = [f"n {_count(entry)} {word('enrollment', entry.role)}" for entry in enrollment(facts)]
    period = words.phrase(facts.record.study.recruitment_period)
    return "; ".join(part for part in (", ".join(counts), f"recruitment: {period}" if period else "") if part)


def _count(entry: Enrollment) -> str:
    """Write a count behind its sign: `= 220`, `> 58,000`, `≈ 10,000`."""
    printed = words.tidy(entry.count.value.text)
    figures = printed if printed[0].isdigit() else f"{entry.count.value.value:,}"
    return f"{_SIGNS[entry.qualifier]} {figures}"


_SIGNS = {Qualifier.EXACT: "=", Qualifier.LESS: "<", Qualifier.MORE: ">", Qualifier.ABOUT: "≈"}


def _time(facts: Facts) -> str:
    follow_up = words.phrase(facts.record.study.follow_up)
    treatment = duration(facts)
    told = [f"treatment {treatment}" if treatment else "", f"follow-up {follow_up}" if follow_up else ""]
    return "; ".join(part for part in told if part)


def _place(facts: Facts) -> str:
    study = facts.record.study
    sites = words.tidy(study.sites.value.text) if study.sites else ""
    where = words.listed(words.phrase(country) for country in study.countries)
    return ", ".join(part for part in (site_words(sites) if sites else "", where) if part)


def _question(facts: Facts) -> Section:
    rows = (
        (Statement("Population"), _population(facts)),
        (Statement("Intervention" if not facts.is_observational else "Exposure"), _intervention(facts)),
        (Statement("Comparator"), _comparator(facts)),
        (Statement("Primary outcome"), _primary(facts)),
    )
    return Section("question", "Question", table=Table(("Element", "As stated"), rows))


def _cell(text: str, *facts: Stated[Any] | None) -> Statement:
    return Statement(words.once(text), proof(*facts)) if text else Statement(words.NOT_STATED_CELL)


def _population(facts: Facts) -> Statement:
    population = facts.record.population
    described, condition = words.phrase(population.description), words.phrase(population.condition)
    parts = [described, condition if condition.lower() not in described.lower() else ""]
    further = (population.age, population.sex, *population.eligibility)
    parts += [words.phrase(part) for part in further if not is_told(part, population.description)]
    stated = (population.description, population.condition, population.age, population.sex, *population.eligibility)
    return _cell("; ".join(words.distinct(parts)), *stated)


def _intervention(facts: Facts) -> Statement:
    arms = facts.experimental or facts.unranked
    given = words.listed(arm_words(facts, arm) for arm in arms)
    time = f", {duration(facts)}" if given and duration(facts) else ""
    background = words.distinct([words.phrase(arm.background) for arm in facts.record.arms])
    added = f"; all groups also received {words.listed(background)}" if given and background else ""
    note = "; groups not ranked by the text" if facts.unranked else ""
    return _cell(given + time + added + note, *(arm.intervention or arm.label for arm in arms))


def _comparator(facts: Facts) -> Statement:
    study = facts.record.study
    names = words.listed((arm_words(facts, arm) for arm in facts.comparators), last="or") or facts.comparator
    if facts.is_single_group:
        return _cell("none", study.comparator_type or study.intervention_model)
    return _cell(names, *(arm.label for arm in facts.comparators), None if facts.comparators else study.comparator_type)


def _primary(facts: Facts) -> Statement:
    told = []
    for outcome in facts.primary:
        time = words.phrase(outcome.time_frame)
        kinds = [time, "composite" if outcome.is_composite and outcome.is_composite.value else ""]
        kinds += ["surrogate" if outcome.is_surrogate and outcome.is_surrogate.value else ""]
        told.append(facts.name(outcome.name) + words.bracketed(", ".join(kind for kind in kinds if kind)))
    return _cell("; ".join(words.distinct(told)), *(outcome.name for outcome in facts.primary))


def _subgroups(facts: Facts) -> Section:
    found = []
    covered = {estimate.subgroup for estimate in facts.record.estimates}
    for subgroup in facts.record.subgroups:
        told = subgroup in leading_subgroups(facts)
        name = subgroup_name(facts, subgroup, again=told or subgroup.id in covered)
        if name and not (told and subgroup.interaction_p is None):
            label = words.capitalise(name + words.bracketed(subgroup_size(subgroup)))
            found.append(Finding(label, kept(subgroup_result(facts, subgroup))))
    return Section("subgroups", "Subgroups", findings=tuple(found))


def _reference(facts: Facts) -> Section:
    origin = build_origin(facts).statements
    silent = []
    if facts.is_trial and not any(words.phrase(number) for number in facts.record.source.registrations):
        silent.append("registration")
    if not any(words.phrase(payer) for payer in facts.record.funding):
        silent.append("funding")
    missing = state(f"{words.capitalise(words.listed(silent))} {words.NOT_STATED}") if silent else None
    return Section("reference", "Reference", kept(*origin, missing))
