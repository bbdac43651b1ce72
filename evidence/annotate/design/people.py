"""Whether people took part: cells and proteins may then have been measured in them, not studied instead of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evidence.vocabulary import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PEOPLE = r"(?:patients|participants|people|women|men|children|volunteers|adults|individuals|subjects)"
_TOOK_PART = re.compile(
    rf"""\b(?: (?:studied|examined|tested|evaluated|analy[sz]ed|screened|recruited|enrol+ed|involved|included|involving
            |including|treated|compared|followed|in|of|from|on)\s
            (?:(?:about|almost|approximately|around|data|exams|from|more|nearly|of|over|some|than|the)\s)*
            \d[\d,]*\s(?:[\w-]+\s){{0,6}}?{_PEOPLE}\b
            (?!\s(?:worldwide|around|each|every|per|a\syear|die|live|suffer|have|affected))
      | (?:the|these|our|healthy)\s(?:participants|volunteers)\b )""",
    re.VERBOSE | re.IGNORECASE,
)
"""People who were examined; those whose cells alone were studied are not among them."""
_NOT_TOLD = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}


def people_took_part(doc: Doc) -> bool:
    """Tell whether the text says of people that they were examined or counted."""
    text = doc._.article.text
    return any(
        _TOOK_PART.search(text, sentence.start, sentence.end) for sentence in doc._.sentences if sentence.zone not in _NOT_TOLD
    )
