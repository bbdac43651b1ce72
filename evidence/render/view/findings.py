"""What happened: the primary outcomes first, then other outcomes, subgroups and side effects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidence.record import Estimate, Outcome, Subgroup
from evidence.render import words
from evidence.render.view.choice import Effect, choose_effects, compared_arms
from evidence.render.view.effects import effect_sentences, is_relative_only, is_within
from evidence.render.view.facts import Facts
from evidence.render.view.harms import harm_statements
from evidence.render.view.model import Finding, Kind, Section, Statement, kept, proof, state
from evidence.render.view.subgroups import leading_subgroups, subgroup_name, subgroup_sentence, subgroup_size
from evidence.render.view.verdict import verdict_names
from evidence.render.wording import word
from evidence.vocabulary import Hypothesis, OutcomeResult, OutcomeRole, PrimaryStatus, Significance, SubgroupResult

MORE_RESULTS = Finding("Other results", (Statement("The text reports on other outcomes as well."),))
"""What is said in place of the results that a plain summary has no room for."""
_ROLES = (
    OutcomeRole.PRIMARY,
    OutcomeRole.SECONDARY,
    OutcomeRole.OTHER_PRE_SPECIFIED,
    OutcomeRole.UNSPECIFIED,
    OutcomeRole.POST_HOC,
)
_MOST_OUTCOMES = 4
"""More outcomes than this, beside the primary ones, make a plain summary longer than the release."""
_MOST_SUBGROUPS = 3
_MOST_COMPARISONS = 2
_RELATIVE_NOTE = "so the absolute difference is not known"
_ONE_RELATIVE = f"No figures for each group could be read from the text, {_RELATIVE_NOTE}."
_SEVERAL_RELATIVE = (
    f"Where only a relative figure stands here, no figures for each group could be read from the text, {_RELATIVE_NOTE}."
)
_NO_RESULT = "No result for it could be read from the text."
_LONG_NAME = 8
"""A name of more words than this is written in full once."""
_SEVERAL = 2
_FIGURE = re.compile(r"\d+ [.·] \d+ | \d+ (?= \s* (?: % | percent | per\ cent ) )", re.VERBOSE)
_UNREAD = "Its figures could not be read from the text."
"""Said instead of an absence where the words on the result hold numbers that the record does not."""
_NO_FIGURES = "No figures for it could be read from the text."
_WHAT_ONE_MEANS = " (one would mean no difference)"


def build_findings(facts: Facts) -> Section:
    """Write one finding per outcome and subgroup of which the text reports something, then the side effects."""
    ranked = ranked_outcomes(facts)
    others = [outcome for outcome in ranked if outcome not in facts.primary and _outcome(facts, outcome)]
    best = sorted(others, key=lambda outcome: _support(facts, outcome), reverse=True)[:_MOST_OUTCOMES]
    told = [outcome for outcome in ranked if outcome in facts.primary or outcome in best]
    found = [finding for outcome in told if (finding := _outcome(facts, outcome))]
    subgroups = [finding for subgroup in facts.record.subgroups if (finding := _subgroup(facts, subgroup))]
    found += subgroups[:_MOST_SUBGROUPS]
    more = len(others) > len(best) or len(subgroups) > _MOST_SUBGROUPS
    rest = [MORE_RESULTS] if more else []
    harms = harm_statements(facts)
    side_effects = [Finding("Side effects", harms, Kind.HARMS)] if harms else []
    figures = [] if found else _untied(facts)
    return Section("findings", "What happened", findings=(*_fold_silent(_said_once(found)), *rest, *figures, *side_effects))


def _support(facts: Facts, outcome: Outcome) -> tuple[bool, bool, bool, bool]:
    estimates = estimates_of(facts, outcome=outcome.id, subgroup=None)
    return (
        outcome.role.value is OutcomeRole.SECONDARY and bool(estimates),
        any(estimate.interval or estimate.arm_results for estimate in estimates),
        bool(estimates),
        outcome.result.value is not OutcomeResult.NOT_REPORTED,
    )


def says_relative_only(section: Section) -> bool:
    """Whether the findings say that the figures for each group are not given."""
    notes = {_ONE_RELATIVE, _SEVERAL_RELATIVE}
    return any(statement.text in notes for finding in section.findings for statement in finding.statements)


def ranked_outcomes(facts: Facts) -> list[Outcome]:
    """Give the outcomes that are not harms, primary ones first, else by rank and in the order of the text."""
    named = [outcome for outcome in facts.record.outcomes if words.phrase(outcome.name)]
    wanted = [outcome for outcome in named if outcome in facts.primary or not (outcome.is_harm and outcome.is_harm.value)]
    return sorted(wanted, key=lambda outcome: (outcome not in facts.primary, _ROLES.index(outcome.role.value)))


def estimates_of(facts: Facts, *, outcome: str | None, subgroup: str | None) -> tuple[Estimate, ...]:
    """Give the estimates for one outcome in one subgroup, or in everyone where `subgroup` is None."""
    known = {s.id for s in facts.record.subgroups}
    return tuple(
        estimate
        for estimate in facts.record.estimates
        if estimate.outcome == outcome and (estimate.subgroup if estimate.subgroup in known else None) == subgroup
    )


def estimate_statements(facts: Facts, estimates: Iterable[Estimate], *, name: bool) -> tuple[Statement, ...]:
    """Write the best effect of each comparison, and say where all are relative only; `name` names the outcome of each."""
    told = tuple(estimates)
    statements: list[Statement] = []
    for effect in _one_of_each(choose_effects(told)):
        outcome = facts.record.outcome(effect.parts[0].outcome)
        named = facts.name(outcome.name) if outcome and name else ""
        statements += [_of_trial(effect.parts[0], each) for each in effect_sentences(facts, effect, outcome=named)]
    note = Statement(_ONE_RELATIVE) if statements and is_relative_only(facts, told) else None
    return kept(*statements, note)


def _one_of_each(effects: Iterable[Effect]) -> list[Effect]:
    """Keep the first effect of each outcome, trial and comparison, and of few comparisons."""
    first: dict[tuple[object, ...], Effect] = {}
    for effect in effects:
        main = effect.parts[0]
        first.setdefault((main.outcome, main.trial, main.contrast, compared_arms(main)), effect)
    return list(first.values())[:_MOST_COMPARISONS]


def _of_trial(estimate: Estimate, statement: Statement) -> Statement:
    trial = words.clean(estimate.trial)
    return Statement(f"{trial}: {statement.text}", statement.proof) if trial and statement else statement


def _outcome(facts: Facts, outcome: Outcome) -> Finding | None:
    estimates = [e for e in estimates_of(facts, outcome=outcome.id, subgroup=None) if not _contradicts(facts, outcome, e)]
    result = state(_result(facts, outcome), by=proof(outcome.result) or outcome.name.evidence[:1])
    figures = estimate_statements(facts, estimates, name=False)
    is_primary = outcome in facts.primary
    label = _outcome_label(facts, outcome)
    if not is_primary or figures:
        kind = Kind.PRIMARY if is_primary else Kind.OUTCOME
        return Finding(label, kept(result, *figures), kind) if result or figures else None
    told = result or facts.verdict is not PrimaryStatus.NOT_REPORTED
    unread = any(_unread_figure(facts, words_of.quote) for words_of in (*proof(outcome.result), *facts.verdict_proof))
    silent = Statement(_UNREAD if unread else _NO_FIGURES) if told else Statement(_NO_RESULT, proof(outcome.role))
    return Finding(label, kept(result, silent), Kind.PRIMARY)


def _contradicts(facts: Facts, outcome: Outcome, estimate: Estimate) -> bool:
    """Say whether an estimate is significant of an outcome on which no difference was shown: one of the two was misread."""
    hypothesis = facts.record.study.hypothesis
    if hypothesis and hypothesis.value is not Hypothesis.SUPERIORITY:
        return False
    said = estimate.significance
    is_sure = bool(said and said.value is Significance.SIGNIFICANT)
    return outcome.result.value is OutcomeResult.NO_DIFFERENCE and is_sure and not is_within(facts, estimate)


def _outcome_label(facts: Facts, outcome: Outcome) -> str:
    """Name an outcome with its rank; a long name that the first sentence has given is not written again."""
    is_primary, name = outcome in facts.primary, facts.name(outcome.name)
    if is_primary and len(name.split()) > _LONG_NAME and verdict_names(facts) == (name,):
        return words.capitalise(word("outcome_role_plain", OutcomeRole.PRIMARY))
    return _label(name, word("outcome_role_plain", OutcomeRole.PRIMARY if is_primary else outcome.role.value))


def _fold_silent(found: Sequence[Finding]) -> list[Finding]:
    """Tell several primary outcomes of which no result could be read as one."""
    silent = [f for f in found if f.kind is Kind.PRIMARY and f.statements[0].text == _NO_RESULT]
    if len(silent) < _SEVERAL:
        return list(found)
    names = words.listed(f.label.removesuffix(words.bracketed(word("outcome_role_plain", OutcomeRole.PRIMARY))) for f in silent)
    proofs = tuple(words_of for f in silent for words_of in f.statements[0].proof)
    text = f"{names}: no result for {'either' if len(silent) == _SEVERAL else 'any of them'} could be read from the text."
    one = Finding("Main outcomes", (Statement(text, proofs),), Kind.PRIMARY)
    return [one if f is silent[0] else f for f in found if f not in silent[1:]]


def _unread_figure(facts: Facts, quote: str) -> bool:
    """Say whether words on a result hold a figure other than the share of a subgroup, which is told with the subgroup."""
    shares = {subgroup.share.value.text for subgroup in facts.record.subgroups if subgroup.share}
    return any(figure not in shares for figure in _FIGURE.findall(quote))


def _label(name: str, note: str) -> str:
    return words.capitalise(words.once(name + words.bracketed(note)))


def _result(facts: Facts, outcome: Outcome) -> str:
    result = outcome.result.value
    if result in {OutcomeResult.MIXED, OutcomeResult.NOT_REPORTED}:
        return "mixed results" if result is OutcomeResult.MIXED else ""
    if result is OutcomeResult.NO_DIFFERENCE:
        return "no association found" if facts.is_observational else "no difference shown"
    good = result is OutcomeResult.FAVOURS_INTERVENTION
    if facts.is_observational:
        return f"associated with a {'better' if good else 'worse'} result"
    if facts.unranked:
        return "the groups are said to differ"
    side = facts.favoured if good else facts.favoured_comparator
    if side and not facts.is_single_group:
        return f"in favour of {side}"
    return "a favourable result" if good else "an unfavourable result"


def _subgroup(facts: Facts, subgroup: Subgroup) -> Finding | None:
    name = subgroup_name(facts, subgroup, again=subgroup in leading_subgroups(facts))
    estimates = tuple(e for e in facts.record.estimates if e.subgroup == subgroup.id)
    figures = estimate_statements(facts, estimates, name=True)
    if not name or (subgroup.result.value is SubgroupResult.NOT_REPORTED and not figures):
        return None
    reported = subgroup.result.value is not SubgroupResult.NOT_REPORTED
    result = subgroup_result(facts, subgroup) if reported else None
    if subgroup in leading_subgroups(facts):
        return Finding(f"In {name}", kept(result, *figures), Kind.LEADING)
    return Finding(f"In {name}{words.bracketed(subgroup_size(subgroup))}", kept(result, *figures), Kind.SUBGROUP)


def subgroup_result(facts: Facts, subgroup: Subgroup) -> Statement:
    """Say what was found in a subgroup that a label has named."""
    whole = subgroup_sentence(facts, subgroup)
    opening = word("timing_plain", subgroup.timing.value) if subgroup.timing else "An analysis"
    found = word("subgroup_observational" if facts.is_observational else "subgroup_plain", subgroup.result.value)
    tested = words.p_words(subgroup.interaction_p.value) if subgroup.interaction_p else ""
    test = f". Test for a difference between the subgroups: {tested}" if tested else ""
    return state(f"{opening} {found}{test}", by=(*whole.proof, *proof(subgroup.interaction_p)))


def _untied(facts: Facts) -> list[Finding]:
    """Say that figures stand in the text without an outcome: a number without its subject tells a reader nothing."""
    loose = [estimate for estimate in facts.record.estimates if estimate.value or estimate.arm_results]
    by = loose[0].evidence[:1] if loose else ()
    told = "The text gives figures that it does not clearly tie to one outcome."
    return [Finding("Figures", (Statement(told, by),))] if loose else []


def _said_once(findings: Sequence[Finding]) -> list[Finding]:
    """Say once, where it first matters, that figures are relative only, what one means, and that there are none."""
    lonely = sum(Statement(_ONE_RELATIVE) in finding.statements for finding in findings)
    silent = sum(Statement(_NO_FIGURES) in finding.statements for finding in findings)
    notes = {
        _ONE_RELATIVE: _SEVERAL_RELATIVE if lonely > 1 else _ONE_RELATIVE,
        _NO_FIGURES: "No figures for the main outcomes could be read from the text." if silent > 1 else _NO_FIGURES,
    }
    explained = False
    shared = []
    for finding in findings:
        statements = []
        for statement in finding.statements:
            text = notes.pop(statement.text, "") if statement.text in {_ONE_RELATIVE, _NO_FIGURES} else statement.text
            if explained:
                text = text.replace(_WHAT_ONE_MEANS, "")
            explained = explained or _WHAT_ONE_MEANS in text
            statements.append(Statement(text, statement.proof))
        shared.append(Finding(finding.label, kept(*statements), finding.kind))
    return [finding for finding in shared if finding.statements]
