"""The summary as JSON: the record, the caveats, and the sections of the summary with their sources."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord
from evidence.render.citation import Ledger
from evidence.render.view import Section, Statement, build_view
from evidence.vocabulary import Reader


def dump_json(record: EvidenceRecord, caveats: Sequence[Caveat], reader: Reader) -> str:
    """Write record, caveats and summary as JSON; the shape is the same whichever the reader.

    Empty sections are present with empty lists. `sources` of a statement are numbers of the summary's `sources`.
    """
    ledger = Ledger(record, caveats)
    view = build_view(record, caveats)
    part = view.plain if reader is Reader.PLAIN else view.clinician
    sections = [_section(getattr(part, field.name), ledger) for field in fields(part)]
    summary = {
        "reader": str(reader),
        "title": view.title,
        "sections": sections,
        "sources": [{"number": q.number, "quote": q.text, "start": q.start, "end": q.end} for q in ledger.sources()],
    }
    written = {
        "record": record.model_dump(mode="json", exclude={"article_text"}),
        "caveats": [caveat.model_dump(mode="json") for caveat in caveats],
        "summary": summary,
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section, ledger: Ledger) -> dict[str, Any]:
    def write(statement: Statement) -> dict[str, Any]:
        return {"text": statement.text, "sources": list(ledger.cite(statement.proof))}

    table = section.table
    return {
        "name": section.name,
        "heading": section.heading,
        "statements": [write(statement) for statement in section.statements],
        "findings": [
            {"label": finding.label, "statements": [write(statement) for statement in finding.statements]}
            for finding in section.findings
        ],
        "table": {"columns": list(table.columns), "rows": [[write(cell) for cell in row] for row in table.rows]}
        if table
        else None,
    }
