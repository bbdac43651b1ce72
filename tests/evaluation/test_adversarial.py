"""Articles turned round: what each variant says, and what a record of it must say to count as having caught it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidence.evaluation import adversarial, variants
from evidence.evaluation.adversarial import KINDS, Flip, measure_flips, read_flips
from evidence.evaluation.gold import load_article
from evidence.evaluation.gold_record import GoldRecord
from evidence.evaluation.variants import PARENT, Variant, make_variants
from evidence.record import EvidenceRecord
from tests.evaluation.test_corpus_scores import number, stated
from tests.evaluation.written import record

TEXT = """# Gel works

The primary outcome was pain. The gel reduced pain (hazard ratio 0.80, 95% CI 0.70 to 0.90; P = 0.002).
Sleep was a secondary outcome. The trial met its primary endpoint.

In women over 80 the gel helped; it did nothing in younger women.
"""
OUTCOMES = [
    {"id": "pain", "name": "pain", "role": "primary", "result": "favours_intervention", "quote": "outcome was pain"},
    {"id": "sleep", "name": "sleep", "role": "secondary", "quote": "Sleep"},
]
ESTIMATE = {
    "outcome": "pain",
    "measure": "hazard_ratio",
    "value": "0.80",
    "low": "0.70",
    "high": "0.90",
    "quote": "hazard ratio 0.80, 95% CI 0.70 to 0.90; P = 0.002",
}
SUBGROUPS = [
    {"id": "old", "definition": "women over 80", "result": "benefit", "quote": "women over 80"},
    {"id": "young", "definition": "younger women", "result": "no_difference", "quote": "younger women"},
]


def gold(**changes: Any) -> GoldRecord:
    content: dict[str, Any] = {
        "about": "10.0/example",
        "primary_endpoint": {"status": "met", "quote": "The trial met its primary endpoint"},
        "outcomes": OUTCOMES,
        "estimates": [ESTIMATE],
        "subgroups": SUBGROUPS,
    }
    return GoldRecord.model_validate(content | changes)


def variant(kind: str, text: str = TEXT, **changes: Any) -> Variant | None:
    return next((made for made in make_variants(text, gold(**changes)) if made.kind == kind), None)


def turned(kind: str, text: str = TEXT, **changes: Any) -> str:
    made = variant(kind, text, **changes)
    assert made is not None
    return made.text


def test_every_kind_is_made_of_an_article_that_has_everything() -> None:
    assert [made.kind for made in make_variants(TEXT, gold())] == list(KINDS)


@pytest.mark.parametrize(
    ("limits", "p", "new"),
    [
        (("0.80", "0.70", "0.90"), "P = 0.002", "0.80, 95% CI 0.70 to 1.10; P = 0.30"),
        (("1.30", "1.10", "1.60"), "p<0.01", "1.30, 95% CI 0.90 to 1.60; p = 0.30"),
        (("0.80", "0.60", "1.05"), "P = 0.20", "0.80, 95% CI 0.60 to 0.95; P = 0.01"),
        (("0·80", "0·70", "0·90"), "p-value below 0.001", "0·80, 95% CI 0·70 to 1·10; p-value = 0.30"),
    ],
)
def test_an_interval_is_moved_across_no_effect_and_its_p_value_with_it(limits: tuple[str, ...], p: str, new: str) -> None:
    value, low, high = limits
    quote = f"{value}, 95% CI {low} to {high}; {p}"
    estimate = ESTIMATE | {"value": value, "low": low, "high": high, "quote": quote}
    assert new in turned("interval_flipped", f"Pain fell ({quote}).", estimates=[estimate])


def test_a_difference_is_moved_across_zero() -> None:
    quote = "4.0 points (−7.0 to −1.5)"
    estimate = ESTIMATE | {"measure": "mean_difference", "value": "−4.0", "low": "−7.0", "high": "−1.5", "quote": quote}
    assert "(−7.0 to 1.5)" in turned("interval_flipped", f"Pain fell by {quote}.", estimates=[estimate])


@pytest.mark.parametrize(
    "change",
    [
        {"low": None},
        {"subgroup": "old"},
        {"measure": "relative_change"},
        {"value": "nearly one"},
        {"quote": "hazard ratio 0.81"},
    ],
)
def test_an_estimate_that_has_no_side_to_be_moved_to_is_left(change: dict[str, Any]) -> None:
    assert variant("interval_flipped", estimates=[ESTIMATE | change]) is None


def test_an_interval_beside_a_denial_is_left() -> None:
    denied = TEXT.replace("reduced pain (", "did not reduce pain (")
    assert variant("interval_flipped", denied) is None


def test_ranks_change_places() -> None:
    text = turned("ranks_swapped")
    assert "The secondary outcome was pain" in text
    assert "Sleep was a primary outcome" in text


def test_ranks_are_left_where_their_sentences_do_not_rank() -> None:
    assert variant("ranks_swapped", outcomes=OUTCOMES[:1]) is None
    assert variant("ranks_swapped", TEXT.replace("was a secondary outcome", "was better")) is None


def test_subgroups_change_places_everywhere() -> None:
    assert "In younger women the gel helped; it did nothing in women over 80." in turned("subgroups_swapped")


@pytest.mark.parametrize("change", [{"result": "benefit"}, {"definition": "women", "quote": "women"}, {"definition": "men"}])
def test_subgroups_alike_in_result_or_words_are_left(change: dict[str, Any]) -> None:
    assert variant("subgroups_swapped", subgroups=[SUBGROUPS[0], SUBGROUPS[1] | change]) is None


@pytest.mark.parametrize(
    ("status", "proof", "new"),
    [
        ("met", "The trial met its primary endpoint", "The trial did not meet its primary endpoint"),
        ("met", "The endpoint was reached", "The endpoint was not reached"),
        ("met", "The gel prevented falls", "The gel did not prevent falls"),
        ("not_met", "The endpoint was not reached", "The endpoint was reached"),
        ("not_met", "It did not meet its endpoint", "It met its endpoint"),
        ("not_met", "It didn't improve sleep", "It improved sleep"),
        ("not_met", "It did not help", "It helped"),
    ],
)
def test_not_is_dropped_or_added(status: str, proof: str, new: str) -> None:
    text = turned("not_flipped", f"# Gel\n\n{proof}.\n", primary_endpoint={"status": status, "quote": proof})
    assert new in text


@pytest.mark.parametrize(
    ("status", "proof"),
    [
        ("not_met", "Pain did not differ"),
        ("not_met", "It did not improve sleep (P = 0.4)"),
        ("not_met", "The result fell short"),
        ("mixed", "It was not met with one dose"),
        ("met", "Success for the gel"),
    ],
)
def test_a_proof_that_not_alone_does_not_turn_is_left(status: str, proof: str) -> None:
    assert variant("not_flipped", f"{proof}.", primary_endpoint={"status": status, "quote": proof}) is None


def test_the_sentence_of_the_proof_is_told_of_an_earlier_trial() -> None:
    made = variant("parent_trial")
    assert made is not None
    assert f"Sleep was a secondary outcome. {PARENT}the trial met its primary endpoint.\n" in made.text
    assert "met its primary" not in made.without
    assert "Sleep was a secondary outcome." in made.without


def test_a_heading_is_told_of_no_trial() -> None:
    quote = {"status": "met", "quote": "Gel works"}
    assert variant("parent_trial", primary_endpoint=quote) is None


def told(high: str, **content: Any) -> EvidenceRecord:
    interval = {"low": number("0.70"), "high": number(high)}
    estimate = {
        "id": "e1",
        "measure": stated("hazard_ratio"),
        "value": stated(number("0.80")),
        "interval": stated(interval),
        "evidence": [],
    }
    return record(estimates=[estimate], **content)


def test_an_interval_is_caught_where_it_is_read_and_something_follows() -> None:
    made = variant("interval_flipped")
    assert made is not None
    before = told("0.90", primary_endpoint={"status": "met"})
    assert made.asks(before)
    assert not made.asks(told("1.90"))
    assert made.caught(before, told("1.10", primary_endpoint={"status": "not_met"}))
    assert not made.caught(before, told("0.90", primary_endpoint={"status": "not_met"}))


def ranked(**roles: str) -> EvidenceRecord:
    outcomes = [
        {"id": f"o{place}", "name": stated(name, name), "role": stated(role), "result": stated("not_reported")}
        for place, (name, role) in enumerate(roles.items())
    ]
    return record(outcomes=outcomes)


def test_ranks_are_caught_where_both_change() -> None:
    made = variant("ranks_swapped")
    assert made is not None
    before = ranked(pain="primary", sleep="secondary")
    assert made.asks(before)
    assert made.caught(before, ranked(pain="secondary", sleep="primary"))
    assert not made.caught(before, ranked(pain="primary", sleep="primary"))
    assert not made.caught(before, before)


def parts(**results: str) -> EvidenceRecord:
    names = {"old": "women over 80", "young": "younger women"}
    subgroups = [
        {"id": f"s{place}", "definition": stated(names[id], names[id]), "result": stated(result)}
        for place, (id, result) in enumerate(results.items())
    ]
    return record(subgroups=subgroups)


def test_subgroups_are_caught_where_their_results_change_places() -> None:
    made = variant("subgroups_swapped")
    assert made is not None
    before = parts(old="benefit", young="no_difference")
    assert made.asks(before)
    assert made.caught(before, parts(old="no_difference", young="benefit"))
    assert not made.caught(before, parts(old="benefit", young="benefit"))


def test_a_verdict_is_caught_where_it_turns() -> None:
    flipped, moved = variant("not_flipped"), variant("parent_trial")
    assert flipped is not None
    assert moved is not None
    met, unmet, silent = (record(primary_endpoint={"status": status}) for status in ("met", "not_met", "not_reported"))
    assert flipped.caught(met, unmet)
    assert not flipped.caught(met, silent)
    assert moved.caught(met, silent)
    assert not moved.caught(met, met)
    assert not moved.asks(unmet)


def write(folder: Path, name: str = "gel") -> Path:
    (folder / name).mkdir(parents=True)
    trial = "In this randomised trial of 200 adults, the gel was compared with placebo."
    text = f"# A gel for pain\n\n{trial} The trial met its primary endpoint.\n"
    (folder / name / "article.md").write_text(text, "utf-8")
    content = 'about = "x"\n[primary_endpoint]\nstatus = "met"\nquote = "The trial met its primary endpoint"\n'
    (folder / name / "gold.toml").write_text(content, "utf-8")
    return folder


def test_the_record_turns_with_the_article(tmp_path: Path) -> None:
    flips = read_flips(load_article(write(tmp_path) / "gel"))
    assert Flip("gel", "not_flipped", caught=True) in flips


def test_a_flip_that_the_verdict_does_not_rest_on_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = load_article(write(tmp_path) / "gel")
    monkeypatch.setattr(adversarial, "_read", lambda text, name: record(primary_endpoint={"status": "met"}))
    assert read_flips(article) == []


def test_shares_are_counted_by_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flips = {"a": [Flip("a", "not_flipped", caught=True)], "b": [Flip("b", "not_flipped", caught=False)]}
    monkeypatch.setattr(adversarial, "read_flips", lambda article: flips[article.name])
    write(tmp_path, "a")
    result = measure_flips(write(tmp_path, "b"))
    figure = result.figures["not_flipped_caught"]
    assert (figure.value, figure.n) == (0.5, 2)
    assert result.figures["parent_trial_caught"].n == 0
    assert [miss.document for miss in result.misses] == ["b"]


def test_no_articles_are_skipped_with_one_line(tmp_path: Path) -> None:
    (note,) = measure_flips(write(tmp_path), split="test").notes
    assert note.startswith("skipped: no article of test")


def test_the_kinds_are_told_at_the_top_of_the_variants() -> None:
    assert all(f"- `{kind}`: " in (variants.__doc__ or "") for kind in KINDS)
