"""The part of an abstract that each sentence belongs to, from its wording and its place, where no heading says it.

A linear model scores each sentence by its own words, those of its neighbours and its place; a Viterbi pass then picks the
likeliest sequence, for background does not follow results. The weights are made by `training/roles.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from evidence.annotate.linear import LinearModel, load_model, softmax
from evidence.annotate.sentence_features import sentence_features
from evidence.vocabulary import Section

ROLES = (Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS, Section.RESULTS, Section.CONCLUSIONS)
MODEL = "roles"


def sentence_roles(sentences: Sequence[str]) -> tuple[Section | None, ...]:
    """Give the role of each sentence of one abstract, headings left out.

    Args:
        sentences: every sentence of the abstract, in order.
    """
    if not sentences:
        return ()
    model = load_model(MODEL)
    scored = [softmax(model.scores(features)) for features in sentence_features(sentences)]
    return tuple(ROLES[place] for place in _likeliest(scored, model))


def _likeliest(scored: list[list[float]], model: LinearModel) -> list[int]:
    """Run Viterbi over the probabilities of the sentences and the transitions seen in training."""
    chain: Mapping[str, Any] = model.extra
    places = range(len(ROLES))
    best = [_log(scored[0][place]) + chain["first"][place] for place in places]
    back: list[list[int]] = []
    for probabilities in scored[1:]:
        came = [max(places, key=lambda earlier, now=now: best[earlier] + chain["next"][earlier][now]) for now in places]  # type: ignore[misc]
        best = [best[came[now]] + chain["next"][came[now]][now] + _log(probabilities[now]) for now in places]
        back.append(came)
    path = [max(places, key=best.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _log(probability: float) -> float:
    return math.log(max(probability, 1e-12))
