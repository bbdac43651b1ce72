"""Decide which of the phrases for people tells who took part: a linear model weighs the signs of each (`signs`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.linear import LinearModel, load_model
from evidence.annotate.population.candidates import Candidate, find_candidates
from evidence.annotate.population.signs import Signs
from evidence.mentions import FactMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "population"
NO, POOR, BEST = CLASSES = ("no", "poor", "best")
LIKELY = 0.4
"""The probability from which a phrase is printed: see the card of the weights."""
_SURE_ENOUGH = 0.6


def find_description(doc: Doc, conditions: Sequence[str]) -> FactMention | None:
    """Find the phrase that best tells who took part; None where none is likely to."""
    candidates = find_candidates(doc)
    if not candidates:
        return None
    signs = Signs(doc, candidates, conditions)
    told = [(*worth(load_model(MODEL), signs.of(candidate)), candidate) for candidate in candidates]
    best = max(told, key=lambda each: each[1])
    return _fact(best[2], best[0]) if best[0] >= LIKELY else None


def worth(model: LinearModel, signs: Mapping[str, float]) -> tuple[float, float]:
    """Give how likely a phrase is to be true of those who took part, and how well it tells of them, both 0 to 1."""
    told = model.probabilities(signs)
    return 1 - told[NO], told[BEST] + told[POOR] / 2


def _fact(candidate: Candidate, likely: float) -> FactMention:
    return fact(
        "population.description",
        candidate.value,
        (candidate.counted_from, candidate.end),
        by="population.description",
        confidence=max(_SURE_ENOUGH, likely),
    )
