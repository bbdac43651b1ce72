"""Numbers needed to treat told in words: `one clot was prevented for every 40 people treated`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.estimates.draft import Draft, Scene
from evidence.annotate.numbers.shape import ANY, DIGITS
from evidence.vocabulary import Measure

_WHO = r"(?:[a-z-]+[ ]){0,3}?(?:adults|children|men|patients|participants|people|persons|women|girls|boys|infants|babies)"
_TREATED = r"(?:treated|vaccinated|screened|immuni[sz]ed|operated[ ]on|offered|given|taking)"
_SPARED = r"(?:avoid(?:ed)?|avert(?:ed)?|prevent(?:ed)?|save[d]?|spare[d]?)"
_ROUGH = r"(?:(?:about|almost|around|nearly|roughly|some|approximately|an[ ]average[ ]of)[ ])?"
_FOR_EVERY = re.compile(
    rf"""\b{_SPARED}[ ](?:[\w-]+[ ]){{0,4}}?{_ROUGH}for[ ]{_ROUGH}every[ ]{_ROUGH}(?P<value>{DIGITS})[ ]{_WHO}[ ]
        (?:who[ ](?:are|were)[ ])?{_TREATED}""",
    re.VERBOSE | re.IGNORECASE,
)
_NEED_TO_BE = re.compile(
    rf"""(?P<value>{DIGITS})[ ]{_WHO}[ ](?:would[ ](?:have[ ]to|need[ ]to)|need(?:ed)?[ ]to|must|had[ ]to|have[ ]to)[ ]
        (?:be[ ]{_TREATED}|take|receive)\b[^;:.]*\bto[ ]{_SPARED}[ ](?:just[ ])?(?:{ANY}|one\b|a[ ]single\b)""",
    re.VERBOSE | re.IGNORECASE,
)


def find_needed_to_treat(scene: Scene) -> Iterator[Draft]:
    """Find how many people were treated for each event that was prevented."""
    for pattern in (_FOR_EVERY, _NEED_TO_BE):
        for match in pattern.finditer(scene.shape.text):
            index = scene.shape.index(match.start("value"))
            yield Draft(Measure.NUMBER_NEEDED_TO_TREAT, index, match.start(), match.end())
