"""What speaks for a name being an arm, and for its side of the comparison: features of all the places that offer it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.arms.arm_name import CONTROL, ArmName
from evidence.annotate.arms.candidates import Candidate
from evidence.annotate.arms.comparators import comparator_role
from evidence.annotate.arms.naming import alone, holds
from evidence.annotate.arms.words import drug_stems
from evidence.annotate.passive_arms import gives_nothing_new
from evidence.mentions import SpanMention
from evidence.vocabulary import ArmRole, SourceKind, SpanLabel, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SIDES = {SpanLabel.INTERVENTION: "tested", SpanLabel.COMPARATOR: "compared"}
CONTRASTS = frozenset({"randomised_to", "versus", "comparing", "counted", "halves", "listed", "comparator", "or_comparator"})
"""Constructs that name both sides of a comparison in one sentence."""
_WORD = re.compile(r"[\w%]+|[().,;:]")
_BEFORE, _AFTER = 40, 40
"""Characters on either side of a name that are read for the words next to it."""
_COMBINED = re.compile(r"\b(?:plus|with|followed|and)\b|\+")
_ALONE = re.compile(r"\b(?:alone|only|monotherapy)\b")
_MOST_STEPS = 4


class Signs:
    """The features of the names of one article."""

    def __init__(self, doc: Doc, names: Sequence[ArmName], background: Iterable[str]) -> None:
        """Read what is asked of every name: the marks, the contrasts, the order of naming."""
        self._doc = doc
        self._text: str = doc._.article.text
        lowered = self._text.lower()
        self._lowered = lowered if len(lowered) == len(self._text) else self._text
        self._names = names
        self._background = frozenset(background)
        self._starts = [sentence.start for sentence in doc._.sentences]
        self._spans = [span for span in doc._.spans if span.label in _SIDES]
        self._ends = [span.end for span in self._spans]
        self._found = {name.key: list(self._places(name)) for name in names}
        self._marks = {name.key: self._marked(name) for name in names}
        self._apart: set[tuple[str, str]] = set()
        self._contrasts = self._read_contrasts()
        by_place = sorted(names, key=lambda name: min(offer.start for offer, _ in name.offers))
        self._order = {name.key: place for place, name in enumerate(by_place)}
        self._of_article = tuple(self._article_signs())

    def of(self, name: ArmName) -> Mapping[str, float]:
        """Give the features of one name."""
        found: dict[str, float] = {}
        for feature in (*self._of_article, *self._by_construct(name), *self._by_words(name), *self._by_place(name)):
            found[feature] = 1.0
        found.update(self._by_marks(name))
        found.update(self._by_neighbours(name))
        found.update(self._by_contrasts(name))
        return found

    def set_apart(self, one: ArmName, other: ArmName) -> bool:
        """Tell whether a sentence sets two names against each other, so that they are not one arm."""
        return (one.key, other.key) in self._apart

    def _article_signs(self) -> Iterator[str]:
        yield f"kind:{'abstract' if self._doc._.article.kind is SourceKind.ABSTRACT else 'other'}"
        yield f"names:{_step(len(self._names))}"
        roles = {comparator_role(name.key) for name in self._names}
        yield f"has placebo:{ArmRole.PLACEBO_COMPARATOR in roles}"
        yield f"has comparator:{bool(roles - {None})}"

    def _by_construct(self, name: ArmName) -> Iterator[str]:
        counts: dict[str, int] = defaultdict(int)
        for offer, _ in name.offers:
            counts[offer.construct] += 1
            if offer.role is not None and offer.construct != "tagged":
                yield f"given:{offer.construct}:{offer.role is ArmRole.EXPERIMENTAL}"
        for construct, count in counts.items():
            yield f"by:{construct}"
            if count > 1:
                yield f"by again:{construct}"
        yield f"constructs:{len(counts.keys() - {'tagged', 'received', 'group', 'compared_with'})}"
        yield f"offers:{_step(len(name.offers))}"
        yield f"trust:{math.floor(5 * max(trust for _, trust in name.offers))}"

    def _by_words(self, name: ArmName) -> Iterator[str]:
        words = name.key.split()
        role = comparator_role(name.key)
        yield f"own role:{role.value if role else None}"
        yield f"passive:{gives_nothing_new(name.key)}"
        yield f"control:{name.key == CONTROL}"
        yield f"head:{words[-1]}"
        yield f"ends:{words[-1][-4:]}"
        yield f"drug:{words[-1].endswith(drug_stems())}"
        yield f"first:{words[0]}"
        yield from (f"word:{word}" for word in words)
        yield f"length:{min(len(words), _MOST_STEPS)}"
        yield f"combined:{bool(_COMBINED.search(name.key))}"
        yield f"alone:{bool(_ALONE.search(name.key))}"
        yield f"capital:{any(any(letter.isupper() for letter in form[1:]) for form in name.forms)}"
        yield f"background:{name.key in self._background}"
        kin = [other for other in self._names if other is not name]
        longer = [other for other in kin if holds(other.key, name.key)]
        yield f"within:{_step(len(longer))}"
        yield f"within combined:{any(_COMBINED.search(other.key) for other in longer)}"
        yield f"holds:{_step(sum(holds(name.key, other.key) for other in kin))}"

    def _by_place(self, name: ArmName) -> Iterator[str]:
        zones = {self._zone(offer) for offer, _ in name.offers}
        yield from (f"zone:{zone}" for zone in zones)
        yield f"order:{min(self._order[name.key], _MOST_STEPS)}"
        yield f"order:{min(self._order[name.key], _MOST_STEPS)}:{self._of_article[2]}"
        yield f"times:{_step(len(self._found[name.key]))}"

    def _zone(self, offer: Candidate) -> str:
        at = bisect_right(self._starts, offer.start) - 1
        sentence = self._doc._.sentences[at]
        if at == 0 or sentence.zone is Zone.HEADLINE:
            return "title"
        return str(sentence.section.value if sentence.section else sentence.zone.value)

    def _places(self, name: ArmName) -> Iterator[tuple[int, int]]:
        """Give every place of the text where one of the forms of a name stands as whole words, the longest form first."""
        taken: set[int] = set()
        for form in sorted({form.lower() for form in name.forms if len(form) > 1}, key=len, reverse=True):
            start = self._lowered.find(form)
            while start >= 0:
                end = start + len(form)
                if start not in taken and not self._is_joined(start - 1) and not self._is_joined(end, hyphen=False):
                    taken.update(range(start, end))
                    yield start, end
                start = self._lowered.find(form, end)

    def _is_joined(self, place: int, *, hyphen: bool = True) -> bool:
        letter = self._lowered[place : place + 1] if place >= 0 else ""
        return letter.isalnum() or (hyphen and letter == "-")

    def _marked(self, name: ArmName) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for start, end in self._found[name.key]:
            for span in self._touching(start, end):
                found[_SIDES[span.label]] += span.confidence
                found[f"most {_SIDES[span.label]}"] = max(found[f"most {_SIDES[span.label]}"], span.confidence)
        return found

    def _touching(self, start: int, end: int) -> Iterator[SpanMention]:
        first = bisect_left(self._ends, start + 1)
        for span in self._spans[first:]:
            if span.start >= end:
                return
            yield span

    def _by_marks(self, name: ArmName) -> dict[str, float]:
        own = self._marks[name.key]
        found: dict[str, float] = {}
        for side in _SIDES.values():
            best = max((marks[side] for key, marks in self._marks.items() if key != name.key), default=0.0)
            found[f"marked {side}"] = math.log1p(own[side])
            found[f"most {side}"] = own[f"most {side}"]
            found[f"leads {side}:{own[side] > best}"] = 1.0
        total = own["tested"] + own["compared"]
        found["share tested"] = own["tested"] / total if total else 0.5
        found[f"unmarked:{total == 0}"] = 1.0
        return found

    def _by_neighbours(self, name: ArmName) -> dict[str, float]:
        counts: dict[str, float] = defaultdict(float)
        for start, end in self._found[name.key]:
            before = [word.lower() for word in _WORD.findall(self._text[max(0, start - _BEFORE) : start])]
            after = [word.lower() for word in _WORD.findall(self._text[end : end + _AFTER])]
            counts[f"before:{before[-1] if before else None}"] += 1
            counts[f"before two:{' '.join(before[-2:])}"] += 1
            counts[f"after:{after[0] if after else None}"] += 1
            counts[f"after two:{' '.join(after[:2])}"] += 1
        total = len(self._found[name.key])
        return {feature: math.sqrt(count / total) for feature, count in counts.items()}

    def _read_contrasts(self) -> dict[str, dict[str, float]]:
        """Give for each name how often it stands first or later in a contrast, and beside what."""
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        held: dict[int, list[tuple[int, ArmName]]] = defaultdict(list)
        for name in self._names:
            for offer, _ in name.offers:
                if offer.construct in CONTRASTS:
                    held[bisect_right(self._starts, offer.start)].append((offer.start, name))
        for members in held.values():
            keys = list(dict.fromkeys(name.key for _, name in sorted(members, key=lambda pair: pair[0])))
            for place, key in enumerate(keys if len(keys) > 1 else []):
                others = [other for other in keys if other != key]
                self._apart.update((key, other) for other in others)
                found[key]["first in contrast" if place == 0 else "later in contrast"] += 1
                if any(comparator_role(other) for other in others):
                    found[key]["beside comparator"] += 1
                if any(holds(other, alone(key)) for other in others):
                    found[key]["part of the other"] += 1
                if any(holds(key, alone(other)) for other in others):
                    found[key]["has the other"] += 1
        return found

    def _by_contrasts(self, name: ArmName) -> dict[str, float]:
        counts = self._contrasts.get(name.key, {})
        found = {feature: math.log1p(count) for feature, count in counts.items()}
        found[f"in contrast:{bool(counts)}"] = 1.0
        return found


def _step(count: int) -> int:
    return min(count.bit_length(), _MOST_STEPS)
