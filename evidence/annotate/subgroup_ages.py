"""Bands of age that stand behind an effect each: `83% (45 to 97) at 26–35 years and 77% (3 to 97) at 36–45 years`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.mentions import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BAND = re.compile(
    r"""[\s%)\],;]*(?:at|for|in|among)\s(?:(?:those|women|men|people|adults|children|participants)\s)?(?:aged?\s|ages\s)?
        (?P<band>\d+\s?(?:[–-]|to)\s?\d+\syears(?:\sold)?|\d+\syears\s(?:and|or)\s(?:older|over|younger))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST = 2
"""One band alone may be that of everyone."""


def age_bands(doc: Doc, sentence: Sentence) -> list[tuple[int, int]]:
    """Give the places of the bands of age of a sentence that tells an effect of each, in order; none where it tells of one."""
    text: str = doc._.article.text
    effects = (effect for effect in doc._.estimates if sentence.start <= effect.start < sentence.end and effect.interval)
    found = [band.span("band") for effect in effects if (band := _BAND.match(text, effect.end, sentence.end))]
    return found if len(found) >= _FEWEST else []
