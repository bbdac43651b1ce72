"""Which sentences may report a result at all: not the background, the methods, the start of the trial, or the paper's title."""

from __future__ import annotations

import re

from evidence.annotate.likeness import is_of_untreated
from evidence.mentions import Sentence
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
