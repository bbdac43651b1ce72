"""Where a mention stands: its sentence, its clause, its neighbours. Built once for each article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from evidence.mentions import Clause, Mention, Mentions, Sentence
from evidence.record import Provenance, Stated

M = TypeVar("M", bound=Mention)
T = TypeVar("T")


class Index:
    """Finds places in one article.

    Attributes:
        mentions: what was found in the article.
        text: the article's text.
    """

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.text = mentions.article.text
        self._sentence_starts = [sentence.start for sentence in mentions.sentences]
        self._clause_starts = [clause.start for clause in mentions.clauses]

    def sentence_of(self, mention: Mention) -> Sentence | None:
        """Give the sentence in which a mention begins, or None."""
        return _containing(self.mentions.sentences, self._sentence_starts, mention.start)

    def clause_of(self, mention: Mention) -> Clause | None:
        """Give the clause in which a mention begins, or None."""
        return _containing(self.mentions.clauses, self._clause_starts, mention.start)

    def sentence_at(self, index: int) -> Sentence | None:
        """Give a sentence by its number, or None where there is none."""
        return self.mentions.sentences[index] if 0 <= index < len(self.mentions.sentences) else None

    def quote(self, start: int, end: int) -> Provenance:
        """Give the words at `[start, end)` as provenance."""
        return Provenance(start=start, end=end, quote=self.text[start:end])

    def provenance(self, *mentions: Mention) -> tuple[Provenance, ...]:
        """Give the words of mentions as provenance, in the order given."""
        return tuple(self.quote(mention.start, mention.end) for mention in mentions)

    def stated(self, value: T, mention: Mention, *more: Mention) -> Stated[T]:
        """Tie a value to the words of one or more mentions; the first one says who read it."""
        evidence = self.provenance(mention, *more)
        return Stated(value=value, evidence=evidence, by=mention.by, confidence=mention.confidence)


def _containing(spans: Sequence[M], starts: Sequence[int], offset: int) -> M | None:
    at = bisect_right(starts, offset) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def within(mentions: Iterable[M], span: Mention) -> tuple[M, ...]:
    """Give the mentions that begin inside a span."""
    return tuple(mention for mention in mentions if span.start <= mention.start < span.end)
