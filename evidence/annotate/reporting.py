"""Which sentences may report a result at all: not the background, the methods, the start of the trial, or the paper's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.annotate.likeness import is_of_untreated
from evidence.mentions import OutcomeMention, Sentence
from evidence.vocabulary import Section, Zone

_SILENT_ZONES = {Zone.BACKGROUND, Zone.BOILERPLATE, Zone.QUOTATION}
_SILENT_SECTIONS = {Section.BACKGROUND, Section.OBJECTIVE, Section.METHODS}
_AT_THE_START = re.compile(
    r"""\W*(?:(?:the|mean|median|their|all)\s){0,2}(?:baseline\s(?!adjusted|to\b|and\b)[^,;]*?
          | at\s(?:baseline|the\sstart|entry|enrol?lment|randomi[sz]ation),\s[^;]*?)
        \b(?:did\snot\sdiffer|(?:were|was)\s(?:similar|comparable|balanced|alike|well[\s-]))""",
    re.VERBOSE | re.IGNORECASE,
)
"""How the groups stood before the treatment is no result of it (`Baseline scores did not differ`)."""
_TITLE = re.compile(
    r"""\b(?:article|paper|report|study|trial|work)(?:,\s)?\s(?:(?:is|was)\s)?(?:(?:en)?titled|called|headlined),?\s["“”'‘’]
      | ^\W*["“][^"“”]+["”]\s(?:appear(?:s|ed)|(?:is|was)\spublished|by)\s""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a paper is called says what was asked, not what was found (`The study is titled “… A Noninferiority Trial”`)."""


_SUCCESS_IN = re.compile(
    r"success\s(?:at|by|in|on|with)\s(?:that|the|this)\s[^,;:]*\s(?:is|was)\s(?:the|its|our|their)\s",
    re.VERBOSE | re.IGNORECASE,
)


def is_in_a_name(text: str, at: int, end: int, outcomes: Sequence[OutcomeMention]) -> bool:
    """Say whether a word for success is part of what was measured (`almost clear skin`, `Success on that scale was the …`).

    Args:
        text: the article's.
        at: where the word begins.
        end: where its clause ends.
        outcomes: those of the sentence.
    """
    inside = any(named.start <= at < named.end for named in outcomes)
    return inside or _SUCCESS_IN.match(text, at, end) is not None


def may_report(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence may report a result of the study.

    Args:
        text: the article's.
        sentence: one of its sentences.
    """
    if sentence.zone in _SILENT_ZONES or sentence.section in _SILENT_SECTIONS:
        return False
    place = sentence.start, sentence.end
    return not (_AT_THE_START.match(text, *place) or _TITLE.search(text, *place) or is_of_untreated(text, *place))
