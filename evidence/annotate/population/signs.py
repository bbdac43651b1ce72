"""What speaks for a phrase telling who took part: features of its place, of its company, and of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.population.candidates import Candidate
from evidence.annotate.population.conditions import condition_in
from evidence.annotate.population.named_conditions import JOINING
from evidence.annotate.population.others import are_others, are_share, is_of_everybody
from evidence.annotate.standing import of_another_study
from evidence.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[\w'’-]+")
_CUES = (
    ("general", re.compile(r"\b(?:most\soften|typically|usually|commonly|affects?)\b", re.VERBOSE | re.IGNORECASE)),
    ("percent", re.compile(r"\d\s?%|\bper\s?cent\b", re.VERBOSE | re.IGNORECASE)),
    ("trial", re.compile(r"\b(?:trial|study|studies|trials)\b", re.IGNORECASE)),
    ("may", re.compile(r"\b(?:could|may|might|should|will|would)\b", re.IGNORECASE)),
)
"""What a sentence around the phrase holds."""
_BESIDE = re.compile(r"\b(?:compar\w+|contrast\w*|controls?|match\w+|than|those\s(?:of|in))\b", re.VERBOSE | re.IGNORECASE)
_OWN = (
    (
        "without",
        re.compile(r"\b(?:did|do|does|had|have|has|were|are|was)\s(?:not|never)\b|\bwithout\b|\bfree\sof\b", re.VERBOSE | re.I),
    ),
    ("relative", re.compile(r"\b(?:undergoing|scheduled\sfor|requiring|awaiting|receiving)\s\w", re.I)),
    ("age", re.compile(r"\b(?:aged|years?|months?|older|younger|under|over)\b", re.I)),
    ("who", re.compile(r"\s(?:who|whose|whom)\s", re.I)),
    ("number", re.compile(r"\d")),
    ("counts others", re.compile(r"\b(?:and|plus)\s\d[\d,]*\s", re.I)),
)
"""What the words themselves hold."""
_MOST = 6
_MANY = 10


class Signs:
    """The features of the phrases of one article."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], conditions: Sequence[str]) -> None:
        """Read what is asked of every phrase.

        Args:
            doc: the article, with its arms and counts of participants.
            candidates: all its phrases, in the order of the text.
            conditions: the names of the condition that the article is about.
        """
        self._doc = doc
        self._text: str = doc._.article.text
        self._values = [candidate.value.casefold() for candidate in candidates]
        self._places = {id(candidate): place for place, candidate in enumerate(candidates)}
        self._conditions = [name.casefold() for name in conditions]
        self._arms = [arm.label.casefold() for arm in doc._.arms]
        self._arm_places = [arm.start for arm in doc._.arms]
        is_abstract = doc._.article.kind is SourceKind.ABSTRACT
        self._kind = "abstract" if is_abstract else "release"

    def of(self, candidate: Candidate) -> Mapping[str, float]:
        """Give the features of one phrase."""
        found: dict[str, float] = {}
        for part in (self._by_place, self._by_company, self._by_counts, self._by_cues, self._by_own_words):
            found.update(dict.fromkeys(part(candidate), 1.0))
        found.update(self._by_mark(candidate))
        found.update(self._among_others(candidate))
        return found

    def _by_place(self, candidate: Candidate) -> Iterator[str]:
        sentence = candidate.sentence
        section = sentence.section.value if sentence.section else ""
        yield f"place:{self._kind}:{section or sentence.zone.value}"
        yield f"zone:{sentence.zone.value}"
        yield f"at:{next((step for step in (0, 2, 7) if sentence.index <= step), 'later')}"
        yield f"built:{candidate.built}"

    def _by_company(self, candidate: Candidate) -> Iterator[str]:
        before = _WORD.findall(self._text[candidate.sentence.start : candidate.counted_from].lower())
        after = _WORD.findall(self._text[candidate.end : candidate.sentence.end].lower())
        yield from (f"near before:{word}" for word in before[-2:])
        yield f"before:{before[-1] if before else ''}"
        yield f"after:{after[0] if after else ''}"
        if JOINING.search(self._text, candidate.sentence.start, candidate.start):
            yield "joined before"
        if JOINING.search(self._text, candidate.end, candidate.sentence.end):
            yield "joined after"
        if any(candidate.sentence.start <= place < candidate.sentence.end for place in self._arm_places):
            yield "arms beside"

    def _by_counts(self, candidate: Candidate) -> Iterator[str]:
        if candidate.counted_from < candidate.start:
            yield "counted"
        for held in self._doc._.enrollment:
            whose = "arm" if held.arm is not None else held.role.value
            if candidate.counted_from <= held.count.start < candidate.end:
                yield f"count:{whose}"
                yield "count of trial" if held.arm is None else "count of arm"
            elif candidate.sentence.start <= held.count.start < candidate.sentence.end and held.arm is None:
                yield "count beside"

    def _by_cues(self, candidate: Candidate) -> Iterator[str]:
        sentence, text = candidate.sentence, self._text
        yield from (name for name, cue in _CUES if cue.search(text, sentence.start, sentence.end))
        if of_another_study(text, sentence, candidate.start, candidate.end):
            yield "another study"
        if are_others(text, sentence.start, candidate.start):
            yield "others"
        if are_share(text, sentence, candidate.start, candidate.term.end):
            yield "share"
        if is_of_everybody(text, sentence):
            yield "everybody"
        if _BESIDE.search(text, sentence.start, candidate.start):
            yield "beside"

    def _by_own_words(self, candidate: Candidate) -> Iterator[str]:
        value = candidate.value.casefold()
        words = value.split()
        yield f"head:{self._text[candidate.term.start : candidate.term.end].lower()}"
        yield f"first:{words[0]}"
        yield f"last:{words[-1]}"
        yield f"length:{min(len(words) // 3, 4)}"
        yield from (f"word:{word}" for word in words)
        yield from (f"holds {name}" for name, cue in _OWN if cue.search(value))
        if condition_in(self._text, candidate.term.end, candidate.end):
            yield "holds condition"
        if any(name in value for name in self._conditions):
            yield "names the condition"
        if any(label in value for label in self._arms):
            yield "names an arm"

    def _by_mark(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        mark = candidate.mark
        if mark:
            common = min(mark.end, candidate.end) - max(mark.start, candidate.start)
            yield "marked", mark.confidence
            yield "covered", common / (max(mark.end, candidate.end) - min(mark.start, candidate.start))

    def _among_others(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        place, value = self._places[id(candidate)], candidate.value.casefold()
        same = sum(other == value for other in self._values)
        longer = sum(value in other and value != other for other in self._values)
        shorter = sum(other in value and value != other for other in self._values)
        yield "place", min(place, _MANY) / _MANY
        yield "first", float(place == 0)
        yield "same", min(same, _MOST) / _MOST
        yield "held by longer", min(longer, _MOST) / _MOST
        yield "holds shorter", min(shorter, _MOST) / _MOST
