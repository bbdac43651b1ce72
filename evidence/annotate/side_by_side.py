"""Values of two groups side by side, "12% against 19%": proof that a text gives more than a relative effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
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
    r"\s?(?:%|per\scent|percent)?\s(?:lower|higher|fewer|more|less|greater|smaller|reductions?|reduced|increased?|decreased?|improvement|drop|decline|"
    r"relative|CI|confidence|likely|better|worse|risk)\b",
    re.VERBOSE | re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:median|mean|average|survival|medians)\b", re.IGNORECASE)
_RATE = re.compile(r"\s(?:\w+\s){0,2}?per\s(?:\d|1000|patient|person|child|year)|\sevents\b", re.VERBOSE | re.IGNORECASE)
_EFFICACY = re.compile(r"\b(?:efficacy|effectiveness|shortened|risk\sratios?|RR|HR|OR)\b")
"""What is printed twice beside these words is a relative effect of two kinds."""
_BETWEEN = re.compile(
    r"\b(?:versus|vs|v|compared|comparison|against|than|while|whereas|but|placebo|controls?|without|only|just|those|group)\b",
    re.VERBOSE | re.IGNORECASE,
)
_PEOPLE = r"""(?:patients?|participants?|people|persons?|wom[ae]n|m[ae]n|children|subjects?|individuals?|adults|infants
    |volunteers|those)"""
_SHARE = re.compile(
    rf"""\s?(?:%|per\s?cent)\s(?:of\s)?(?:(?:the|all|those|these|treated|our)\s)*(?:[\w-]+\s){{0,2}}?{_PEOPLE}\b
      | \s(?:out\s)?of\s(?:the\s|those\s|all\s)?\d+\b
          (?!\s(?:sites|centres|centers|countries|studies|trials|genes|samples)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""What makes a number a share of the participants: `40% of the patients`, `12 of 30`."""
_AND = re.compile(r"\s(?:with|in|on|among|after)\s(?:[\w-]+\s){1,5}and\s", re.IGNORECASE)
_WITH = re.compile(r"\s?(?:%|per\s?cent|percent|[a-z]+)?\s(?:with|in|on|among|after)\s", re.VERBOSE | re.IGNORECASE)
"""Two groups beside each other: "5.6 months with the pill and 4.2 months with placebo"."""
_RANGE = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*(?:to|-|–|—|/|or)\s*", re.VERBOSE | re.IGNORECASE)
"""Between two numbers: they are the ends of one range, or of a change within one group."""
_NO_RESULT = re.compile(
    r"""\b(?: ag(?:e|ed|es)\s | average\sage | mean\sage | years\sold | sensitivity | specificity | accura\w+ | at\sbaseline
      | follow(?:ed|-?\s?up) | national\w* | prevalence | survey )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Values of these are no result of a treatment: who took part, how long they were watched, how well a test tells."""
_TOLD = (Zone.BODY, Zone.LEAD, Zone.NOTES)
_PAIR = 2


def shown_side_by_side(doc: Doc, sentence: Sentence) -> tuple[int, int] | None:
    """Give the span from the first to the second of two values of groups in a sentence, or None."""
    if sentence.zone not in _TOLD:
        return None
    text = doc._.article.text
    is_of_harms = doc._.terms.of("harm_terms", sentence.start, sentence.end)
    if (
        is_of_harms
        or _NO_RESULT.search(text, sentence.start, sentence.end)
        or _EFFICACY.search(text, sentence.start, sentence.end)
        or not _GROUPS.search(text, sentence.start, sentence.end)
    ):
        return None
    numbers = [number for number in doc._.numbers if sentence.start <= number.start < sentence.end]
    for alike in (_of(text, sentence, numbers, shares=True), _of(text, sentence, numbers, shares=False)):
        pair = next((pair for pair in pairwise(alike) if _stand_apart(text, *pair)), None)
        if pair:
            return pair[0].start, pair[1].end
    return None


def shares_of_participants(doc: Doc, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Give where a sentence tells shares of the participants that are no change, no harm and nothing but a result."""
    text = doc._.article.text
    if sentence.zone not in _TOLD or doc._.terms.of("harm_terms", sentence.start, sentence.end):
        return ()
    if _NO_RESULT.search(text, sentence.start, sentence.end):
        return ()
    numbers = (number for number in doc._.numbers if sentence.start <= number.start < sentence.end)
    return tuple((number.start, number.end) for number in numbers if _SHARE.match(text, number.end))


def _stand_apart(text: str, first: NumberMention, second: NumberMention) -> bool:
    """Tell whether two values belong to two groups: a word of contrast parts them, and they are no range."""
    between = text[first.end : second.start]
    if _RANGE.fullmatch(between):
        return False
    return bool(_BETWEEN.search(between) or (_AND.search(between) and _WITH.match(text, second.end)))


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
