"""The values of every sentence that may report results, each with the group that the grammars give it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.annotate.arm_values.bind import bind
from evidence.annotate.arm_values.bound import Bound
from evidence.annotate.value_groups import find_groups
from evidence.vocabulary import Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from evidence.annotate.numbers import Shape
    from evidence.mentions import Sentence

_NO_RESULTS = {Zone.BOILERPLATE, Zone.QUOTATION, Zone.NOTES}
_OF_THIS_STUDY = {Section.METHODS, Section.RESULTS}


def find_values(doc: Doc) -> tuple[Bound, ...]:
    """Find the values of each sentence with numbers, and give those that the grammars can to their groups."""
    labels = doc._.arm_labels
    found: list[Bound] = []
    for shape in doc._.shapes:
        if not shape.numerals or not (may_report(shape.sentence) or _compares(doc, shape)):
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        bound = Bound(shape, numbers, find_groups(shape, numbers), labels.within(shape), labels.groups)
        if bound.groups:
            verbs = doc._.terms.of("enrollment_verbs", shape.sentence.start, shape.sentence.end)
            bind(bound, allocates=any(verb.value == "randomised" for verb in verbs))
        found.append(bound)
    return tuple(found)


def _compares(doc: Doc, shape: Shape) -> bool:
    """Tell whether a sentence taken for background names two arms of this study and tests them against each other."""
    sentence = shape.sentence
    if sentence.zone is not Zone.BACKGROUND or not any(
        sentence.start <= found.start < sentence.end for found in (*doc._.p_values, *doc._.intervals)
    ):
        return False
    return len({id(label.group) for label in doc._.arm_labels.within(shape) if label.group.known}) > 1


def may_report(sentence: Sentence) -> bool:
    """Tell whether a sentence may print results of this study; one of the background may where a heading says so."""
    if sentence.zone is Zone.BACKGROUND:
        return sentence.section in _OF_THIS_STUDY
    return sentence.zone not in _NO_RESULTS
