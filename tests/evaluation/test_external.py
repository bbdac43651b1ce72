"""Labels by offset: made from quotations, free of words, and scored only where the text is the one that was labelled."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from evidence.errors import CorpusError
from evidence.evaluation import evaluate, external
from evidence.evaluation.external import EXTERNAL, digest, measure_external, read_labels, restore, to_gold
from evidence.evaluation.label import convert, find_quote, find_words, main, merge, to_line

ROW = {
    "id": "r1",
    "headline": "Gel ends pain",
    "text": "A double-blind trial gave 200 adults the gel or placebo. The primary endpoint, pain at night, was not met "
    "(HR 0.9, P=0.4). In women pain fell. Pain rose on placebo. Two people itched. Acme Ltd paid for it.",
}
TEXT = f"{ROW['headline']}\n\n{ROW['text']}"
CONTENT: dict[str, Any] = {
    "set": "health_release",
    "id": "r1",
    "split": "dev",
    "study": {"masking": {"value": "double", "quote": "double-blind"}, "countries": [{"value": "gel", "quote": "the gel"}]},
    "enrollment": [{"count": 200, "role": "enrolled", "quote": "200 adults"}],
    "arms": [
        {"id": "gel", "label": "gel", "role": "experimental", "quote": "the gel"},
        {"id": "dummy", "label": "placebo", "role": "placebo_comparator", "quote": "placebo #2"},
    ],
    "primary_endpoint": {"status": "not_met", "quote": "was not met"},
    "outcomes": [{"id": "pain", "name": "pain at night", "role": "primary", "quote": "endpoint, <<pain>> at night"}],
    "estimates": [{"outcome": "pain", "measure": "hazard_ratio", "value": "0.9", "p": "=0.4", "quote": "HR 0.9, P=0.4"}],
    "subgroups": [{"id": "women", "definition": "women", "result": "benefit", "quote": "women"}],
    "harms": {
        "reported": True,
        "quantified": True,
        "events": [{"value": "itched", "quote": "itched"}],
        "quote": "Two people itched",
    },
    "claims": [{"where": "headline", "kind": "causal", "overreach": True, "quote": "Gel ends pain"}],
    "funding": [{"value": "Acme Ltd", "industry": True, "quote": "Acme Ltd"}],
}


def words(span: Any) -> str:
    return TEXT[span[0] : span[1]]


@pytest.mark.parametrize(
    ("quote", "found", "before"),
    [
        ("200 adults", "200 adults", "gave "),
        ("placebo #2", "placebo", "rose on "),
        ("rose  on\n<<placebo>>", "placebo", "rose on "),
        ("pain fell. <<Pain>> rose", "Pain", "fell. "),
    ],
)
def test_a_quotation_is_found_where_it_stands(quote: str, found: str, before: str) -> None:
    start, end = find_quote(TEXT, quote)
    assert TEXT[start:end] == found
    assert TEXT[:start].endswith(before)


@pytest.mark.parametrize("quote", ["placebo", "placebo #3", "plac", "<<no>> such", "in <<women>> pain", ""])
def test_a_quotation_that_is_not_there_once_is_refused(quote: str) -> None:
    with pytest.raises(ValueError, match="stands in the text"):
        find_quote(TEXT, quote)


def test_words_become_offsets_and_ids_become_numbers() -> None:
    labels = convert(CONTENT, TEXT).labels
    assert words(labels["arms"][1]["label"]) == "placebo"
    assert labels["arms"][1]["label"] == labels["arms"][1]["at"]
    assert words(labels["outcomes"][0]["name"]) == "pain at night"
    assert labels["estimates"][0]["outcome"] == labels["outcomes"][0]["id"] == "o1"
    assert labels["study"]["masking"]["value"] == "double"
    assert words(labels["study"]["countries"][0]["value"]) == "gel"
    assert words(labels["harms"]["events"][0]["value"]) == "itched"
    assert words(labels["funding"][0]["value"]) == "Acme Ltd"
    assert not list(find_words(labels))


def test_labels_come_back_as_gold_with_the_words_of_the_text() -> None:
    held = convert(CONTENT, TEXT)
    gold = to_gold(held, TEXT)
    assert gold.primary_endpoint.quote == "was not met"
    assert gold.arms[1].label == "placebo"
    assert gold.estimates[0].value == "0.9"
    assert restore(json.loads(to_line(held))["labels"], TEXT) == restore(held.labels, TEXT)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"enrollment": [{"count": 2, "role": "enrolled", "quote": "pain"}]}, "enrollment: 'pain' stands in the text 3 times"),
        ({"subgroups": [{"id": "x", "definition": "men", "quote": "women"}]}, "subgroups.definition: 'men' does not stand"),
        ({"study": {"masking": {"value": "blind to all", "quote": "double-blind"}}}, "'blind to all' is no value of a list"),
        ({"labelled": ["study", "moods"]}, "labelled: there is no field 'moods'"),
        ({"estimates": [{"outcome": "x", "measure": "hazard_ratio", "quote": "HR 0.9"}]}, "'x' is no value of a list"),
        ({"primary_endpoint": {"status": "met"}}, "primary_endpoint: a status needs its quote"),
    ],
)
def test_wrong_labels_are_refused_with_their_problem(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(CorpusError) as refused:
        convert(CONTENT | change, TEXT)
    assert any(problem in found for found in refused.value.problems)


def test_the_words_of_a_text_are_noticed_in_labels() -> None:
    assert list(find_words({"a": [{"value": "met", "p": "<0.001", "b": "Acme Ltd"}], "c": "o1", "d": "-1.5"})) == ["Acme Ltd"]


def put(folder: Path, **changes: Any) -> tuple[Path, Path]:
    """Write a data folder with the text, and a folder with its labels."""
    (folder / "texts" / "health_release").mkdir(parents=True)
    row = json.dumps(ROW | changes)
    (folder / "texts" / "health_release" / "dev.jsonl").write_text(f"{row}\n", "utf-8")
    merge(folder / "labels", [convert(CONTENT, TEXT)])
    return folder / "texts", folder / "labels"


def test_the_documents_are_scored_where_their_texts_are(tmp_path: Path) -> None:
    texts, labels = put(tmp_path)
    result = measure_external(texts, folder=labels)
    assert (result.documents, result.notes) == (1, ())
    figure = result.figures["primary_endpoint_f1"]
    assert (figure.value, figure.n) == (1.0, 1)


def test_another_text_is_skipped_with_its_place(tmp_path: Path) -> None:
    texts, labels = put(tmp_path, text="Other words.")
    (note,) = measure_external(texts, folder=labels).notes
    assert note.startswith("skipped: 1 documents of health_release are not in ")


def test_no_text_is_skipped(tmp_path: Path) -> None:
    _, labels = put(tmp_path)
    assert measure_external(tmp_path, folder=labels).figures == {}
    (note,) = measure_external(tmp_path, split="test", folder=labels).notes
    assert note == "skipped: no document of test has labels"


def test_a_field_that_was_not_read_for_is_not_scored(tmp_path: Path) -> None:
    texts, labels = put(tmp_path)
    merge(labels, [convert(CONTENT | {"labelled": ["estimates"]}, TEXT)])
    result = measure_external(texts, folder=labels)
    assert {name for name, figure in result.figures.items() if figure.n} == {
        f"estimates_{kind}" for kind in ("precision", "recall", "f1")
    }


def test_ours_is_a_set_of_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, labels = put(tmp_path)
    monkeypatch.setattr(external, "measure_external", partial(measure_external, folder=labels))
    (result,) = evaluate(["ours"], folder=texts).results
    assert result.documents == 1


def test_the_command_converts_what_is_sound_and_lists_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, labels = put(tmp_path)
    monkeypatch.setenv("EVIDENCE_DATA", str(texts))
    head = 'set = "health_release"\nid = "r1"\nsplit = "dev"\n[primary_endpoint]\n'
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(f'{head}status = "not_reported"\n', "utf-8")
    bad.write_text(f'{head}status = "met"\nquote = "was met"\n', "utf-8")
    assert main(["--into", str(labels), str(good), str(bad)]) == 1
    assert capsys.readouterr().err == "health_release/r1: primary_endpoint: 'was met' stands in the text 0 times\n"
    (held,) = read_labels(labels)
    assert held.labels == {"primary_endpoint": {"status": "not_reported"}}
    assert held.sha256 == digest(TEXT)
    assert main([str(good)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "r1"


@pytest.mark.parametrize(
    "head", ['id = "r1"', 'set = "no_set"\nid = "r1"\nsplit = "dev"', 'set = "health_release"\nid = "r9"\nsplit = "dev"']
)
def test_a_file_that_names_no_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], head: str
) -> None:
    texts, _ = put(tmp_path)
    monkeypatch.setenv("EVIDENCE_DATA", str(texts))
    path = tmp_path / "x.toml"
    path.write_text(head, "utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().err


def test_the_labels_of_the_project_hold_no_words() -> None:
    assert not [(held.id, word) for held in read_labels(EXTERNAL) for word in find_words(held.labels)]
    assert not {held.set_name for held in read_labels(EXTERNAL)} - set(external.SETS)
