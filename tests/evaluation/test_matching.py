from __future__ import annotations

import pytest

from evidence.evaluation.matching import alike, best_match, contained, shared_words
from evidence.record import Provenance

TEXT = "Women over 80 on the gel did better than women over 80 on placebo; younger women did not."


def at(words: str) -> list[Provenance]:
    start = TEXT.index(words)
    return [Provenance(start=start, end=start + len(words), quote=words)]


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [("pain", "pain", 1.0), ("pain", "Severe pain", 0.5), ("pain", "painful", 0.0), ("", "pain", 0.0), ("pain", "rash", 0.0)],
)
def test_a_phrase_is_in_another_as_whole_words(a: str, b: str, score: float) -> None:
    assert contained(a, b) == score


def test_every_place_of_a_quotation_counts() -> None:
    second = TEXT.rindex("women over 80")
    words = Provenance(start=second, end=second + 22, quote=TEXT[second : second + 22])
    assert shared_words([words], "over 80 on the gel", TEXT) == 0.0
    assert shared_words([words], "than women over 80 on", TEXT) > 0.5


def test_stretches_that_share_less_than_half_of_the_shorter_are_others() -> None:
    assert shared_words(at("the gel did better than"), "on the gel", TEXT) > 0
    assert shared_words(at("gel did better than women"), "Women over 80 on the gel", TEXT) == 0


def test_the_best_candidate_wins_and_none_is_none() -> None:
    quotes = ["women over 80", "younger women"]
    assert best_match(quotes, lambda quote: shared_words(at("younger women"), quote, TEXT)) == "younger women"
    assert best_match(quotes, lambda quote: shared_words(at("gel did"), quote, TEXT)) is None
    assert best_match([], lambda quote: 1.0) is None


def test_names_are_alike_that_share_most_of_their_words() -> None:
    assert 0 < alike("nasal spray plus an oral tablet", "nasal spray plus new oral tablet") < 0.2
    assert alike("spray plus a tablet", "gel plus a cream") == 0
    assert alike("", "") == 0
