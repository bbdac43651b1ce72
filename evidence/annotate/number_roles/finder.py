"""Judge every sentence that may report results or count participants."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from evidence.annotate.number_roles.judge import Judgement, judge
from evidence.annotate.number_roles.roles import CANDIDATES, COUNTS, Counts

if TYPE_CHECKING:
    from spacy.tokens import Doc


def counts_of(doc: Doc) -> Counts:
    """Collect the counts of an article, with what the grammar of enrollment says of them."""
    ruled = {mention.count.start: "whole" if mention.arm is None else "arm" for mention in doc._.counted}
    printed = Counter(number.value for number in doc._.numbers if number.kind in COUNTS)
    return Counts(printed, max(printed, default=Decimal(0)), ruled)


def find_number_roles(doc: Doc) -> tuple[Judgement, ...]:
    """Judge the sentences whose values were read."""
    counts = counts_of(doc)
    return tuple(judge(bound, counts) for bound in doc._.values if any(number.kind in CANDIDATES for number in bound.numbers))
