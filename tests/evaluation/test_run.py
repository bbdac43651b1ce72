"""The run: what is found, skipped, refused and survived; the pipeline itself is scripted."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence.errors import CorpusError
from evidence.evaluation import evaluate
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.datasets import primary_endpoint_oncology
from evidence.evaluation.run import VARIABLE

NAME = "primary_endpoint_oncology"
ROWS = [
    {"id": "a", "title": "T", "text": "One.", "primary_endpoint_met": True},
    {"id": "b", "title": "T", "text": "Two.", "primary_endpoint_met": False},
    {"id": "c", "title": "T", "text": "Three.", "primary_endpoint_met": False},
]

Script = Callable[[Callable[[Document], Answer]], None]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    """Put a scripted predictor in the adapter's place; a single batch is asked in this process."""

    def put(predict: Callable[[Document], Answer]) -> None:
        adapter = dataclasses.replace(primary_endpoint_oncology.ADAPTER, predict=predict)
        monkeypatch.setattr(primary_endpoint_oncology, "ADAPTER", adapter)

    return put


def write(folder: Path, split: str = "test") -> Path:
    (folder / NAME).mkdir()
    (folder / NAME / f"{split}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), "utf-8")
    return folder


def always_not_met(document: Document) -> Answer:
    return Answer(labels={"primary": "not_met"})


def test_a_folder_with_only_test_splits_is_measured(tmp_path: Path, script: Script) -> None:
    script(always_not_met)
    evaluation = evaluate([NAME], folder=write(tmp_path), split="test")
    # two of three right; not met: 2 gold, 3 said, 2 right: 4/5
    held = json.loads(evaluation.to_json())[NAME]
    assert held["accuracy"]["value"] == 0.6667
    assert held["f1_negative"]["value"] == 0.8
    assert held["accuracy"]["n"] == 3
    assert set(held["accuracy"]) == {"value", "low", "high", "n"}


def test_limit_takes_the_first_documents(tmp_path: Path, script: Script) -> None:
    script(always_not_met)
    evaluation = evaluate([NAME], folder=write(tmp_path), split="test", limit=1)
    assert evaluation.to_dict()[NAME]["accuracy"] == {"value": 0.0, "low": 0.0, "high": 0.0, "n": 1}


def test_misses_carry_the_kind_of_error(tmp_path: Path, script: Script) -> None:
    script(always_not_met)
    (result,) = evaluate([NAME], folder=write(tmp_path), split="test").results
    assert [(miss.document, miss.kind) for miss in result.misses] == [("a", "primary: met taken for not_met")]


def test_an_abstention_is_a_miss(tmp_path: Path, script: Script) -> None:
    script(lambda document: Answer())
    (result,) = evaluate([NAME], folder=write(tmp_path), split="test", limit=1).results
    assert [miss.kind for miss in result.misses] == ["primary: met taken for abstained"]


def test_a_missing_set_is_skipped_with_one_line(tmp_path: Path) -> None:
    (result,) = evaluate([NAME], folder=tmp_path).results
    (note,) = result.notes
    assert note.startswith("skipped: not in ")
    assert "get it from" in note
    assert "\n" not in note
    assert result.figures == {}


def test_a_missing_split_is_named(tmp_path: Path) -> None:
    (result,) = evaluate([NAME], folder=write(tmp_path), split="dev").results
    assert result.notes == (f"skipped: {tmp_path / NAME} has no dev.jsonl",)


def test_the_folder_is_taken_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Script) -> None:
    script(always_not_met)
    monkeypatch.setenv(VARIABLE, str(write(tmp_path)))
    assert NAME in evaluate([NAME], split="test").to_dict()


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no data set named 'primary_endpoint'") as refused:
        evaluate(["primary_endpoint"], folder=tmp_path)
    assert NAME in refused.value.next_step


def test_a_wrong_file_is_refused_before_anything_is_asked(tmp_path: Path, script: Script) -> None:
    script(lambda document: pytest.fail("asked"))
    path = write(tmp_path) / NAME / "test.jsonl"
    path.write_text('{"id": "a"}\n', "utf-8")
    with pytest.raises(CorpusError, match=r"line 1: column 'title' is missing"):
        evaluate([NAME], folder=tmp_path, split="test")


def test_a_component_that_is_not_there_fails_its_set_with_one_line(tmp_path: Path, script: Script) -> None:
    def predict(document: Document) -> Answer:
        raise ModuleNotFoundError("No module named 'evidence.annotate.nothing'")

    script(predict)
    (result,) = evaluate([NAME], folder=write(tmp_path), split="test").results
    assert result.figures == {}
    assert result.notes == ("not measured: the component is not there (No module named 'evidence.annotate.nothing')",)


def test_a_crash_costs_its_document_and_is_told(tmp_path: Path, script: Script) -> None:
    def predict(document: Document) -> Answer:
        if document.id == "b":
            raise ValueError("boom")
        return always_not_met(document)

    script(predict)
    (result,) = evaluate([NAME], folder=write(tmp_path), split="test").results
    assert result.figures["accuracy"].value == pytest.approx(1 / 3)
    assert result.notes == ("1 of 3 documents failed and count as unanswered, the first with ValueError: boom (document b)",)


def test_gold_that_breaks_inside_a_row_is_refused_in_one_sentence(tmp_path: Path) -> None:
    home = tmp_path / "claim_strength_pubmed"
    home.mkdir()
    (home / "test.jsonl").write_text(json.dumps({"id": "a", "text": "T", "label": 9}), "utf-8")
    with pytest.raises(CorpusError, match=r"claim_strength_pubmed/test.jsonl, document a: the gold is not as expected"):
        evaluate(["claim_strength_pubmed"], folder=tmp_path, split="test")


def test_a_split_that_nobody_cut_is_stood_in_for_and_told(tmp_path: Path) -> None:
    home = tmp_path / "insciout_pairs"
    home.mkdir()
    row = {"id": "a", "press_release_conclusion": "T", "abstract_conclusion": "T", "exaggeration_label": "same"}
    (home / "train.jsonl").write_text(json.dumps(row), "utf-8")
    (dev,) = evaluate(["insciout_pairs"], folder=tmp_path).results
    assert dev.notes[0] == "measured on train, because the set has no dev split"
    (test,) = evaluate(["insciout_pairs"], folder=tmp_path, split="test").results
    assert test.notes[0].startswith("skipped")


@pytest.mark.slow
def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    """The spawned processes know nothing of this one: every set is missing its text, and says so."""
    home = tmp_path / "primary_endpoint_oncology"
    home.mkdir()
    rows = [dict(ROWS[0]) | {"id": f"d{number}"} for number in range(30)]
    (home / "test.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    many = evaluate([NAME], folder=tmp_path, split="test")
    few = evaluate([NAME], folder=tmp_path, split="test", limit=12)
    assert many.results[0].documents == 30
    assert {metric: figure.value for metric, figure in many.results[0].figures.items()} == {
        metric: figure.value for metric, figure in few.results[0].figures.items()
    }
