from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.errors import CorpusError
from evidence.evaluation.passage import Annotation, Passage, parse_passage, write_passage

patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.text(alphabet="az09_", max_size=4).map(lambda tail: "k" + tail)
VALUES = st.text(alphabet='[]()\\"= a\n·<', max_size=6)
ATTRIBUTES = st.dictionaries(NAMES, VALUES, max_size=3).map(lambda each: tuple(each.items()))
WORDS = st.text(alphabet='[]()\\"= ab\n·', max_size=6)
Tree = list[object]


@st.composite
def nodes(draw: st.DrawFn, children: st.SearchStrategy[object]) -> tuple[str, tuple[tuple[str, str], ...], object]:
    return draw(NAMES), draw(ATTRIBUTES), draw(st.lists(children, min_size=1, max_size=3))


TREES = st.lists(st.recursive(WORDS, nodes, max_leaves=8), max_size=4)


def flatten(parts: object, text: list[str], found: list[Annotation]) -> None:
    assert isinstance(parts, list)
    for part in parts:
        if isinstance(part, str):
            text.append(part)
            continue
        label, attributes, inner = part
        start, slot = len("".join(text)), len(found)
        found.append(Annotation(label, start, start, attributes))
        flatten(inner, text, found)
        end = len("".join(text))
        if end == start:
            del found[slot:]
        else:
            found[slot] = Annotation(label, start, end, attributes)


@patiently
@given(TREES)
def test_writing_and_reading_again_gives_the_same_passage(tree: Tree) -> None:
    text: list[str] = []
    found: list[Annotation] = []
    flatten(tree, text, found)
    passage = Passage("".join(text), tuple(found))
    notation = write_passage(passage)
    assert parse_passage(notation) == passage
    assert write_passage(parse_passage(notation)) == notation


@patiently
@given(st.text())
def test_any_text_survives_without_annotations(text: str) -> None:
    assert parse_passage(write_passage(Passage(text))) == Passage(text)


@patiently
@given(st.text(alphabet='[]()\\"=a ', max_size=20))
def test_any_string_is_read_or_refused_with_its_place(notation: str) -> None:
    reason = ""
    try:
        passage = parse_passage(notation)
    except CorpusError as error:
        reason = error.reason
    assert "line 1, column " in reason or parse_passage(write_passage(passage)) == passage


def test_labels_offsets_and_attributes() -> None:
    passage = parse_passage('Strokes fell by [40%](estimate measure=risk_ratio about="all strokes") with the drug.')
    assert passage.text == "Strokes fell by 40% with the drug."
    (mark,) = passage.annotations
    assert passage.words(mark) == "40%"
    assert (mark.label, mark.get("about"), mark.get("unit"), mark.get("unit", "%")) == ("estimate", "all strokes", None, "%")


def test_brackets_of_the_text_are_escaped() -> None:
    passage = Passage("0.7 [0.5 to 0.9] \\ done", (Annotation("interval", 4, 16),))
    assert write_passage(passage) == "0.7 [\\[0.5 to 0.9\\]](interval) \\\\ done"


def test_marks_nest_and_the_outer_comes_first() -> None:
    passage = parse_passage("[about [80%](share) of them](subgroup id=s1)")
    assert [(each.label, passage.words(each)) for each in passage.annotations] == [
        ("subgroup", "about 80% of them"),
        ("share", "80%"),
    ]


def test_two_labels_on_the_same_words_keep_their_order() -> None:
    twice = Passage("survival", (Annotation("primary", 0, 8), Annotation("outcome", 0, 8)))
    assert write_passage(twice) == "[[survival](outcome)](primary)"
    assert parse_passage(write_passage(twice)) == twice


@pytest.mark.parametrize(
    ("notation", "place", "reason"),
    [
        ("one [two", "line 1, column 5", "never closed"),
        ("one two](x)", "line 1, column 8", "never opened"),
        ("one [two] three", "line 1, column 9", "need (label"),
        ("one\ntwo [three](X)", "line 2, column 11", "need (label"),
        ("[](x)", "line 1, column 1", "needs words"),
        ("a\\b", "line 1, column 2", "backslash"),
        ("a\\", "line 1, column 2", "backslash"),
        ("[a](x k=1 k=2)", "line 1, column 11", "given twice"),
        ('[a](x k="1)', "line 1, column 3", "need (label"),
    ],
)
def test_bad_notation_is_refused_with_its_place(notation: str, place: str, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse_passage(notation)
    assert place in caught.value.reason
    assert reason in caught.value.reason


def test_close_to_bad_notation_is_read() -> None:
    assert parse_passage("one (two) three").text == "one (two) three"
    assert parse_passage("[a](x  k=1 )").annotations == (Annotation("x", 0, 1, (("k", "1"),)),)


@pytest.mark.parametrize(
    "annotations",
    [
        (Annotation("x", 0, 3), Annotation("y", 2, 5)),
        (Annotation("x", 2, 2),),
        (Annotation("x", 3, 99),),
        (Annotation("x", -1, 2),),
    ],
)
def test_annotations_that_do_not_fit_are_refused(annotations: tuple[Annotation, ...]) -> None:
    with pytest.raises(CorpusError, match="cannot be written"):
        write_passage(Passage("abcdef", annotations))


def test_annotations_that_touch_are_written() -> None:
    passage = Passage("abcdef", (Annotation("x", 0, 3), Annotation("y", 3, 6)))
    assert write_passage(passage) == "[abc](x)[def](y)"
