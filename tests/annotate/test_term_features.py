"""Features of words of a full text: where a word stands, beside which others, under which heading."""

from __future__ import annotations

from evidence.annotate.pipeline import load_nlp
from evidence.annotate.term_features import term_features

TEXT = """A randomised trial of tamarol

## Methods

### Randomisation

Lots were drawn by computer.

## Results

Lots were drawn again."""


def features_of(word: str, *, last: bool = False) -> set[str]:
    words = [(token.idx, token.idx + len(token)) for token in load_nlp().make_doc(TEXT) if not token.is_space]
    held = list(term_features(TEXT, words))
    places = [number for number, (start, end) in enumerate(words) if TEXT[start:end] == word]
    return set(held[places[-1 if last else 0]])


def test_the_first_line_is_the_title() -> None:
    assert "part=title" in features_of("tamarol")


def test_a_word_of_a_heading_stands_in_no_part() -> None:
    assert "part=heading" in features_of("Randomisation")


def test_the_same_words_stand_in_the_part_and_under_the_heading_above_them() -> None:
    first, again = features_of("Lots"), features_of("Lots", last=True)
    assert {"part=method", "heading=randomi"} <= first
    assert "part=result" in again
    assert not any(each.startswith("heading=") for each in again)


def test_words_keep_their_places() -> None:
    found = features_of("drawn")
    assert {"word0=drawn", "word-1=were", "word1=by", "three=were|drawn|by"} <= found
    assert "word1=were" not in found


def test_a_text_without_words_has_none() -> None:
    assert list(term_features("", [])) == []
