"""Labelled sentences: every label is well formed and free of words, and an invented effect is told from one read in part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evidence.evaluation.external import digest
from evidence.evaluation.rows import read_rows
from evidence.evaluation.sentences import COLUMNS, FOLDER, SUBGROUP, WITHIN, measure_sentences
from evidence.vocabulary import Measure

ROW = {
    "id": "t1",
    "headline": "Gel tried",
    "text": "People got the gel or placebo. The gel cut the risk of stroke by 40% compared with placebo (P = 0.01). "
    "The risk of death was 30% lower with the gel than with placebo.",
}
TEXT = f"{ROW['headline']}\n\n{ROW['text']}"
STROKE, DEATH = TEXT.index("The gel cut"), TEXT.index("The risk of death")


def write(folder: Path, effects: list[dict[str, Any]], sentence: list[int]) -> Path:
    line = {"set": "health_release", "id": "t1", "split": "dev", "sha256": digest(TEXT), "part": "dev"}
    labels, texts = folder / "labels", folder / "health_release"
    labels.mkdir()
    texts.mkdir()
    (labels / "health_release.jsonl").write_text(json.dumps({**line, "sentence": sentence, "effects": effects}) + "\n")
    (texts / "dev.jsonl").write_text(json.dumps(ROW) + "\n")
    return labels


def figures(folder: Path, effects: list[dict[str, Any]], sentence: list[int]) -> dict[str, float | None]:
    result = measure_sentences(folder, folder=write(folder, effects, sentence))
    return {name: figure.value for name, figure in result.figures.items()}


def effect(words: str, **more: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"measure": "relative_risk_reduction", "at": [start, start + len(words)], "value": words, **more}


def test_an_effect_read_whole_is_right(tmp_path: Path) -> None:
    found = figures(tmp_path, [effect("40", p="=0.01")], [STROKE, DEATH - 1])
    assert found == {"full_effect_f1": 1, "no_invented_effect": 1}


@pytest.mark.parametrize(
    "more", [{}, {"p": "=0.02"}, {"p": "=0.01", "scope": "subgroup"}, {"p": "=0.01", "low": "20", "high": "55"}]
)
def test_an_effect_read_in_part_is_wrong_and_not_invented(tmp_path: Path, more: dict[str, str]) -> None:
    assert figures(tmp_path, [effect("40", **more)], [STROKE, DEATH - 1]) == {"full_effect_f1": 0, "no_invented_effect": 1}


def test_an_effect_without_a_label_is_invented(tmp_path: Path) -> None:
    assert figures(tmp_path, [], [DEATH, len(TEXT)])["no_invented_effect"] == 0


def test_another_text_is_not_scored(tmp_path: Path) -> None:
    labels = write(tmp_path, [], [DEATH, len(TEXT)])
    (tmp_path / "health_release" / "dev.jsonl").write_text(json.dumps({**ROW, "headline": "Gel found"}) + "\n")
    result = measure_sentences(tmp_path, folder=labels)
    assert (result.figures, result.documents) == ({}, 0)
    assert "skipped" in result.notes[0]


def test_the_labels_hold_measures_places_and_numbers_only() -> None:
    rows = [row for path in sorted(FOLDER.glob("*.jsonl")) for row in read_rows(path, COLUMNS)]
    assert len(rows) == 200
    for row in rows:
        start, end = row["sentence"]
        for held in row["effects"]:
            assert start <= held["at"][0] < held["at"][1] <= end
            assert held["measure"] in set(Measure)
            assert held.get("scope") in {None, SUBGROUP, WITHIN}
            assert all(set(held.get(key, "")) <= set("0123456789.<>=-") for key in ("value", "low", "high", "p"))
