"""Summaries of corpus articles, kept as they were read beside the article, with a note each.

The records are kept too, so that these tests speak of the rendering alone. `python -m tests.render.renew` renews them.
"""

from __future__ import annotations

import json
import tomllib

import pytest

from evidence.caveat import Caveat
from evidence.ingest import read
from evidence.record import EvidenceRecord
from evidence.render import render
from tests.render.renew import CORPUS, FOLDER, SUMMARIES

NOTES = tomllib.loads((FOLDER / "notes.toml").read_text(encoding="utf-8"))


def kept(name: str) -> tuple[EvidenceRecord, list[Caveat]]:
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    text = read(next((CORPUS / name).glob("article.*"))).text
    record = EvidenceRecord.model_validate_json(json.dumps({**told["record"], "article_text": text}))
    return record, [Caveat.model_validate_json(json.dumps(caveat)) for caveat in told["caveats"]]


@pytest.mark.parametrize("template", sorted(SUMMARIES))
@pytest.mark.parametrize("name", sorted(NOTES))
def test_a_summary_reads_as_reviewed(name: str, template: str) -> None:
    record, caveats = kept(name)
    file = FOLDER / f"{name}{SUMMARIES[template]}"
    assert file.is_file() or template == "clinician.md"
    assert not file.is_file() or render(record, caveats, template=template) == file.read_text(encoding="utf-8")


def test_every_summary_kept_has_a_note() -> None:
    assert {file.name.split(".")[0] for file in FOLDER.iterdir() if file.name != "notes.toml"} == set(NOTES)
    assert all(note["note"] for note in NOTES.values())
    assert len(NOTES) >= 20
