"""Facts of a record against facts of gold, both written by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evidence.errors import CorpusError
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.corpus import FIELDS, FOLDER, measure_corpus, metrics
from evidence.evaluation.gold import load_corpus
from evidence.evaluation.gold_facts import caveat_facts, gold_answer
from evidence.evaluation.gold_record import GoldRecord
from evidence.evaluation.record_facts import record_facts
from evidence.record import EvidenceRecord

GOLD = GoldRecord.model_validate(
    {
        "about": "10.0/example",
        "caveats": ["no_interval", "primary_endpoint_not_met", "headline_beyond_primary_result"],
        "source": {"journal": {"value": "Journal of Examples", "quote": "the Journal of Examples"}},
        "population": {
            "condition": {"value": "gout", "quote": "gout"},
            "description": {"value": "adults with gout", "quote": "adults with gout"},
            "age": {"value": "over 60", "quote": "aged over 60"},
            "sex": {"value": "women", "quote": "women"},
            "eligibility": [{"value": "no kidney disease", "quote": "no kidney disease"}],
        },
        "arms": [
            {"id": "gel", "label": "the gel", "role": "experimental", "n": 600, "quote": "600 to the gel"},
            {"id": "sham", "label": "a sham gel", "role": "sham_comparator", "quote": "a sham gel"},
        ],
        "arm_results": [{"arm": "gel", "outcome": "pain", "subgroup": "old", "value": "12.0", "unit": "%", "quote": "12.0%"}],
        "claims": [
            {"where": "headline", "kind": "causal", "overreach": True, "quote": "Gel beats pain"},
            {"where": "quotation", "kind": "none", "quote": "We are glad"},
        ],
        "funding": [{"value": "Example Ltd", "industry": True, "quote": "paid for by Example Ltd"}],
        "conflicts": [{"value": "fees from Example Ltd", "quote": "fees from Example Ltd"}],
        "study": {
            "phase": {"value": "phase3", "quote": "q"},
            "cluster": {"value": "true", "quote": "q"},
            "follow_up": {"value": "a median of 5 years", "quote": "for a median of 5 years"},
            "masked": [{"value": "they", "quote": "neither they"}, {"value": "their doctors", "quote": "their doctors"}],
        },
        "enrollment": [{"count": 1200, "role": "randomised", "quote": "q"}],
        "primary_endpoint": {"status": "not_met", "quote": "q"},
        "outcomes": [{"id": "pain", "name": "pain", "role": "primary", "result": "no_difference", "quote": "pain"}],
        "subgroups": [{"id": "old", "definition": "the old", "result": "benefit", "quote": "people over 80"}],
        "estimates": [
            {
                "outcome": "pain",
                "subgroup": "old",
                "measure": "hazard_ratio",
                "value": "0.60",
                "low": "0.5",
                "high": "0.80",
                "p": "<0.001",
                "quote": "q",
            }
        ],
        "harms": {
            "reported": True,
            "quantified": True,
            "excess": "favours_comparator",
            "events": [{"value": "itching", "quote": "itching"}],
            "quote": "q",
        },
    }
)


def stated(value: Any, quote: str = "words") -> dict[str, Any]:
    return {"value": value, "evidence": [{"start": 0, "end": len(quote), "quote": quote}], "by": "rule:test"}


def number(text: str) -> dict[str, Any]:
    return {"text": text, "value": Decimal(text.replace(",", ""))}


EVIDENCE = [{"start": 0, "end": 5, "quote": "words"}]
RECORD: dict[str, Any] = {
    "engine": {"package": "0", "pipeline": "test"},
    "source": {
        "kind": "news",
        "sha256": "",
        "title": stated("Gel beats pain"),
        "journal": stated("Journal of Examples", "Journal of Examples"),
    },
    "population": {
        "condition": stated("gout", "gout"),
        "description": stated("adults with gout", "adults with gout"),
        "age": stated("over 60", "over 60"),
        "sex": stated("women", "women"),
        "eligibility": [stated("kidney disease", "no kidney disease")],
    },
    "arms": [
        {"id": "a1", "label": stated("the gel", "gel"), "role": stated("experimental"), "n": stated(number("600"))},
        {"id": "a2", "label": stated("sham", "a sham gel"), "role": stated("sham_comparator")},
    ],
    "claims": [
        {"where": "headline", "kind": stated("causal"), "text": "Gel beats pain", "evidence": EVIDENCE},
        {"where": "quotation", "kind": stated("none"), "text": "We are glad", "evidence": EVIDENCE},
        {"where": "quotation", "kind": stated("none"), "text": "We met", "evidence": EVIDENCE},
        {"where": "body", "kind": stated("causal"), "text": "Gels help", "evidence": EVIDENCE},
    ],
    "funding": [stated("Example", "Example Ltd")],
    "industry_funding": [stated("Example", "Example Ltd")],
    "conflicts": [stated("fees", "fees from Example Ltd")],
    "study": {
        "phase": stated("phase3"),
        "cluster": stated(True),
        "follow_up": stated("median 5 years", "median of 5 years"),
        "masked": [stated("they", "they"), stated("doctors", "their doctors")],
        "enrollment": [{"count": stated(number("1,200")), "role": "randomised"}],
    },
    "primary_endpoint": {"status": "not_met"},
    "outcomes": [{"id": "o1", "name": stated("pain", "pain"), "role": stated("primary"), "result": stated("no_difference")}],
    "subgroups": [{"id": "s1", "definition": stated("over 80", "those People over\n80"), "result": stated("benefit")}],
    "estimates": [
        {
            "id": "e1",
            "outcome": "o1",
            "subgroup": "s1",
            "measure": stated("hazard_ratio"),
            "value": stated(number("0.6")),
            "interval": stated({"low": number("0.50"), "high": number("0.8")}),
            "p_value": stated({"op": "<", "value": number("0.001")}),
            "arm_results": [{"arm": "a1", "value": number("12"), "evidence": EVIDENCE}],
            "evidence": EVIDENCE,
        }
    ],
    "harms": {
        "reported": True,
        "quantified": stated(True),
        "excess": stated("favours_comparator"),
        "events": [{"name": stated("itching", "the itching")}],
    },
}


def record(**changes: Any) -> EvidenceRecord:
    return EvidenceRecord.model_validate(RECORD | changes)


def answer(held: EvidenceRecord) -> Answer:
    """Give the facts of a record that raises the caveats of gold."""
    return Answer(tuples=record_facts(held, GOLD) | set(caveat_facts(GOLD.caveats)) | {("overreach", "headline")})


def test_a_record_that_says_what_gold_says_is_right_in_every_field() -> None:
    gold = gold_answer(GOLD)
    said = answer(record())
    for metric in metrics():
        counts = np.array(metric.count(Document("d", ({"text": ""},)), gold, said), dtype=np.float64)
        assert (metric.name, float(metric.value(counts))) == (metric.name, 1.0)


def test_an_empty_record_is_wrong_in_every_field() -> None:
    bare = EvidenceRecord.model_validate(
        {"engine": {"package": "0", "pipeline": "t"}, "source": {"kind": "news", "sha256": ""}}
    )
    said = Answer(tuples=record_facts(bare, GOLD))
    assert said.tuples == frozenset()
    for metric in metrics():
        counts = np.array(metric.count(Document("d", ({"text": ""},)), gold_answer(GOLD), said), dtype=np.float64)
        assert metric.name.endswith("precision") or metric.value(counts) == 0.0


def test_every_field_has_three_figures() -> None:
    assert len(metrics()) == 3 * len(FIELDS)


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"primary_endpoint": {"status": "met"}}, ("primary_endpoint", "met")),
        ({"study": {"phase": stated("phase2")}}, ("study", "phase", "phase2")),
        ({"study": {"follow_up": stated("2 years", "2 years")}}, ("study", "follow_up", "2 years")),
        ({"study": {"masked": [stated("nurses", "nurses")]}}, ("study", "masked", "nurses")),
        ({"harms": {"reported": False}}, None),
        ({"population": {"age": stated("under 60", "under 60")}}, ("population_age", "under 60")),
        ({"arms": [{"id": "a1", "label": stated("rest", "rest")}]}, ("arms", "none: rest")),
        (
            {"arms": [{"id": "a1", "label": stated("the gel", "gel"), "role": stated("placebo_comparator")}]},
            ("arm_roles", "gel", "placebo_comparator"),
        ),
        ({"funding": [stated("the council", "the council")]}, ("funding", "the council")),
        (
            {"claims": [{"where": "lead", "kind": stated("causal"), "text": "It cures", "evidence": []}]},
            ("claims", "none: It cures", "lead", "causal"),
        ),
    ],
)
def test_a_wrong_value_is_another_fact(change: dict[str, Any], fact: tuple[str, ...] | None) -> None:
    gold, said = gold_answer(GOLD).tuples, record_facts(record(**change), GOLD)
    assert gold - said
    if fact:
        assert fact in said - gold


def test_a_value_tied_to_another_outcome_is_a_wrong_link_and_a_right_value() -> None:
    outcomes = [{"id": "o1", "name": stated("rash", "rash"), "role": stated("primary"), "result": stated("no_difference")}]
    wrong = record_facts(record(outcomes=outcomes), GOLD) - gold_answer(GOLD).tuples
    links = {"arm_result_links", "estimate_links"}
    assert {fact[0] for fact in wrong} == {*links, "outcomes", "outcome_results", "primary_outcomes"}
    assert ("primary_outcomes", "none: rash") in wrong


def test_a_status_that_is_not_reported_is_no_fact() -> None:
    assert not any(fact[0] == "primary_endpoint" for fact in record_facts(record(primary_endpoint={}), GOLD))


def test_the_gold_of_the_corpus_is_sound() -> None:
    articles = load_corpus(FOLDER)
    assert len(articles) >= 4
    assert all(article.gold.caveats or article.gold.estimates for article in articles)


def test_gold_without_an_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "gold.toml").write_text("", "utf-8")
    with pytest.raises(CorpusError, match=r"x: no article\.md"):
        load_corpus(tmp_path)


def test_front_matter_is_no_reading_of_the_text() -> None:
    assert not [fact for fact in record_facts(record(), GOLD) if fact[:2] == ("source", "title")]


def test_arm_values_without_a_test_are_no_estimate() -> None:
    values = [{"arm": "a1", "value": number("12"), "evidence": []}]
    estimate = {"id": "e1", "measure": stated("arm_value_only"), "arm_results": values, "evidence": []}
    facts = record_facts(record(estimates=[estimate]), GOLD)
    assert not [fact for fact in facts if fact[0] == "estimates"]
    assert ("arm_results", "gel", "12") in facts


def test_only_the_articles_of_the_split_are_measured(tmp_path: Path) -> None:
    for name, split in (("one", "dev"), ("two", "test")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.md").write_text("# Gel fails\n\nPain was no better with the gel.\n", "utf-8")
        gold = f'about = "x"\nsplit = "{split}"\n[primary_endpoint]\nstatus = "not_reported"\n'
        (tmp_path / name / "gold.toml").write_text(gold, "utf-8")
    assert [measure_corpus(tmp_path, split=split).documents for split in ("dev", "test")] == [1, 1]
    (note,) = measure_corpus(tmp_path, split="train").notes
    assert note == "skipped: the corpus has no articles in train"


def test_no_corpus_is_skipped_with_one_line(tmp_path: Path) -> None:
    (note,) = measure_corpus(tmp_path / "none").notes
    assert note.startswith("skipped")
