"""The network that ships: hashed and known words, dilated convolutions, one look over the passage; it learns from both."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
import torch
from torch import nn

from evidence.annotate.spans import cut_passages
from evidence.annotate.spans.words import WordTable, fold
from training.spans.padding import Part, padded_labels
from training.spans.sequences import HEADS, MARKED, Text, report, span_f1

VERSION = 2
UNSEEN, TRANSITION_WEIGHT = 0.5, 0.2
"""What every step between classes counts before any is seen; and how much the steps weigh beside the words."""
UNITS, LOOK = 128, 32
TABLES = {"word": 64, "beginning": 16, "end": 24, "shape": 8}
SIZES = (2048, 4096, 512)
DILATIONS = (1, 2, 4, 1)
DROPOUT, WORD_DROPOUT = 0.2, 0.1
KNOWN_WORDS, RAREST = 24_000, 4
WORDS_AT_ONCE = 4000
RATE, EPOCHS, WARM_UP, LOWEST = 3e-3, 5, 0.03, 0.02
HARD = {"own": 3, "eo": 2, "art": 2}
"""How often a text with labels is shown beside those that the teacher marked."""
LAST_RATE, LAST_EPOCHS, LAST_HARD = 1e-3, 4, {"own": 1, "eo": 2, "art": 2}
"""The last rounds, on labels alone; the weights that ship lie half way between those before and after them."""


class Student(nn.Module):
    """The same sums as `evidence.annotate.spans.network`, fitted here."""

    def __init__(self, known: int, heads: Sequence[str] = MARKED) -> None:
        super().__init__()
        rows = {"word": known + 1, **dict(zip(("beginning", "end", "shape"), SIZES, strict=True))}
        self.tables = nn.ModuleDict({name: nn.Embedding(rows[name], width) for name, width in TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        self.into = nn.Linear(sum(TABLES.values()) + 1, UNITS)
        self.layers = nn.ModuleList(nn.Linear(3 * UNITS, UNITS) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(UNITS) for _ in DILATIONS)
        self.ask, self.offer, self.tell = nn.Linear(UNITS, LOOK), nn.Linear(UNITS, LOOK), nn.Linear(UNITS, UNITS)
        self.norm_look = nn.LayerNorm(UNITS)
        self.heads = nn.ModuleDict({head: nn.Linear(UNITS, 1 + 2 * len(HEADS[head])) for head in heads})
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """Give the state of every word, `(passages, words, units)`."""
        kept = inside.unsqueeze(-1)
        words = rows[..., 0]
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < WORD_DROPOUT, 0)
        columns = [words, *(rows[..., column] for column in range(1, len(TABLES)))]
        seen = [table(column) for table, column in zip(self.tables.values(), columns, strict=True)]
        states = nn.functional.relu(self.into(self.drop(torch.cat([*seen, rows[..., 4:5].float()], -1)))) * kept
        for layer, dilation in enumerate(DILATIONS):
            states = self.norms[layer](states + self.drop(self._convolved(states, layer, dilation))) * kept
            if layer == len(DILATIONS) - 2:
                states = self.norm_look(states + self.drop(self._looked(states, inside))) * kept
        return self.drop(states)

    def _convolved(self, states: torch.Tensor, layer: int, dilation: int) -> torch.Tensor:
        length = states.size(1)
        wide = nn.functional.pad(states, (0, 0, dilation, dilation))
        near = torch.cat([wide[:, :length], states, wide[:, 2 * dilation : 2 * dilation + length]], -1)
        return nn.functional.relu(self.layers[layer](near))

    def _looked(self, states: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        weights = self.ask(states) @ self.offer(states).transpose(1, 2) / math.sqrt(LOOK)
        return weights.masked_fill(inside.unsqueeze(1) == 0, -1e9).softmax(-1) @ self.tell(states)


def known_words(texts: Sequence[Text]) -> list[str]:
    """Give the words that get a row of their own, the commonest first."""
    counts = Counter(fold(text.text[start:end]) for text in texts for start, end in text.words)
    return [word for word, count in counts.most_common() if count >= RAREST][:KNOWN_WORDS]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a fit goes.

    Attributes:
        rate: the highest rate.
        epochs: the number of rounds.
        shown: how often a text with labels of a head is shown.
        silent: the share of the passages with labels, but without a mark, that are shown.
    """

    rate: float = RATE
    epochs: int = EPOCHS
    shown: Mapping[str, int] = field(default_factory=lambda: HARD)
    silent: float = 1.0


