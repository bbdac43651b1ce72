"""Readings written down by hand: what the pipeline might have made of a text, without running it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from evidence.article import Article, Block
from evidence.evaluation.reading import Reading
from evidence.mentions import Mentions, NumberMention
from evidence.record import EvidenceRecord
from evidence.vocabulary import BlockKind, NumberKind


def number(text: str, words: str, kind: NumberKind = NumberKind.COUNT, unit: str | None = None) -> NumberMention:
    """Mention the first place of a number."""
    start = text.index(words)
    return NumberMention(start=start, end=start + len(words), text=words, value=Decimal(words), kind=kind, unit=unit)


def at(text: str, words: str) -> dict[str, Any]:
    """Give the first place of some words as keyword arguments."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def stated(value: Any, text: str = "", words: str = "") -> dict[str, Any]:
    """State a value, with the words of the text that say so."""
    place = at(text, words) if words else {"start": 0, "end": 0}
    return {"value": value, "evidence": [place | {"quote": words}], "by": "rule:test"}


def record(**content: Any) -> EvidenceRecord:
    """Write a record; what is not given is not stated."""
    return EvidenceRecord.model_validate(
        {"engine": {"package": "0", "pipeline": "test"}, "source": {"kind": "abstract", "sha256": ""}} | content
    )


def reading(text: str, held: EvidenceRecord | None = None, **mentions: Any) -> Reading:
    """Put mentions and a record together as the reading of a text."""
    article = Article(text=text, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))
    made = Reading(article, Mentions(article=article, **mentions))
    made.__dict__["record"] = held or record()
    return made
