"""What holds for the summaries of every article of the corpus, read back from their words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from evidence.caveat import Caveat
from evidence.pipeline import appraise, extract
from evidence.record import EvidenceRecord
from evidence.render import render
from evidence.render.view.glossary import glossary
from tests.render.checks import faults, phrases
from tests.render.readability import grade, plain_sentences
from tests.render.test_render_properties import summary_lines

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.parent.name for path in CORPUS.glob("*/article.*"))
HIGHEST_GRADE, SHARE = 9.0, 0.95
LONGEST, SHARE_OF_SHORT = 225, 0.95

pytestmark = pytest.mark.slow


@cache
def read(name: str) -> tuple[EvidenceRecord, tuple[Caveat, ...]]:
    record = extract(next((CORPUS / name).glob("article.*")))
    return record, tuple(appraise(record))


@cache
def written(name: str, template: str) -> str:
    record, caveats = read(name)
    return render(record, caveats, template=template)


def lines_of(name: str, template: str) -> list[str]:
    return [line.replace("\\", "") for line in summary_lines(written(name, template))]


@pytest.mark.parametrize("name", NAMES)
def test_every_template_says_what_the_record_says_and_reads_as_if_edited(name: str) -> None:
    assert faults(*read(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_headlines_are_three_and_claim_no_more_than_the_verdict(name: str) -> None:
    record, _ = read(name)
    lines = written(name, "headline.md").splitlines()
    assert len(lines) == 3 == len(set(lines))
    text = " ".join(lines).lower()
    missed = record.primary_endpoint.status.value == "not_met"
    kind = record.study.study_type.value.value if record.study.study_type else ""
    own = re.compile(r"\b(?:works|cures|prevents|proves|causes|saves)\b")
    said = {match[0] for match in own.finditer(text)} - {word for phrase in phrases(record) for word in phrase.split()}
    assert not (missed or kind == "observational") or not said


@pytest.mark.parametrize("name", NAMES)
def test_a_card_has_at_most_seventy_words(name: str) -> None:
    sentences = written(name, "card.md").split("\n\n", 1)[1].split()
    assert len(sentences) <= 70


def test_plain_summaries_are_easy_to_read_and_short() -> None:
    grades = [grade(plain_sentences(*read(name))) for name in NAMES]
    lengths = [len(re.sub(r"\*\*.+?\*\*|[*-]", " ", " ".join(lines_of(name, "plain.md")[1:])).split()) for name in NAMES]
    assert sum(each <= HIGHEST_GRADE for each in grades) >= SHARE * len(grades)
    assert sum(each <= LONGEST for each in lengths) >= SHARE_OF_SHORT * len(lengths)
    assert 150 <= median(lengths) <= 220


def test_the_glossary_is_large_and_every_entry_has_a_source() -> None:
    assert len(glossary()) >= 250
    assert all(entry.source and len(entry.meaning.split()) <= 12 for entry in glossary().values())
