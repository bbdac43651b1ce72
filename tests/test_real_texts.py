"""The promises of the README on texts that nobody here wrote: no crash, exact quotes, no number from nowhere."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evidence import EvidenceRecord, appraise, extract, render
from evidence.record import Model, Provenance

DATA = Path(os.environ.get("EVIDENCE_DATA", "../shared/data"))
CORPUS = Path(__file__).parent.parent / "corpus"
TEMPLATES = ("plain.md", "clinician.md")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?")
QUOTED = re.compile(r"“[^”]*”|<q[^>]*>.*?</q>|<mark.*?</mark>", re.DOTALL)
MARKS = re.compile(r"\[\d+(?:, \d+)*\]|^\d+\. ", re.MULTILINE)
FREQUENCY = re.compile(r"(?:about )?\d+ of (?:100|1,000)\b")
"""People of a hundred, rounded from a percentage; tests/render checks them against the percentages of the record."""
WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "half": "50", "twice": "2"}
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "iia": "2", "iib": "2"}
"""A text may say `phase III`, and the summary then says phase 3."""


def released() -> list[Any]:
    path = DATA / "health_release" / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:50]] if path.is_file() else []
    return [pytest.param(f"{row['headline']}\n\n{row['text']}", "press_release", id=row["id"]) for row in rows]


def abstracts() -> list[Any]:
    path = DATA / "primary_endpoint_oncology" / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:50]] if path.is_file() else []
    return [pytest.param(f"{row['title']}\n\n{row['text']}", "abstract", id=row["id"]) for row in rows]


def articles() -> list[Any]:
    found = sorted(path for path in CORPUS.glob("*/article.*"))
    return [pytest.param(path, None, id=path.parent.name) for path in found]


def provenances(part: object) -> Iterator[Provenance]:
    if isinstance(part, Provenance):
        yield part
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from provenances(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from provenances(item)


def derived_numbers(part: object) -> Iterator[str]:
    """Give the numbers of facts that are marked as derived."""
    if isinstance(part, Model):
        if str(getattr(part, "by", "")).startswith("derived:"):
            yield from NUMBER.findall(part.model_dump_json())
        for name in type(part).model_fields:
            yield from derived_numbers(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from derived_numbers(item)


def plain(number: str) -> Decimal:
    return Decimal(number.replace("·", ".").replace(",", ""))


def printed_numbers(text: str) -> set[Decimal]:
    return {plain(number) for number in NUMBER.findall(text)}


def numbers_in_words(text: str) -> set[Decimal]:
    words = re.findall(r"[a-z]+", text.lower())
    return {Decimal(spelt[word]) for spelt in (WORDS, ROMAN) for word in words if word in spelt}


def check(record: EvidenceRecord) -> None:
    text = record.article_text
    assert text is not None
    for provenance in provenances(record):
        assert text[provenance.start : provenance.end] == provenance.quote
    caveats = appraise(record)
    known = (
        printed_numbers(text)
        | numbers_in_words(text)
        | printed_numbers(record.source.model_dump_json())
        | {plain(n) for n in derived_numbers(record)}
    )
    known |= {value.normalize() for value in map(_value, record.study.enrollment)}
    for template in TEMPLATES:
        summary = render(record, caveats, template=template)
        assert "None" not in QUOTED.sub("", summary), "a value that is not there was printed"
        said = printed_numbers(FREQUENCY.sub("", MARKS.sub("", summary)).replace("fewer than 1 of 1,000", ""))
        assert said <= known, f"{template}: {sorted(said - known)} stand in the summary and not in the text"


def _value(enrollment: Any) -> Decimal:
    return Decimal(enrollment.count.value.value)


@pytest.mark.parametrize(("path", "kind"), articles())
def test_the_corpus(path: Path, kind: str | None) -> None:
    check(extract(path, kind=kind))


@pytest.mark.data
@pytest.mark.skipif(not DATA.is_dir(), reason="needs the real data sets: set EVIDENCE_DATA to their folder")
@pytest.mark.parametrize(("text", "kind"), [*released(), *abstracts()])
def test_real_releases_and_abstracts(text: str, kind: str) -> None:
    check(extract(text, kind=kind))
