"""The words of one annotation of a passage, read as parts of a record."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from evidence.errors import CorpusError
from evidence.evaluation.passage import Annotation, Passage

Fields = dict[str, Any]

_QUALIFIERS = {"less": "<", "more": ">", "exact": "="}
_P_VALUE = re.compile(r"(?P<op> [=<>≤≥]? ) \s* (?P<value> \d* [.·]? \d+ )", re.VERBOSE)


class Words:
    """The words of one annotation, read as parts of a record."""

    def __init__(self, passage: Passage, annotation: Annotation) -> None:
        self.annotation = annotation
        self.quote = passage.words(annotation)
        self.evidence = [{"start": annotation.start, "end": annotation.end, "quote": self.quote}]

    def get(self, key: str, default: str | None = None) -> str | None:
        """Give an attribute as written."""
        return self.annotation.get(key, default)

    def stated(self, value: object) -> Fields | None:
        """Tie a value to the words; None stays None."""
        return None if value is None else {"value": value, "evidence": self.evidence, "by": "user"}

    def stated_key(self, key: str, default: str | None = None) -> Fields | None:
        """Tie an attribute to the words."""
        return self.stated(self.get(key, default))

    def number(self, key: str, default: str | None = None) -> Fields | None:
        """Read an attribute as a number."""
        text = self.get(key, default)
        if text is None:
            return None
        try:
            return {"text": text, "value": Decimal(text.replace("·", ".").replace("−", "-").replace(",", ""))}
        except InvalidOperation as error:
            raise bad(self.annotation, f"{key}={text} is not a number") from error

    def p_value(self, key: str) -> Fields | None:
        """Read an attribute as a p-value."""
        text = self.get(key)
        if text is None:
            return None
        printed = _P_VALUE.fullmatch(text)
        if printed is None:
            raise bad(self.annotation, f"{key}={text} is not a p-value")
        number = {"text": printed["value"], "value": Decimal(printed["value"].replace("·", "."))}
        return {"op": printed["op"] or "=", "value": number, "about": self.get("p_about")}

    def interval(self) -> Fields | None:
        """Read the limits of an interval; None where there is none."""
        low, high = self.number("low"), self.number("high")
        if low is None and high is None:
            return None
        kind = self.get("interval_kind", "confidence")
        return {"low": low, "high": high, "level": self.number("level"), "kind": kind}

    def qualifier(self, key: str) -> str:
        """Read how exactly a number is meant."""
        written = self.get(key, "exact") or "exact"
        return _QUALIFIERS.get(written, written)

    def part(self, words: str) -> Fields:
        """Give the provenance of some of the annotation's own words."""
        at = self.quote.find(words)
        if at < 0:
            raise bad(self.annotation, f"it does not hold the words {words}")
        start = self.annotation.start + at
        return {"start": start, "end": start + len(words), "quote": words}

    def ids(self, key: str) -> list[str]:
        """Read an attribute as a list of ids."""
        return [each for each in (self.get(key) or "").split(",") if each]

    def plain(self, *keys: str) -> Fields:
        """Give those of the attributes that are written."""
        return {key: value for key in keys if (value := self.get(key)) is not None}

    def all_stated(self, *keys: str) -> Fields:
        """Tie each attribute to the words."""
        return {key: self.stated_key(key) for key in keys}


def bad(annotation: Annotation, reason: str) -> CorpusError:
    """Make the error for an annotation that cannot be read."""
    return CorpusError(f"Bad annotation {annotation.label} at character {annotation.start}: {reason}", "Correct the passage")
