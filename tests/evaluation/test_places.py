from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.article import Article, Block
from evidence.evaluation.answer import Span
from evidence.evaluation.places import (
    every_place,
    first_of_each,
    first_place,
    joined_lists,
    parted,
    places,
    short_form_apart,
    with_article,
    with_unit,
    without_group,
)
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


def cut(text: str, places: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("They rated the pain.", "pain", "the pain"),
        ("It took a single dose.", "dose", "a single dose"),
        ("Banana split", "split", "split"),
        ("some pain", "pain", "pain"),
    ],
)
def test_an_article_in_front_belongs_to_the_noun_phrase(text: str, name: str, whole: str) -> None:
    start = text.index(name)
    assert cut(text, [with_article(text, start, start + len(name))]) == [whole]


def test_names_that_a_small_word_joins_are_parted() -> None:
    text = "tea plus rest or milk"
    assert cut(text, list(parted(text, 0, len(text)))) == ["tea", "rest", "milk"]
    assert cut("sandwich", list(parted("sandwich", 0, 8))) == ["sandwich"]


def test_the_word_for_a_group_is_left_out_behind_a_name_only() -> None:
    assert cut("placebo group", [without_group("placebo group", 0, 13)]) == ["placebo"]
    assert cut("group therapy", [without_group("group therapy", 0, 13)]) == ["group therapy"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("falls at night (FAN)", ["falls at night", "FAN"]),
        ("falls (first visit)", ["falls (first visit)"]),
        ("falls (weekly)", ["falls (weekly)"]),
    ],
)
def test_a_short_form_in_brackets_stands_apart(name: str, parts: list[str]) -> None:
    assert cut(name, list(short_form_apart(name, 0, len(name)))) == parts


def test_spans_of_one_list_are_one_stroke_of_the_crowd() -> None:
    text = "pain , stiffness and function . Sleep was better"
    names = {"pain": "OUT", "stiffness": "OUT", "function": "OUT", "Sleep": "OUT", "was": "PAR"}
    marked = [Span(text.index(name), text.index(name) + len(name), label) for name, label in names.items()]
    found = {(span.label, text[span.start : span.end]) for span in joined_lists(text, marked)}
    assert found == {("OUT", "pain , stiffness and function ."), ("OUT", "Sleep"), ("PAR", "was")}
