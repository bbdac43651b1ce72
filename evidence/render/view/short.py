"""In short: the primary result first, whatever the headline says."""

from __future__ import annotations

from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Section, Statement, kept, proof, state
from evidence.render.view.subgroups import leading_subgroups, subgroup_sentence
from evidence.render.view.verdict import result_sentence, verdict_statements
from evidence.render.wording import word
from evidence.vocabulary import ClaimWhere, OutcomeResult, PrimaryStatus, StudyType, Subjects


def build_short(facts: Facts) -> Section:
    """Write the few sentences that a reader in a hurry takes away."""
    verdict = verdict_statements(facts)
    results = list(verdict)
    if not verdict or facts.record.primary_endpoint.status is PrimaryStatus.NOT_REPORTED:
        results.append(leading_result(facts))
    results += [subgroup_sentence(facts, subgroup) for subgroup in leading_subgroups(facts)]
    told = kept(*results) or (Statement("No result could be read from this text."),)
    return Section("short", "In short", kept(study_notice(facts), *told, headline_statement(facts), _association(facts)))


def study_notice(facts: Facts) -> Statement:
    """Say that a study was not in people, or not of the kind that observes people; empty for trials and cohorts."""
    study = facts.record.study
    if study.subjects and study.subjects.value is not Subjects.PEOPLE:
        return state(word("subjects_plain", study.subjects.value), by=proof(study.subjects))
    telling = {StudyType.PRECLINICAL, StudyType.MODELLING, StudyType.SYSTEMATIC_REVIEW}
    if study.study_type and facts.study_type in telling:
        return state(word("study_type_plain", study.study_type.value), by=proof(study.study_type))
    return Statement("")


def leading_result(facts: Facts) -> Statement:
    """Say what became of the first outcome that is no harm, the primary outcomes first; empty where none has a result."""
    told = [o for o in facts.record.outcomes if o.result.value is not OutcomeResult.NOT_REPORTED and words.phrase(o.name)]
    told.sort(key=lambda outcome: outcome not in facts.primary)
    efficacy = [outcome for outcome in told if not outcome.is_harm]
    if not efficacy:
        return Statement("")
    first = efficacy[0]
    text = result_sentence(facts, first.result.value, facts.name(first.name))
    return state(text, by=proof(first.result, first.name))


def headline_statement(facts: Facts) -> Statement:
    """Say that the headline claims a benefit that the primary endpoint did not show, where it does."""
    if facts.verdict is not PrimaryStatus.NOT_MET:
        return Statement("")
    for claim in facts.record.claims:
        asserts = claim.result is OutcomeResult.FAVOURS_INTERVENTION and claim.scope is None
        if claim.where is ClaimWhere.HEADLINE and asserts:
            return state("The headline claims more than this main result shows", by=claim.evidence[:1])
    return Statement("")


def _association(facts: Facts) -> Statement:
    stated = facts.record.study.study_type
    if stated is None or not facts.is_observational:
        return Statement("")
    return state(word("study_type_plain", stated.value), by=proof(stated))
