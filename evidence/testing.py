"""For authors of rules: run the examples in a rule's docstring, as this package runs those of its own.

from evidence.testing import check_rule

def test_my_rule() -> None:
check_rule(my_rule)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.appraise import Rule
from evidence.evaluation.passage_record import record_from_passages
from evidence.record import EvidenceRecord

PARTS = ("Why it matters", "Raised", "Not raised", "Known limits")
"""The headings of a rule's page, in their order."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage from a rule's docstring.

    Attributes:
        raised: whether the rule must speak on it; a near miss must leave it silent.
        notation: the annotated passage.
    """

    raised: bool
    notation: str

    @property
    def record(self) -> EvidenceRecord:
        """The record that the passage spells out."""
        return record_from_passages(self.notation)


def examples_of(rule: Rule) -> tuple[Example, ...]:
    """Give the examples of a rule, in the order of its page."""
    from markdown_it import MarkdownIt

    fences = (token for token in MarkdownIt().parse(rule.page) if token.type == "fence")
    kinds = {"text raised": True, "text silent": False}
    return tuple(Example(kinds[each.info], each.content.strip()) for each in fences if each.info in kinds)


def problems_of(rule: Rule) -> Iterator[str]:
    """Name everything that is wrong with a rule's page and examples."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt().parse(rule.page)
    headings = tuple(tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open")
    if headings != PARTS:
        yield f"the page has the headings {headings}, not {PARTS}"
    examples = examples_of(rule)
    yield from (
        f"there is no example marked {name}" for raised, name in _MARKS if not any(each.raised is raised for each in examples)
    )
    for example in examples:
        yield from _problems_with(rule, example)


def check_rule(rule: Rule) -> None:
    """Fail if a rule's page lacks a part, or an example does not do what it says.

    Raises:
        AssertionError: with every problem.
    """
    problems = list(problems_of(rule))
    if problems:
        raise AssertionError(f"{rule.name}: " + "; ".join(problems))


_MARKS = ((True, "raised"), (False, "silent"))


def _problems_with(rule: Rule, example: Example) -> Iterator[str]:
    findings = list(rule(example.record))
    if bool(findings) != example.raised:
        yield f"{'not raised' if example.raised else 'raised'} on: {example.notation}"
    for finding in findings:
        if not (finding.evidence or finding.absence):
            yield f"cites nothing and names no absence on: {example.notation}"
