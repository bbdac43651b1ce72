"""The view: an evidence record and its caveats as finished sentences. Every `if` of a summary's wording lives here."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord
from evidence.render import words
from evidence.render.view.absences import build_absent
from evidence.render.view.caveats import build_caveats
from evidence.render.view.clinician import build_clinician
from evidence.render.view.compared import build_compared
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings
from evidence.render.view.model import Clinician, Finding, Plain, Section, Statement, Table, View
from evidence.render.view.origin import build_origin
from evidence.render.view.participants import build_participants
from evidence.render.view.short import build_short
from evidence.render.wording import word

__all__ = ["Clinician", "Finding", "Plain", "Section", "Statement", "Table", "View", "build_view"]


def build_view(record: EvidenceRecord, caveats: Sequence[Caveat]) -> View:
    """Build what a summary says, for both readers."""
    facts = Facts(record)
    plain = Plain(
        short=build_short(facts),
        compared=build_compared(facts),
        participants=build_participants(facts, caveats),
        findings=build_findings(facts),
        caveats=build_caveats(facts, caveats),
        absent=build_absent(facts, caveats),
        origin=build_origin(facts),
    )
    return View(_title(facts), word("kind", record.source.kind), plain, build_clinician(facts, caveats))


def _title(facts: Facts) -> str:
    kind = word("kind", facts.record.source.kind)
    given = facts.intervention or words.listed(arm.label.value for arm in facts.unranked)
    condition = facts.name(facts.record.population.condition)
    link = "for" if facts.is_trial else "and"
    subject = f"{given} {link} {condition}" if given and condition else given or condition
    shows = f"what this {kind} shows"
    return words.capitalise(words.once(f"{subject}: {shows}" if subject else shows))
