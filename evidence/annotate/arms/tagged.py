"""Candidates for arms from the trained network, which marks treatments and comparators where no construct speaks of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evidence.annotate.arms.arm_name import CONTROL, ArmName
from evidence.annotate.arms.candidates import Candidate, comparator_role, drug_stems
from evidence.annotate.arms.naming import holds
from evidence.mentions import Sentence, SpanMention
from evidence.vocabulary import ArmRole, SpanLabel

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONSTRUCT = "tagged"
_ROLES = {SpanLabel.INTERVENTION: ArmRole.EXPERIMENTAL, SpanLabel.COMPARATOR: ArmRole.ACTIVE_COMPARATOR}
_TRUST = 0.7
"""A mark is weaker than a construct: it makes a name an arm only where no construct names that side of the comparison."""
_LEAST_WEIGHT = 0.5
"""The sum of trust that a name needs: one mark that the network is nearly sure of, or several."""
_DRUG_WEIGHT = 1.0
"""The sum of trust that makes the generic name of a drug a further arm: two sure marks."""
_FEWEST = 2  # groups of a comparison
_SURE = 0.8
_SURELY = 1.2
"""The sum of trust at which a marked name drives out one that no mark supports: two or three sure marks."""
_MOST_TRUST = 0.9
_NAMELESS = re.compile(
    r"""(?: the\s )? (?: (?:active|study|intervention|treatment|experimental|comparison)(?:\s(?:group|arm|drug|treatment))?
        | treated | groups? | arms? | drugs? | therapy | treatments? )s?""",
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


class Marks:
    """What the network marks as treatment or comparator in one article."""

    def __init__(self, doc: Doc) -> None:
        self._spans = [span for span in doc._.spans if span.label in _ROLES]

    @property
    def compare(self) -> bool:
        """Whether both a treatment and a comparator are marked surely, so that arms may be looked for at all."""
        return {span.label for span in self._spans if span.confidence >= _SURE} == set(_ROLES)

    def touches(self, offers: Iterable[tuple[Candidate, float]]) -> bool:
        """Tell whether a mark overlaps any of the places that offer a name."""
        return any(span.start < offer.end and offer.start < span.end for offer, _ in offers for span in self._spans)

    @staticmethod
    def surest(groups: Iterable[ArmName], least: float = _LEAST_WEIGHT, role: ArmRole = ArmRole.EXPERIMENTAL) -> ArmName | None:
        """Give the name that is most surely marked in a role, the first of equals, or None where none reaches `least`.

        Its candidates then carry the trust of all its marks together.
        """
        best = max(groups, key=lambda group: _weight(group, role), default=None)
        if best is None or _weight(best, role) < least:
            return None
        together = min(_MOST_TRUST, _weight(best, role))
        best.offers = [(offer, max(trust, together)) for offer, trust in best.offers]
        return best


def _weight(group: ArmName, role: ArmRole) -> float:
    """Add up what speaks for a name in a role, less what speaks for the other; constructs count for comparators only."""
    total = 0.0
    for offer, trust in group.offers:
        if offer.role is not None and (offer.construct == CONSTRUCT or offer.role is not ArmRole.EXPERIMENTAL):
            is_tested = offer.role is ArmRole.EXPERIMENTAL
            total += trust if is_tested == (role is ArmRole.EXPERIMENTAL) else -trust
    return total


def fill_from_marks(arms: list[ArmName], groups: list[ArmName], marks: Marks) -> None:
    """Take the side of the comparison that no construct names, or that one names wrongly, from what the network marks."""
    open_ones = [group for group in groups if group not in arms and group.key != CONTROL]
    tested = [arm for arm in arms if arm.role is ArmRole.EXPERIMENTAL]
    if tested and not any(marks.touches(arm.offers) for arm in tested):
        better = marks.surest([group for group in open_ones if not any(_kin(group, arm) for arm in tested)], _SURELY)
        if better:
            arms[:] = [arm for arm in arms if arm not in tested]
    for role in (ArmRole.EXPERIMENTAL, ArmRole.ACTIVE_COMPARATOR):
        if role is ArmRole.EXPERIMENTAL and any(arm.role is role for arm in arms):
            continue
        if role is not ArmRole.EXPERIMENTAL and any(arm.role not in {None, ArmRole.EXPERIMENTAL} for arm in arms):
            continue
        found = marks.surest([group for group in open_ones if not any(_kin(group, arm) for arm in arms)], role=role)
        if found:
            found.role = role if role is ArmRole.EXPERIMENTAL else comparator_role(found.key) or role
            arms.append(found)


def add_named_drugs(arms: list[ArmName], groups: list[ArmName], background: frozenset[str]) -> None:
    """Take further drugs that the network marks again and again: the third arm of three, or all where none is named."""
    found = [group for group in groups if group not in arms and group.key not in background and _is_marked_drug(group)]
    apart = [group for group in found if not any(_kin(group, other) for other in (*arms, *found) if other is not group)]
    if len(arms) + len(apart) < _FEWEST:
        return
    for group in apart:
        is_tested = not any(arm.role is ArmRole.EXPERIMENTAL for arm in arms)
        group.role = ArmRole.EXPERIMENTAL if is_tested else ArmRole.ACTIVE_COMPARATOR
        group.offers = [(offer, max(trust, _TRUST)) for offer, trust in group.offers]
        arms.append(group)


def _is_marked_drug(group: ArmName) -> bool:
    marked = sum(trust for offer, trust in group.offers if offer.construct == CONSTRUCT)
    return group.key.rpartition(" ")[2].endswith(drug_stems()) and marked >= _DRUG_WEIGHT


def _kin(group: ArmName, arm: ArmName) -> bool:
    return holds(arm.key, group.key) or holds(group.key, arm.key)
