"""What to keep in mind: the caveats, less what the summary has already said in its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidence.caveat import Caveat
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings, says_relative_only
from evidence.render.view.harms import is_unquantified
from evidence.render.view.model import Finding, Section, Statement, kept, state
from evidence.render.view.short import headline_statement, study_notice
from evidence.render.wording import word
from evidence.vocabulary import PrimaryStatus, Severity

_ORDER = tuple(Severity)

_SAID: dict[str, Callable[[Facts], bool]] = {
    "animals_or_cells_only": lambda facts: bool(study_notice(facts)),
    "harms_not_quantified": is_unquantified,
    "headline_beyond_primary_result": lambda facts: bool(headline_statement(facts)),
    "primary_endpoint_mixed": lambda facts: facts.verdict is PrimaryStatus.MIXED,
    "primary_endpoint_not_met": lambda facts: facts.verdict is PrimaryStatus.NOT_MET,
    "primary_result_not_stated": lambda facts: (
        facts.record.primary_endpoint.is_inferred or (facts.is_trial and facts.verdict is PrimaryStatus.NOT_REPORTED)
    ),
    "relative_effect_only": lambda facts: says_relative_only(build_findings(facts)),
}
"""The rules whose finding other sections of the plain summary state, and when they do."""


def build_caveats(facts: Facts, caveats: Sequence[Caveat]) -> Section:
    """List the caveats, most serious first, less those that the other sections have already said."""
    left = [caveat for caveat in sorted(caveats, key=_rank) if not _SAID.get(caveat.name, _never)(facts)]
    return Section("caveats", "Keep in mind", kept(*(caveat_statement(caveat) for caveat in left)))


def build_graded_caveats(caveats: Sequence[Caveat]) -> Section:
    """Group the caveats by severity."""
    groups = []
    for severity in _ORDER:
        statements = kept(*(caveat_statement(caveat) for caveat in caveats if caveat.severity is severity))
        if statements:
            groups.append(Finding(word("severity", severity), statements))
    return Section("caveats", "Caveats", findings=tuple(groups))


def caveat_statement(caveat: Caveat) -> Statement:
    """Write a caveat's message as a sentence with its proof."""
    return state(words.quote_once(words.balance(caveat.message)), by=caveat.evidence[:2])


def _rank(caveat: Caveat) -> int:
    return _ORDER.index(caveat.severity)


def _never(facts: Facts) -> bool:
    del facts
    return False
