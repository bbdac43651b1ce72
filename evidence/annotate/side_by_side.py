"""Values of two groups side by side, "12% against 19%": proof that a text gives more than a relative effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence.mentions import NumberMention, Sentence
from evidence.vocabulary import NumberKind, Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUPS = re.compile(
    r"""\b(?: versus | vs | v | compared\s(?:with|to) | in\scomparison\swith | against | respectively | than
      | groups? | arms? | placebo | controls? | those\s(?:who|on|given|taking|in) | (?:with|without)\s(?:the\s)?\w+ )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"(?:\bby|reduc\w+\s(?:of|in\s\w+\sof)|increase\sof|drop\sof|rise\sof|cut\s\w+|CI:?|interval\w*)\s(?:\w+\s){0,2}$",
    re.VERBOSE | re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s?(?:%|per\scent|percent)?\s(?:lower|higher|fewer|more|less|greater|smaller|reductions?|reduced|increased?|drop|decline|"
    r"relative|CI|confidence|likely|better|worse|risk)\b",
    re.VERBOSE | re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:median|mean|average|survival|medians)\b", re.IGNORECASE)
_RATE = re.compile(r"\s(?:\w+\s){0,2}?per\s(?:\d|1000|patient|person|child|year)|\sevents\b", re.VERBOSE | re.IGNORECASE)
_EFFICACY = re.compile(r"\b(?:efficacy|effectiveness|shortened|risk\sratios?|RR|HR|OR)\b")
"""What is printed twice beside these words is a relative effect of two kinds."""
_PAIR = 2


def shown_side_by_side(doc: Doc, sentence: Sentence) -> tuple[int, int] | None:
    """Give the span from the first to the second of two values of groups in a sentence, or None."""
    if sentence.zone not in (Zone.BODY, Zone.LEAD, Zone.NOTES):
        return None
    text = doc._.article.text
    is_of_harms = doc._.terms.of("harm_terms", sentence.start, sentence.end)
    if (
        is_of_harms
        or _EFFICACY.search(text, sentence.start, sentence.end)
        or not _GROUPS.search(text, sentence.start, sentence.end)
    ):
        return None
    numbers = [number for number in doc._.numbers if sentence.start <= number.start < sentence.end]
    for alike in (_of(text, sentence, numbers, shares=True), _of(text, sentence, numbers, shares=False)):
        if len(alike) >= _PAIR:
            return alike[0].start, alike[1].end
    return None


def _of(text: str, sentence: Sentence, numbers: Sequence[NumberMention], *, shares: bool) -> list[NumberMention]:
    found = [number for number in numbers if not _is_change(text, sentence, number)]
    if shares:
        return [number for number in found if number.kind is NumberKind.PERCENT]
    is_summary = _SUMMARY.search(text, sentence.start, sentence.end) is not None
    return [
        number
        for number in found
        if (is_summary and number.kind in (NumberKind.DURATION, NumberKind.QUANTITY)) or _RATE.match(text, number.end)
    ]


def _is_change(text: str, sentence: Sentence, number: NumberMention) -> bool:
    before = _CHANGE_BEFORE.search(text[sentence.start : number.start])
    return before is not None or _CHANGE_AFTER.match(text, number.end) is not None
