"""The part of an abstract that each sentence belongs to, from its wording and its place, where no heading says it.

A linear model scores each sentence by its own words, those of its neighbours and its place; a Viterbi pass then picks the
likeliest sequence, for background does not follow results. The weights are made by `training/roles.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from evidence.annotate.linear import LinearModel, load_model, softmax
from evidence.vocabulary import Section

ROLES = (Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS, Section.RESULTS, Section.CONCLUSIONS)
MODEL = "roles"
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,·]\d+)*|[<>=%±]")
_LONGEST = 80
_TENTHS, _EDGE, _NEAR_EDGE, _LONG, _LENGTH_STEP, _LENGTH_STEPS = 10, 4, 5, 15, 8, 6
_WEIGHT = 8.0


def sentence_roles(sentences: Sequence[str]) -> tuple[Section | None, ...]:
    """Give the role of each sentence of one abstract, headings left out.

    Args:
        sentences: every sentence of the abstract, in order.
    """
    if not sentences:
        return ()
    model = load_model(MODEL)
    scored = [softmax(model.scores(features)) for features in abstract_features(sentences)]
    return tuple(ROLES[place] for place in _likeliest(scored, model))


def abstract_features(sentences: Sequence[str]) -> list[dict[str, float]]:
    """Give the features of every sentence of an abstract; their vector has the length `_WEIGHT`."""
    tokens = [_tokens(sentence) for sentence in sentences]
    return [_features(tokens, number) for number in range(len(tokens))]


def _tokens(sentence: str) -> list[str]:
    words = _WORD.findall(sentence)[:_LONGEST]
    return ["0" if word[0].isdigit() else word.lower() for word in words]


def _features(tokens: list[list[str]], number: int) -> dict[str, float]:
    own, last = tokens[number], len(tokens) - 1
    named = {f"w:{word}" for word in own}
    named |= {f"g:{first} {second}" for first, second in pairwise(own)}
    named |= {f"f:{' '.join(own[:2])}", f"f1:{' '.join(own[:1])}", f"len:{min(len(own) // _LENGTH_STEP, _LENGTH_STEPS)}"}
    named |= {
        f"b:{_TENTHS * number // len(tokens)}",
        f"s:{min(number, _EDGE)}",
        f"e:{min(last - number, _EDGE)}",
        f"n:{min(len(tokens), _LONG)}",
        f"r:{min(number, _NEAR_EDGE)}/{min(last - number, _NEAR_EDGE)}",
    }
    named |= _neighbour("p", tokens[number - 1] if number else None)
    named |= _neighbour("q", tokens[number + 1] if number < last else None)
    weight = _WEIGHT / len(named) ** 0.5
    return dict.fromkeys(sorted(named), weight)


def _neighbour(side: str, words: list[str] | None) -> set[str]:
    return {f"{side}:<none>"} if words is None else {f"{side}:{word}" for word in words}


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
