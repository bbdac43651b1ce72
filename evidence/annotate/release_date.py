"""The date line of a release: a date that stands alone near the top, or opens the first paragraph after the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.mentions import FactMention
from evidence.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"""\b(?: (?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format("month_second")},?\s(?P<year_first>20\d\d|
        19\d\d)
      | {_MONTH.format("month_first")}\s(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year_second>20\d\d|19\d\d)
      | (?P<iso>(?:20|19)\d\d-\d\d-\d\d) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_PLACE = re.compile(r"^\s?[)\]/]?\s?(?:--|—|–|-|/|\(|:|\|)")
_TOP_BLOCKS = 8
_SHORT_LINE = 80  # characters of a line that holds a date and little else
_DATE_LINE = 120  # characters at the start of a paragraph that may hold place and date
_CONFIDENCE = 0.9


def find_release_date(doc: Doc) -> Iterator[FactMention]:
    """Find the date of the release itself, as ISO 8601; the first that fits."""
    text = doc._.article.text
    article = doc._.article
    if article.kind is SourceKind.ABSTRACT:
        return
    for block in article.blocks[:_TOP_BLOCKS]:
        match = _DATE.search(text, block.start, min(block.end, block.start + _DATE_LINE))
        if match is None:
            continue
        is_line = block.end - block.start <= _SHORT_LINE and not text[block.start : block.end].rstrip().endswith(".")
        value = iso_date(match)
        if value and (is_line or _AFTER_PLACE.match(text[match.end() : block.end])):
            yield fact("source.published", value, match.span(), by="publication.published", confidence=_CONFIDENCE)
            return


def iso_date(match: re.Match[str]) -> str | None:
    """Give the date as ISO 8601, or None where there is no such day."""
    found = match.groupdict()
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        month = found["month_first"] or found["month_second"]
        day = int(found["day_first"] or found["day_second"])
        year = int(found["year_first"] or found["year_second"])
        return date(year, _MONTHS.index(month[:3].lower()) + 1, day).isoformat()
    except ValueError:
        return None
