from __future__ import annotations

from evidence.article import Article, Block, Run
from evidence.evaluation.answer import Span
from evidence.evaluation.detokenise import detokenise
from evidence.evaluation.reading import Reading
from evidence.mentions import Mention, Mentions
from evidence.vocabulary import BlockKind


def article(source: str, text: str, runs: tuple[Run, ...] = ()) -> Article:
    return Article(text=text, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),), source=source, runs=runs)


def test_offsets_lead_through_the_source_map() -> None:
    # the reader joined "ten" and "men" over a line end and an indent
    read = article("  ten\n   men", "ten men", (Run(0, 2, 3), Run(4, 9, 3)))
    assert Reading(read, Mentions(article=read)).span("x", 0, 7) == Span(2, 12, "x")
    assert Reading(read, Mentions(article=read)).span("x", 4, 7) == Span(9, 12, "x")


def test_offsets_lead_through_the_tokens() -> None:
    tokens = detokenise("( ten men ) .")
    read = article(tokens.text, tokens.text)
    span = Reading(read, Mentions(article=read), tokens).span("x", 1, 8)
    assert "( ten men ) ."[span.start : span.end] == "ten men"


def test_white_space_at_the_ends_is_no_part_of_a_span() -> None:
    read = article("ten men ", "ten men ")
    assert Reading(read, Mentions(article=read)).span("x", 3, 8) == Span(4, 7, "x")


def test_what_is_not_there_gives_no_span() -> None:
    read = article("ten men", "ten men")
    reading = Reading(read, Mentions(article=read))
    assert reading.spans("x", [None, Mention(start=2, end=2), Mention(start=0, end=3)]) == {Span(0, 3, "x")}
