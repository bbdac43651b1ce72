"""Harms: what is said of them, with and without numbers."""

from __future__ import annotations

import re

from evidence.record import HarmEvent, Outcome, Stated
from evidence.render import words
from evidence.render.view.effects import arm_value, result_arm
from evidence.render.view.facts import Facts
from evidence.render.view.model import Statement, kept, proof, state
from evidence.render.view.verdict import result_sentence
from evidence.vocabulary import OutcomeResult

_MOST_EVENTS = 8
ALL, SERIOUS = "side effects", "serious side effects"
_OF_ALL = re.compile(
    r"""
    \b (?P<serious> (?:serious|severe|grade\s[3-5]) \s (?:[\w-]+\s){0,3} )?
    (?: adverse | side[ -]effect | harm | toxicit | complication | unwanted | reaction | safe | tolera )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Words for harms as a whole; the group holds what limits them to the serious ones."""
_SILENT = "Nothing on them could be read from the text."


def harm_statements(facts: Facts) -> tuple[Statement, ...]:
    """Say what the text says of harms, and of a trial also that it says nothing."""
    harms = facts.record.harms
    harmful = [o for o in facts.record.outcomes if o.is_harm and o.is_harm.value and o not in facts.primary]
    quoted = " ".join(words.tidy(part.value).lower() for part in (harms.serious, harms.statement) if part)
    silent = bool(excess_words(facts))
    outcomes = [_outcome(facts, o) for o in harmful if not silent and facts.name(o.name).lower() not in quoted]
    stopping = [
        _quote("On stopping treatment", stated) for stated in harms.discontinuations[:1] if not _is_quoted(facts, stated)
    ]
    is_told = _is_quoted(facts, harms.serious) or (harms_compared(facts) == SERIOUS and silent)
    serious = None if is_told else _quote("On serious side effects", harms.serious)
    found = kept(_excess(facts), *outcomes, *_events(facts), serious, *stopping)
    if found:
        return found
    if harms.reported:
        return kept(Statement("Mentioned, without details."))
    return kept(Statement(_SILENT)) if facts.is_trial else ()


def excess_words(facts: Facts) -> str:
    """Say whether there was more harm with the intervention, without numbers; an empty string where nothing is said."""
    excess = facts.record.harms.excess
    comparator = facts.comparator
    if excess is None or excess.value in {OutcomeResult.NOT_REPORTED, OutcomeResult.MIXED} or not harms_compared(facts):
        return ""
    if excess.value is OutcomeResult.NO_DIFFERENCE:
        alike = "about as many as" if _is_counted_out(facts) else "no more than"
        return f"{alike} with {comparator or 'the comparator'}" if not facts.is_single_group else ""
    if facts.is_single_group:
        return ""
    amount = "more" if excess.value is OutcomeResult.FAVOURS_COMPARATOR else "fewer"
    against = f" than with {comparator}" if comparator else " than with the comparator"
    return f"{amount} with {facts.favoured or 'the intervention'}{against}"


def harms_compared(facts: Facts) -> str:
    """Name the harms of which one group is said to have more: all of them, the serious ones, or one event.

    An empty string where the words compare something that was not read by name.
    """
    harms = facts.record.harms
    told = harms.excess.evidence[0].quote if harms.excess else ""
    named = _OF_ALL.findall(told)
    if named:
        return SERIOUS if all(named) else ALL
    return next((facts.name(e.name) for e in harms.events if words.tidy(e.name.value).lower() == words.tidy(told).lower()), "")


def excess_sentence(facts: Facts) -> str:
    """Write whose harms are said to be more as a sentence without its full stop; an empty string where nothing is said."""
    told, compared = excess_words(facts), words.capitalise(harms_compared(facts))
    if not told:
        return ""
    said = "by the numbers," if _is_counted_out(facts) else "described as"
    if compared.lower() not in {ALL, SERIOUS}:
        return f"{compared}: {said} {told}"
    return f"{compared} were {said} {told}"


def _is_counted_out(facts: Facts) -> bool:
    """Whether the numbers of the groups show whose harms were more, and no words say it."""
    excess = facts.record.harms.excess
    return excess is not None and excess.by.startswith("derived:")


def is_unquantified(facts: Facts) -> bool:
    """Whether the text speaks of harms and gives no number of them."""
    harms = facts.record.harms
    counted = bool(harms.quantified and harms.quantified.value) or any(event.arm_results for event in harms.events)
    return harms.reported and not counted


def _excess(facts: Facts) -> Statement:
    harms = facts.record.harms
    told, quote = excess_words(facts), words.quoted(harms.statement.value) if harms.statement else ""
    unquantified = ", without numbers" if is_unquantified(facts) else ""
    by = proof(harms.statement, harms.excess)
    if told:
        said = "By the numbers," if _is_counted_out(facts) else "Described as"
        whole = f"{said} {told}" if harms_compared(facts) == ALL else excess_sentence(facts)
        return state(f"{whole}{unquantified}", by=by)
    opening = "Described without numbers" if unquantified else "In the words of the text"
    return state(f"{opening}: {quote}", by=by) if quote else Statement("")


def _outcome(facts: Facts, outcome: Outcome) -> Statement:
    text = result_sentence(facts, outcome.result.value, facts.name(outcome.name))
    return state(text, by=proof(outcome.result, outcome.name))


def _is_quoted(facts: Facts, stated: Stated[str] | None) -> bool:
    """Whether words on harms are part of the statement that is quoted as a whole."""
    whole = facts.record.harms.statement
    return bool(stated and whole and not excess_words(facts) and words.tidy(stated.value) in words.tidy(whole.value))


def _events(facts: Facts) -> list[Statement]:
    """Write the events with figures one by one, and name in one sentence the others that no quotation has."""
    harms = facts.record.harms
    told = [event for event in harms.events if any(arm_value(result) for result in event.arm_results)][:_MOST_EVENTS]
    quotes = [harms.serious] + ([harms.statement] if not excess_words(facts) else [])
    quoted = " ".join(words.quoted(quote.value).lower() for quote in quotes if quote)
    quoted += harms_compared(facts).lower() if excess_words(facts) else ""
    bare = [e for e in harms.events if e not in told and facts.name(e.name).lower() not in quoted][:_MOST_EVENTS]
    names = words.listed(facts.name(event.name) for event in bare)
    mention = state(f"Also named: {names}" if names else "", by=proof(*(event.name for event in bare)))
    return [*(_event(facts, event) for event in told), mention]


def _event(facts: Facts, event: HarmEvent) -> Statement:
    name = words.phrase(event.name)
    found = [(result_arm(facts, result), arm_value(result)) for result in event.arm_results]
    values = words.listed(f"{value} with {arm}" if arm else f"{value} in a group not named" for arm, value in found if value)
    arms = [arm for arm, _ in found if arm]
    if not name or len(arms) != len(set(arms)):
        return Statement("")
    return state(f"{name}: {values}", by=proof(event.name))


def _quote(label: str, stated: Stated[str] | None) -> Statement:
    quote = words.quoted(stated.value) if stated else ""
    return state(f"{label}, the text says: {quote}", by=proof(stated)) if quote else Statement("")
