"""Whose count it is: the group named before a size (`X (n = 42)`, `X, 100`), or after it (`98 in the X arm`)."""

from __future__ import annotations

import re

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.arm_labels import ArmLabel
from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.numbers.shape import ANY
from evidence.annotate.terms import Term

_SIZE = re.compile(
    rf"(?P<label>[^;:()\[\]{ANY[1:-1]}%]{{2,80}}(?:{ANY}[ ]?[^;:()\[\]{ANY[1:-1]}%]{{1,30}})?)(?:[ ]?[(\[;,:][ ]?"
    rf"|[ ])[nN][ ]?=[ ]{{0,2}}$",
    re.VERBOSE,
)
_SIZES = re.compile(rf"\b[nN][ ]?=[ ]?{ANY}")
_SIZE_END = re.compile(
    r"(?:[ ](?:analy[sz]ed|assessed|assigned|randomi[sz]ed|treated|enrolled|evaluable))?[ ]?(?:[)\];]|,|$)|[ ]and[ ]",
    re.VERBOSE,
)
_SIZE_GLUE = re.compile(
    rf"""[ -]?(?:groups?|arms?|therapy|treatment)?[ ]?(?:[(\[,:=][ ]?(?:[A-Z][\w+/-]*[;,:=][ ])?)?
      | (?:[ ](?!(?:and|or|versus|vs|than)\b)[\w.,/{ANY[1:-1]}-]+){{1,7}}[ ]?[(\[][ ]?""",
    re.VERBOSE,
)
"""What may stand between a name and its size: nothing, or in front of a bracket the dose (`drug X 80 mg daily (149)`)."""
_REGIMEN = re.compile(r"(?:[ -](?!(?:and|or|versus|vs|than)\b)[^\s()\[\];:]+){0,9}[ ]?")
_OPENS, _CLOSES = "([", ")]"
_LONGEST_BRACKET = 160
_LABEL_EDGE = re.compile(
    r".*(?:,|\b(?:to|or|and|either|receive|receives|received|receiving|with|versus|vs\.?|given|into|of|between"
    r"|compared|in|on|the|a)\b)[ ]+",
    re.VERBOSE | re.IGNORECASE,
)
_TO_ARM = re.compile(
    rf"""[ ]{{0,2}}(?:of[ ](?:them|those)[ ](?:analy[sz]ed[ ])?)?(?:[a-z]+[ ]){{0,2}}?(?:patients[ ]|participants[ ]|women[ ]
        |men[ ]|subjects[ ]|people[ ]|cases[ ])?(?:(?:were|had[ ]been|have[ ]been)[ ])?(?:who[ ])?[(]?(?:randomly[ ])?
        (?:(?:to|received|given|(?:assigned|allocated|allotted|drawn|randomi[sz]ed)(?:[ ]by[ ](?:chance|lot)|[ ]at[ ]random)?
            [ ](?:in)?to|in|on|with|treated[ ]with|took|had|got|for)[ ](?:(?:receive|have|get|take)[ ])?)?
        (?:the[ ]|an?[ ])?
        (?P<more> (?:{ANY}[ ]?(?:mg|g|mcg|micrograms|milligrams|grams|units|injections|doses)(?:/\w+)?[ ](?:of[ ])?(?:the[ ])?)?
        (?:(?:weekly|daily|oral|matching|identical(?:-looking)?|dummy)[ ])? )""",
    re.VERBOSE,
)
_OF_STUDIES = re.compile(r"\b(?:trials?|study|studies|cohort)[ ]?$")
_THEN_ALLOCATED = re.compile(
    r"""
        [ ]?[)\]],?[ ](?:who[ ])?were[ ](?:then[ ])?(?:(?:prospectively|randomly)[ ])?(?:random | assigned
        | allocated)
    """,
    re.VERBOSE,
)
"""What follows the size of all who were allocated (`women with bone metastases (N = 228) were randomly assigned`)."""
_EITHER = re.compile(
    r"[^.;]{0,80}?\b(?:either|one[ ]of)\b|[^.;]{0,60}?\b(?:received?|to)\b[^.;]{0,80}?\bor\b"
    r"|[^.;]{0,40}?\brandom\w*(?:[ ]\w+){0,2}[ ](?:\(|in[ ])",
    re.VERBOSE,
)
_TOTAL = re.compile(r"\b(?:total[ ]of|[Oo]verall,?|[Ii]n[ ](?:total|all),?)[ ]$")


