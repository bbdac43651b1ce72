"""The likeliest path through the classes of words (Viterbi 1967): an inner word goes on with its label or does not stand there.

Shapes: `n` words, `c` classes. Judged word by word, the network's classes break one name in two or begin it in the middle; the
path weighs every word with its neighbours, by how often one class follows another in the texts that taught it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_LEAST = 1e-9
_NEVER = -1e9


def best_paths(passages: Sequence[Any], transitions: Any) -> list[list[int]]:
    """Give the class of every word of each passage.

    Args:
        passages: probabilities `(n, c)` a passage; classes are outside, then first and inner word of each label.
        transitions: what a step from one class to another adds to the log-odds, `(c, c)`.
    """
    import numpy

    if not passages:
        return []
    length, classes = max(map(len, passages)), transitions.shape[0]
    scores = numpy.zeros((length, len(passages), classes), numpy.float32)
    for row, held in enumerate(passages):
        scores[: len(held), row] = numpy.log(held + _LEAST)
    steps = (transitions + forbidden(classes)).astype(numpy.float32)
    ways = numpy.zeros((length, len(passages), classes, classes), numpy.float32)
    reached = scores
    reached[0, :, 2::2] = _NEVER
    for at in range(1, length):
        numpy.add(reached[at - 1, :, :, None], steps, out=ways[at])
        reached[at] += numpy.maximum.reduce(ways[at], axis=1)
    came_from = ways.argmax(2)
    return [
        _traced(came_from[: len(held), row].tolist(), int(reached[len(held) - 1, row].argmax())) if len(held) else []
        for row, held in enumerate(passages)
    ]


def forbidden(classes: int) -> Any:
    """Give the steps that no path takes, `(c, c)`: to an inner word from anything but its own label."""
    import numpy

    barred = numpy.zeros((classes, classes), numpy.float32)
    for inner in range(2, classes, 2):
        barred[:, inner] = _NEVER
        barred[[inner - 1, inner], inner] = 0
    return barred


def _traced(came_from: Sequence[Sequence[int]], last: int) -> list[int]:
    path = [last]
    for steps in came_from[:0:-1]:
        path.append(steps[path[-1]])
    return path[::-1]
