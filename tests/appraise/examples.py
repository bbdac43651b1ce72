"""The examples in the rules' docstrings, as records."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt

from evidence.appraise import Rule, rules
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import EvidenceRecord


@dataclass(frozen=True)
class Example:
    rule: Rule
    raised: bool
    notation: str
    number: int

    @property
    def record(self) -> EvidenceRecord:
        return record_from_passages(self.notation)

    def __str__(self) -> str:
        return f"{self.rule.name}-{'raised' if self.raised else 'silent'}-{self.number}"


def examples_of(rule: Rule) -> list[Example]:
    fences = [token for token in MarkdownIt().parse(rule.page) if token.type == "fence" and token.info.startswith("text ")]
    return [Example(rule, fence.info == "text raised", fence.content.strip(), at) for at, fence in enumerate(fences)]


EXAMPLES = [example for rule in rules() for example in examples_of(rule)]
