from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.article import Article, Block
from evidence.evaluation.answer import Span
from evidence.evaluation.places import every_place, first_of_each, first_place, places, with_unit
from evidence.evaluation.reading import Reading
from evidence.mentions import Mention, Mentions, NumberMention
from evidence.vocabulary import BlockKind, NumberKind


def read(text: str) -> Reading:
    article = Article(text=text, blocks=(Block(0, len(text), BlockKind.PARAGRAPH),))
    return Reading(article, Mentions(article=article))


def test_words_are_found_whole_in_either_case() -> None:
    text = "Pain, painful, no  pain; PAIN-free"
    assert [text[start:end] for start, end in places(text, "pain")] == ["Pain", "pain", "PAIN"]
    assert [text[start:end] for start, end in places(text, "no pain")] == ["no  pain"]


@pytest.mark.parametrize("words", ["", " ", "(", "a.c"])
def test_words_that_are_no_words_or_not_there_are_not_found(words: str) -> None:
    assert list(places("abc (abc)", words)) == []


def test_every_place_and_the_first() -> None:
    reading = read("Tea or rest. Tea won.")
    assert every_place(reading, "x", ["tea", "milk"]) == {Span(0, 3, "x"), Span(13, 16, "x")}
    assert first_place(reading, "x", ["tea"]) == {Span(0, 3, "x")}
    assert first_place(reading, "x", ["milk"]) == frozenset()


def test_the_first_of_each_wording_is_kept() -> None:
    mentions = [Mention(start=13, end=16), Mention(start=0, end=3), Mention(start=7, end=11)]
    assert first_of_each(read("Tea or rest. tea won."), mentions) == [mentions[1], mentions[2]]


@pytest.mark.parametrize(
    ("text", "unit", "marked"),
    [("63% fell", "%", "63%"), ("63 % fell", "%", "63 %"), ("63 fell", "%", "63"), ("63 men", None, "63")],
)
def test_a_unit_is_marked_where_it_stands_behind(text: str, unit: str | None, marked: str) -> None:
    number = NumberMention(start=0, end=2, text="63", value=Decimal(63), kind=NumberKind.PERCENT, unit=unit)
    span = with_unit(read(text), "x", number)
    assert text[span.start : span.end] == marked