def settle(
    student: Student, words: WordTable, labelled: Sequence[Text], dev: Sequence[Text], *, rounds: int = LAST_EPOCHS
) -> None:
    """Fit once more to labels alone, and go half of the way there: weights between the two do better than either."""
    before = {name: held.clone() for name, held in student.state_dict().items()}
    fit_student(student, words, labelled, dev, pace=Pace(LAST_RATE, min(LAST_EPOCHS, rounds), LAST_HARD))
    student.load_state_dict({name: (before[name] + held) / 2 for name, held in student.state_dict().items()})


def fit_student(student: Student, words: WordTable, texts: Sequence[Text], dev: Sequence[Text], *, pace: Pace) -> None:
    """Fit to the labels and to the teacher's marks, and print what it reaches on the texts kept back."""
    shown = [text for text in texts for _ in range(max((pace.shown[head] for head in text.labels), default=1))]
    parts = [part for part in _parts(shown, words) if _tells(part) or random.random() < pace.silent]
    rounds = len(_batches(parts, shuffled=True)) * pace.epochs
    optimiser = torch.optim.AdamW(student.parameters(), lr=pace.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate_at(step, rounds))
    for epoch in range(pace.epochs):
        student.train()
        for batch in _batches(parts, shuffled=True):
            optimiser.zero_grad()
            _loss(student, batch).backward()
            nn.utils.clip_grad_norm_(student.parameters(), 2.0)
            optimiser.step()
            schedule.step()
        report("student", epoch + 1, {head: score(student, words, dev, head) for head in student.heads})


def _tells(part: Part) -> bool:
    return bool(part["soft"]) or any(any(classes) for classes in part["labels"].values())


def _rate_at(step: int, rounds: int) -> float:
    return min(1.0, (step + 1) / (rounds * WARM_UP + 1)) * max(LOWEST, 1 - step / rounds)


def _loss(student: Student, batch: Sequence[Part]) -> torch.Tensor:
    rows, inside = _tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        states = student(rows, inside)
    states, losses = states.float(), []
    for head, classifier in student.heads.items():
        taught = [row for row, part in enumerate(batch) if head in part["labels"]]
        if taught:
            wanted, mask = padded_labels([batch[row] for row in taught], head, states.size(1))
            scores = classifier(states[taught])
            each = nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), reduction="none").view_as(mask)
            losses.append((each * mask).sum() / inside.sum())
        marked = [row for row, part in enumerate(batch) if head in part["soft"]]
        if marked:
            logs = classifier(states[marked]).log_softmax(-1)
            wanted = torch.zeros_like(logs)
            for place, row in enumerate(marked):
                soft = batch[row]["soft"][head].astype(numpy.float32)
                wanted[place, : len(soft)] = torch.from_numpy(soft)
            losses.append(-(wanted * logs).sum() / inside.sum())
    return torch.stack(losses).sum()


def _parts(texts: Sequence[Text], words: WordTable) -> list[Part]:
    found = []
    for number, text in enumerate(texts):
        rows = _rows(text, words)
        for first, last in cut_passages(text.text, text.words):
            held = {
                name: {head: each[first:last] for head, each in getattr(text, name).items()}
                for name in ("labels", "masks", "soft")
            }
            found.append({"text": number, "first": first, "rows": rows[first:last], **held})
    return found


def _rows(text: Text, words: WordTable) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    before = 0
    for number, (start, end) in enumerate(text.words):
        begins_line = number == 0 or "\n" in text.text[before:start]
        found.append((*words.rows(text.text[start:end]), int(begins_line)))
        before = end
    return found


