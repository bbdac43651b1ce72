"""Every number that may count the participants of the study, with the places where it is printed and what speaks for it.

One number printed in four places is one candidate: what is said of it anywhere is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence.annotate.enrollment.cues import count_cues
from evidence.annotate.enrollment.elsewhere import is_of_one_group, is_of_other_study, is_of_studies
from evidence.annotate.enrollment.flow import step_of
from evidence.annotate.enrollment.roles import noun_after
from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.enrollment.shares import is_beside_percent, is_listed, is_of_fate, is_one_side
from evidence.annotate.number_roles.roles import Counts, role_features
from evidence.annotate.number_roles.scene import build_scene
from evidence.mentions import NumberMention
from evidence.vocabulary import NumberKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.numbers import Shape

_KINDS = {NumberKind.COUNT, NumberKind.PREVALENCE, NumberKind.FRACTION}
_NEIGHBOURS, _SENTENCES = 12, 3
"""Counts that a count is held against as the sum of two of them, and the sentences in which these stand: its own first."""
_MOST, _FEWEST, _MANY = 3, 2, 4
_RATIOS = (1.0, 0.8, 0.4, 0.1)
"""Shares of the largest count that the grammar took for the study's."""
_OTHER_COUNTS = (is_of_studies, is_of_other_study, is_of_one_group, is_one_side, is_listed, is_beside_percent, is_of_fate)
_ARM = "arm"
_DESIGN = ("study.allocation", "study.study_type")


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a candidate is printed: its sentence, its index there, and what the words there say of it."""

    scene: Scene
    index: int
    features: frozenset[str]

    @property
    def number(self) -> NumberMention:
        """The printed number."""
        return self.scene.numbers[self.index]

    @property
    def noun_end(self) -> int:
        """Where the number ends, with the noun for people that it counts."""
        noun = noun_after(self.scene, self.index)
        return noun.end if noun else self.number.end


@dataclass(slots=True)
class Candidate:
    """A number that may count the participants.

    Attributes:
        value: the number.
        places: where it is printed, in order.
        features: what the article as a whole says of it.
        step: at which step of the flow it counts people, where a sentence follows them from step to step.
    """

    value: int
    places: list[Place] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    step: str | None = None

    def all_features(self) -> dict[str, float]:
        """Give everything that is said of it, at any place."""
        return dict.fromkeys(sorted(self.features.union(*(place.features for place in self.places))), 1.0)


def find_candidates(doc: Doc, counts: Counts) -> list[Candidate]:
    """Find the numbers of an article that may count its participants.

    Args:
        doc: with the counts that the grammar took for the study's or an arm's.
        counts: the counts of the article, from `counts_of`.
    """
    ruled = {mention.count.start: _ARM if mention.arm else mention.role.value for mention in doc._.counted}
    found: dict[int, Candidate] = {}
    shapes = doc._.shapes
    for place, shape in enumerate(shapes):
        if shape.sentence.zone is Zone.BOILERPLATE:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        indices = [index for index, number in enumerate(numbers) if _may_count(number) and _is_of_people_here(shape, index)]
        if indices:
            scene, words = _scene(doc, shape, numbers), build_scene(shape, numbers, (), (), doc._.arm_labels.groups)
            around = count_cues(shapes, place)
            for index in indices:
                number = numbers[index]
                rule = ruled.get(number.start)
                step = step_of(shape, index)
                features = {*role_features(words, index, counts), *around.of(scene, index, rule), f"step={step}"}
                held = found.setdefault(int(number.value), Candidate(int(number.value)))
                held.step = held.step or (None if rule == _ARM else step)
                held.places.append(Place(scene, index, frozenset(features)))
    _describe(doc, found, ruled)
    return list(found.values())


def _may_count(number: NumberMention) -> bool:
    return number.kind in _KINDS and number.value >= _FEWEST and number.value == number.value.to_integral_value()


def _is_of_people_here(shape: Shape, index: int) -> bool:
    """Tell whether nothing says that a count is of studies, of another study, or of some of the people."""
    return not any(says(shape, index) for says in _OTHER_COUNTS)


def _scene(doc: Doc, shape: Shape, numbers: Sequence[NumberMention]) -> Scene:
    start, end = shape.sentence.start, shape.sentence.end
    verbs, people = (doc._.terms.of(name, start, end) for name in ("enrollment_verbs", "participants"))
    return Scene(shape, numbers, verbs, people, doc._.arm_labels.within(shape), doc._.arm_labels.groups)


def _describe(doc: Doc, found: Mapping[int, Candidate], ruled: Mapping[int, str]) -> None:
    """Say of every candidate what only the whole article tells."""
    rules = {value: {ruled[at.number.start] for at in held.places if at.number.start in ruled} for value, held in found.items()}
    whole = {value for value, names in rules.items() if names - {_ARM}}
    arms = [value for value, names in rules.items() if _ARM in names]
    design = [f"{fact.field}={fact.value}" for fact in doc._.design if fact.field in _DESIGN]
    near = _near(found)
    for value, held in found.items():
        held.features |= {*_size(value, whole), *_sums(value, arms, near[value]), *_others(value, rules)}
        held.features |= {f"places={min(_MANY, len(held.places))}", f"rules={'+'.join(sorted(rules[value]))}"}
        held.features |= {f"part={any(value + other in found for other in found if other != value)}"}
        held.features |= {f"{fact} kind={doc._.article.kind}" for fact in design or ["none"]} | set(design)


def _near(found: Mapping[int, Candidate]) -> dict[int, set[int]]:
    """Give the counts that stand in the sentences from each candidate's on."""
    by_sentence: dict[int, set[int]] = defaultdict(set)
    for value, held in found.items():
        for at in held.places:
            by_sentence[at.scene.shape.sentence.index].add(value)
    return {
        value: {
            other
            for at in held.places
            for step in range(_SENTENCES)
            for other in by_sentence[at.scene.shape.sentence.index + step]
        }
        for value, held in found.items()
    }


def _size(value: int, whole: set[int]) -> Iterator[str]:
    largest = max(whole, default=0)
    yield f"largest={value >= largest} whole={value in whole} wholes={min(_MOST, len(whole))}"
    yield f"ratio={next((share for share in _RATIOS if value >= share * largest), 0) if value <= largest else 'more'}"


def _sums(value: int, arms: Sequence[int], near: set[int]) -> Iterator[str]:
    smaller = sorted(other for other in near if other < value)[-_NEIGHBOURS:]
    yield f"sum={any(value - other in smaller and value - other != other for other in smaller)}"
    yield f"double={value % 2 == 0 and value // 2 in smaller}"
    yield f"of arms={len(arms) > 1 and (sum(arms) == value or any(value - arm in arms for arm in arms))}"


def _others(value: int, rules: Mapping[int, set[str]]) -> Iterator[str]:
    for other, names in rules.items():
        if other != value:
            yield from (f"other {'larger' if other > value else 'smaller'} {name}" for name in names)
