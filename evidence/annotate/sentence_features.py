"""Features of a sentence among its neighbours, for the linear models that tell what it does in its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,·]\d+)*|[<>=%±]")
_LONGEST = 80
_TENTHS, _EDGE, _NEAR_EDGE, _LONG, _LENGTH_STEP, _LENGTH_STEPS = 10, 4, 5, 15, 8, 6
_WEIGHT = 8.0


def sentence_features(sentences: Sequence[str], cues: Sequence[Collection[str]] = ()) -> list[dict[str, float]]:
    """Give the features of every sentence of a text: words, word pairs, length, place, neighbours; their vector has one length.

    Args:
        sentences: every sentence of the text, in order.
        cues: what else is known of each sentence, by name; nothing where empty.
    """
    tokens = [_tokens(sentence) for sentence in sentences]
    return [_features(tokens, number, cues[number] if cues else ()) for number in range(len(tokens))]


def _tokens(sentence: str) -> list[str]:
    words = _WORD.findall(sentence)[:_LONGEST]
    return ["0" if word[0].isdigit() else word.lower() for word in words]


def _features(tokens: list[list[str]], number: int, cues: Collection[str]) -> dict[str, float]:
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
    named |= {f"c:{cue}" for cue in cues}
    weight = _WEIGHT / len(named) ** 0.5
    return dict.fromkeys(sorted(named), weight)


def _neighbour(side: str, words: list[str] | None) -> set[str]:
    return {f"{side}:<none>"} if words is None else {f"{side}:{word}" for word in words}