_ENDS_NAME = re.compile(
    r"[ ]?(?:[),;.(\[]|$)|[ ](?:and|or|versus|vs|were|had|groups?|arms?|patients|recipients|women|men|participants|people)\b",
    re.VERBOSE,
)
"""What follows a name that a bare count is set before: `161 placebo`, and not `161 placebo doses`."""
_FEWEST_BARE = 10
"""A smaller count right before a name counts doses or schedules of it (`two zolpinal schedules`)."""


def is_largest(scene: Scene, index: int) -> bool:
    """Tell whether a count is the largest of the sizes printed in its sentence."""
    others = [scene.numbers[scene.shape.index(match.end() - 1)].value for match in _SIZES.finditer(scene.shape.text)]
    return all(value <= scene.numbers[index].value for value in others)


def tells_of_all(scene: Scene, index: int, size: re.Match[str]) -> bool:
    """Tell whether a size in brackets is that of the study, by the words before it or behind it."""
    behind = _THEN_ALLOCATED.match(scene.shape.text, scene.shape.at[index] + 1)
    return bool(behind or _OF_STUDIES.search(size["label"]))


def arm_before(scene: Scene, index: int, noun: Term | None) -> ArmLabel | None:
    """Find the group whose size stands in brackets or in a list: `drug X (26 women)`, `X arm 87, Y arm 82`."""
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


def arm_after(scene: Scene, index: int) -> ArmLabel | None:
    """Find the group that the count is given to: `110 received X`, `161 to placebo`, `98 in the X arm`, `119 placebo`."""
    shape, end = scene.shape, scene.numbers[index].end
    at = shape.at[index]
    if _EITHER.match(shape.text, at + 1) or _TOTAL.search(shape.text, max(0, at - 20), at) or _SIZES.search(shape.text, at):
        return None
    glue = _TO_ARM.match(shape.text, shape.at[index] + 1)
    assert glue is not None
    first, last = shape.offset(glue.start("more")) - 1, shape.offset(glue.end()) + 1
    found = next((label for label in scene.labels if label.start >= end and first <= label.start <= last), None)
    if found and not glue[0].strip():
        is_size = scene.numbers[index].value >= _FEWEST_BARE and _ENDS_NAME.match(shape.text, shape.position(found.end))
        return found if is_size else None
    return found


def find_size(scene: Scene, index: int) -> re.Match[str] | None:
    """Match the words before `n = 42`, where a count is printed so."""
    at = scene.shape.at[index]
    if not scene.shape.text[max(0, at - 3) : at].rstrip().endswith("="):
        return None
    return _SIZE.search(scene.shape.text, max(0, at - 130), at)


def tells_sizes(scene: Scene) -> bool:
    """Tell whether a sentence prints more than one size."""
    return len(_SIZES.findall(scene.shape.text)) > 1


def group_of_size(scene: Scene, size: re.Match[str]) -> ArmGroup | None:
    """Give the group whose size stands in brackets: the known one named last before them, else the words before them.

    A size at the end of a longer bracket (`drug X (250 mg once a month; n = 313)`) is of the group named in it or before it.
    """
    end, words = scene.shape.offset(size.end("label")), size["label"].rstrip()
    opened = _opened(scene.shape.text, size.start("label"), size.end("label"))
    if opened is not None:
        return _group_of_bracket(scene, opened, end)
    named = [label.group for label in scene.labels if label.end <= end and end - label.end <= len(words)]
    group = next((group for group in reversed(named) if group.known), named[-1] if named else None)
    return group or scene.book.identify(_LABEL_EDGE.sub("", words).strip() or words.strip())


def _opened(text: str, low: int, high: int) -> int | None:
    """Give the place of the bracket that is open at a place of the text, or None; it opens before `low`."""
    depth = 0
    for place in range(high - 1, max(-1, high - _LONGEST_BRACKET), -1):
        if text[place] in _CLOSES:
            depth += 1
        elif text[place] in _OPENS:
            if depth == 0:
                return place if place < low else None
            depth -= 1
    return None


def _group_of_bracket(scene: Scene, opened: int, end: int) -> ArmGroup | None:
    bracket = scene.shape.offset(opened)
    inside = [label for label in scene.labels if bracket < label.start and label.end <= end]
    if inside and _SIZES.search(scene.shape.text, scene.shape.position(inside[-1].end), scene.shape.position(end)):
        return None
    if inside:
        return inside[-1].group
    label = next((label for label in reversed(scene.labels) if label.end <= bracket), None)
    if label is None or not _REGIMEN.fullmatch(scene.shape.text, scene.shape.position(label.end), opened):
        return None
    return label.group


def is_either(scene: Scene, index: int) -> bool:
    """Tell whether a count is of all who got one thing or another (`220 were given X or placebo`)."""
    return bool(_EITHER.match(scene.shape.text, scene.shape.at[index] + 1))
