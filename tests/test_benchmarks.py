"""The benchmark's own parts: its texts, and the page that it writes. Nothing here measures."""

import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from benchmarks import samples, speed_page


def row(group: str, name: str, seconds: float, **extra: Any) -> dict[str, Any]:
    return {"group": group, "name": name, "median_s": seconds, "low_s": seconds * 0.9, "high_s": seconds * 1.1, **extra}


@pytest.fixture
def results() -> dict[str, Any]:
    stages = [row("stage of a release", f"{stage}-release", 0.004, stage=stage) for stage in speed_page.STAGES]
    return {
        "circumstances": {"date": "2025-01-31", "commit": "abc1234", "version": "9.9", "python": "3.11", "system": "Linux"},
        "in_one_process": [
            row("summarise", "release", 0.025, characters=2500),
            row("length", "2500", 0.025, characters=2500),
            row("length", "5000", 0.05, characters=5000),
            *stages,
            row("numbers of a release", "another", 0.5, right=3, of=9),
        ],
        "cold_start_s": {"evidence --help": 0.2},
        "peak_memory_mib": {"evidence --help": 31.0},
    }


def test_the_page_works_out_what_it_shows(results: dict[str, Any]) -> None:
    page = speed_page.page(results)
    assert "| release | 2,500 | 25.0 | 40 |" in page
    assert "| release | 4.00 | 4.00 | 4.00 | 4.00 | 4.00 |" in page
    assert "| `evidence --help` | 0.20 | 31 |" in page
    assert "| numbers of a release | another | 500.00 | 3 of 9 |" in page
    assert "commit abc1234" in page


def test_the_plot_is_svg_whose_points_rise_with_time(results: dict[str, Any]) -> None:
    rows = [each for each in results["in_one_process"] if each["group"] == "length"]
    drawing = ET.fromstring(speed_page.plot(rows))
    first, second = drawing.findall(".//{*}circle")
    assert float(first.attrib["cx"]) < float(second.attrib["cx"])
    assert float(first.attrib["cy"]) > float(second.attrib["cy"])


@pytest.mark.skipif(not speed_page.RESULTS.exists(), reason="make benchmark has not been run here")
def test_the_written_page_is_the_one_of_the_results() -> None:
    results = json.loads(speed_page.RESULTS.read_text("utf-8"))
    assert (samples.ROOT / "docs" / "speed.md").read_text("utf-8") == speed_page.page(results)


def test_the_texts_are_there_and_long_enough() -> None:
    assert "25,871" in samples.release()
    assert not samples.release().startswith("---")
    assert "25,871" in samples.abstract()
    assert len(samples.long_article()) >= samples.LONG_ARTICLE
    assert sorted(samples.growing()) == list(samples.growing())


def test_each_denial_sentence_holds_its_phrase() -> None:
    assert all(phrase in text.lower() for text, phrase, _ in samples.DENIALS)
    assert {denied for _, _, denied in samples.DENIALS} == {True, False}
