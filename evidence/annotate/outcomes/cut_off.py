"""Names that are none: part of a longer name, who had the outcome, or what another thing is a sign of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.mentions import OutcomeMention

_GOES_ON = re.compile(r"-(?=\s(?:and|as|or)\s)")
"""The hyphen that stands for the rest of a word (`cancer- and treatment-related fatigue`)."""
_CAPITALS = re.compile(r"\s[A-Z]{3,}\b")
_HAD_IT = re.compile(
    r"\b(?:diagnosed|living|presenting|presented)\swith\s(?:(?!and\b|for\b|in\b|on\b|the\b|to\b|was\b|were\b)[\w-]+\s){0,4}$",
    re.VERBOSE | re.IGNORECASE,
)
"""What people came with (`presenting with mild or moderate sprains`)."""
_FAR = 80
_IN_WHOM = re.compile(r"\sin\s$")
_REACH = 30
_SIGN = r"(?:index|indicator|mark|marker|measure|sign)\sof\b"
_SIGN_OF = re.compile(rf"(?:[\w-]+\s){{0,2}}{_SIGN}", re.IGNORECASE)
_APPOSED = re.compile(rf",\s(?:an?|one|the)\s(?:[\w-]+\s){{0,2}}(?P<sign>{_SIGN}\s(?:the\s)?)?$", re.IGNORECASE)
"""An apposition that says what the thing before it shows (`fewer cells, a mark of inflammation`)."""


def is_cut_off(text: str, mention: OutcomeMention, found: Sequence[OutcomeMention]) -> bool:
    """Tell whether a name is part of a longer one, or says who had the outcome before it (`cognition in Down syndrome`)."""
    if _GOES_ON.match(text, mention.end) or (mention.name.isupper() and _CAPITALS.match(text, mention.end)):
        return True
    if mention.role is None and _HAD_IT.search(text, max(0, mention.start - _FAR), mention.start):
        return True
    if mention.role is None and _describes_another(text, mention):
        return True
    before = _IN_WHOM.search(text, mention.start - _REACH if mention.start > _REACH else 0, mention.start)
    is_named = mention.role is None and before is not None
    return is_named and any(other.end == before.start() for other in found if before is not None)


def _describes_another(text: str, mention: OutcomeMention) -> bool:
    apposed = _APPOSED.search(text, max(0, mention.start - _FAR), mention.start)
    return apposed is not None and bool(apposed["sign"] or _SIGN_OF.match(mention.name))
