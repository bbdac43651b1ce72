"""The network at run time: embeddings, dilated convolutions with one look over the whole passage, one classifier a head.

Shapes: `n` words, `h` hidden units. Weights are plain arrays that `training/spans` fits (see `weights/spans.md`). The
convolutions follow Strubell 2017 (iterated dilated convolutions for tagging), the look over the passage is one head of
scaled dot-product attention.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from evidence.annotate.spans.words import WordTable
from evidence.annotate.threads import one_thread

GAP = 4
"""Empty rows between passages, as wide as the widest dilation, so that no word sees another passage."""
_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class SpanNetwork:
    """The weights with what is needed to read them.

    Attributes:
        name: under which it is kept, with its version (`spans@1`).
        words: the rows of words.
        arrays: the weights by name.
        dilations: the step of each convolution, in order; the look over the passage stands before the last.
        heads: the classes of each head, without "outside".
    """

    name: str
    words: WordTable
    arrays: Mapping[str, Any]
    dilations: tuple[int, ...]
    heads: Mapping[str, tuple[str, ...]]

    def transitions(self, head: str) -> Any:
        """Give what a step from one class of a head to another adds to the log-odds, `(classes, classes)`."""
        return self.arrays[f"{head}.transitions"]

    def probabilities(self, passages: Sequence[Sequence[tuple[int, ...]]], heads: Sequence[str]) -> dict[str, list[Any]]:
        """Give for each head one array `(n, classes)` a passage; classes are outside, then first and inner word of each label.

        Args:
            passages: the rows of each word, and 1 where it begins a line.
            heads: which classifiers to ask.
        """
        import numpy

        places, rows = _laid_out(passages)
        with one_thread():
            hidden = self._hidden(numpy.asarray(rows, dtype=numpy.int32), places)
        found: dict[str, list[Any]] = {}
        for head in heads:
            scores = hidden @ self.arrays[f"{head}.weight"] + self.arrays[f"{head}.bias"]
            found[head] = [_softmax(scores[start:end]) for start, end in places]
        return found

    def _hidden(self, rows: Any, places: Sequence[tuple[int, int]]) -> Any:
        import numpy

        held = self.arrays
        inside = numpy.zeros((len(rows), 1), numpy.float32)
        for start, end in places:
            inside[start:end] = 1
        tables = [held[name][rows[:, column]] for column, name in enumerate(("word", "beginning", "end", "shape"))]
        seen = numpy.concatenate([*tables, rows[:, 4:5].astype(numpy.float32)], axis=1)
        hidden = numpy.maximum(seen @ held["in.weight"] + held["in.bias"], 0) * inside
        for layer, dilation in enumerate(self.dilations):
            hidden = _normal(hidden + _convolved(hidden, held, layer, dilation), held, f"norm{layer}") * inside
            if layer == len(self.dilations) - 2:
                hidden = _normal(hidden + self._looked(hidden, places), held, "norm_look") * inside
        return hidden

    def _looked(self, hidden: Any, places: Sequence[tuple[int, int]]) -> Any:
        import numpy

        held = self.arrays
        asked, offered, told = (hidden @ held[f"{name}.weight"] + held[f"{name}.bias"] for name in ("ask", "offer", "tell"))
        looked = numpy.zeros_like(hidden)
        scale = 1 / math.sqrt(asked.shape[1])
        for start, end in places:
            weights = _softmax(asked[start:end] @ offered[start:end].T * scale)
            looked[start:end] = weights @ told[start:end]
        return looked


def _laid_out(passages: Sequence[Sequence[tuple[int, ...]]]) -> tuple[list[tuple[int, int]], list[tuple[int, ...]]]:
    """Lay passages behind each other with gaps; give where each stands, and all rows."""
    empty = (0, 0, 0, 0, 0)
    rows: list[tuple[int, ...]] = [empty] * GAP
    places: list[tuple[int, int]] = []
    for passage in passages:
        places.append((len(rows), len(rows) + len(passage)))
        rows.extend(passage)
        rows.extend([empty] * GAP)
    return places, rows


def _convolved(hidden: Any, held: Mapping[str, Any], layer: int, dilation: int) -> Any:
    import numpy

    before, here, after = held[f"conv{layer}.weight"]
    made = hidden @ here
    made[dilation:] += hidden[:-dilation] @ before
    made[:-dilation] += hidden[dilation:] @ after
    made += held[f"conv{layer}.bias"]
    return numpy.maximum(made, 0, out=made)


def _normal(hidden: Any, held: Mapping[str, Any], name: str) -> Any:
    import numpy

    units = hidden.shape[1]
    centred = hidden - numpy.add.reduce(hidden, axis=1, keepdims=True) / units
    spread = numpy.einsum("nh,nh->n", centred, centred)[:, None] / units
    centred /= numpy.sqrt(spread + _EPSILON)
    centred *= held[f"{name}.weight"]
    centred += held[f"{name}.bias"]
    return centred


def _softmax(scores: Any) -> Any:
    import numpy

    powers = numpy.exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


@cache
def load_network(name: str = "spans") -> SpanNetwork:
    """Load the weights of the package named `name`."""
    with as_file(files("evidence.annotate") / "weights" / f"{name}.npz") as path:
        return read_network(path)


def read_network(path: Path) -> SpanNetwork:
    """Read the weights of a file."""
    import numpy

    with numpy.load(path) as held:
        about = json.loads(str(held["about"]))
        arrays = {key: held[key].astype(numpy.float32) for key in held.files if key != "about"}
    known = {word: row for row, word in enumerate(about["words"], 1)}
    words = WordTable(known, tuple(about["sizes"]))
    heads = {head: tuple(labels) for head, labels in about["heads"].items()}
    return SpanNetwork(about["name"], words, arrays, tuple(about["dilations"]), heads)
