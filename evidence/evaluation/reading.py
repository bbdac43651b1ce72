"""Read a text of a data set exactly as the main path does, and lead offsets back to the text as the set prints it.

`read`, `annotate` and `assemble` are the calls of `evidence.extract`; they are made one by one here because a data set asks for
offsets in its own text, and the article's source map is the way back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from evidence.article import Article
from evidence.evaluation.answer import Span
from evidence.evaluation.detokenise import Detokenised, detokenise

if TYPE_CHECKING:
    from evidence.mentions import Mention, Mentions, SpanMention
    from evidence.record import EvidenceRecord, Provenance
    from evidence.vocabulary import SpanLabel


@dataclass(frozen=True)
class Reading:
    """What the pipeline made of one text.

    Attributes:
        tokens: the way back to the tokenised text, for sets that print one.
    """

    article: Article
    mentions: Mentions
    tokens: Detokenised | None = None

    @cached_property
    def record(self) -> EvidenceRecord:
        """The record of the text, assembled when it is first asked for."""
        from evidence.assemble import assemble

        return assemble(self.mentions)

    def span(self, label: str, start: int, end: int) -> Span:
        """Give a stretch of the article's text as a stretch of the data set's text."""
        text = self.article.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        low = self.article.source_offset(start)
        high = self.article.source_offset(end - 1) + 1 if end > start else low
        if self.tokens:
            low, high = self.tokens.printed(low, high)
        return Span(low, high, label)

    def spans(self, label: str, mentions: Iterable[Mention | Provenance | None]) -> frozenset[Span]:
        """Give the stretches of mentions or of provenance, leaving out what is None or empty."""
        return frozenset(
            self.span(label, mention.start, mention.end)
            for mention in mentions
            if mention is not None and mention.end > mention.start
        )

    def tagged(self, *labels: SpanLabel) -> list[SpanMention]:
        """Give the spans of these sorts that the trained network marks."""
        return [span for span in self.mentions.spans if span.label in labels]


def read_text(text: str, kind: str = "abstract", *, tokenised: bool = False) -> Reading:
    """Run the main path over a text.

    Args:
        text: as the data set prints it.
        kind: a value of `SourceKind`.
        tokenised: the text's tokens are joined by spaces; it is made running text first.

    Raises:
        SourceError: the text cannot be read as an article.
    """
    from evidence.annotate import annotate
    from evidence.ingest import read

    tokens = detokenise(text) if tokenised else None
    article = read(tokens.text if tokens else text, kind=kind)
    return Reading(article, annotate(article), tokens)