def _batches(parts: Sequence[Part], *, shuffled: bool) -> list[list[Part]]:
    ordered = sorted(parts, key=lambda part: len(part["rows"]) + (random.random() * 20 if shuffled else 0))
    batches: list[list[Part]] = [[]]
    for part in ordered:
        if batches[-1] and len(part["rows"]) * (len(batches[-1]) + 1) > WORDS_AT_ONCE:
            batches.append([])
        batches[-1].append(part)
    if shuffled:
        random.shuffle(batches)
    return batches


def _tensors(batch: Sequence[Part]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(part["rows"]) for part in batch)
    rows, inside = numpy.zeros((len(batch), longest, 5), numpy.int64), numpy.zeros((len(batch), longest), numpy.float32)
    for row, part in enumerate(batch):
        rows[row, : len(part["rows"])] = part["rows"]
        inside[row, : len(part["rows"])] = 1
    return torch.from_numpy(rows), torch.from_numpy(inside)


def score(student: Student, words: WordTable, texts: Sequence[Text], head: str) -> float:
    """Give the F1 of spans with equal ends on texts that teach a head."""
    taught = [text for text in texts if head in text.labels]
    found = [[0] * len(text.words) for text in taught]
    student.eval()
    with torch.no_grad():
        for batch in _batches(_parts(taught, words), shuffled=False):
            best = student.heads[head](student(*_tensors(batch))).argmax(-1).tolist()
            for part, classes in zip(batch, best, strict=True):
                found[part["text"]][part["first"] : part["first"] + len(part["rows"])] = classes[: len(part["rows"])]
    return span_f1(
        (text.masked(head, text.labels[head]), text.masked(head, got)) for text, got in zip(taught, found, strict=True)
    )


def transitions(texts: Sequence[Text], head: str) -> Any:
    """Give how much likelier than by chance each class of a head follows each other, as weighted log-odds."""
    classes = 1 + 2 * len(HEADS[head])
    counts = numpy.full((classes, classes), UNSEEN)
    for text in texts:
        if head in text.labels:
            path = text.masked(head, text.labels[head])
            numpy.add.at(counts, (path[:-1], path[1:]), 1)
    chance = counts.sum(0) / counts.sum()
    return TRANSITION_WEIGHT * numpy.log(counts / counts.sum(1, keepdims=True) / chance)


def write_student(student: Student, known: Sequence[str], texts: Sequence[Text], path: Path, kept_as: str = "spans") -> None:
    """Write the weights where the package finds them, as half floats, with the transitions that the texts show."""
    arrays = {name: table.weight for name, table in student.tables.items()}
    arrays |= {"in.weight": student.into.weight.T, "in.bias": student.into.bias}
    for number, (layer, norm) in enumerate(zip(student.layers, student.norms, strict=True)):
        arrays |= {f"conv{number}.weight": layer.weight.T.reshape(3, UNITS, UNITS), f"conv{number}.bias": layer.bias}
        arrays |= {f"norm{number}.weight": norm.weight, f"norm{number}.bias": norm.bias}
    for name in ("ask", "offer", "tell"):
        held = getattr(student, name)
        arrays |= {f"{name}.weight": held.weight.T, f"{name}.bias": held.bias}
    arrays |= {"norm_look.weight": student.norm_look.weight, "norm_look.bias": student.norm_look.bias}
    for head, classifier in student.heads.items():
        arrays |= {f"{head}.weight": classifier.weight.T, f"{head}.bias": classifier.bias}
        arrays[f"{head}.transitions"] = torch.from_numpy(transitions(texts, head))
    about = {
        "name": f"{kept_as}@{VERSION}",
        "words": list(known),
        "sizes": list(SIZES),
        "dilations": list(DILATIONS),
        "heads": {head: list(HEADS[head]) for head in student.heads},
    }
    halves = {name: array.detach().float().numpy().astype(numpy.float16) for name, array in arrays.items()}
    with path.open("wb") as file:
        numpy.savez_compressed(file, about=numpy.array(json.dumps(about, sort_keys=True)), **halves)
