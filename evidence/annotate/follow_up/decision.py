"""Decide how long people were followed: what is said of follow-up as such, else the likeliest length of time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.follow_up.lengths import find_lengths, words_of
from evidence.annotate.follow_up.signs import Signs
from evidence.annotate.follow_up.told import find_told
from evidence.annotate.linear import LinearModel, load_model
from evidence.mentions import FactMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = "follow_up"
CLASSES = ("followed",)
LIKELY = 0.65
"""The probability from which a length is taken for the follow-up: see the card of the weights."""


def find_follow_up(doc: Doc) -> tuple[FactMention, ...]:
    """Find how long people were followed; nothing where no length of time is likely to be it."""
    return tuple(find_told(doc)) or tuple(_likeliest(doc))


def _likeliest(doc: Doc) -> Iterator[FactMention]:
    lengths = find_lengths(doc)
    if not lengths:
        return
    signs = Signs(doc, lengths)
    likely, best = max(((chance(load_model(MODEL), signs.of(length)), length) for length in lengths), key=lambda each: each[0])
    if likely >= LIKELY:
        value = words_of(doc._.article.text, best)
        yield fact("study.follow_up", value, (best.start, best.end), by="follow_up.likely", confidence=min(likely, best.trust))


def chance(model: LinearModel, signs: Mapping[str, float]) -> float:
    """Give how likely a length of time is the follow-up, 0 to 1."""
    return 1 / (1 + math.exp(-model.scores(signs)[0]))
