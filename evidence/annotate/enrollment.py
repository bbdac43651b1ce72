"""How many took part: `recruited 220 people`, `a total of 1,204 patients were randomly assigned`, `(n = 42)`, `110 received X`.

A count is kept where a verb of enrollment, or a size in brackets, says so; where a text has no such count, the first that
stands with a noun for people and without an event is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from evidence.annotate.arm_groups import ArmGroup, ArmGroups
from evidence.annotate.arm_labels import ArmLabel, find_labels
from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term
from evidence.mentions import EnrollmentMention, NumberMention
from evidence.vocabulary import EnrollmentRole, NumberKind, Section, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_PARTICIPANTS = {Zone.BOILERPLATE, Zone.QUOTATION}
_PEOPLE_COUNTS = {NumberKind.COUNT, NumberKind.PREVALENCE}
_TO_NOUN = re.compile(
    r"(?:[ -](?!(?:who|with|in|of|from|and|were|was|had|to|for|at|per|by|on|versus|vs|or|than|did"
    rf"|received)\b)(?:(?:[Tt]ype|[Ss]tage|[Gg]rade)[ ]{ANY}|[A-Za-z][\w'/+-]*,?)){{0,7}}?[ ]{{1,2}}"
)
_FROM_VERB = re.compile(
    r"""(?:[ ]{1,2}(?:a|an|the|of|total|about|approximately|nearly|around|over|more|than|at|least|up|to|only|some|into|in
        |study|trial|and|just|almost
        |by|as|many|us|uk|we|team|was|were|roughly|close|from|group|with)){0,7}[:,]?[ ]{0,2}[(]?(?:[nN][ ]?=[ ]?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_EVENT = re.compile(
    r"""\b(?:died|had|experienced|withdrew|discontinued|dropped|responded|relapsed|reported|developed|achieved|excluded
        |declined|refused|deaths?|screened
        |approached|lost|affects?|live[ds]?|worldwide|recovered|survived|met|showed|remained|presented|required|suffered
        |have)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SHARE = re.compile(
    rf"[ ]?[(\[][ ]?{ANY}[ ]?(?:%|percent)|[ ](?:out[ ])?of[ ](?:the[ ]|all[ ]|these[ ])?{ANY}|[ ]?/[ ]?{ANY}|[ ]?%"
    rf"|[ ](?:out[ ])?of[ ](?:these|those|them|the)\b"
)
_PART_OF = re.compile(
    rf"(?:{ANY}[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|/[ ]?|%[ ]?[)]?[ ]of[ ](?:the[ ])?|\beach[ ]of[ ]|\bin[ ]each[ ])$"
)
_SIZE = re.compile(
    rf"(?P<label>[^;:()\[\]{ANY[1:-1]}%]{{2,80}}(?:{ANY}[ ]?[^;:()\[\]{ANY[1:-1]}%]{{1,30}})?)(?:[ ]?[(\[;,][ ]?"
    rf"|[ ])[nN][ ]?=[ ]{{0,2}}$"
)
_TO_VERB = re.compile(r"[ ]{1,2}(?:[A-Z][\w/+-]*[ ]){0,2}(?:(?:were|was|have)[ ])?(?:been[ ])?")
_TRIAL_IN = re.compile(rf"\b(?:trial|study)[ ](?:in|of|with|involving|among)[ ]{ANY}[ ]", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total[ ]of|[Oo]verall,?|[Ii]n[ ](?:total|all),?)[ ]$")
_COUNTED_SHARE = re.compile(
    rf"[ ]?[(\[][ ]?{ANY}[ ]?%[ ]?[)\]][ ](?:patients[ ]|participants[ ]|women[ ])?(?:completed|provided|consented[ ]and[ ]were[ ]random"
    r"|(?:were[ ])?(?:evaluable|assessable|randomi[sz]ed|analy[sz]ed|included))\b"
)
_SIZES = re.compile(rf"\b[nN][ ]?=[ ]?{ANY}")
_SIZE_END = re.compile(r"[ ]?(?:[)\];]|,|$)|[ ]and[ ]")
_SIZE_GLUE = re.compile(r"[ -]?(?:groups?|arms?|therapy|treatment)?[ ]?(?:[(\[,:=][ ]?)?")
_LABEL_EDGE = re.compile(
    r".*(?:,|\b(?:to|or|and|either|receive|receives|received|receiving|with|versus|vs\.?|given|into|of|between"
    r"|compared|in|on|the|a)\b)[ ]+",
    re.IGNORECASE,
)
_TO_ARM = re.compile(
    r"""[ ]{0,2}(?:[a-z]+[ ]){0,2}?(?:patients[ ]|participants[ ]|women[ ]|men[ ]|subjects[ ]
        |people[ ]|cases[ ])?(?:were[ ])?(?:who[ ])?[(]?(?:randomly[ ])?
        (?:(?:to|received|given|assigned[ ](?:in)?to|allocated[ ](?:in)?to|randomi[sz]ed[ ](?:in)?to|in|on|with
        |treated[ ]with|took|for)[ ](?:receive[ ])?)?(?:the[ ]|an?[ ])?""",
    re.VERBOSE,
)
_EITHER = re.compile(
    r"[^.;]{0,80}?\b(?:either|one[ ]of)\b|[^.;]{0,60}?\b(?:received?|to)\b[^.;]{0,80}?\bor\b"
    r"|[^.;]{0,40}?\brandom\w*(?:[ ]\w+){0,2}[ ](?:\(|in[ ])"
)
_OTHER_STUDY = re.compile(
    r"""\b(?:previous|earlier|prior|another|separate|subsequent|larger|parent|companion|previously)[ ](?:[\w-]+[ ]){0,4}
        (?:trials?|stud(?:y|ies)|reports?|reported|analys[ie]s|rates)\b[^;]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_STUDIES = re.compile(r"[ ](?:[A-Za-z-]+,?[ ]){0,4}?(?:trials|studies|rcts|experiments|cohorts)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|per)[ ]$", re.IGNORECASE)
_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trial|randomi[sz]ed|conducted|performed)\b", re.IGNORECASE)
_STUDY_SECTIONS = {Section.METHODS, Section.RESULTS, Section.OBJECTIVE}
_TREATED = re.compile(r"received|underwent|treated|were given", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:assigned|allocated)")
_FEWEST = 2
_SMALLEST_SHARE = Decimal("0.4")
"""A count under two fifths of the largest was a part of the participants in the development texts, not the study's size."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A count that may be the study's or an arm's; a weak one has no verb."""

    mention: EnrollmentMention
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with the words that enrollment is read from."""

    shape: Shape
    numbers: Sequence[NumberMention]
    verbs: Sequence[Term]
    people: Sequence[Term]
    labels: Sequence[ArmLabel]
    book: ArmGroups

    def text_between(self, start: int, end: int) -> str:
        """Give the shape's text between two offsets of the article."""
        return self.shape.text[self.shape.position(start) : self.shape.position(end)]

    def text_of(self, term: Term) -> str:
        """Give the words of a term."""
        return self.shape.plain[term.start - self.shape.sentence.start : term.end - self.shape.sentence.start]


def find_enrollment(doc: Doc) -> tuple[EnrollmentMention, ...]:
    """Find the counts of participants of this study and of its arms."""
    labels = find_labels(doc)
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
                found += _counts(_Scene(shape, numbers, verbs, people, labels.within(shape), labels.groups))
    return tuple(_chosen(found))


def _tells_of_a_study(shape: Shape, verbs: Sequence[Term]) -> bool:
    """Tell whether a sentence that was taken for background counts participants after all, as a title may."""
    return shape.sentence.section in _STUDY_SECTIONS or any(verb.value == "randomised" for verb in verbs) or bool(
        _TRIAL_IN.search(shape.text)
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
        if mention.arm is not None or (
            mention.count.value >= _SMALLEST_SHARE * largest and (mention in sure or mention.count.value in values)
        ):
            yield mention


def _parts(whole: Sequence[EnrollmentMention]) -> list[EnrollmentMention]:
    """Give the counts that add up to one named before: the sizes of groups whose names were not read."""
    ordered = sorted(whole, key=lambda mention: mention.start)
    for place, total in enumerate(ordered):
        for one, other in pairwise(ordered[place + 1 :]):
            if one.count.value + other.count.value == total.count.value:
                return [one, other]
    return []


def _counts(scene: _Scene) -> Iterator[_Count]:
    for index, number in enumerate(scene.numbers):
        if number.kind not in _PEOPLE_COUNTS or number.value < _FEWEST or _is_share(scene.shape, index):
            continue
        if _OF_STUDIES.match(scene.shape.text, scene.shape.at[index] + 1) or _EVERY.search(
            scene.shape.text, 0, scene.shape.at[index]
        ):
            continue
        if _OTHER_STUDY.search(scene.shape.text[: scene.shape.at[index]]):
            continue
        yield from _count(scene, index)


def _is_share(shape: Shape, index: int) -> bool:
    at = shape.at[index]
    if _COUNTED_SHARE.match(shape.text, at + 1):
        return False
    return bool(_SHARE.match(shape.text, at + 1) or _PART_OF.search(shape.text, max(0, at - 14), at))


def _count(scene: _Scene, index: int) -> Iterator[_Count]:
    shape, at = scene.shape, scene.shape.at[index]
    size = _SIZE.search(shape.text, max(0, at - 130), at)
    if size:
        yield from _sized(scene, index, size)
        return
    noun = _noun_after(scene, index)
    arm = _arm_before(scene, index, noun) or _arm_after(scene, index)
    role = _role(scene, index, noun)
    if arm and (role or scene.verbs):
        yield _Count(_mention(scene, index, role or EnrollmentRole.RANDOMISED, noun, arm.group))
    elif role:
        yield _Count(_mention(scene, index, role, noun, None))
    elif noun and not arm and _may_be_weak(scene, noun):
        yield _Count(_mention(scene, index, EnrollmentRole.ENROLLED, noun, None), weak=True)


def _may_be_weak(scene: _Scene, noun: Term) -> bool:
    """Tell whether people counted without a verb may be the study's: no event follows, and the sentence speaks of a study."""
    sentence = scene.shape.sentence
    if _EVENT.search(scene.text_between(noun.end, sentence.end)):
        return False
    return sentence.section in _STUDY_SECTIONS or bool(_STUDY.search(scene.shape.text))


def _sized(scene: _Scene, index: int, size: re.Match[str]) -> Iterator[_Count]:
    """Read `X (n = 42)`: the words before the bracket are people, and the count is the study's, or a group."""
    shape = scene.shape
    end = shape.offset(size.end("label"))
    people = [term for term in scene.people if 0 <= end - term.end <= 1]
    words = size["label"].rstrip()
    named = [label.group for label in scene.labels if label.end <= end and end - label.end <= len(words)]
    if people and not named and _is_largest(scene, index):
        yield _Count(_mention(scene, index, EnrollmentRole.ENROLLED, None, None))
    elif (scene.verbs or len(_SIZES.findall(shape.text)) > 1) and not _EVENT.search(words):
        group = next((group for group in reversed(named) if group.known), named[-1] if named else None)
        label = _LABEL_EDGE.sub("", words).strip() or words.strip()
        yield _Count(_mention(scene, index, EnrollmentRole.RANDOMISED, None, group or scene.book.identify(label)))


def _is_largest(scene: _Scene, index: int) -> bool:
    others = [scene.numbers[scene.shape.index(match.end() - 1)].value for match in _SIZES.finditer(scene.shape.text)]
    return all(value <= scene.numbers[index].value for value in others)


def _arm_before(scene: _Scene, index: int, noun: Term | None) -> ArmLabel | None:
    """Find the group whose size stands in brackets or in a list: `drug X (26 women)`, `(X arm 87, Y arm 82)`, `X, 100; Y, 95`."""
    if not scene.verbs:
        return None
    shape, number = scene.shape, scene.numbers[index]
    end = shape.position(noun.end) if noun else shape.at[index] + 1
    if not _SIZE_END.match(shape.text, end):
        return None
    label = next((label for label in reversed(scene.labels) if label.end <= number.start), None)
    if label is None:
        return None
    return label if _SIZE_GLUE.fullmatch(shape.text, shape.position(label.end), shape.at[index]) else None


def _noun_after(scene: _Scene, index: int) -> Term | None:
    end = scene.numbers[index].end
    after = next((term for term in scene.people if term.start >= end), None)
    if after is None:
        return None
    return after if _TO_NOUN.fullmatch(scene.text_between(end, after.start)) else None


def _role(scene: _Scene, index: int, noun: Term | None) -> EnrollmentRole | None:
    """Read the verb that counts the people: just before the number, or after it with no event between."""
    number = scene.numbers[index]
    before = next((verb for verb in reversed(scene.verbs) if verb.end <= number.start), None)
    if noun and before and _FROM_VERB.fullmatch(scene.text_between(before.end, number.start)):
        return EnrollmentRole(before.value)
    start = noun.end if noun else number.end
    after = next((verb for verb in scene.verbs if verb.start >= start), None)
    if after is None:
        return None
    gap = scene.text_between(start, after.start)
    if re.search(r"\bwho\b", gap) and _is_treated_part(scene, index, after):
        return None
    if noun is None:
        return EnrollmentRole(after.value) if _TO_VERB.fullmatch(gap) else None
    if _ASSIGNED.fullmatch(scene.text_of(after)) and not re.search(r"\b(?:were|was|been)\b", gap):
        return None
    is_allocated = after.value == "randomised" and not _treats(scene, after)
    return (
        None
        if (not is_allocated and _EVENT.search(gap)) or re.search(rf"[;:]|{ANY}[ ](?:patients|women|men|participants|subjects)", gap)
        else EnrollmentRole(after.value)
    )


def _is_treated_part(scene: _Scene, index: int, verb: Term) -> bool:
    """Tell whether the count is of people who were given one thing (`six patients who received X`), not of all."""
    return _treats(scene, verb) and not _EITHER.match(scene.shape.text, scene.shape.at[index] + 1)


def _treats(scene: _Scene, verb: Term) -> bool:
    return bool(_TREATED.fullmatch(scene.text_of(verb)))


def _arm_after(scene: _Scene, index: int) -> ArmLabel | None:
    """Find the group that the count is given to: `110 received X`, `161 to placebo`, `98 in the X arm`, `119 placebo`."""
    shape, end = scene.shape, scene.numbers[index].end
    at = shape.at[index]
    if _EITHER.match(shape.text, at + 1) or _TOTAL.search(shape.text, max(0, at - 20), at) or _SIZES.search(shape.text, at):
        return None
    glue = _TO_ARM.match(shape.text, shape.at[index] + 1)
    assert glue is not None
    place = shape.offset(glue.end())
    return next((label for label in scene.labels if label.start >= end and abs(label.start - place) <= 1), None)


def _mention(
    scene: _Scene, index: int, role: EnrollmentRole, noun: Term | None, group: ArmGroup | None
) -> EnrollmentMention:
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
