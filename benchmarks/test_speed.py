"""Speed in one process, measured by pytest-benchmark: `make benchmark`."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks import peers, samples
from evidence.annotate import annotate, load_nlp
from evidence.appraise import appraise
from evidence.assemble import assemble
from evidence.ingest import read
from evidence.pipeline import summarise
from evidence.render import render

pytest.importorskip("pytest_benchmark")
from pytest_benchmark.fixture import BenchmarkFixture

NUMBER_READERS = peers.number_readers()
DENIAL_READERS = peers.denial_readers()


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    load_nlp()
    summarise(samples.release())


@pytest.mark.parametrize("name", samples.TEXTS)
def test_summarise(benchmark: BenchmarkFixture, name: str) -> None:
    text = samples.TEXTS[name]()
    benchmark.group, benchmark.extra_info["characters"] = "summarise", len(text)
    assert benchmark(summarise, text)


@pytest.mark.parametrize("length", samples.growing())
def test_length(benchmark: BenchmarkFixture, length: int) -> None:
    text = samples.growing()[length]
    benchmark.group, benchmark.extra_info["characters"] = "length", length
    assert benchmark(summarise, text)


@pytest.mark.parametrize("name", samples.TEXTS)
@pytest.mark.parametrize("stage", ["ingest", "annotate", "assemble", "appraise", "render"])
def test_stage(benchmark: BenchmarkFixture, stage: str, name: str) -> None:
    text = samples.TEXTS[name]()
    article = read(text)
    mentions = annotate(article)
    record = assemble(mentions)
    caveats = appraise(record)
    calls = {
        "ingest": lambda: read(text),
        "annotate": lambda: annotate(article),
        "assemble": lambda: assemble(mentions),
        "appraise": lambda: appraise(record),
        "render": lambda: render(record, caveats, template="plain.md"),
    }
    benchmark.group, benchmark.extra_info["stage"] = f"stage of a {name}", stage
    benchmark(calls[stage])


@pytest.mark.parametrize("template", ["plain.md", "clinician.md", "plain.html", "clinician.html", "card.md", "plain-de.html"])
def test_template(benchmark: BenchmarkFixture, template: str) -> None:
    record = assemble(annotate(read(samples.release())))
    caveats = appraise(record)
    benchmark.group, benchmark.extra_info["template"] = "template", template
    assert benchmark(lambda: render(record, caveats, template=template))


@pytest.mark.parametrize("tool", NUMBER_READERS)
def test_numbers(benchmark: BenchmarkFixture, tool: str) -> None:
    read_numbers = NUMBER_READERS[tool]
    right = sum(len({*map(Decimal, gold)} & read_numbers(text)) for text, gold in samples.NUMBERS)
    benchmark.group = "numbers of a release"
    benchmark.extra_info.update(right=right, of=sum(len(gold) for _, gold in samples.NUMBERS))
    assert benchmark(read_numbers, samples.release())


@pytest.mark.parametrize("tool", DENIAL_READERS)
def test_denials(benchmark: BenchmarkFixture, tool: str) -> None:
    is_denied = DENIAL_READERS[tool]
    right = sum(1 for text, phrase, denied in samples.DENIALS if is_denied(text, phrase) is denied)
    benchmark.group = "denials in six sentences"
    benchmark.extra_info.update(right=right, of=len(samples.DENIALS))
    benchmark(lambda: [is_denied(text, phrase) for text, phrase, _ in samples.DENIALS])
