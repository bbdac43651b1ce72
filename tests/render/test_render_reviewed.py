"""Summaries of corpus articles, kept as they were read beside the article, with a note each.

The records are kept too, so that these tests speak of the rendering alone.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from evidence.caveat import Caveat
from evidence.ingest import read
from evidence.record import EvidenceRecord
from evidence.render import render

FOLDER = Path(__file__).with_name("reviewed")
CORPUS = Path(__file__).parents[2] / "corpus"
NOTES = tomllib.loads((FOLDER / "notes.toml").read_text(encoding="utf-8"))


def kept(name: str) -> tuple[EvidenceRecord, list[Caveat]]:
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    text = read(next((CORPUS / name).glob("article.*"))).text
    record = EvidenceRecord.model_validate_json(json.dumps({**told["record"], "article_text": text}))
    return record, [Caveat.model_validate_json(json.dumps(caveat)) for caveat in told["caveats"]]


@pytest.mark.parametrize("name", sorted(NOTES))
def test_a_summary_reads_as_reviewed(name: str) -> None:
    record, caveats = kept(name)
    assert render(record, caveats) == (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def test_every_summary_kept_has_a_note() -> None:
    assert {file.stem for file in FOLDER.glob("*.md")} == set(NOTES)
    assert all(note["note"] for note in NOTES.values())
