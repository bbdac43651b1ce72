"""What holds for the summaries of every article of the corpus, read back from their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from evidence.caveat import Caveat
from evidence.pipeline import appraise, extract
from evidence.record import EvidenceRecord, Model, Stated
from evidence.render import render, templates
from evidence.render.view.glossary import find_terms, glossary
from evidence.render.words import clean
from tests.render.readability import grade, plain_sentences
from tests.render.reading_back import read_status
from tests.render.test_render_properties import NUMBER, REPEATED, SLIP, number_tokens, printed, summary_lines

CORPUS = Path(__file__).parents[2] / "corpus"
NAMES = sorted(path.parent.name for path in CORPUS.glob("*/article.*"))
BODIES = ("plain.md", "clinician.md", "card.md", "fact_box.md", "headline.md")
FREQUENCY = re.compile(r"(?:about )?(\d+) of (100|1,000)\b")
FIXED = {"Other results", "Figures", "Side effects"}
HIGHEST_GRADE, SHARE = 9.0, 0.95
LONGEST, SHARE_OF_SHORT = 225, 0.85

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


def phrases(part: object) -> Iterator[str]:
    if isinstance(part, Stated):
        if isinstance(part.value, str):
            yield clean(part.value).lower()
    elif isinstance(part, tuple):
        for item in part:
            yield from phrases(item)
    elif isinstance(part, Model):
        for field in type(part).model_fields:
            yield from phrases(getattr(part, field))


def roundings(record: EvidenceRecord) -> set[str]:
    """Give the whole people of 100 and of 1,000 that the percentages of a record round to."""
    numbers = {Decimal(text) for text in number_tokens(list(printed(record))) if re.fullmatch(r"\d+(\.\d+)?", text)}
    groups = [result for estimate in record.estimates for result in estimate.arm_results]
    groups += [result for event in record.harms.events for result in event.arm_results]
    numbers |= {100 * r.events.value / r.n.value for r in groups if r.events and r.n and r.n.value}
    numbers |= {r.value.value for r in groups if r.value}
    scaled = (number * scale for number in numbers if number <= 100 for scale in (1, 10))
    return {str(number.quantize(Decimal(1), ROUND_HALF_UP)) for number in scaled}


@pytest.mark.parametrize("name", NAMES)
def test_every_template_tells_the_primary_endpoint_as_the_record_has_it(name: str) -> None:
    status = read(name)[0].primary_endpoint.status
    told = {template: read_status(written(name, template), template) for template in templates()}
    assert told == dict.fromkeys(told, status)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("template", BODIES)
def test_no_number_is_in_a_summary_that_is_not_in_the_record(name: str, template: str) -> None:
    record, caveats = read(name)
    allowed = number_tokens([*printed(record), *(caveat.message for caveat in caveats)])
    for line in lines_of(name, template):
        assert {match[1] for match in FREQUENCY.finditer(line)} <= roundings(record) | allowed, line
        rest = FREQUENCY.sub("", line).replace("fewer than 1 of 1,000", "").replace("per 100 people", "")
        rest = rest.replace("for 100 people", "")
        assert {token.lstrip("0") for token in NUMBER.findall(rest)} <= allowed, line


@pytest.mark.parametrize("name", NAMES)
def test_no_outcome_and_no_population_is_in_a_summary_that_is_not_in_the_record(name: str) -> None:
    record, _ = read(name)
    known = {clean(text) for text in phrases(record)}
    for line in lines_of(name, "plain.md"):
        label = re.match(r"- \*(?:In )?(.+?)(?: \([^()]*\)|, [^,()]+ \(?[^()]*\)?)?:\* ", line)
        if label and label[1] not in FIXED:
            assert any(label[1].lower() in text or text in label[1].lower() for text in known), line
        if line.startswith("| Population |") and "not stated" not in line:
            parts = line.split("|")[2].split(";")
            assert all(any(part.strip().lower() in text for text in known) for part in parts), line


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("template", BODIES)
def test_a_summary_of_an_article_reads_as_if_edited(name: str, template: str) -> None:
    for line in lines_of(name, template):
        text = " ".join(re.sub(r"[*|]", " ", line).split())
        assert not re.search(r"\bNone\b", text), text
        assert not REPEATED.search(re.sub(r"“[^”]*”", "", text)), text
        assert not SLIP.search(re.sub(r"“[^”]*”", "“x”", _bare(line))), text
        assert text.count("(") == text.count(")"), text
        assert text.count("“") == text.count("”"), text


def _bare(line: str) -> str:
    """Take the marks of Markdown off a line; a P value may be printed without its nought."""
    return re.sub(r" \.(?=\d)", " 0.", line.replace("*", "").replace("|", ""))


@pytest.mark.parametrize("name", NAMES)
def test_no_section_of_a_summary_is_empty(name: str) -> None:
    for template in ("plain.md", "clinician.md", "fact_box.md"):
        blocks = [block for block in written(name, template).strip().split("\n\n") if block.strip()]
        for heading, below in zip(blocks[1:], [*blocks[2:], ""], strict=True):
            if re.fullmatch(r"\*\*[\w ]+\*\*(, in .*)?", heading):
                assert below, heading
                assert not below.startswith("**"), heading
            assert not re.search(r"\*\*[\w ]+\.\*\*\s*$|:\*\s*$", heading, re.MULTILINE), heading


@pytest.mark.parametrize("name", NAMES)
def test_no_banned_term_stands_unexplained_in_plain(name: str) -> None:
    """Every term of the glossary is banned from a plain summary unless its meaning stands there too."""
    body = " ".join(lines_of(name, "plain.md")[1:])
    for start, end, entry in find_terms(body):
        explained = entry.meaning in body or re.match(r" means|:", body[end:])
        assert explained or any(entry.term.lower() in text for text in self_explained(body)), body[start - 40 : end + 40]


def self_explained(body: str) -> list[str]:
    return [match[0].lower() for match in re.finditer(r"[\w -]+(?= means|: as a rule)", body)]


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
