from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from evidence.errors import CorpusError
from evidence.evaluation.corpus import FOLDER
from evidence.evaluation.scores_page import Measured, current_commit, find_stale, main, write_scores

SCORES = {
    "primary_endpoint_oncology": {
        "accuracy": {"value": 0.9, "low": 0.8, "high": 0.96, "n": 50},
        "f1_negative": {"value": None, "low": None, "high": None, "n": 0},
    },
    "corpus": {"study_f1": {"value": 0.5, "low": 0.25, "high": 0.75, "n": 4}},
}


def write(folder: Path, content: str) -> tuple[Path, Path]:
    results = folder / "results.json"
    results.write_text(content, "utf-8")
    write_scores(results, folder, Measured("dev", "2025-05-12", "abc1234"))
    return folder / "scores.md", folder / "scores.svg"


def test_the_page_is_made_from_the_json_dated_and_with_its_commit(tmp_path: Path) -> None:
    page, _ = write(tmp_path, json.dumps(SCORES))
    text = page.read_text("utf-8")
    assert "Measured on 2025-05-12 at commit `abc1234`, split `dev`" in text
    assert "| primary_endpoint_oncology | accuracy | .900 | .800–.960 | 50 | .836 | .972 | o1, all 250; GPT-4o .928 |" in text
    assert "| corpus | study_f1 | .500 | .250–.750 | 4 | – | – | – |" in text
    assert "f1_negative" not in text
    assert "- `ctro`: " in text
    assert "Source: https://github.com/bepnye/EBM-NLP." in text


def test_the_chart_draws_bar_whisker_baseline_and_best(tmp_path: Path) -> None:
    _, chart = write(tmp_path, json.dumps(SCORES))
    drawn = etree.fromstring(chart.read_bytes())
    space = {"s": "http://www.w3.org/2000/svg"}
    bars = drawn.findall("s:rect[@fill='#7aa6c2']", space)
    # the width of the chart is 480 for a share of 1
    assert [float(bar.get("width", "")) for bar in bars] == [432.0, 240.0]
    assert len(drawn.findall("s:line[@stroke='#22445a']", space)) == 2
    assert len(drawn.findall("s:line[@stroke='#b5541c']", space)) == 1
    assert [mark.text for mark in drawn.findall("s:text", space)].count("◆") == 1


@pytest.mark.parametrize("content", ["not json", "[]", '{"a": {"b": {}}}', '{"a": {"b": 3}}'])
def test_other_json_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(CorpusError, match="is not the JSON of an evaluation"):
        write(tmp_path, content)


def test_outside_a_repository_the_commit_is_unknown(tmp_path: Path) -> None:
    assert current_commit(tmp_path) == "unknown"


def test_the_command_dates_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = tmp_path / "results.json"
    results.write_text(json.dumps(SCORES), "utf-8")
    assert main([str(results), str(tmp_path), "--split", "test"]) == 0
    assert f"Measured on {date.today().isoformat()} at commit `unknown`, split `test`" in (tmp_path / "scores.md").read_text(
        "utf-8"
    )
    results.write_text("[]", "utf-8")
    assert main([str(results), str(tmp_path), "--split", "test"]) == 2
    assert "is not the JSON of an evaluation" in capsys.readouterr().err


def test_pages_are_fresh_until_somebody_types_in_them(tmp_path: Path) -> None:
    assert find_stale(tmp_path) == []
    page, _ = write(tmp_path, json.dumps(SCORES))
    assert find_stale(tmp_path) == []
    page.write_text(page.read_text("utf-8").replace(".900", ".990"), "utf-8")
    assert find_stale(tmp_path) == ["scores.md"]


def test_the_pages_of_the_project_are_fresh() -> None:
    assert find_stale(FOLDER.parent / "docs") == []
