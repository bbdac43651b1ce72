"""What to keep in mind: the caveats, less what the summary has already said in its own words."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from evidence.caveat import Caveat
from evidence.render import words
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings, says_relative_only
from evidence.render.view.harms import excess_words, harm_statements, is_unquantified
from evidence.render.view.model import Finding, Section, Statement, kept, state
from evidence.render.view.short import headline_statement, study_notice
from evidence.render.view.subgroups import leading_subgroups
from evidence.render.wording import word
from evidence.vocabulary import PrimaryStatus, Severity, Timing

_ORDER = tuple(Severity)
_FILE = Path(__file__).parent.with_name("caveats.toml")


def build_caveats(facts: Facts, caveats: Sequence[Caveat]) -> Section:
    """List the caveats, most serious first, less those that the other sections have already said."""
    return Section("caveats", "Keep in mind", kept(*(plain_statement(caveat) for caveat in unsaid(facts, caveats))))


def unsaid(facts: Facts, caveats: Sequence[Caveat]) -> list[Caveat]:
    """Give the caveats that no other section of a plain summary says, the most serious first."""
    return [caveat for caveat in by_severity(caveats) if not _SAID.get(caveat.name, _never)(facts)]


def by_severity(caveats: Sequence[Caveat]) -> list[Caveat]:
    """Give the caveats, the most serious first."""
    return sorted(caveats, key=_rank)


def build_graded_caveats(caveats: Sequence[Caveat]) -> Section:
    """Group the caveats by severity."""
    groups = []
    for severity in _ORDER:
        statements = kept(*(caveat_statement(caveat) for caveat in caveats if caveat.severity is severity))
        if statements:
            groups.append(Finding(word("severity", severity), statements))
    return Section("caveats", "Caveats", findings=tuple(groups))


def plain_statement(caveat: Caveat) -> Statement:
    """Write a caveat as one short sentence for general readers: its rule's, or its own message where the rule is not ours."""
    told = plain_messages().get(caveat.name)
    return state(told, by=caveat.evidence[:2]) if told else caveat_statement(caveat)


@cache
def plain_messages() -> dict[str, str]:
    """Give the sentence of each rule for general readers."""
    tables: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tables["plain"]


def caveat_statement(caveat: Caveat) -> Statement:
    """Write a caveat's message as a sentence with its proof."""
    return state(words.quote_once(words.balance(caveat.message)), by=caveat.evidence[:2])


def _rank(caveat: Caveat) -> int:
    return _ORDER.index(caveat.severity)


def _never(facts: Facts) -> bool:
    del facts
    return False


def _always(facts: Facts) -> bool:
    return not _never(facts)


def _told_as_post_hoc(facts: Facts) -> bool:
    leading = leading_subgroups(facts)
    return bool(leading) and all(each.timing and each.timing.value is Timing.POST_HOC for each in leading)


_SAID: dict[str, Callable[[Facts], bool]] = {
    "animals_or_cells_only": lambda facts: bool(study_notice(facts)),
    "funding_not_stated": lambda facts: not facts.record.funding,
    "harms_not_quantified": is_unquantified,
    "harms_not_reported": lambda facts: bool(harm_statements(facts)),
    "headline_beyond_primary_result": lambda facts: bool(headline_statement(facts)),
    "more_harm_with_intervention": lambda facts: excess_words(facts).startswith("more"),
    "no_comparator": lambda facts: facts.is_single_group,
    "non_inferiority": lambda facts: facts.verdict is not PrimaryStatus.NOT_REPORTED,
    "not_randomised": lambda facts: bool(facts.record.study.allocation),
    "open_label": lambda facts: bool(facts.record.study.masking),
    "post_hoc_subgroup": _told_as_post_hoc,
    "preprint": _always,
    "primary_endpoint_mixed": lambda facts: facts.verdict is PrimaryStatus.MIXED,
    "primary_endpoint_not_met": lambda facts: facts.verdict is PrimaryStatus.NOT_MET,
    "primary_result_not_stated": lambda facts: (
        facts.record.primary_endpoint.is_inferred or (facts.is_trial and facts.verdict is PrimaryStatus.NOT_REPORTED)
    ),
    "registration_not_stated": lambda facts: facts.is_trial,
    "relative_effect_only": lambda facts: says_relative_only(build_findings(facts)),
    "stopped_early": lambda facts: bool(facts.record.study.stopped_early),
}
"""The rules whose finding other sections of the plain summary state, and when they do."""
