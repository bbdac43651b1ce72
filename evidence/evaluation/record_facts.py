"""The facts of a record, its arms, outcomes, subgroups and free words under the names that a gold record gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evidence.evaluation.gold import field_vocabulary
from evidence.evaluation.gold_facts import Fact, harm_facts, plain, section_fact
from evidence.evaluation.gold_record import (
    SECTIONS,
    GoldArm,
    GoldFact,
    GoldFunder,
    GoldHarms,
    GoldOutcome,
    GoldRecord,
    GoldSubgroup,
)
from evidence.evaluation.matching import alike, best_match, contained, shared_words
from evidence.record import Arm, Claim, Estimate, EvidenceRecord, Outcome, Stated, Subgroup
from evidence.vocabulary import ClaimKind, ClaimWhere, Measure, OutcomeResult, OutcomeRole, PrimaryStatus

METADATA = frozenset({"title", "publisher", "published", "pmid"})
"""Fields of `source` that come from the file's front matter, and are no reading of the text."""


def record_facts(record: EvidenceRecord, gold: GoldRecord) -> frozenset[Fact]:
    """Give the facts of a record, what gold has too under gold's ids and words."""
    return frozenset(_Compared(record, gold).facts())


@dataclass(frozen=True)
class _Compared:
    """A record beside the gold of its article."""

    record: EvidenceRecord
    gold: GoldRecord

    def facts(self) -> Iterator[Fact]:
        for part in (self._sections, self._counts, self._arms, self._outcomes, self._effects, self._harms, self._claims):
            yield from part()
        yield from self._money()

    @cached_property
    def outcomes(self) -> dict[str | None, str]:
        """Gold's id for each outcome of the record."""
        return {held.id: self._named(self._outcome(held), held.name) for held in self.record.outcomes}

    @cached_property
    def arms(self) -> dict[str | None, str]:
        """Gold's id for each arm of the record."""
        return {held.id: self._named(self._arm(held), held.label) for held in self.record.arms}

    @cached_property
    def subgroups(self) -> dict[str | None, str]:
        """Gold's id for each subgroup of the record."""
        return {held.id: self._named(self._subgroup(held), held.definition) for held in self.record.subgroups}

    @staticmethod
    def _named(found: GoldArm | GoldOutcome | GoldSubgroup | None, held: Stated[str]) -> str:
        return found.id if found else f"none: {held.value}"

    def _shares(self, stated: Stated[Any], quote: str) -> float:
        return shared_words(stated.evidence, quote, self.record.article_text)

    def _same(self, stated: Stated[str], words: str) -> float:
        return max(contained(stated.value, words), alike(stated.value, words), self._shares(stated, words))

    def _outcome(self, outcome: Outcome) -> GoldOutcome | None:
        from evidence.assemble.outcome_identity import same_outcome

        def score(held: GoldOutcome) -> float:
            named = contained(outcome.name.value, held.name) or same_outcome(outcome.name.value, held.name) / 2
            return named + max(self._shares(outcome.name, held.name), self._shares(outcome.name, held.quote))

        return best_match(self.gold.outcomes, score)

    def _arm(self, arm: Arm) -> GoldArm | None:
        stated = [held for held in (arm.label, arm.intervention) if held]

        def score(held: GoldArm) -> float:
            words = [held.label, held.quote, *([held.intervention] if held.intervention else [])]
            return max(self._same(each, quote) for each in stated for quote in words)

        return best_match(self.gold.arms, score)

    def _subgroup(self, subgroup: Subgroup) -> GoldSubgroup | None:
        def score(held: GoldSubgroup) -> float:
            return max(self._shares(subgroup.definition, held.quote), self._same(subgroup.definition, held.definition))

        return best_match(self.gold.subgroups, score)

    def _words(self, stated: Stated[Any], facts: Sequence[GoldFact | GoldFunder]) -> str:
        """Give free words as gold writes them where both rest on the same words of the article."""
        found = best_match(facts, lambda fact: max(self._shares(stated, fact.quote), self._shares(stated, fact.value)))
        return plain(found.value if found else stated.value)

    def _sections(self) -> Iterator[Fact]:
        for section in SECTIONS:
            held = getattr(self.record, section)
            for name in type(held).model_fields:
                if name not in METADATA or name in getattr(self.gold, section):
                    yield from self._field(section, name, getattr(held, name))

    def _field(self, section: str, name: str, held: object) -> Iterator[Fact]:
        gold = [fact for part, field, fact in self.gold.section_facts() if (part, field) == (section, name)]
        for stated in held if isinstance(held, tuple) else (held,):
            if isinstance(stated, Stated):
                free = field_vocabulary(name, section) is None
                yield section_fact(section, name, self._words(stated, gold) if free else stated.value)

    def _counts(self) -> Iterator[Fact]:
        for held in self.record.study.enrollment:
            yield "enrollment", plain(held.count.value.value), held.role.value
        if self.record.primary_endpoint.status is not PrimaryStatus.NOT_REPORTED:
            yield "primary_endpoint", self.record.primary_endpoint.status.value

    def _arms(self) -> Iterator[Fact]:
        known = {held.id for held in self.gold.arms}
        for arm in self.record.arms:
            id = self.arms[arm.id]
            yield "arms", id
            if arm.role and id in known:
                yield "arm_roles", id, arm.role.value.value
            if arm.n:
                yield "arm_sizes", id, plain(arm.n.value.value)

    def _outcomes(self) -> Iterator[Fact]:
        for outcome in self.record.outcomes:
            id = self.outcomes[outcome.id]
            yield "outcomes", id
            if outcome.role.value is OutcomeRole.PRIMARY:
                yield "primary_outcomes", id
            if outcome.result.value is not OutcomeResult.NOT_REPORTED:
                yield "outcome_results", id, outcome.result.value.value
        for subgroup in self.record.subgroups:
            yield "subgroups", self.subgroups[subgroup.id], subgroup.result.value.value

    def _effects(self) -> Iterator[Fact]:
        for estimate in self.record.estimates:
            yield from self._estimate(estimate)
            outcome, subgroup = self.outcomes.get(estimate.outcome, ""), self.subgroups.get(estimate.subgroup, "")
            for held in estimate.arm_results:
                number = plain(held.value.value if held.value else held.events.value if held.events else None)
                yield "arm_results", self.arms.get(held.arm, ""), number
                yield "arm_result_links", outcome, subgroup, number

    def _estimate(self, estimate: Estimate) -> Iterator[Fact]:
        """Give an estimate's numbers and what they are about; arm values without a test beside them are no estimate."""
        measure, value = estimate.measure.value, plain(estimate.value.value.value if estimate.value else None)
        if measure is Measure.ARM_VALUE_ONLY and not estimate.p_value:
            return
        interval = estimate.interval.value if estimate.interval else None
        low, high = (plain(limit.value if limit else None) for limit in (interval.low, interval.high)) if interval else ("", "")
        p = f"{estimate.p_value.value.op}{plain(estimate.p_value.value.value.value)}" if estimate.p_value else ""
        yield "estimates", measure.value, value, low, high, p
        outcome, subgroup = self.outcomes.get(estimate.outcome, ""), self.subgroups.get(estimate.subgroup, "")
        yield "estimate_links", measure.value, value, outcome, subgroup

    def _harms(self) -> Iterator[Fact]:
        harms = self.record.harms
        excess = harms.excess.value if harms.excess else None
        quantified = bool(harms.quantified and harms.quantified.value)
        yield from harm_facts(GoldHarms(reported=harms.reported, quantified=quantified, excess=excess))
        for event in harms.events:
            yield "harm_events", self._words(event.name, self.gold.harms.events)
            for held in event.arm_results:
                number = plain(held.value.value if held.value else held.events.value if held.events else None)
                yield "arm_results", self.arms.get(held.arm, ""), number
                yield "arm_result_links", self._harm_outcome(event.name), "", number

    def _harm_outcome(self, name: Stated[str]) -> str:
        found = best_match(
            self.gold.outcomes, lambda held: max(contained(name.value, held.name), self._shares(name, held.quote))
        )
        return found.id if found else f"none: {name.value}"

    def _claims(self) -> Iterator[Fact]:
        """Give the claims that gold has; others only where gold would have them: outside the body, and claiming something."""
        for claim in self.record.claims:
            found = best_match(self.gold.claims, lambda held, claim=claim: self._claim_shares(claim, held.quote))  # type: ignore[misc]
            if found or (claim.where is not ClaimWhere.BODY and claim.kind.value is not ClaimKind.NONE):
                yield "claims", found.quote if found else f"none: {claim.text}", claim.where.value, claim.kind.value.value

    def _claim_shares(self, claim: Claim, quote: str) -> float:
        return max(contained(claim.text, quote), shared_words(claim.evidence, quote, self.record.article_text))

    def _money(self) -> Iterator[Fact]:
        yield from (("funding", self._words(held, self.gold.funding)) for held in self.record.funding)
        yield from (("industry", self._words(held, self.gold.funding)) for held in self.record.industry_funding)
        yield from (("conflicts", self._words(held, self.gold.conflicts)) for held in self.record.conflicts)
