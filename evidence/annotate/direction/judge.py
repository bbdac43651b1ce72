"""Answer in which direction an outcome differs: find the sentences that tell, read each, weigh them by how well they fit.

Two linear models, made by `training/direction.py`: one ranks the sentences of a text, one reads a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.annotate.direction.features import statement_features
from evidence.annotate.direction.matching import Question, question
from evidence.annotate.direction.retrieval import Candidate, candidates, rank_features, rarities
from evidence.annotate.linear import load_model, softmax
from evidence.vocabulary import Change

RANKER, READER = "direction_sentences", "direction"
READ = 3
"""How many sentences are read for one question."""
_LARGEST = 3.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer with the sentence that bears it and its probability."""

    change: Change
    evidence: tuple[int, int] | None
    confidence: float


def judge_direction(text: str, intervention: str, comparator: str, outcome: str) -> tuple[Change, tuple[int, int] | None]:
    """Judge in which direction an outcome differs in the intervention's arm against the comparator's.

    It is the direction of the outcome, not benefit: fewer deaths are decreased.

    Args:
        text: an abstract, or any text that reports the comparison.
        intervention: the words for one arm.
        comparator: the words for the other.
        outcome: the words for what was measured.

    Returns:
        The direction, and the offsets of the sentence it rests on (None for a text without sentences).
    """
    judged = judge(text, intervention, comparator, outcome)
    return judged.change, judged.evidence


def judge(text: str, intervention: str, comparator: str, outcome: str) -> Judgement:
    """Judge as `judge_direction` does, and say how sure it is."""
    found = candidates(text)
    if not found:
        return Judgement(Change.NO_DIFFERENCE, None, 0.0)
    asked = question(text, intervention, comparator, outcome)
    fitting = _best(text, found, asked)
    total: dict[str, float] = {}
    for candidate, weight in fitting:
        for change, probability in _read(text[candidate.start : candidate.end], asked).items():
            total[change] = total.get(change, 0.0) + weight * probability
    answer = max(total, key=lambda change: total[change])
    return Judgement(Change(answer), (fitting[0][0].start, fitting[0][0].end), total[answer])


def _best(text: str, found: list[Candidate], asked: Question) -> list[tuple[Candidate, float]]:
    rarity = rarities(text, found)
    model = load_model(RANKER)
    scored = [(model.scores(rank_features(text, candidate, asked, rarity))[0], candidate) for candidate in found]
    kept = sorted(scored, key=lambda pair: pair[0], reverse=True)[:READ]
    weights = softmax(score for score, _ in kept)
    return [(candidate, weight) for (_, candidate), weight in zip(kept, weights, strict=True)]


def _read(sentence: str, asked: Question) -> dict[str, float]:
    return load_model(READER).probabilities(bounded(statement_features(sentence, asked)))


def bounded(features: Mapping[str, float]) -> dict[str, float]:
    """Keep every feature between -3 and 3, so that a sentence full of numbers does not shout."""
    return {name: max(-_LARGEST, min(_LARGEST, value)) for name, value in features.items()}
