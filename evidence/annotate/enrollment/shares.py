"""Counts that are of some of the people: `12 (30%) of 40`, `76 men and 60 women`, `5,700 cases and 7,100 controls`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from evidence.annotate.numbers import Shape
from evidence.annotate.numbers.shape import ANY

_SHARE = re.compile(
    rf"[ ]?[(\[][ ]?{ANY}[ ]?(?:%|percent)|[ ](?:out[ ])?of[ ](?:the[ ]|all[ ]|these[ ])?{ANY}|[ ]?/[ ]?{ANY}|[ ]?%"
    rf"|[ ](?:out[ ])?of[ ](?:these|those|them|the)\b",
    re.VERBOSE,
)
_PART_OF = re.compile(
    rf"(?:{ANY}[ ](?:out[ ])?of[ ](?:the[ ]|all[ ])?|/[ ]?|%[ ]?[)]?[ ]of[ ](?:the[ ])?|\beach[ ]of[ ]|\bin[ ]each[ ])$",
    re.VERBOSE,
)
_COUNTED_SHARE = re.compile(
    rf"[ ]?[(\[][ ]?{ANY}[ ]?%[ ]?[)\]][ ](?:patients[ ]|participants[ ]|women[ ])?(?:completed|provided"
    rf"|consented[ ]and[ ]were[ ]random"
    r"|(?:were[ ])?(?:evaluable|assessable|randomi[sz]ed|analy[sz]ed|included))\b",
    re.VERBOSE,
)
_EVENTS_OF_PERCENT = re.compile(r"%[ ]?[(\[][nN][ ]?=[ ]?$")
_SEX = r"(?:men|women|boys|girls|males?|females?)"
_SIDE = rf"(?:{_SEX}|cases|controls|fathers|mothers|dads|mums|moms)"
_ABOUT = r"(?:(?:about|almost|another|approximately|around|at|least|more|nearly|over|some|than|further)[ ])*"
_SIZES = r"(?:[ ]?[(\[][^()\[\]]*[)\]])?"
_BEFORE_OTHER_SIDE = re.compile(
    rf"""[ ](?:[\w-]+[ ]){{0,2}}?(?P<side>{_SIDE}){_SIZES},?[ ](?:and|plus)[ ]{_ABOUT}{ANY}[ ](?:[\w-]+[ ]){{0,2}}?
        (?!(?P=side)\b){_SIDE}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_OTHER_SIDE = re.compile(
    rf"{ANY}[ ](?:[\w-]+[ ]){{0,2}}?{_SIDE}{_SIZES},?[ ](?:and|plus)[ ]{_ABOUT}$", re.VERBOSE | re.IGNORECASE
)
_KIND = r"(?:[\w-]+[ ]){0,3}?(?:with(?:out)?|who)[ ]"
_BEFORE_OTHERS = re.compile(
    rf"[ ]{_KIND}[^,;.()\[\]]*?[ ]and[ ]{_ABOUT}{ANY}[ ](?:healthy[ ]|{_KIND})", re.VERBOSE | re.IGNORECASE
)
_AFTER_OTHERS = re.compile(rf"{ANY}[ ]{_KIND}[^,;.()\[\]]*?[ ]and[ ]{_ABOUT}$", re.VERBOSE | re.IGNORECASE)
_OTHERS = re.compile(rf"[ ](?:healthy[ ]|{_KIND})", re.VERBOSE | re.IGNORECASE)
"""Two kinds of people side by side: `19 people who had asthma and 14 who did not`."""
_NEAR = 90
_COUNTED_NOUN = re.compile(
    rf"""(?P<count>{ANY})[ ](?:[\w-]+[ ]){{0,2}}?
        (?P<noun>patients|participants|people|women|men|children|subjects|adults|boys|girls|infants|babies)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST_IN_LIST = 3
_SENTENCES_HELD = 8


_EVENTS_BEFORE = re.compile(
    rf"""{ANY}[ ](?:[a-z-]+[ ]){{0,2}}?
         (?:cases|events|deaths|episodes|attacks|recurrences|relapses|strokes|infections|falls)\b""",
    re.VERBOSE,
)
_SET_BESIDE = re.compile(r"\b(?:and|but|versus|vs?\.?|against|compared[ ](?:with|to)|as[ ]against)[ ]$", re.VERBOSE)
_WHOSE = re.compile(r"[ ](?:with|without|in|on|for|among|after|under)\b")


def is_part(shape: Shape, index: int) -> bool:
    """Tell whether a count is of some of the people: a share, one sex beside the other, or cases beside controls."""
    if is_one_side(shape, index):
        return True
    at = shape.at[index]
    if _COUNTED_SHARE.match(shape.text, at + 1):
        return False
    return bool(_SHARE.match(shape.text, at + 1) or _PART_OF.search(shape.text, max(0, at - 14), at))


def is_one_side(shape: Shape, index: int) -> bool:
    """Tell whether a count is of one sex beside the other, of cases beside controls, or of the ill beside the healthy."""
    at, near = shape.at[index], max(0, shape.at[index] - _NEAR)
    if _BEFORE_OTHER_SIDE.match(shape.text, at + 1) or _AFTER_OTHER_SIDE.search(shape.text, near, at):
        return True
    is_second = _AFTER_OTHERS.search(shape.text, near, at) and _OTHERS.match(shape.text, at + 1)
    return bool(is_second or _BEFORE_OTHERS.match(shape.text, at + 1))


_FATE = re.compile(
    r"""(?:[ ](?:of[ ](?:them|these|the))?(?:[a-z-]+[ ]){0,2}?(?:patients|participants|people|women|men|children|subjects))?
        [ ](?:who[ ])?(?:have[ ]|had[ ])?(?:died|discontinued|withdrew|stopped|dropped[ ]out|relapsed|declined|refused
        |(?:were|was|been)[ ](?:withdrawn|excluded|lost[ ]to|ineligible|not[ ]eligible))\b""",
    re.VERBOSE,
)
_SOUGHT = re.compile(
    r"""(?:[ ](?:[a-z-]+[ ]){0,2}?(?:patients|participants|people|women|men|children|subjects|individuals|adults))?
        [ ](?:who[ ])?(?:(?:were|was|had[ ]been)[ ])?
        (?:screened|approached|invited|contacted|assessed[ ]for[ ]eligibility)\b""",
    re.VERBOSE,
)
_THEN_TAKEN = re.compile(
    rf"{ANY}[^;]*?\b(?:random\w+|enrol\w+|assigned|allocated|included|agreed|consented|recruited|eligible)\b", re.VERBOSE
)


def is_of_fate(shape: Shape, index: int) -> bool:
    """Tell whether a count is of those who died or left, or of those who were only screened for the study."""
    end = shape.at[index] + 1
    sought = _SOUGHT.match(shape.text, end)
    return bool(_FATE.match(shape.text, end) or (sought and _THEN_TAKEN.search(shape.text, sought.end())))


def shares_event_noun(shape: Shape, index: int) -> bool:
    """Tell whether a count leaves out its noun, which stands behind the count before (`41 deaths with A and 52 without`)."""
    at = shape.at[index]
    noun = next((found for found in _EVENTS_BEFORE.finditer(shape.text, 0, at)), None)
    return bool(noun and _SET_BESIDE.search(shape.text, max(noun.end(), at - _NEAR), at) and _WHOSE.match(shape.text, at + 1))


def is_beside_percent(shape: Shape, index: int) -> bool:
    """Tell whether a count stands in brackets behind its share: those with an event (`in 40% (n = 48)`)."""
    return bool(_EVENTS_OF_PERCENT.search(shape.text, 0, shape.at[index]))


def is_listed(shape: Shape, index: int) -> bool:
    """Tell whether a count is one of several of the same people that no total heads.

    "The cohort included 305 patients under 70, 448 patients aged 70 to 79 and 330 patients who were older."
    """
    nouns = _counted_nouns(shape.text)
    noun = nouns.get(shape.at[index])
    alike = [shape.numerals[shape.index(at)].value for at, other in nouns.items() if other == noun] if noun else []
    return len(alike) >= _FEWEST_IN_LIST and max(alike) < sum(alike) - max(alike)


@lru_cache(maxsize=_SENTENCES_HELD)
def _counted_nouns(text: str) -> Mapping[int, str]:
    """Give the noun that each count of people counts, by the place of the count in the words of a sentence."""
    return {match.start("count"): match["noun"].lower() for match in _COUNTED_NOUN.finditer(text)}
