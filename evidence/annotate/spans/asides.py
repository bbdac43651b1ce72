"""Marks on words that are no part of the comparison: the placebo effect, and what a model was adjusted for."""

from __future__ import annotations

import re

from evidence.mentions import SpanMention
from evidence.vocabulary import SpanLabel

_NO_ARM_AFTER = re.compile(r"\s(?:effects?|lead-in|responses?|run-in)\b", re.IGNORECASE)
_PLACEBO = re.compile(r"(?:placebo|sham)$", re.IGNORECASE)
_VERB = r"""\b(?: are | did | does | found | had | has | have | indicated | is | remained | showed | shows | was | were
    | (?:cut|decreas|improv|increas|lower|predict|prevent|prolong|rais|reduc)(?:s|es|ed)? )\b"""
_ADJUSTED = re.compile(
    rf"""\b(?:account(?:ed|ing)\sfor | adjust(?:ed|ing|ment|ments)\sfor | allow(?:ed|ing)\sfor
          | controll(?:ed|ing)\sfor | correct(?:ed|ing)\sfor | independent(?:ly)?\sof | irrespective\sof | regardless\sof
          | (?:taking|took)\s(?:\w+\s)?(?:account\sof|into\saccount) )\b
        (?: (?!{_VERB}) [^.;:()] )* $""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands between these words and the next clause was held equal (`after adjusting for age and exercise`)."""
_BEGINS_CLAUSE = re.compile(rf"[^.;:,]*?{_VERB}", re.VERBOSE | re.IGNORECASE)
"""The mark is the subject of the next verb, with no comma between."""
_REACH = 200
"""Characters before a mark that are searched."""


def is_aside(text: str, span: SpanMention) -> bool:
    """Tell whether a mark names no arm and no outcome, though its words could."""
    if span.label is SpanLabel.OUTCOME:
        is_behind = _ADJUSTED.search(text, max(0, span.start - _REACH), span.start)
        return bool(is_behind) and not _BEGINS_CLAUSE.match(text, span.end)
    return bool(_PLACEBO.search(text[span.start : span.end]) and _NO_ARM_AFTER.match(text, span.end))
