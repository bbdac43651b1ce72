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
    scores = numpy.zeros((len(passages), length, classes), numpy.float32)
    for row, held in enumerate(passages):
        scores[row, : len(held)] = numpy.log(held + _LEAST)
    steps = (transitions + forbidden(classes)).astype(numpy.float32)
    reached = scores[:, 0].copy()
    reached[:, 2::2] = _NEVER
    came_from = numpy.zeros((length, len(passages), classes), numpy.int8)
    ends = numpy.array([len(held) for held in passages])
    for at in range(1, length):
        ways = reached[:, :, None] + steps
        came_from[at] = ways.argmax(1)
        reached = numpy.where((at < ends)[:, None], ways.max(1) + scores[:, at], reached)
    return [_traced(came_from[:, row], int(reached[row].argmax()), len(held)) for row, held in enumerate(passages)]


def forbidden(classes: int) -> Any:
    """Give the steps that no path takes, `(c, c)`: to an inner word from anything but its own label."""
    import numpy

    barred = numpy.zeros((classes, classes), numpy.float32)
    for inner in range(2, classes, 2):
        barred[:, inner] = _NEVER
        barred[[inner - 1, inner], inner] = 0
    return barred


def _traced(came_from: Any, last: int, length: int) -> list[int]:
    path = [last] if length else []
    for at in range(length - 1, 0, -1):
        path.append(int(came_from[at, path[-1]]))
    return path[::-1]
