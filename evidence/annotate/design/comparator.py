"""What kind of comparator the trial used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence.annotate.facts import fact
from evidence.annotate.standing import terms_of_study
from evidence.mentions import FactMention
from evidence.vocabulary import ComparatorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COMPARED = re.compile(
    r"""\b(?:versus|vs\.?|against|or|compared\s(?:with|to)|comparison\s(?:with|to)|relative\sto|than|receiv(?:ed?|ing)|given|got|had
            |(?:assigned|allocated|randomi[sz]ed)\s(?:\w+\s){0,2}to|on)
        \s(?:(?:current|existing)\s)?(?:(?:a|an|the|either|receive|matching|matched|current|local|usual|continued|enhanced)\s){0,3}$""",
    re.VERBOSE | re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:in\saddition\sto|added\sto|on\stop\sof|addition\sof|background|plus)\s(?:\w+\s){0,2}$", re.VERBOSE | re.IGNORECASE
)
_NO_COMPARATOR = re.compile(
    r"^(?:\s(?:effect|response|run-in|lead-in|of\sthe\sother|for\sthe\sother)|-related|-emergent|\s(?:regimen|chemo|first|for\s))",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands after the words where they name something else: the placebo effect, no treatment-related deaths."""
_NO = re.compile(r"\b(?:no|without\sa|not\sa|lack\sof\sa)\s$", re.IGNORECASE)
_SELF_EVIDENT = {
    ComparatorType.PLACEBO,
    ComparatorType.SHAM,
    ComparatorType.NONE,
    ComparatorType.HISTORICAL,
    ComparatorType.ACTIVE,
}


def find_comparator_type(doc: Doc) -> Iterator[FactMention]:
    """Find what the intervention was compared with."""
    text = doc._.article.text
    for sentence, trust, term in terms_of_study(doc, "comparator_type"):
        before, after = text[sentence.start : term.start], text[term.end : sentence.end]
        is_none = _NO.search(before) or _BOTH.search(before) or _NO_COMPARATOR.match(after)
        if not is_none and (term.value in _SELF_EVIDENT or _COMPARED.search(before)):
            span = term.start, term.end
            yield fact("study.comparator_type", term.value, span, by="design.comparator_type", confidence=trust)
