"""Competing findings: which of several statements on the primary outcome decides, and whether those that differ may.

A statement that a test backs outranks one without; among equals the first decides, on each outcome, and on each dose of it
or time set for it. Outcomes, doses and times that disagree make the verdict mixed; a test that says otherwise of the same
thing, for no reason that the text gives, makes it doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.assemble.doses import are_apart, doses_named, place_named, times_named
from evidence.assemble.findings import Finding
from evidence.assemble.index import Index
from evidence.assemble.told_on import part_words
from evidence.vocabulary import OutcomeResult, OutcomeRole, PrimaryStatus

ENDPOINT = "endpoint"
"""What a statement is about that names no primary outcome where the text ranks several, or none."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one finding says of the primary endpoint.

    Attributes:
        finding: the finding.
        status: its verdict.
        parts: the doses and the set times that its clause names.
    """

    finding: Finding
    status: PrimaryStatus
    parts: frozenset[str] = frozenset()

    @property
    def is_tested(self) -> bool:
        """Whether a test backs it, or it says that there was no difference, which only a test can say."""
        mention = self.finding.mention
        is_alike = self.finding.result is OutcomeResult.NO_DIFFERENCE
        return mention.significance is not None or mention.status is not None or is_alike

    @property
    def order(self) -> tuple[int, bool]:
        """Its place: by sentence, and within one a statement with a test first."""
        return self.finding.sentence.index, self.finding.mention.significance is None


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict of several findings.

    Attributes:
        status: the verdict.
        proof: the findings that it stands on.
        is_disputed: another test says otherwise of the same outcome, for no reason that the text gives.
    """

    status: PrimaryStatus
    proof: tuple[Finding, ...]
    is_disputed: bool = False


def tell(index: Index, finding: Finding, status: PrimaryStatus, times: frozenset[str]) -> Told:
    """Give what a finding says, with the doses it names and those of its times that the text sets for the outcome."""
    words = part_words(index, finding)
    return Told(finding, status, doses_named(words) | place_named(words) | (times_named(words) & times))


def settle(told: Iterable[Told], primary: Sequence[str]) -> Settled:
    """Let the best finding on each outcome decide, and join what they say; `told` is not empty."""
    by_outcome: dict[str, list[Told]] = {}
    for each in sorted(told, key=lambda each: each.order):
        for outcome in _outcomes(each.finding, primary):
            by_outcome.setdefault(outcome, []).append(each)
    if len(by_outcome) > 1 and not any(is_stated_failure(each.finding) for each in by_outcome.get(ENDPOINT, ())):
        by_outcome.pop(ENDPOINT, None)
    decisive = [each for group in by_outcome.values() for each in _decisive(group)]
    statuses = {each.status for each in decisive}
    status = statuses.pop() if len(statuses) == 1 else PrimaryStatus.MIXED
    proof = tuple(each.finding for each in decisive)
    return Settled(status, proof, any(_is_disputed(group) for group in by_outcome.values()))


def is_stated_failure(finding: Finding) -> bool:
    """Say whether a text states that a criterion was missed, without a name; what else it reports does not undo that."""
    return finding.mention.status is PrimaryStatus.NOT_MET and not finding.is_primary


def _outcomes(finding: Finding, primary: Sequence[str]) -> list[str]:
    named = [outcome.id for outcome in finding.outcomes if outcome.role is OutcomeRole.PRIMARY]
    return named or [primary[0] if len(primary) == 1 else ENDPOINT]


def _best(group: Sequence[Told]) -> Sequence[Told]:
    return [each for each in group if each.is_tested] or group


def _decisive(group: Sequence[Told]) -> list[Told]:
    """Give the first of the best findings on one outcome, and those of them that are on other doses or times."""
    kept: list[Told] = []
    for each in _best(group):
        if not kept or (each.parts and all(not other.parts or are_apart(each.parts, other.parts) for other in kept)):
            kept.append(each)
    return kept


def _is_disputed(group: Sequence[Told]) -> bool:
    """Say whether one of the best findings contradicts the decisive ones, on the same doses and times."""
    decisive = _decisive(group)
    said = {each.status for each in decisive}
    return any(each.status not in said and not _is_apart(each, decisive) for each in _best(group))


def _is_apart(told: Told, others: Sequence[Told]) -> bool:
    return all(are_apart(told.parts, other.parts) for other in others)
