"""What the control group got: "the control group received X", "X (control group)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.annotate.arms.candidates import ARM_JOINS, Candidate, phrase_after, phrase_before
from evidence.vocabulary import ArmRole

_CONTROL_GOT = re.compile(
    r"""\b(?:control|comparison|comparator)s?\s(?:group|arm)?s?,?\s?(?:\(n\s?=\s?\d+\)\s)?
        (?:(?:who|which)\s)?(?:received|receives|receiving|was\sgiven|were\sgiven|took|underwent|got|had)\s(?:only\s|just\s)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_CONTROL = re.compile(
    r"\s\((?:the\s|active\s)?(?:controls?|control\s(?:group|arm)|comparator|comparison\sgroup)(?:[;,:]\s?[nN]\s?=\s?\d+)?\)",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE = 12  # characters of articles and adverbs between a verb and its object


def controls(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Offer the names of what the control group got."""
    for cue in _CONTROL_GOT.finditer(text, start, end):
        span = phrase_after(text, cue.end(), end)
        if span and span[0] - cue.end() <= _CLOSE:
            yield Candidate(*span, "control_got", 0.8, ArmRole.ACTIVE_COMPARATOR, window=end)
    for cue in _NAMED_CONTROL.finditer(text, start, end):
        span = phrase_before(text, start, cue.start(), joins=ARM_JOINS)
        if span and span[1] == cue.start():
            yield Candidate(*span, "named_control", 0.85, ArmRole.ACTIVE_COMPARATOR, window=end)
