"""How many took part: `recruited 220 people`, `a total of 1,204 patients were randomly assigned`, `(n = 42)`, `110 received X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence.annotate.arm_labels import ArmLabel, ArmLabels
from evidence.annotate.numbers import Shape
from evidence.annotate.terms import Term, Terms
from evidence.mentions import EnrollmentMention, NumberMention
from evidence.vocabulary import EnrollmentRole, NumberKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_PARTICIPANTS = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}
_NUMBER = "[\ue000\ue001]"
_BEFORE_NOUN = re.compile(
    r"(?:[ -](?!(?:who|with|in|of|from|and|were|was|had|to|for|at|per|by|on|versus|vs|or|than|did|received)\b)[A-Za-z][\w'/+-]*,?){0,7}?[ ]$"
)
_AFTER_VERB = re.compile(
    r"""(?:[ ](?:a|an|the|of|total|about|approximately|nearly|around|over|more|than|at|least|up|to|only|some|into|in|study|trial|and|just|almost|by|as
        |many|consecutive|us|uk|we|team|was|were|roughly|close)){0,7}[:,]?[ ]?[(]?(?:[nN][ ]?=[ ]?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_ENROLLMENT = re.compile(
    r"""\b(?:died|had|experienced|withdrew|discontinued|dropped|responded|relapsed|reported|developed|achieved|excluded|declined|refused|deaths?|screened
        |approached|lost|affects?|live[ds]?|worldwide|recovered|survived|deliver(?:ies|ed)|met|showed)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE = re.compile(rf"[ ]?[(\[][ ]?{_NUMBER}[ ]?(?:%|percent)|[ ]of[ ](?:the[ ]|all[ ])?{_NUMBER}|[ ]?/[ ]?{_NUMBER}|[ ]?%|[ ]out[ ]of")
_OF = re.compile(rf"(?:{_NUMBER}[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|/[ ]?|%[ ]?[)]?[ ]of[ ](?:the[ ])?)$")
_SIZE = re.compile(r"\b[nN][ ]?=[ ]?$")
_TO_ARM = re.compile(
    r"[ ]?(?:[a-z]+[ ]){0,2}?(?:patients[ ]|participants[ ]|women[ ]|men[ ]|subjects[ ]|people[ ])?(?:were[ ])?(?:who[ ])?(?:to|received|given|assigned[ ]to|allocated[ ]to|randomi[sz]ed[ ]to|in|on|with|treated[ ]with|took|for)[ ](?:receive[ ])?(?:the[ ]|an?[ ]|either[ ])?"
)
_EITHER = re.compile(r"[ ]?(?:[\w-]+[ ]){0,6}?(?:either|one[ ]of|or\b)")
_OTHER_STUDY = re.compile(
    r"""\b(?:previous|earlier|prior|another|separate|subsequent|larger|parent|companion|recent)[ ](?:[\w-]+[ ]){0,4}(?:trials?|stud(?:y|ies)|reports?|analys[ie]s)\b[^;]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST = 2


def find_enrollment(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms."""
    labels = ArmLabels(doc)
    found: list[EnrollmentMention] = []
    for shape in doc._.shapes:
        if not shape.numerals or shape.sentence.zone in _NO_PARTICIPANTS:
            continue
        numbers = doc._.numbers[shape.first : shape.first + len(shape.numerals)]
        for mention in _of_sentence(shape, numbers, doc._.terms, labels.within(shape)):
            if not _of_another_study(doc._.article.text[shape.sentence.start : mention.start]):
                found.append(mention)
    return tuple(found)


def _of_another_study(before: str) -> bool:
    return bool(_OTHER_STUDY.search(before))


def _of_sentence(
    shape: Shape, numbers: Sequence[NumberMention], terms: Terms, labels: Sequence[ArmLabel]
) -> Iterator[EnrollmentMention]:
    sentence = shape.sentence
    verbs = terms.of("enrollment_verbs", sentence.start, sentence.end)
    people = terms.of("participants", sentence.start, sentence.end)
    for index, number in enumerate(numbers):
        if number.kind is not NumberKind.COUNT or number.value < _FEWEST or _is_share(shape, index):
            continue
        noun = _noun_after(shape, index, people)
        arm = _arm_of(shape, index, labels)
        role = _role(shape, index, verbs, noun, arm)
        if role:
            end = max(number.end, noun.end if noun else 0)
            yield EnrollmentMention(
                start=number.start, end=end, by="rule:enrollment", count=number, role=role, arm=arm.text if arm else None
            )


def _is_share(shape: Shape, index: int) -> bool:
    at = shape.at[index]
    return bool(_SHARE.match(shape.text, at + 1) or _OF.search(shape.text, max(0, at - 14), at))


def _noun_after(shape: Shape, index: int, people: Sequence[Term]) -> Term | None:
    end = shape.sentence.start + shape.numerals[index].end
    after = next((term for term in people if term.start >= end), None)
    if after is None:
        return None
    gap = shape.text[shape.at[index] + 1 : shape.position(after.start)]
    return after if gap == " " or _BEFORE_NOUN.fullmatch(gap) else None


def _role(shape: Shape, index: int, verbs: Sequence[Term], noun: Term | None, arm: ArmLabel | None) -> EnrollmentRole | None:
    at = shape.at[index]
    size = _SIZE.search(shape.text, max(0, at - 5), at)
    if noun is None and not size and not arm and not _verb_follows(shape, at + 1, verbs):
        return None
    before = _verb_before(shape, index, verbs)
    if before:
        return EnrollmentRole(before.value)
    start = shape.position(noun.end) if noun else at + 1
    after = _verb_after(shape, start, verbs)
    if after:
        return EnrollmentRole(after.value)
    if size and (arm or not any(verb.value != "planned" for verb in verbs)):
        return EnrollmentRole.RANDOMISED if arm else EnrollmentRole.ENROLLED
    return EnrollmentRole.RANDOMISED if size or (arm and verbs and verbs[0].value == "randomised") else None


def _verb_before(shape: Shape, index: int, verbs: Sequence[Term]) -> Term | None:
    start = shape.sentence.start + shape.numerals[index].start
    for verb in reversed(verbs):
        if verb.end <= start:
            gap = shape.text[shape.position(verb.end) : shape.at[index]]
            return verb if _AFTER_VERB.fullmatch(gap) else None
    return None


def _verb_after(shape: Shape, start: int, verbs: Sequence[Term]) -> Term | None:
    for verb in verbs:
        position = shape.position(verb.start)
        if position >= start:
            gap = shape.text[start:position]
            clear = not re.search(rf"[;:]|{_NUMBER}[ ](?:patients|women|men|participants|subjects)", gap) and not _NO_ENROLLMENT.search(gap)
            return verb if clear else None
    return None


def _verb_follows(shape: Shape, position: int, verbs: Sequence[Term]) -> bool:
    offset = shape.offset(position)
    after = next((verb for verb in verbs if verb.start >= offset), None)
    if after is None:
        return False
    return bool(re.fullmatch(r"[ ](?:were|was|had|have)?(?:[ ]been)?[ ]?", shape.text[position : shape.position(after.start)]))


def _arm_of(shape: Shape, index: int, labels: Sequence[ArmLabel]) -> ArmLabel | None:
    at = shape.at[index]
    if _EITHER.match(shape.text, at + 1):
        return None
    to_arm = _TO_ARM.match(shape.text, at + 1)
    if to_arm:
        place = shape.offset(to_arm.end())
        found = next((label for label in labels if abs(label.start - place) <= 1), None)
        if found:
            return found
    if re.search(r"(?:\([ ]?(?:[nN][ ]?=[ ]?)?)$", shape.text[:at]):
        offset = shape.offset(at)
        before = [label for label in labels if label.end < offset]
        if before and re.fullmatch(
            r"(?:[ ](?:group|arm|treatment|recipients)s?)?[ ]?\([ ]?(?:[nN][ ]?=[ ]?)?", shape.text[shape.position(before[-1].end) : at]
        ):
            return before[-1]
    return None
