"""Who took part, and how it was decided who got what."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal

from evidence.caveat import Caveat
from evidence.record import Enrollment, Provenance, Stated
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.model import Section, Statement, kept, proof, state
from evidence.render.wording import word, wording
from evidence.vocabulary import EnrollmentRole, Masking, Subjects

_ORDER = (EnrollmentRole.RANDOMISED, EnrollmentRole.ENROLLED, EnrollmentRole.ANALYSED, EnrollmentRole.PLANNED)

_AGED = re.compile(r"^(?:aged?|ages)\s(?:of\s)?", re.IGNORECASE)
_COUNT = re.compile(r"^[\d,]+\s")
_AVERAGE = re.compile(r"^(average|mean|median)\sage,?\s(?:(?:was|is|of)\s)?", re.IGNORECASE)
_LONGEST_SUBJECT = 10
"""A description of more words than this is no subject of a sentence."""
_LONGEST_CONDITIONS = 25
"""Conditions for taking part of more words than this are left to the table for clinicians."""


def build_participants(facts: Facts, caveats: Sequence[Caveat] = ()) -> Section:
    """Say how many took part, who they were, where and when, and how they came into their groups."""
    raised = {caveat.name for caveat in caveats}
    statements = kept(*_counts(facts), _who(facts), *_details(facts), _place(facts), *_design(facts, raised))
    return Section("participants", "Who took part" if facts.in_people else "What was studied", statements)


def enrollment(facts: Facts) -> tuple[Enrollment, ...]:
    """Give the counts of participants: randomised, enrolled, analysed, planned; equal counts once."""
    ranked = sorted(facts.record.study.enrollment, key=lambda count: _ORDER.index(count.role))
    found: dict[Decimal, Enrollment] = {}
    most = max((c.count.value.value for c in ranked if c.role is EnrollmentRole.RANDOMISED), default=Decimal(0))
    for count in ranked:
        if count.role is EnrollmentRole.ENROLLED and count.count.value.value < most:
            continue  # fewer who took part than were randomised: a number of something else
        if words.tidy(count.count.value.text):
            found.setdefault(count.count.value.value, count)
    return tuple(found.values())


def _counts(facts: Facts) -> list[Statement]:
    described = words.phrase(facts.record.population.description)
    statements = []
    counts = enrollment(facts)[:1] if facts.is_observational else enrollment(facts)
    for at, entry in enumerate(counts):
        number = words.amount(entry.count.value, qualifier=entry.qualifier)
        role = word("enrollment_plain", EnrollmentRole.ENROLLED if facts.is_observational else entry.role)
        if at == 0 and described:
            by = proof(entry.count, facts.record.population.description)
            statements.append(state(_described(number, described, _participants(facts), role), by=by))
        else:
            statements.append(state(f"{number} {_participants(facts)} {role}", by=proof(entry.count)))
    return statements


def _described(number: str, described: str, noun: str, role: str) -> str:
    """Say how many did what, and who they were: `220 people with asthma took part`, or after a colon where that is long."""
    first = described.split(" ", 1)[0].lower().rstrip(",")
    is_long = "," in described or "(" in described or len(described.split()) > _LONGEST_SUBJECT
    if number in described:
        return described if is_long else f"{described} {role}"
    if is_long or first not in wording("countable"):
        return f"{number} {noun} {role}: {described}"
    return f"{number} {described} {role}"


def _participants(facts: Facts) -> str:
    subjects = facts.record.study.subjects
    if subjects and subjects.value is Subjects.ANIMALS:
        return "animals"
    if subjects and subjects.value is Subjects.CELLS:
        return "samples"
    return "participants"


def _who(facts: Facts) -> Statement:
    population = facts.record.population
    described, condition = words.phrase(population.description), words.phrase(population.condition)
    told = bool(enrollment(facts)) and described in _counts(facts)[0].text
    if described and not told:
        return state(f"{_participants(facts)}: {described}", by=proof(population.description))
    if condition and not described:
        return state(f"The condition studied was {condition}", by=proof(population.condition))
    return Statement("")


def _details(facts: Facts) -> list[Statement]:
    population, study = facts.record.population, facts.record.study
    conditions = [words.phrase(condition) for condition in population.eligibility]
    eligible = words.listed(condition for condition in conditions if len(condition.split()) <= _LONGEST_CONDITIONS)
    return [
        _labelled("Age", None if is_told(population.age, population.description) else population.age),
        _labelled("Sex", None if is_told(population.sex, population.description) else population.sex),
        state(f"Conditions for taking part: {eligible}", by=proof(*population.eligibility)) if eligible else Statement(""),
        _labelled("Recruitment", study.recruitment_period),
        _labelled("Follow-up", study.follow_up),
    ]


def is_told(part: Stated[str] | None, whole: Stated[str] | None) -> bool:
    """Say whether a description already says a part; a count before it (`61 women`) is told with the participants."""
    told = _COUNT.sub("", words.phrase(part).lower())
    return re.search(rf"(?<!\w){re.escape(told)}(?!\w)", words.phrase(whole).lower()) is not None


def _labelled(label: str, stated: Stated[str] | None) -> Statement:
    text = _AVERAGE.sub(r"\1 ", _AGED.sub("", words.phrase(stated)))
    return state(f"{label}: {text}", by=proof(stated)) if text else Statement("")


def site_words(count: str) -> str:
    """Write a number of sites: `one site`, `12 sites`."""
    return f"{count} {'site' if count.lower() in {'1', 'one'} else 'sites'}"


def _place(facts: Facts) -> Statement:
    study = facts.record.study
    countries = words.listed(words.phrase(country) for country in study.countries)
    sites = words.tidy(study.sites.value.text) if study.sites else ""
    where = f"at {site_words(sites)}" if sites else ""
    if not where and not countries:
        return Statement("")
    by: tuple[Provenance, ...] = proof(study.sites, *study.countries)
    return state(f"The {facts.noun} took place", where, f"in {countries}" if countries else "", by=by)


def _design(facts: Facts, raised: Set[str]) -> list[Statement]:
    """Say how the study was made, less what a caveat says of its stage."""
    study = facts.record.study
    statements = []
    if study.phase:
        statements.append(state(f"It was a {word('phase', study.phase.value)} {facts.noun}", by=proof(study.phase)))
    if study.allocation:
        statements.append(state(word("allocation_plain", study.allocation.value), by=proof(study.allocation)))
    if study.cluster and study.cluster.value:
        statements.append(state("Whole groups, not single participants, were assigned", by=proof(study.cluster)))
    statements.append(_masking(facts))
    if study.stage and not (raised & {"interim_analysis", "not_peer_reviewed"}):
        statements.append(state(word("stage_plain", study.stage.value), by=proof(study.stage)))
    if study.stopped_early:
        statements.append(state(word("stopped_early_plain", study.stopped_early.value), by=proof(study.stopped_early)))
    return statements


def _masking(facts: Facts) -> Statement:
    study = facts.record.study
    masked = words.listed(words.phrase(who) for who in study.masked)
    if masked and not (study.masking and study.masking.value is Masking.NONE):
        return state(f"{masked} did not know who got which", by=proof(*study.masked))
    return state(word("masking_plain", study.masking.value), by=proof(study.masking)) if study.masking else Statement("")
