"""Terms: every lexicon phrase of the article, found in one pass by spaCy's PhraseMatcher.

Other annotators ask for the terms of a lexicon instead of searching the text again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from evidence.annotate import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

_SEPARATOR = "\t"


@dataclass(frozen=True, slots=True)
class Term:
    """A lexicon phrase at `[start, end)` of the text, with the value that the lexicon gives it."""

    start: int
    end: int
    lexicon: str
    value: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an article by lexicon, each tuple in text order and without overlaps (the longest wins)."""

    by_lexicon: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    def of(self, name: str, start: int = 0, end: int | None = None) -> tuple[Term, ...]:
        """Give the terms of one lexicon that lie within `[start, end)`."""
        terms = self.by_lexicon.get(name, ())
        first = bisect_left(terms, start, key=lambda term: term.start)
        if end is None:
            return terms[first:]
        last = bisect_left(terms, end, key=lambda term: term.start)
        return tuple(term for term in terms[first:last] if term.end <= end)


def build_matcher(nlp: Language) -> PhraseMatcher:
    """Load every lexicon of the package into one matcher over lower-cased tokens."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for name in lexicon.names():
        by_value: dict[str, list[Doc]] = {}
        for phrase, value in lexicon.load(name).entries:
            by_value.setdefault(value, []).extend(nlp.make_doc(form) for form in _forms(phrase))
        for value, docs in by_value.items():
            matcher.add(f"{name}{_SEPARATOR}{value}", docs)
    return matcher


def _forms(phrase: str) -> tuple[str, ...]:
    forms = {phrase, phrase.replace("-", " "), phrase.replace("-", "\u2010"), phrase.replace("-", "\u2011")}
    forms |= {form.replace("'", "\u2019") for form in forms}
    return tuple(sorted(forms))


def find_terms(doc: Doc, matcher: PhraseMatcher) -> Terms:
    """Find every lexicon phrase of the document."""
    found: dict[str, list[Term]] = {}
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist() if len(doc) else ([], [])
    for key, first, last in matcher(doc):
        name, value = _named(doc.vocab.strings[key])
        end = starts[last - 1] + lengths[last - 1]
        found.setdefault(name, []).append(Term(starts[first], end, name, value))
    return Terms({name: _longest(terms) for name, terms in found.items()})


@cache
def _named(key: str) -> tuple[str, str]:
    name, value = key.split(_SEPARATOR)
    return name, value


def _longest(terms: list[Term]) -> tuple[Term, ...]:
    kept: list[Term] = []
    for term in sorted(terms, key=lambda term: (term.start, -term.end)):
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return tuple(kept)


def make_finder(nlp: Language) -> Callable[[Doc], Terms]:
    """Build the component: a matcher over every lexicon, closed over by the function that uses it."""
    matcher = build_matcher(nlp)
    return lambda doc: find_terms(doc, matcher)
