"""Sizes told side by side: `446 were randomised to X and 223 to Y`, `the X arm had 52 patients`, `40 got X and 39 did not`.

Two counts that one verb of allocation gives to two sides are sizes of groups whatever the groups are called, so that neither
is taken for the size of the study where a name is a short form that nothing explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.arm_groups import ArmGroup
from evidence.annotate.enrollment.scene import Scene
from evidence.annotate.numbers.shape import ANY

_BRACKET = r"(?:[ ][(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]])?"
_WHO = (
    r"(?:[ ]of[ ](?:whom|them|these))?"
    rf"(?:[ ](?!(?:and|or|to|with|had|for|at|by|were|was|in|of)\b)[^\W\d{ANY[1:-1]}][\w-]*){{0,4}}?"
)
_GIVEN = r"""(?: (?:were|had[ ]been|was)[ ](?:(?:randomly|then|originally)[ ])?
       (?:allocated|assigned|allotted|randomi[sz]ed|given|treated[ ]with)(?:[ ]in)?
       (?:[ ]to)?(?:[ ](?:receive|get|undergo|have))?
     | received | underwent | took | got )"""
_NAME = rf"(?:(?!,?[ ](?:and|while|whereas|versus|vs\.?)[ ](?:the[ ](?:other|remaining)[ ])?{ANY}|,[ ]{ANY})[^.;:()])"
_PARTED = re.compile(
    rf"""(?P<a>{ANY}){_BRACKET}{_WHO}{_BRACKET}[ ]{_GIVEN}[ ](?P<x>{_NAME}{{2,90}}?){_BRACKET}
         ,?[ ](?:and|while|whereas|versus|vs\.?)[ ](?:the[ ](?:other|remaining)[ ])?(?P<b>{ANY}){_BRACKET}{_WHO}
         (?: (?:,|[ ](?:to|in|on|with)|[ ]{_GIVEN}(?:[ ]to)?)[ ](?P<y>[^.;:,()]{{2,90}})
           | (?P<not>[ ](?:did|had|were|was)[ ]not\b) )""",
    re.VERBOSE,
)
_HAD = re.compile(
    rf"""[ ](?:groups?|arms?)[ ](?:had|included|comprised|numbered|consisted[ ]of|was[ ]made[ ]up[ ]of|contained)[ ](?P<a>{ANY})
         [ ](?:[\w-]+[ ]){{0,2}}?(?:patients|participants|people|women|men|children|subjects|individuals|adults)
         (?=[.;,]|[ ]and\b|$)""",
    re.VERBOSE,
)
_GROUP_OF = re.compile(
    rf"""(?P<kind>[\w-]+)[ ]group[ ]of[ ](?P<a>{ANY})[ ](?:[\w-]+[ ]){{0,2}}?
         (?:patients|participants|people|women|men|children|subjects|individuals|adults|cases)\b""",
    re.VERBOSE,
)
_EDGE = re.compile(r"^(?:to|receive|the|an?|with|either|get|in|on)[ ]|[ ](?:groups?|arms?)$", re.VERBOSE | re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:analys[ei]s|follow-?up|study|trial|population|assessment|^treatment|consent)$", re.VERBOSE | re.IGNORECASE
)
_LONGEST = 6
"""Words of a name; what is longer is no name."""


def told_side_by_side(scene: Scene) -> dict[int, ArmGroup]:
    """Give the group of each count that a sentence sets beside that of another group, by index of the numeral."""
    found: dict[int, ArmGroup] = {}
    for match in _PARTED.finditer(scene.shape.text):
        first = _group_in(scene, match.start("x"), match.end("x"))
        second = _group_in(scene, match.start("y"), match.end("y")) if match["y"] else None
        if first and match["not"]:
            second = scene.book.counterpart(first)
        if first and second and first is not second:
            found[scene.shape.index(match.start("a"))] = first
            found[scene.shape.index(match.start("b"))] = second
    return found | dict(_of_groups(scene))


def _of_groups(scene: Scene) -> Iterator[tuple[int, ArmGroup]]:
    """Give the sizes behind the word for a group: `the weekly arm had 52 patients`, `a control group of 61 cases`."""
    for match in _HAD.finditer(scene.shape.text):
        at = scene.shape.offset(match.start())
        label = next((label for label in reversed(scene.labels) if at - 1 <= label.end <= at + len(" group")), None)
        if label:
            yield scene.shape.index(match.start("a")), label.group
    for match in _GROUP_OF.finditer(scene.shape.text):
        group = scene.book.identify(f"{match['kind']} group")
        if group.known or group.role:
            yield scene.shape.index(match.start("a")), group


def _group_in(scene: Scene, start: int, end: int) -> ArmGroup | None:
    """Give the group that some words of the shape name; None where they are no name."""
    low, high = scene.shape.offset(start), scene.shape.offset(end)
    labels = [label for label in scene.labels if low <= label.start and label.end <= high]
    if labels:
        return next((label.group for label in labels if label.group.known), labels[0].group)
    words = scene.shape.plain[low - scene.shape.sentence.start : high - scene.shape.sentence.start].strip(" ,")
    while (bare := _EDGE.sub("", words)) != words:
        words = bare
    is_name = words and len(words.split()) <= _LONGEST and not _NO_NAME.search(words)
    return scene.book.identify(words) if is_name else None
