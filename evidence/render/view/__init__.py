"""The view: an evidence record and its caveats as finished sentences. Every `if` of a summary's wording lives here."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord
from evidence.render import words
from evidence.render.view.absences import build_absent
from evidence.render.view.card import build_card
from evidence.render.view.caveats import build_caveats
from evidence.render.view.clinician import build_clinician
from evidence.render.view.compared import build_compared
from evidence.render.view.fact_box import build_fact_box
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings
from evidence.render.view.fitting import fit
from evidence.render.view.glossary import explain
from evidence.render.view.headline import build_headlines
from evidence.render.view.model import Clinician, FactBox, Finding, Plain, Section, Statement, Table, View
from evidence.render.view.neutral import build_neutral
from evidence.render.view.origin import build_origin
from evidence.render.view.participants import build_participants
from evidence.render.view.plots import build_forest, build_icons
from evidence.render.view.readable import readable
from evidence.render.view.short import build_short
from evidence.render.wording import word

__all__ = ["Clinician", "FactBox", "Finding", "Plain", "Section", "Statement", "Table", "View", "build_view"]


def build_view(record: EvidenceRecord, caveats: Sequence[Caveat]) -> View:
    """Build what a summary says, for both readers."""
    facts = Facts(readable(record))
    plain = Plain(
        short=build_short(facts),
        compared=build_compared(facts),
        participants=build_participants(facts, caveats),
        findings=build_findings(facts),
        caveats=build_caveats(facts, caveats),
        absent=build_absent(facts, caveats),
        origin=build_origin(facts),
    )
    return View(
        _title(facts),
        word("kind", record.source.kind),
        fit(plain, explain),
        build_clinician(facts, caveats),
        build_fact_box(facts),
        build_card(facts, caveats),
        build_headlines(facts),
        build_forest(facts),
        build_icons(facts),
        build_neutral(facts, caveats),
    )


def _title(facts: Facts) -> str:
    kind = word("kind", facts.record.source.kind)
    given = facts.intervention or words.listed(arm.label.value for arm in facts.unranked)
    condition = facts.name(facts.record.population.condition)
    link = "for" if facts.is_trial else "and"
    subject = f"{given} {link} {condition}" if given and condition else given or condition
    shows = f"what this {kind} shows"
    return words.capitalise(words.once(f"{subject}: {shows}" if subject else shows))
