"""The view: an evidence record and its caveats as finished sentences. Every `if` of a summary's wording lives here."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord
from evidence.render.spelling import speller
from evidence.render.view.facts import Facts
from evidence.render.view.model import Clinician, FactBox, Finding, Plain, Section, Statement, Table
from evidence.render.view.readable import readable
from evidence.render.view.view import View
from evidence.vocabulary import Spelling

__all__ = ["Clinician", "FactBox", "Finding", "Plain", "Section", "Statement", "Table", "View", "build_view"]


def build_view(record: EvidenceRecord, caveats: Sequence[Caveat], spelling: Spelling = Spelling.BRITISH) -> View:
    """Give what a summary says, for every reader; each part is built when a template first asks for it."""
    return View(Facts(readable(record)), caveats, speller(record, spelling))
