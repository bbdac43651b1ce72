"""Counts that are not of this study's participants: those of another study, of one group each, of studies and of places."""

from __future__ import annotations

import re

from evidence.annotate.numbers import Shape

_OTHER_STUDY = re.compile(
    r"""\b(?:previous|earlier|prior|another|separate|subsequent|larger|parent|companion|previously)[ ](?:[\w-]+[ ]){0,4}
        (?:trials?|stud(?:y|ies)|reports?|reported|analys[ie]s|rates)\b[^;]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_STUDIES = re.compile(r"[ ](?:[A-Za-z-]+,?[ ]){0,4}?(?:trials|studies|rcts|experiments|cohorts)\b", re.IGNORECASE)
_OF_PLACES = re.compile(
    r"""[ ](?:(?!(?:and|at|from|in|of|or|to|with)\b)[A-Za-z-]+,?[ ]){0,2}(?:countries|nations|sites|cent(?:er|re)s|hospitals
        |clinics|eyes)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_EACH = re.compile(
    r"""[ ](?:(?:patients|participants|people|women|men|children|subjects|adults)[ ])?(?:each\b(?![ ][a-z]+ed\b)
        |(?:per|in[ ](?:each|every)|to[ ](?:each|every))[ ](?:[a-z]+[ ])?(?:group|arm|cohort)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUP_BESIDE = re.compile(
    r"\b(?:for[ ]comparison,?[ ]a|another|the[ ]other|a[ ]second|comparison|control)[ ](?:group|set)[ ]of[ ]$",
    re.VERBOSE | re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|per)[ ]$", re.IGNORECASE)


def is_of_other_study(shape: Shape, index: int) -> bool:
    """Tell whether the words before a count name another study."""
    return bool(_OTHER_STUDY.search(shape.text[: shape.at[index]]))


def is_of_studies(shape: Shape, index: int) -> bool:
    """Tell whether studies or places are counted, or a rate is given (`one of every 45`)."""
    at = shape.at[index]
    of_things = _OF_STUDIES.match(shape.text, at + 1) or _OF_PLACES.match(shape.text, at + 1)
    return bool(of_things or _EVERY.search(shape.text, 0, at))


def is_of_one_group(shape: Shape, index: int) -> bool:
    """Tell whether a count is of one group: each (`139 patients each`), or one beside another (`a control group of 40`)."""
    at = shape.at[index]
    return bool(_EACH.match(shape.text, at + 1) or _GROUP_BESIDE.search(shape.text, 0, at))
