"""The shape of a sentence: its text with every number replaced by one character, so that grammars read numbers as symbols.

`HR 0·62 (95% CI, 0·50–0·77)` becomes `HR # (#% CI, #-#)`: what a decimal point or a minus sign looks like is settled before any
grammar looks at the sentence, and a pattern stays short and linear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from evidence.annotate.numbers.identifiers import find_identifiers
from evidence.annotate.numbers.numerals import Form, Numeral, find_digits, plain
from evidence.annotate.numbers.ratios_in_words import join_ratios
from evidence.annotate.numbers.words import find_words
from evidence.mentions import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_T = TypeVar("_T")
DIGITS = Form.DIGITS.value
WORDS = Form.WORDS.value
ANY = f"[{Form.DIGITS.value}{Form.WORDS.value}]"


@dataclass(frozen=True, slots=True)
class Shape:
    """One sentence, ready for grammars.

    Attributes:
        sentence: the sentence; its offsets are the article's.
        plain: its text with one kind of space and dash; offsets count from the sentence's start.
        text: `plain` with every numeral as one character.
        numerals: in order.
        at: where each numeral stands in `text`.
        first: index in `doc._.numbers` of the first numeral.
    """

    sentence: Sentence
    plain: str
    text: str
    numerals: tuple[Numeral, ...]
    at: tuple[int, ...]
    first: int = 0
    _index: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    _read: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def index(self, position: int) -> int:
        """Give the numeral that stands at a place of `text`."""
        return self._index[position]

    def count(self, position: int) -> int:
        """Count the numerals before a place of `text`."""
        return bisect_right(self.at, position - 1)

    def offset(self, position: int) -> int:
        """Give the offset in the article of a place of `text`."""
        before = self.count(position)
        if before == 0:
            return self.sentence.start + position
        return self.sentence.start + self.numerals[before - 1].end + position - self.at[before - 1] - 1

    def position(self, offset: int) -> int:
        """Give the place in `text` of an offset in the article; a place inside a numeral is the numeral's."""
        local = offset - self.sentence.start
        before = bisect_right(self.numerals, local - 1, key=lambda numeral: numeral.start)
        if before == 0:
            return local
        return self.at[before - 1] + max(0, local - self.numerals[before - 1].end) + (local > self.numerals[before - 1].start)

    def once(self, name: str, read: Callable[[Shape], Iterable[_T]]) -> tuple[_T, ...]:
        """Give what a grammar reads in this sentence; each grammar reads a sentence once, whoever asks."""
        if name not in self._read:
            self._read[name] = tuple(read(self))
        found: tuple[_T, ...] = self._read[name]
        return found

    def value_at(self, position: int) -> Numeral:
        """Give the numeral at a place of `text`."""
        return self.numerals[self.index(position)]


def build_shape(text: str, sentence: Sentence) -> Shape:
    """Read one sentence of `text` into its shape."""
    words = plain(text[sentence.start : sentence.end])
    numerals = tuple(_find_numerals(words))
    pieces: list[str] = []
    at: list[int] = []
    end = 0
    for numeral in numerals:
        pieces += [words[end : numeral.start], numeral.form.value]
        at.append((at[-1] + 1 if at else 0) + numeral.start - end)
        end = numeral.end
    pieces.append(words[end:])
    return Shape(sentence, words, "".join(pieces), numerals, tuple(at), _index={place: n for n, place in enumerate(at)})


def _find_numerals(words: str) -> Iterator[Numeral]:
    found = [*find_identifiers(words), *find_digits(words), *find_words(words)]
    end = 0
    kept = []
    for numeral in sorted(found, key=lambda numeral: (numeral.start, -numeral.end)):
        if numeral.start >= end:
            kept.append(numeral)
            end = numeral.end
    return join_ratios(words, kept)


def find_shapes(doc: Doc) -> tuple[Shape, ...]:
    """Give the shape of every sentence, in order."""
    shapes: list[Shape] = []
    first = 0
    for sentence in doc._.sentences:
        shape = replace(build_shape(doc._.article.text, sentence), first=first)
        shapes.append(shape)
        first += len(shape.numerals)
    return tuple(shapes)
