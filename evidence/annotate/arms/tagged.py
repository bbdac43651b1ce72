"""Candidates for arms from the trained network, which marks treatments and comparators where no construct speaks of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evidence.annotate.arms.candidates import Candidate
from evidence.mentions import Sentence, SpanMention
from evidence.vocabulary import ArmRole, SpanLabel

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONSTRUCT = "tagged"
_ROLES = {SpanLabel.INTERVENTION: ArmRole.EXPERIMENTAL, SpanLabel.COMPARATOR: ArmRole.ACTIVE_COMPARATOR}
_TRUST = 0.7
"""A mark is weaker than a construct: it makes a name an arm only where no construct names that side of the comparison."""
_SURE = 0.8
_NAMELESS = re.compile(
    r"""(?: the\s )? (?: (?:active|study|intervention|treatment|experimental|comparison)(?:\s(?:group|arm|drug|treatment))?
        | (?:\S{1,2}\s){2,}\S{1,2} | identical(?:-looking)? | matching | treated | groups? | arms? | drugs? | therapy
        | treatments? )s?""",
    re.VERBOSE | re.IGNORECASE,
)


def tagged(doc: Doc, sentence: Sentence) -> Iterator[Candidate]:
    """Give the marks of one sentence that name a treatment or a comparator."""
    text = doc._.article.text
    for span in _within(doc._.spans, sentence):
        role = _ROLES.get(span.label)
        if role and not _NAMELESS.fullmatch(text[span.start : span.end]):
            yield Candidate(span.start, span.end, CONSTRUCT, _TRUST * span.confidence, role=role, window=span.end)


def _within(spans: tuple[SpanMention, ...], sentence: Sentence) -> Iterator[SpanMention]:
    first = bisect_left(spans, sentence.start, key=lambda span: span.start)
    for span in spans[first:]:
        if span.start >= sentence.end:
            return
        yield span


def is_marked_only(offers: Iterable[tuple[Candidate, float]]) -> bool:
    """Tell whether no construct of the grammar offers a name."""
    return all(offer.construct == CONSTRUCT for offer, _ in offers)


def marks_compare(doc: Doc) -> bool:
    """Tell whether both a treatment and a comparator are marked surely, so that arms may be looked for at all."""
    return {span.label for span in doc._.spans if span.label in _ROLES and span.confidence >= _SURE} == set(_ROLES)
