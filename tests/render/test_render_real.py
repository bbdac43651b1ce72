"""What holds for the summaries of two hundred texts that nobody here wrote, in every template."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from evidence.pipeline import appraise, extract
from evidence.vocabulary import SourceKind
from tests.render.checks import faults
from tests.render.readability import grade, plain_sentences

DATA = Path(os.environ.get("EVIDENCE_DATA", "../shared/data"))
OF_EACH = 50
SETS = {
    "health_release": SourceKind.PRESS_RELEASE,
    "insciout_press_releases": SourceKind.PRESS_RELEASE,
    "primary_endpoint_oncology": SourceKind.ABSTRACT,
    "evidence_inference": SourceKind.ABSTRACT,
}
HIGHEST_GRADE = 9.0

pytestmark = [
    pytest.mark.data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="needs the real data sets: set EVIDENCE_DATA to their folder"),
]


def texts() -> list[Any]:
    """Give the first texts of each set with their kind; a set that is not there gives none."""
    found = []
    for name, kind in SETS.items():
        path = DATA / name / "train.jsonl"
        rows = map(json.loads, path.read_text("utf-8").splitlines()[:OF_EACH]) if path.is_file() else ()
        found += [pytest.param(_whole(row), kind, id=f"{name}-{at}") for at, row in enumerate(rows)]
    return found


def _whole(row: dict[str, str]) -> str:
    title, body = row.get("headline") or row.get("title"), row.get("text") or row["abstract"]
    return f"{title}\n\n{body}" if title else body


@pytest.mark.parametrize(("text", "kind"), texts())
def test_every_template_says_what_the_record_says_and_reads_as_if_edited(text: str, kind: SourceKind) -> None:
    record = extract(text, kind=kind)
    assert faults(record, appraise(record)) == []
    assert grade(plain_sentences(record, appraise(record))) <= HIGHEST_GRADE
