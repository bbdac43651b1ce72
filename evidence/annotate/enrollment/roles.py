"""Which verb counts the people, and in which sense: randomised, enrolled, analysed, planned."""

from __future__ import annotations

import re

from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.enrollment.sizes import is_either
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term
from evidence.vocabulary import EnrollmentRole

_TO_NOUN = re.compile(
    r"(?:[ -](?!(?:who|with|in|of|from|and|were|was|had|to|for|at|per|by|on|versus|vs|or|than|did"
    rf"|received)\b)(?:(?:[Tt]ype|[Ss]tage|[Gg]rade)[ ]{ANY}|[A-Za-z][\w'/+-]*,?)){{0,7}}?[ ]{{1,2}}",
    re.VERBOSE,
)
_FROM_VERB = re.compile(
    r"""(?:[ ]{1,2}(?:a|an|the|of|total|about|approximately|nearly|around|over|more|than|at|least|up|to|only|some|into|in
        |study|trial|and|just|almost
        |by|as|many|us|uk|we|team|was|were|roughly|close|from|group|with)){0,7}[:,]?[ ]{0,2}[(]?(?:[nN][ ]?=[ ]?)?""",
    re.VERBOSE | re.IGNORECASE,
)
EVENT = re.compile(
    r"""\b(?:died|had|experienced|withdrew|discontinued|dropped|responded|relapsed|reported|developed|achieved|excluded
        |declined|refused|deaths?|screened
        |approached|lost|affects?|live[ds]?|worldwide|recovered|survived|met|showed|remained|presented|required|suffered
        |have)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TO_VERB = re.compile(r"[ ]{1,2}(?:[A-Z][\w/+-]*[ ]){0,2}(?:(?:were|was|have)[ ])?(?:been[ ])?")
_SHARE = re.compile(rf"^[ ]?[(\[][ ]?{ANY}[ ]?%[ ]?[)\]](?=[ ])")
_WERE = re.compile(r"\b(?:were|been|was)[ ](?:then[ ])?$")
_OTHER_COUNT = re.compile(
    rf"""{ANY}
        (?!(?:[ -](?:and|to)[ -]{ANY})?[ -](?:years?|months?|weeks?|days?|hospitals|sites|cent(?:re|er)s)\b)""",
    re.VERBOSE,
)
_NEW_STATEMENT = re.compile(r"[;:]|\b(?:of[ ]whom|half|some|most|not)\b", re.IGNORECASE)
_TREATED = re.compile(r"received|underwent|treated|were given", re.IGNORECASE)
_RELATIVE = re.compile(r",[ ](?:[\w-]+[ ]){0,3}(?:who|whom|whose)\b[^,;]*,")
"""What is said between commas of those who are counted: "789 adults, all of whom had been in hospital, were given X"."""
_GROUP_OF = re.compile(r"\b(?:another|other|second|comparison|control|a)[ ](?:group|set)[ ]of[ ]$", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:assigned|allocated)")


def noun_after(scene: Scene, index: int) -> Term | None:
    """Give the noun for people that a count counts (`220 elderly patients`), or None."""
    end = scene.numbers[index].end
    after = next((term for term in scene.people if term.start >= end), None)
    if after is None:
        return None
    return after if _TO_NOUN.fullmatch(scene.text_between(end, after.start)) else None


def role_of(scene: Scene, index: int, noun: Term | None) -> EnrollmentRole | None:
    """Read the verb that counts the people; of `660 adults took part and were randomised` the stronger one."""
    role = _nearest_role(scene, index, noun)
    if role is EnrollmentRole.ENROLLED and any(_allocates_all(scene, index, verb) for verb in scene.verbs):
        return EnrollmentRole.RANDOMISED
    return role


def _allocates_all(scene: Scene, index: int, verb: Term) -> bool:
    """Tell whether a verb of allocation behind a count is of all who are counted: no other count and no event between."""
    if verb.value != "randomised" or _treats(scene, verb) or verb.start < scene.numbers[index].end:
        return False
    gap = scene.text_between(scene.numbers[index].end, verb.start)
    return bool(_WERE.search(gap)) and not (_OTHER_COUNT.search(gap) or EVENT.search(gap) or _NEW_STATEMENT.search(gap))


def _nearest_role(scene: Scene, index: int, noun: Term | None) -> EnrollmentRole | None:
    """Read the verb just before the number, or after it with no event between."""
    number = scene.numbers[index]
    before = next((verb for verb in reversed(scene.verbs) if verb.end <= number.start), None)
    if noun and before and _FROM_VERB.fullmatch(scene.text_between(before.end, number.start)):
        return EnrollmentRole(before.value)
    start = noun.end if noun else number.end
    before_it = scene.shape.text[: scene.shape.at[index]]
    after = next((verb for verb in scene.verbs if verb.start >= start), None)
    if after is None:
        return None
    gap = _RELATIVE.sub(" ", scene.text_between(start, after.start))
    is_one_group = _GROUP_OF.search(before_it) and _treats(scene, after)
    if is_one_group or (re.search(r"\bwho\b", gap) and _is_treated_part(scene, index, after)):
        return None
    if noun is None:
        gap = _SHARE.sub("", gap)
        return EnrollmentRole(after.value) if _TO_VERB.fullmatch(gap) else None
    if _ASSIGNED.fullmatch(scene.text_of(after)) and not re.search(r"\b(?:were|was|been)\b", gap):
        return None
    is_allocated = after.value == "randomised" and not _treats(scene, after)
    return (
        None
        if (not is_allocated and EVENT.search(gap))
        or re.search(rf"[;:]|,[ ]{ANY}(?![ -](?:years?|to|and|or)\b)|{ANY}[ ](?:patients|women|men|participants|subjects)", gap)
        else EnrollmentRole(after.value)
    )


def _is_treated_part(scene: Scene, index: int, verb: Term) -> bool:
    """Tell whether the count is of people who were given one thing (`six patients who received X`), not of all."""
    return _treats(scene, verb) and not is_either(scene, index)


def _treats(scene: Scene, verb: Term) -> bool:
    return bool(_TREATED.fullmatch(scene.text_of(verb)))
