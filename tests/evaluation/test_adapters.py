"""Every adapter: gold is read, a perfect answer scores 1, an empty one 0, and what must not count does not."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evidence.evaluation.adapter import Adapter, misses
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.bootstrap import Figure, measure
from evidence.evaluation.datasets import ADAPTERS, BY_NAME, ctro, rct_art
from tests.evaluation.gold_rows import ART_LINKS, ART_SPANS, ROWS

EACH = pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda adapter: adapter.name)
UNCHECKED = (
    "insciout_pairs",
    "evidence_inference",
    "despin_primary_secondary",
    "despin_significance",
    "despin_outcome_similarity",
    "ctro",
    "ebm_nlp",
    "rct_sentence_roles",
)
"""Sets whose published figures were not checked against their papers."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in ROWS.items():
        home = tmp_path / name
        home.mkdir()
        (home / "test.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return tmp_path


BANDED = "right_at_"
"""Metrics that count only what is said with some confidence: an answer without any is not counted."""


def figures(adapter: Adapter, documents: list[Document], answers: list[Answer]) -> dict[str, Figure]:
    golds = [adapter.gold(document) for document in documents]
    return {
        metric.name: measure(
            np.array([metric.count(*row) for row in zip(documents, golds, answers, strict=True)], dtype=np.float64),
            metric.value,
        )
        for metric in adapter.metrics
        if not metric.name.startswith(BANDED)
    }


@EACH
def test_a_perfect_answer_scores_one(adapter: Adapter, folder: Path) -> None:
    documents = adapter.documents(folder, "test")
    golds = [adapter.gold(document) for document in documents]
    for name, figure in figures(adapter, documents, golds).items():
        assert (name, figure.value) == (name, 1.0)
    assert not [miss for document, gold in zip(documents, golds, strict=True) for miss in misses(document, gold, gold)]


@EACH
def test_an_empty_answer_scores_zero(adapter: Adapter, folder: Path) -> None:
    documents = adapter.documents(folder, "test")
    for name, figure in figures(adapter, documents, [Answer()] * len(documents)).items():
        assert (name, figure.value) == (name, 0.0)
    assert all(misses(document, adapter.gold(document), Answer()) for document in documents)


@EACH
def test_every_set_says_where_to_get_it_and_what_it_measures(adapter: Adapter) -> None:
    import importlib

    page = importlib.import_module(f"evidence.evaluation.datasets.{adapter.name}").__doc__ or ""
    assert page.startswith(f"{adapter.name}: ")
    assert "Metric" in page
    assert "Asked: " in page
    assert adapter.source


@pytest.mark.parametrize("name", UNCHECKED)
def test_a_published_figure_that_was_not_checked_is_not_printed(name: str) -> None:
    assert all(metric.best is None for metric in BY_NAME[name].metrics)


def test_the_table_has_the_metrics_of_the_contract() -> None:
    held = {f"{adapter.name}.{metric.name}" for adapter in ADAPTERS for metric in adapter.metrics}
    assert held >= {
        "primary_endpoint_oncology.accuracy",
        "primary_endpoint_oncology.f1_negative",
        *(
            f"health_release.{criterion}_macro_f1"
            for criterion in ("benefits", "harms", "evidence_quality", "funding_coi", "sensational_language")
        ),
        "insciout_press_releases.design_macro_f1",
        "insciout_pairs.macro_f1",
        "claim_strength_eureka.macro_f1",
        "claim_strength_pubmed.macro_f1",
        "evidence_inference.macro_f1",
        "despin_primary_secondary.token_f1",
        "despin_significance.macro_f1",
        "despin_outcome_similarity.f1",
        "trialsieve.p_value_f1",
        "trialsieve.sample_size_f1",
        *(f"ctro.{kind}_f1" for kind in ("p_value", "interval", "enrollment", "difference", "arm_percentage")),
        *(f"pico_corpus.{kind}_f1" for kind in ("number_micro", "intervention", "control", "outcome", "total_participants")),
        "ebm_nlp.token_macro_f1",
        "section_pico.entity_f1",
        "evidence_outcomes.entity_f1",
        "evidence_outcomes.token_f1",
        "rct_art.ner_f1",
        "rct_art.table_strict_f1",
        "llm_meta_numeric.binary_exact",
        "llm_meta_numeric.continuous_exact",
        "consort_terms.strict_f1",
        "consort_terms.lenient_f1",
        "rct_sentence_roles.weighted_f1",
    }


def test_rows_made_from_others_are_not_scored(folder: Path) -> None:
    documents = BY_NAME["despin_primary_secondary"].documents(folder, "test")
    assert [document.id for document in documents] == ["n"]


def test_a_sentence_without_a_heading_is_asked_but_not_scored(folder: Path) -> None:
    (document,) = BY_NAME["rct_sentence_roles"].documents(folder, "test")
    assert len(document.row["sentences"]) == 6
    assert set(BY_NAME["rct_sentence_roles"].gold(document).labels) == {f"role:{place}" for place in range(5)}


def test_a_criterion_that_does_not_apply_is_left_out() -> None:
    row = {"criteria": {"benefits": {"rating": "not_applicable"}, "harms": {"rating": "satisfactory"}}}
    assert BY_NAME["health_release"].gold(Document("h", (row,))).labels == {"harms": "satisfactory"}


def test_labels_outside_the_metric_are_no_gold(folder: Path) -> None:
    (document,) = BY_NAME["ctro"].documents(folder, "test")
    assert {span.label for span in ctro.gold(document).spans} == set(ctro.NAMES.values())


def test_a_cell_needs_a_value_an_arm_and_an_outcome() -> None:
    spans = {span["id"]: Span(span["start"], span["end"], span["label"]) for span in ART_SPANS}
    links = [(kind, spans[head], spans[tail]) for kind, head, tail in ART_LINKS]
    assert rct_art.cells(links) == {("cell", "A1_RES", "17-24", "0-4", "9-11"), ("cell", "A2_RES", "37-44", "0-4", "29-31")}
    assert rct_art.cells(links[:2]) == frozenset()
    assert rct_art.cells(links[2:]) == frozenset()


def test_sentences_are_split_by_document_where_the_map_is_there(folder: Path) -> None:
    home = folder / "rct_art"
    (row,) = ROWS["rct_art"]
    (home / "train.jsonl").write_text(json.dumps(dict(row) | {"id": "b"}), "utf-8")
    assert [document.id for document in BY_NAME["rct_art"].documents(folder, "test")] == ["a"]
    (home / "bydoc_split.json").write_text(json.dumps({"a": "train", "b": "test"}), "utf-8")
    assert [document.id for document in BY_NAME["rct_art"].documents(folder, "test")] == ["b"]


def test_a_question_whose_values_stand_elsewhere_is_not_asked(folder: Path) -> None:
    (row,) = ROWS["llm_meta_numeric"]
    questions = [dict(row["icos"][0]) | {"values_found_in_abstract": 1}, row["icos"][1]]
    gold = BY_NAME["llm_meta_numeric"].gold(Document("m", (dict(row) | {"icos": questions},)))
    assert set(gold.labels) == {"continuous:2:intervention_mean", "continuous:2:comparator_mean"}


def test_pairs_with_one_id_are_all_scored() -> None:
    rows = tuple({"id": "p", "sent_id": "s", "out1": "pain", "out2": other, "label": 0} for other in ("rest", "sleep"))
    assert len(BY_NAME["despin_outcome_similarity"].gold(Document("s", rows)).labels) == 2


@EACH
def test_a_miss_shows_the_words_it_is_about(adapter: Adapter, folder: Path) -> None:
    """Whoever reads misses must not have to look up what a number stands for."""
    for document in adapter.documents(folder, "test"):
        for miss in misses(document, adapter.gold(document), Answer()):
            assert miss.kind.startswith("cell") or any(letter.isalpha() for letter in miss.gold)
