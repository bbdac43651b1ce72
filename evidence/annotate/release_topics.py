"""What each sentence of a release speaks of: what this study found or did, what it may mean, other matters, or the house.

A release tells of the disease, of earlier studies and of its institution in the same voice as of its own results, so a count or
an effect there must not be taken for this study's. A linear model scores each sentence by its words, those of its neighbours
and its place. The weights are made by `training/topics`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from evidence.annotate.linear import load_model, softmax
from evidence.annotate.sentence_features import sentence_features
from evidence.article import Block
from evidence.mentions import Sentence

MODEL = "release_topics"
_END_MARK = re.compile(r"\W*(?:ends?|30)?\W*", re.IGNORECASE)
"""What closes a release: `###`, `-30-`, `[Ends]`."""
_ADDRESS = re.compile(r"https?://|www\.|@")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERCENT = re.compile(r"\d%|per ?cent", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")
_IN_WORDS = {"address": _ADDRESS, "year": _YEAR, "percent": _PERCENT, "quoted": _QUOTED}


class Topic(StrEnum):
    """What a sentence of a release speaks of."""

    FOUND = "found"
    """What this study found."""
    DONE = "done"
    """How this study was done, and in whom."""
    MEANT = "meant"
    """What it may mean, what should follow, what somebody thinks of it."""
    OTHER = "other"
    """The disease, its treatment, earlier and other studies."""
    HOUSE = "house"
    """The institution, contacts, money, publication."""


TOPICS = tuple(Topic)


def topics(text: str, sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[dict[Topic, float]]:
    """Give the probability of each topic for every sentence of one release.

    Args:
        text: of the article.
        sentences: all of them, in order, with the zones that rules gave them.
        blocks: of the article.
    """
    model = load_model(MODEL)
    scored = (softmax(model.scores(features)) for features in topic_features(text, sentences, blocks))
    return [dict(zip(TOPICS, each, strict=True)) for each in scored]


def topic_features(text: str, sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[dict[str, float]]:
    """Give the features of every sentence of a release."""
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    return sentence_features(words, list(_cues(words, sentences, blocks)))


def _cues(words: Sequence[str], sentences: Sequence[Sentence], blocks: Sequence[Block]) -> Iterator[set[str]]:
    has_ended = False
    for told, sentence in zip(words, sentences, strict=True):
        found = {f"zone {sentence.zone}", f"block {blocks[sentence.block].kind}", f"section {sentence.section}"}
        found |= {name for name, pattern in _IN_WORDS.items() if pattern.search(told)}
        if has_ended:
            found.add("after the end")
        has_ended = has_ended or bool(_END_MARK.fullmatch(told))
        yield found
