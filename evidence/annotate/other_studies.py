"""Sentences that open with another study: an earlier trial, a paper of a year that is past, one of years ago.

What follows such an opening is background in every section: neither its numbers nor its design are those of the study at hand.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORK = r"(?:experiments?|papers?|reports?|research|stud(?:y|ies)|trials?|work)"
_OPENS = r"\W*(?:[A-Z][\w\ ]{2,30}:\s)?"
"""Marks and a label before a sentence."""
_EARLIER = re.compile(
    rf"""
    {_OPENS} (?:data\sfrom\s|results\s(?:of|from)\s)?
    (?: previously,?\s (?:during|from|in)\s (?:an?|two|three|several)\s (?:[\w/-]+\s){{0,4}}? {_WORK} \b [^.;:]*?,
      | (?:during|from|in)? \s*
    (?:an?|another|one|the|their|two|three|several|some|many)?\s* (?:earlier|past|preceding|previous|prior)\s
    (?:[\w-]+\s){{0,4}}? {_WORK} \b (?!\sphase) [^.;:]*?, )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""`In an earlier trial of the same drug, …`."""
_OF_A_YEAR = re.compile(
    rf"""
    {_OPENS} (?:(?:as|from|in)\s)? (?:an?|another|her|his|one|our|the|their)\s
    (?:(?:19|20)\d\d) \s (?:[\w-]+\s){{0,3}}? {_WORK} \b (?!\s(?:meeting|congress))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""`In a 2015 study of mice, …`: no text names its own study by the year."""
_PUBLISHED = re.compile(
    rf"""
    {_OPENS} (?:in\s)? (?:an?|another|one|the|two)\s (?:[\w-]+\s){{0,3}}? {_WORK} \s (?:that\s|which\s)?
    (?:[\w.'’-]+\s){{0,5}}? (?:carried\sout|conducted|presented|published|reported) \s [^.;:]*?
    (?: \bin\s(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)\b | \bthe\s(?:following|next|previous|same)\syear\b
      | \b(?:several|some|\d+|two|three|four|five|six|seven|eight|nine|ten)\syears\s(?:ago|before|earlier)\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""`A paper that she published in 2011`, where the text is of a later year; `the following year`."""
_IN_YEAR = re.compile(r",?\sin\s(?:[A-Z][a-z]+\s)?(?P<year>(?:19|20)\d\d)\b")
_DATE = re.compile(
    r"""\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s (?:\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?,?\s)?
        (?P<year>(?:19|20)\d\d)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def opens_with_another_study(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence `text[start:end]` opens with a study that is not the one at hand."""
    if _EARLIER.match(text, start, end) or _OF_A_YEAR.match(text, start, end):
        return True
    published = _PUBLISHED.match(text, start, end)
    if published is None:
        return False
    return published["year"] is None or int(published["year"]) < _latest_year(text)


def is_of_a_past_year(text: str, at: int) -> bool:
    """Tell whether a year right behind the name of a journal lies before that of the text (`in Rye Medicine in 2009`)."""
    found = _IN_YEAR.match(text, at)
    return found is not None and int(found["year"]) < _latest_year(text)


@lru_cache(maxsize=8)
def _latest_year(text: str) -> int:
    """Give the year of the latest date with a month in a text, or 0."""
    return max((int(found["year"]) for found in _DATE.finditer(text)), default=0)
