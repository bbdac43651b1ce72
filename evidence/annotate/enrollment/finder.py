"""How many took part: `recruited 220 people`, `a total of 1,204 patients were randomly assigned`, `(n = 42)`, `110 received X`.

A count is kept where a verb of enrollment, or a size in brackets, says so; where a text has no such count, the first that
stands with a noun for people and without an event is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.enrollment.elsewhere import is_of_other_study, is_of_studies
from evidence.annotate.enrollment.parted import told_side_by_side
from evidence.annotate.enrollment.roles import EVENT, noun_after, role_of
from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.enrollment.shares import is_listed, is_part
from evidence.annotate.enrollment.sizes import (
    arm_after,
    arm_before,
    find_size,
    group_of_size,
    is_largest,
    tells_of_all,
    tells_sizes,
)
from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term
from evidence.mentions import EnrollmentMention
from evidence.vocabulary import EnrollmentRole, NumberKind, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTED = "rule:enrollment.parted"
"""By whom the sizes are read that one verb of allocation gives to two groups."""
_NO_PARTICIPANTS = {Zone.BOILERPLATE, Zone.QUOTATION}
_PEOPLE_COUNTS = {NumberKind.COUNT, NumberKind.PREVALENCE}
_TRIAL_IN = re.compile(rf"\b(?:trial|study)[ ](?:in|of|with|involving|among)[ ]{ANY}[ ]", re.IGNORECASE)
_STUDY_SECTIONS = {Section.METHODS, Section.RESULTS, Section.OBJECTIVE}
_SMALLEST_SHARE = Decimal("0.4")
"""A count under two fifths of the largest was a part of the participants in the development texts, not the study's size."""
SMALLEST_ARM = Decimal("0.05")
"""A size in brackets under a twentieth of the participants is taken for a count of events; a judgement, and not fitted."""
_FEWEST = 2
_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trial|randomi[sz]ed|conducted|performed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Count:
    """A count that may be the study's or an arm's; a weak one has no verb."""

    mention: EnrollmentMention
    weak: bool = False


def count_participants(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms."""
    labels = doc._.arm_labels
    found: list[_Count] = []
    for shape in doc._.shapes:
        sentence = shape.sentence
        if not shape.numerals or sentence.zone in _NO_PARTICIPANTS:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        if any(number.kind in _PEOPLE_COUNTS for number in numbers):
            verbs, people = (
                doc._.terms.of(name, sentence.start, sentence.end) for name in ("enrollment_verbs", "participants")
            )
            if sentence.zone is not Zone.BACKGROUND or _tells_of_a_study(shape, verbs):
                found += _counts(Scene(shape, numbers, verbs, people, labels.within(shape), labels.groups))
    return tuple(_chosen(found))


def _tells_of_a_study(shape: Shape, verbs: Sequence[Term]) -> bool:
    """Tell whether a sentence that was taken for background counts participants after all, as a title may."""
    return (
        shape.sentence.section in _STUDY_SECTIONS
        or any(verb.value == "randomised" for verb in verbs)
        or bool(_TRIAL_IN.search(shape.text))
    )


def _chosen(found: Sequence[_Count]) -> Iterator[EnrollmentMention]:
    """Give the sure counts; the weak ones only where they repeat a sure one, or no other count of the study is left."""
    sure = [count.mention for count in found if not count.weak]
    weak = [count.mention for count in found if count.weak]
    whole = [mention for mention in sure if mention.arm is None] or weak[:1]
    parts = _parts(whole)
    whole = [mention for mention in whole if mention not in parts]
    largest = max((mention.count.value for mention in whole), default=0)
    values = {mention.count.value for mention in whole}
    for mention in sorted([*sure, *weak], key=lambda mention: mention.start):
        if mention in parts:
            continue
        of_arm = mention.arm is not None
        smallest = (SMALLEST_ARM if of_arm else _SMALLEST_SHARE) * largest
        if mention.count.value >= smallest and (of_arm or mention in sure or mention.count.value in values):
            yield mention


def _parts(whole: Sequence[EnrollmentMention]) -> list[EnrollmentMention]:
    """Give the counts that add up to one named before: the sizes of groups whose names were not read."""
    ordered = sorted(whole, key=lambda mention: mention.start)
    for place, total in enumerate(ordered):
        for one, other in pairwise(ordered[place + 1 :]):
            if one.count.value + other.count.value == total.count.value:
                return [one, other]
    return []


def _counts(scene: Scene) -> Iterator[_Count]:
    beside = told_side_by_side(scene)
    for index, number in enumerate(scene.numbers):
        if index in beside and number.kind in _PEOPLE_COUNTS:
            yield _Count(replace(_mention(scene, index, EnrollmentRole.RANDOMISED, None, beside[index]), by=PARTED))
            continue
        if number.kind not in _PEOPLE_COUNTS or number.value < _FEWEST or is_part(scene.shape, index):
            continue
        if is_of_studies(scene.shape, index) or is_of_other_study(scene.shape, index):
            continue
        yield from _count(scene, index)


def _count(scene: Scene, index: int) -> Iterator[_Count]:
    size = find_size(scene, index)
    if size:
        yield from _sized(scene, index, size)
        return
    noun = noun_after(scene, index)
    arm = arm_before(scene, index, noun) or arm_after(scene, index)
    role = role_of(scene, index, noun)
    if arm and (role or scene.verbs):
        yield _Count(_mention(scene, index, role or EnrollmentRole.RANDOMISED, noun, arm.group))
    elif is_listed(scene.shape, index):
        return
    elif role:
        yield _Count(_mention(scene, index, role, noun, None))
    elif noun and not arm and _may_be_weak(scene, noun):
        yield _Count(_mention(scene, index, EnrollmentRole.ENROLLED, noun, None), weak=True)


def _may_be_weak(scene: Scene, noun: Term) -> bool:
    """Tell whether people counted without a verb may be the study's: no event follows, and the sentence speaks of a study."""
    sentence = scene.shape.sentence
    if EVENT.search(scene.text_between(noun.end, sentence.end)):
        return False
    return sentence.section in _STUDY_SECTIONS or bool(_STUDY.search(scene.shape.text))


def _sized(scene: Scene, index: int, size: re.Match[str]) -> Iterator[_Count]:
    """Read `X (n = 42)`: the words before the bracket are people, and the count is the study's, or a group."""
    end = scene.shape.offset(size.end("label"))
    is_of_people = any(0 <= end - term.end <= 1 for term in scene.people)
    is_of_group = any(0 <= end - label.end <= len(size["label"].rstrip()) for label in scene.labels)
    is_of_all = is_of_people or tells_of_all(scene, index, size)
    if is_of_all and not is_of_group and is_largest(scene, index):
        yield _Count(_mention(scene, index, EnrollmentRole.ENROLLED, None, None))
    elif (scene.verbs or tells_sizes(scene)) and not EVENT.search(size["label"]):
        group = group_of_size(scene, size)
        if group and (group.known or is_of_group or (scene.verbs and any(map(str.isalpha, group.label)))):
            yield _Count(_mention(scene, index, EnrollmentRole.RANDOMISED, None, group))


def _mention(scene: Scene, index: int, role: EnrollmentRole, noun: Term | None, group: ArmGroup | None) -> EnrollmentMention:
    number = scene.numbers[index]
    return EnrollmentMention(
        start=number.start,
        end=noun.end if noun else number.end,
        by="rule:enrollment",
        count=number,
        role=role,
        arm=group.label if group else None,
        arm_role=scene.book.role_of(group) if group else None,
    )
