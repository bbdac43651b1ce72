"""Train the two models of direction: `python -m training.direction`.

Reads `evidence_inference` (MIT) and writes `direction_sentences.npz` (which sentence answers) and `direction.npz` (what it
says) to `evidence/annotate/weights/`. A sentence is read both ways round: with the arms exchanged, up is down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy
from sklearn.linear_model import LogisticRegression

from evidence.annotate.direction.features import statement_features
from evidence.annotate.direction.judge import RANKER, READER, bounded
from evidence.annotate.direction.matching import question
from evidence.annotate.direction.retrieval import Candidate, candidates, rank_features, rarities
from training.fitting import SEED, fit, matrix, read, write

VERSION = 1
CLASSES = ("increased", "decreased", "no_difference")
NAMES = {"significantly increased": 0, "significantly decreased": 1, "no significant difference": 2}
TURNED = (1, 0, 2)
RANK_SIZE, READ_SIZE = 1 << 12, 1 << 13
RANK_STRENGTH, READ_STRENGTH = 1.0, 0.3
NEAR_MISSES = 2
NEAR_MISS_WEIGHT = 0.5
OVERLAP = 0.4
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question with, for each sentence, its features for ranking and for reading, and whether it is gold evidence."""

    fold: int
    ranking: list[dict[str, float]]
    reading: list[dict[str, float]]
    gold: list[bool]
    label: int


def main() -> None:
    """Fit both models on the train split and write their weights."""
    prompts = [
        prompt for number, row in enumerate(read("evidence_inference", "train")) for prompt in _prompts(row, number % FOLDS)
    ]
    ranker = _ranker(prompts)
    write(RANKER, VERSION, ["evidence"], ranker, {})
    write(READER, VERSION, CLASSES, _reader(prompts), {})


def _prompts(row: dict[str, Any], fold: int) -> list[Prompt]:
    text = row["abstract"]
    found = candidates(text)
    rarity = rarities(text, found)
    prompts = []
    for prompt in row["prompts"]:
        asked = question(text, prompt["intervention"], prompt["comparator"], prompt["outcome"])
        ranking = [rank_features(text, candidate, asked, rarity) for candidate in found]
        reading = [bounded(statement_features(text[candidate.start : candidate.end], asked)) for candidate in found]
        gold = [any(_overlaps(candidate, evidence) for evidence in prompt["evidence"]) for candidate in found]
        prompts.append(Prompt(fold, ranking, reading, gold, NAMES[prompt["label"]]))
    return prompts


def _overlaps(candidate: Candidate, evidence: dict[str, int]) -> bool:
    shared = min(candidate.end, evidence["end"]) - max(candidate.start, evidence["start"])
    return shared > OVERLAP * min(candidate.end - candidate.start, evidence["end"] - evidence["start"])


def _ranker(prompts: list[Prompt]) -> LogisticRegression:
    rows = matrix((features for prompt in prompts for features in prompt.ranking), RANK_SIZE)
    return fit(rows, [int(gold) for prompt in prompts for gold in prompt.gold], strength=RANK_STRENGTH)


def _reader(prompts: list[Prompt]) -> LogisticRegression:
    """Fit on the gold sentences and, with less weight, on those that a ranker of the other folds would have read."""
    rows: list[dict[str, float]] = []
    labels: list[int] = []
    weights: list[float] = []
    for fold in range(FOLDS):
        ranker = _ranker([prompt for prompt in prompts if prompt.fold != fold])
        for prompt in (prompt for prompt in prompts if prompt.fold == fold):
            for place, weight in _chosen(prompt, ranker).items():
                features = prompt.reading[place]
                rows += [features, turned(features)]
                labels += [prompt.label, TURNED[prompt.label]]
                weights += [weight, weight]
    model = LogisticRegression(C=READ_STRENGTH, max_iter=1000, random_state=SEED)
    return model.fit(matrix(rows, READ_SIZE), labels, sample_weight=weights)


def _chosen(prompt: Prompt, ranker: LogisticRegression) -> dict[int, float]:
    scores = ranker.decision_function(matrix(prompt.ranking, RANK_SIZE))
    near = [int(place) for place in numpy.argsort(-scores, kind="stable")[:NEAR_MISSES]]
    return dict.fromkeys(near, NEAR_MISS_WEIGHT) | {place: 1.0 for place, gold in enumerate(prompt.gold) if gold}


def turned(features: dict[str, float]) -> dict[str, float]:
    """Exchange the arms: what pointed up for one points down for the other."""
    exchanged = {"but_not:int": "but_not:com", "but_not:com": "but_not:int"}
    return {exchanged.get(name, name): -value if "sign:" in name else value for name, value in features.items()}


if __name__ == "__main__":
    main()
