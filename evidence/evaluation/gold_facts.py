"""The facts of a gold record, as tuples whose first member is the field that they are scored under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evidence.evaluation.answer import Answer
from evidence.evaluation.gold_record import GoldEstimate, GoldHarms, GoldRecord
from evidence.vocabulary import ClaimWhere, OutcomeResult, OutcomeRole, PrimaryStatus

ALONE = ("primary_endpoint_not_met", "headline_beyond_primary_result")
"""The caveats that are scored alone too: the two that the project exists for."""
WHOLE = ("source", "study")
"""The sections that are scored whole; the fields of `population` are scored one by one."""

Fact = tuple[str, ...]


def gold_answer(gold: GoldRecord) -> Answer:
    """Give the facts of a gold record."""
    parts = (_sections, _counts, _arms, _outcomes, _effects, _claims, _money)
    facts = {fact for part in parts for fact in part(gold)}
    return Answer(tuples=frozenset(facts | set(harm_facts(gold.harms)) | set(caveat_facts(gold.caveats))))


def section_fact(section: str, name: str, value: object) -> Fact:
    """Make the fact that a field of `source`, `study` or `population` has a value."""
    return (section, name, plain(value)) if section in WHOLE else (f"{section}_{name}", plain(value))


def caveat_facts(names: Iterable[str]) -> Iterator[Fact]:
    """Make the facts that caveats are raised."""
    for name in names:
        yield "caveats", name
        if name in ALONE:
            yield name, "raised"


def _sections(gold: GoldRecord) -> Iterator[Fact]:
    yield from (section_fact(section, name, fact.value) for section, name, fact in gold.section_facts())


def _counts(gold: GoldRecord) -> Iterator[Fact]:
    yield from (("enrollment", str(held.count), held.role.value) for held in gold.enrollment)
    if gold.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED:
        yield "primary_endpoint", gold.primary_endpoint.status.value


def _arms(gold: GoldRecord) -> Iterator[Fact]:
    for arm in gold.arms:
        yield "arms", arm.id
        if arm.role:
            yield "arm_roles", arm.id, arm.role.value
        if arm.n is not None:
            yield "arm_sizes", arm.id, str(arm.n)


def _outcomes(gold: GoldRecord) -> Iterator[Fact]:
    for outcome in gold.outcomes:
        yield "outcomes", outcome.id
        if outcome.role is OutcomeRole.PRIMARY:
            yield "primary_outcomes", outcome.id
        if outcome.result is not OutcomeResult.NOT_REPORTED:
            yield "outcome_results", outcome.id, outcome.result.value
    yield from (("subgroups", held.id, held.result.value) for held in gold.subgroups)


def _effects(gold: GoldRecord) -> Iterator[Fact]:
    for estimate in gold.estimates:
        yield from _estimate(estimate)
    for held in gold.arm_results:
        number = plain(held.value or held.events)
        yield "arm_results", held.arm or "", number
        yield "arm_result_links", held.outcome, held.subgroup or "", number


def _estimate(estimate: GoldEstimate) -> Iterator[Fact]:
    value = plain(estimate.value)
    p = f"{estimate.p[0]}{plain(estimate.p[1:].strip())}" if estimate.p else ""
    yield "estimates", estimate.measure.value, value, plain(estimate.low), plain(estimate.high), p
    yield "estimate_links", estimate.measure.value, value, estimate.outcome, estimate.subgroup or ""


def _claims(gold: GoldRecord) -> Iterator[Fact]:
    yield from (("claims", claim.quote, claim.where.value, claim.kind.value) for claim in gold.claims)
    if any(claim.overreach for claim in gold.claims if claim.where is ClaimWhere.HEADLINE):
        yield "overreach", "headline"


def _money(gold: GoldRecord) -> Iterator[Fact]:
    yield from (("funding", funder.value) for funder in gold.funding)
    yield from (("industry", funder.value) for funder in gold.funding if funder.industry)
    yield from (("conflicts", fact.value) for fact in gold.conflicts)


def harm_facts(harms: GoldHarms) -> Iterator[Fact]:
    """Make the facts on harms."""
    yield from (("harms", name) for name in ("reported", "quantified") if getattr(harms, name))
    if harms.excess and harms.excess is not OutcomeResult.NOT_REPORTED:
        yield "harms_excess", harms.excess.value
    yield from (("harm_events", event.value) for event in harms.events)


def plain(value: object) -> str:
    """Write a number without trailing zeros, separators or percent sign, anything else as it is."""
    if isinstance(value, bool) or value is None:
        return str(value).lower() if value is not None else ""
    text = str(getattr(value, "value", value))
    digits = text.replace(",", "").replace("·", ".").replace("−", "-").removesuffix("%").strip()
    try:
        return f"{Decimal(digits).normalize():f}"
    except ArithmeticError:
        return text
