"""The fact box: outcomes and side effects side by side, per 100 people; refused, with the reason, without a baseline risk.

An outcome is not called a benefit: whether it is one is for the verdict to say, and bleeding may stand among the outcomes.
"""

from __future__ import annotations

from evidence.record import Outcome
from evidence.render import words
from evidence.render.view.effects import is_relative_only
from evidence.render.view.facts import Facts
from evidence.render.view.findings import estimates_of, ranked_outcomes
from evidence.render.view.harms import excess_sentence
from evidence.render.view.model import FactBox, Section, Statement, Table, kept, proof, state
from evidence.render.view.shares import Share, event_shares, shares
from evidence.render.view.short import build_short, study_notice
from evidence.vocabulary import OutcomeRole

_MOST_ROWS = 6
_REFUSED = "There is no fact box"

Row = tuple[Statement, ...]


def build_fact_box(facts: Facts) -> FactBox:
    """Build the fact box: only figures of everyone in a trial with one intervention and one comparator."""
    told = Section("verdict", "Main result", build_short(facts).statements)
    benefits, harms = (_outcome_rows(facts, harmful=side) for side in (False, True))
    harms += _event_rows(facts)
    if not facts.is_trial or not (benefits or harms):
        return FactBox(told, Section("benefits", "Outcomes"), Section("harms", "Side effects"), _refusal(facts))
    return FactBox(
        told,
        _side(facts, "benefits", "Outcomes", benefits, _no_benefits()),
        _side(facts, "harms", "Side effects", harms, _no_harms(facts)),
        Section("refusal", ""),
    )


def _side(facts: Facts, name: str, heading: str, rows: list[Row], silent: Statement) -> Section:
    if not rows:
        return Section(name, heading, kept(silent))
    columns = ("How many people", *(f"With {arm}" for arm in (facts.comparator, facts.intervention)))
    return Section(name, heading, table=Table(columns, tuple(rows[:_MOST_ROWS])))


def _outcome_rows(facts: Facts, *, harmful: bool) -> list[Row]:
    rows = []
    for outcome in ranked_outcomes(facts):
        if bool(outcome.is_harm and outcome.is_harm.value) is harmful:
            rows += _first_shares(facts, outcome)
    return rows


def _first_shares(facts: Facts, outcome: Outcome) -> list[Row]:
    for estimate in estimates_of(facts, outcome=outcome.id, subgroup=None):
        pair = shares(facts, estimate) if not estimate.trial else None
        if pair:
            is_main = outcome in facts.primary or outcome.role.value is OutcomeRole.PRIMARY
            name = facts.name(outcome.name) + (words.bracketed("the main outcome") if is_main else "")
            found = tuple(result.evidence[0] for result in estimate.arm_results if result.evidence)
            return [_row(name, pair, Statement("", found or estimate.evidence[:1]))]
    return []


def _event_rows(facts: Facts) -> list[Row]:
    rows = []
    for event in facts.record.harms.events:
        pair, name = event_shares(facts, event), facts.name(event.name)
        if pair and name:
            rows.append(_row(name, pair, Statement("", proof(event.name))))
    return rows


def _row(name: str, pair: tuple[Share, Share], by: Statement) -> Row:
    given, against = pair
    return Statement(words.capitalise(name)), Statement(_cell(against)), Statement(_cell(given), by.proof)


def _cell(share: Share) -> str:
    return share.about + words.bracketed(share.printed)


def _no_benefits() -> Statement:
    return Statement("The text does not say how many people in each group had the outcomes.")


def _no_harms(facts: Facts) -> Statement:
    told = excess_sentence(facts)
    harms = facts.record.harms
    silent = "the text does not say how many people in each group had side effects"
    if told:
        return state(f"{told}; {silent}", by=proof(harms.excess, harms.statement))
    return state(silent)


def _refusal(facts: Facts) -> Section:
    return Section("refusal", "Why there are no figures per 100 people", kept(_reason(facts)))


def _reason(facts: Facts) -> Statement:
    """Say why there is no fact box: the first reason that holds."""
    if not facts.in_people:
        return state(f"{_REFUSED}: this was not a study in people", by=study_notice(facts).proof)
    if not facts.is_trial:
        return state(f"{_REFUSED}: only a trial can set what a treatment does for people beside what happens without it")
    if facts.is_single_group:
        return state(f"{_REFUSED}: without a comparison group nobody knows what would have happened to these people anyway")
    if len(facts.experimental) > 1 or len(facts.comparators) > 1:
        return state(f"{_REFUSED}: with more than two groups, no figures for each of two groups could be read from the text")
    if is_relative_only(facts, facts.record.estimates):
        return state(
            f"{_REFUSED}: the text gives relative figures only. Without the number of people who had the outcome in the"
            " comparison group, nobody can say what the relative figure means for 100 people"
        )
    return state(
        f"{_REFUSED}: the number of people who had the outcome in the comparison group could not be read from the text,"
        " so the risk without the treatment is not known"
    )
