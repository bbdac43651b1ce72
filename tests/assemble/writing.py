"""Write mentions down by hand: a text, and the words in it that mention something."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from evidence.article import Article, Block
from evidence.mentions import (
    ArmMention,
    Clause,
    EstimateMention,
    FactMention,
    Mentions,
    NumberMention,
    OutcomeMention,
    ResultMention,
    Sentence,
    SubgroupMention,
)
from evidence.vocabulary import BlockKind, Measure, NumberKind, Section, SourceKind, Zone


@dataclass
class Sheet:
    """A text of sentences; each method adds a mention at the given words and gives the sheet back.

    A bar in a sentence cuts it into clauses; it does not stand in the text.
    """

    sentences: tuple[str, ...]
    kind: SourceKind = SourceKind.ABSTRACT
    zones: dict[int, Zone] = field(default_factory=dict)
    sections: dict[int, Section] = field(default_factory=dict)
    found: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return " ".join(sentence.replace("|", "") for sentence in self.sentences)

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def _add(self, kind: str, mention: Any) -> Sheet:
        self.found.setdefault(kind, []).append(mention)
        return self

    def outcome(self, words: str, **more: Any) -> Sheet:
        start, end = self.at(words)
        return self._add("outcomes", OutcomeMention(start=start, end=end, name=more.pop("name", words), **more))

    def arm(self, words: str, **more: Any) -> Sheet:
        start, end = self.at(words)
        return self._add("arms", ArmMention(start=start, end=end, label=more.pop("label", words), **more))

    def result(self, words: str, *, about: tuple[str, ...] = (), favoured: str | None = None, **more: Any) -> Sheet:
        start, end = self.at(words)
        places = tuple(self.at(name)[0] for name in about)
        arm = self.at(favoured) if favoured else None
        return self._add("results", ResultMention(start=start, end=end, about=places, favoured=arm, **more))

    def subgroup(self, words: str, **more: Any) -> Sheet:
        start, end = self.at(words)
        return self._add("subgroups", SubgroupMention(start=start, end=end, definition=more.pop("definition", words), **more))

    def estimate(self, words: str, value: str, *, measure: Measure = Measure.HAZARD_RATIO, **more: Any) -> Sheet:
        start, end = self.at(words)
        return self._add("estimates", EstimateMention(start=start, end=end, measure=measure, value=self.number(value), **more))

    def fact(self, words: str, **more: Any) -> Sheet:
        start, end = self.at(words)
        return self._add("facts", FactMention(start=start, end=end, **more))

    def number(self, words: str, kind: NumberKind = NumberKind.RATIO) -> NumberMention:
        start, end = self.at(words)
        return NumberMention(start=start, end=end, text=words, value=Decimal(words), kind=kind)

    def mentions(self) -> Mentions:
        sentences, clauses, at = [], [], 0
        for index, sentence in enumerate(self.sentences):
            begin = at
            for part in sentence.split("|"):
                clauses.append(Clause(start=at, end=at + len(part), sentence=index))
                at += len(part)
            zone = self.zones.get(index, Zone.BODY)
            section = self.sections.get(index)
            sentences.append(Sentence(start=begin, end=at, index=index, block=0, zone=zone, section=section))
            at += 1
        article = Article(text=self.text, blocks=(Block(0, len(self.text), BlockKind.PARAGRAPH),), kind=self.kind)
        tuples: dict[str, Any] = {
            kind: tuple(sorted(found, key=lambda mention: mention.start)) for kind, found in self.found.items()
        }
        return Mentions(article=article, sentences=tuple(sentences), clauses=tuple(clauses), **tuples)
