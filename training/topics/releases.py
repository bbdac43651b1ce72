"""The releases that teach: those with our own labels, and those that the teacher marks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.annotate.pipeline import annotate_doc
from evidence.annotate.release_topics import TOPICS, Topic, topic_features
from evidence.annotate.zones import zoned_by_rule
from evidence.errors import SourceError
from evidence.evaluation.external import digest, read_texts
from evidence.ingest import read
from training.fitting import data_folder

LABELS = Path(__file__).parents[1] / "labels" / "release_topics.jsonl"
POOL = ("health_release", "insciout_press_releases")
MOST_SENTENCES = 90
"""Longer texts are full papers or lists of abstracts."""


@dataclass(frozen=True)
class Release:
    """The sentences of one release.

    Attributes:
        words: of each sentence.
        features: of each sentence, for the model that ships.
        topics: of each sentence that has a label, by its place, as a place in `TOPICS`.
    """

    words: Sequence[str]
    features: Sequence[Mapping[str, float]]
    topics: Mapping[int, int]


def labelled() -> dict[str, list[Release]]:
    """Give the releases with labels, by use: `train`, and `test` for those kept back.

    Raises:
        SystemExit: a text is not the one that was labelled.
    """
    found: dict[str, list[Release]] = {"train": [], "test": []}
    texts = {name: read_texts(data_folder(), name, "train") for name in POOL}
    for row in _rows():
        found[row["use"]].append(_release(texts[row["set"]][row["id"]], row))
    return found


def unlabelled() -> Iterator[Release]:
    """Give the releases without labels."""
    known = {(row["set"], row["id"]) for row in _rows()}
    for name in POOL:
        for number, text in read_texts(data_folder(), name, "train").items():
            if (name, number) not in known:
                try:
                    release = _release(text, None)
                except SourceError:
                    continue
                if len(release.words) <= MOST_SENTENCES:
                    yield release


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]


def _release(text: str, row: Mapping[str, Any] | None) -> Release:
    article = read(text, kind="press_release")
    if row and digest(article.text) != row["sha256"]:
        raise SystemExit(f"{row['set']} {row['id']} is not the text that was labelled: get the set again")
    sentences = zoned_by_rule(annotate_doc(article))
    known = {start: TOPICS.index(Topic(topic)) for start, _, topic in row["topics"]} if row else {}
    return Release(
        [" ".join(article.text[each.start : each.end].split()) for each in sentences],
        topic_features(article.text, sentences, article.blocks),
        {place: known[each.start] for place, each in enumerate(sentences) if each.start in known},
    )
