"""The results table of one sentence: which values belong to which outcome and which of two arms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.annotate.pipeline import annotate
from evidence.article import Article, Block
from evidence.mentions import ArmResultMention, Mentions, OutcomeMention
from evidence.vocabulary import BlockKind, SourceKind

_GROUP = re.compile(r"[\s-](?:groups?|arms?)\b")
_BEHIND = re.compile(r"\s?%?(?:\s?mm\s?Hg)?(?:\s?[)\]])?(?:\s?mm\s?Hg)?(?<=[%)\]g])")
Span = tuple[int, int, str]
Relation = tuple[str, int, int]
_COLUMNS = ("A1_RES", "A2_RES")


def read_results(sentence: str) -> tuple[tuple[Span, ...], tuple[Relation, ...]]:
    """Read the interventions, outcomes and values of a results sentence and tie them together.

    Returns:
        Spans `(start, end, INTV|OC|MEAS)` in code points of the sentence; and relations `(OC_RES|A1_RES|A2_RES, head, tail)`,
        where head is the index of the outcome or intervention and tail that of the value. The first arm named is A1.
    """
    article = Article(text=sentence, blocks=(Block(0, len(sentence), BlockKind.PARAGRAPH),), kind=SourceKind.UNKNOWN)
    mentions = annotate(article)
    spans: list[Span] = []
    relations = list(_relations(mentions, spans))
    return tuple(spans), tuple(relations)


def _relations(mentions: Mentions, spans: list[Span]) -> Iterator[Relation]:
    outcomes = [_place(spans, outcome.start, outcome.end, "OC") for outcome in mentions.outcomes]
    columns: dict[str, str] = {}
    for result in mentions.arm_results:
        value = _place(spans, *_printed(mentions.article.text, result), "MEAS")
        outcome = _outcome_of(result, mentions.outcomes)
        if outcome is not None:
            yield "OC_RES", outcomes[outcome], value
        if result.label and result.label_start is not None:
            arm = _place(spans, *_group_words(mentions.article.text, result.label_start, len(result.label)), "INTV")
            column = columns.setdefault(result.label.lower(), _COLUMNS[min(len(columns), 1)])
            yield column, arm, value


def _place(spans: list[Span], start: int, end: int, label: str) -> int:
    span = (start, end, label)
    if span not in spans:
        spans.append(span)
    return spans.index(span)


def _printed(sentence: str, result: ArmResultMention) -> tuple[int, int]:
    """Give where the value stands, with its spread, its unit and the bracket that closes it."""
    behind = _BEHIND.match(sentence, result.end)
    return result.start, behind.end() if behind else result.end


def _group_words(sentence: str, start: int, length: int) -> tuple[int, int]:
    """Give where a group is named, with the word `group` or `arm` behind the name."""
    behind = _GROUP.match(sentence, start + length)
    return start, behind.end() if behind else start + length


def _outcome_of(result: ArmResultMention, outcomes: Sequence[OutcomeMention]) -> int | None:
    """Give the outcome named last before a value, or else the first after it."""
    before = [index for index, outcome in enumerate(outcomes) if outcome.end <= result.start]
    if before:
        return before[-1]
    return 0 if outcomes else None
