"""Men and women: a trial of one sex, their shares, and the two counted side by side (`76 men and 60 women`)."""

from __future__ import annotations

import re

from evidence.mentions import Sentence

SEX = re.compile(
    r"""\b\d{1,3}(?:[.·]\d+)?\s?(?:%|per\s?cent|percent)\s
        (?: (?:of\s(?:the\s|all\s)?(?:participants|patients|subjects|people|volunteers)\s)? (?:were|was|are|being)\s
        | (?=(?:women|men|females?|males?|girls|boys)\s?[,;)\]]) )
        (?:women|men|female|male|girls|boys)s?\b
      | \b(?:(?:about|almost|more\sthan|nearly|over)\s)?
        \d[\d,]*\s(?:men|males|women|females|boys|girls)\sand\s(?:(?:about|almost|more\sthan|nearly|over)\s)?
        \d[\d,]*\s(?:men|males|women|females|boys|girls)\b""",
    re.VERBOSE | re.IGNORECASE,
)
JOINED = (
    r"(?=[^.;]*?\b(?:random\w*|assigned|allocated|allotted|enrol\w*|joined|took\spart|take\spart|recruited|divided|vaccinated|could\sjoin|"
    r"underwent|drawn|followed|were\scounted|received\sat\sleast)\b)"
)
ONE_SEX = re.compile(
    rf"""(?: (?:\b\d[\d,]*|\b(?:[a-z]+teen|[a-z]+ty(?:-\w+)?|ten|twelve)) \s (?:(?:healthy|pregnant|nulliparous
        |overweight|postmenopausal|
            older|young)\s)* (?:women\sand\smen|men\sand\swomen|women|men|boys|girls) {JOINED}
      | \b(?:assigned|randomi[sz]ed|enrol+ed|recruited|included|involved)\s(?P<bare>\d[\d,]*\s(?:(?:healthy|pregnant|overweight|
            postmenopausal|older|young)\s)*(?:women|men|boys|girls))\b(?!\s(?:and|or)\s)
      | \b(?:healthy|pregnant|nulliparous|postmenopausal)\s(?:women|men)\b {JOINED}
      | \b(?:three\squarters|two\sthirds|half|most|all)\sof\s(?:them|whom)\s(?:were\s)?(?:women|men)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A trial of one sex, told by the word for those who joined it; men and women counted apart are a share."""
_SEXES = r"(?:men|women|males|females|boys|girls|fathers|mothers)"
_COUNTED = r"(?:(?:about|almost|another|approximately|around|at|least|more|nearly|over|some|than)\s)*\d[\d,]*"
_AND_OTHER = re.compile(
    rf"(?:\s[(\[][^()\[\]]*[)\]])?,?\s(?:and|plus)\s{_COUNTED}\s(?:[\w-]+\s){{0,2}}?{_SEXES}\b", re.VERBOSE | re.IGNORECASE
)
_OTHER_AND = re.compile(
    rf"\b(?P<other>{_SEXES})(?:\s[(\[][^()\[\]]*[)\]])?,?\s(?:and|plus)\s(?:{_COUNTED}\s)?$", re.VERBOSE | re.IGNORECASE
)
_COUNT_BETWEEN = re.compile(
    rf"(?<!\d\s)\b(?P<one>{_SEXES}),?\s(?:and|plus)\s{_COUNTED}\s(?P<other>{_SEXES})\b", re.VERBOSE | re.IGNORECASE
)
_NEAR = 60


def is_one_of_two(text: str, sentence: Sentence, span: tuple[int, int]) -> bool:
    """Tell whether words for one sex stand beside a count of the other, so that the trial was of both."""
    low = max(sentence.start, span[0] - _NEAR)
    return bool(_AND_OTHER.match(text, span[1], sentence.end) or _OTHER_AND.search(text, low, span[0]))


def with_other_sex(text: str, sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Begin a phrase for one sex with the other that is counted before it: "76 [men and 60 women with back pain]"."""
    other = _OTHER_AND.search(text, max(sentence.start, span[0] - _NEAR), span[0])
    is_sex = re.match(rf"(?:[\w-]+\s){{0,2}}?{_SEXES}\b", text[slice(*span)], re.IGNORECASE)
    return (other.start("other"), span[1]) if other and is_sex else span


def joined_sexes(words: str) -> str:
    """Leave out the count between the sexes: "men and women with back pain"."""
    return _COUNT_BETWEEN.sub(r"\g<one> and \g<other>", words)
