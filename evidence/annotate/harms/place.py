"""Where harms are spoken of: a sentence with its clauses, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence.annotate.terms import Term
from evidence.mentions import Clause, Sentence
from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence.

    Attributes:
        trust: how far a fact of this study may stand here, 0 to 1.
    """

    doc: Doc
    sentence: Sentence
    clauses: Sequence[Clause]
    trust: float

    @property
    def text(self) -> str:
        """The article's text."""
        text: str = self.doc._.article.text
        return text

    @property
    def is_spoken(self) -> bool:
        """Whether somebody says it: talk gives no numbers."""
        return self.sentence.zone is Zone.QUOTATION

    def words(self, span: Sentence | Clause | None = None) -> str:
        """Give the words of a clause, or of the whole sentence."""
        span = span or self.sentence
        return self.text[span.start : span.end]

    def terms(self, lexicon: str, span: Sentence | Clause | None = None) -> tuple[Term, ...]:
        """Give the terms of a lexicon in a clause, or in the whole sentence."""
        span = span or self.sentence
        found: tuple[Term, ...] = self.doc._.terms.of(lexicon, span.start, span.end)
        return found
