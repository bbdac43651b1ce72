"""Decide for the whole article which marked arm is tested and which it is compared with.

The network judges every mention alone; an active comparator then is a treatment here and a comparator there. All mentions of
one name share a side: the network's judgements on each are averaged, and the words that set one arm against another speak too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence.annotate.passive_arms import gives_nothing_new
from evidence.mentions import SpanMention
from evidence.vocabulary import SpanLabel

_ARMS = (SpanLabel.INTERVENTION, SpanLabel.COMPARATOR)
_AGAINST = re.compile(
    r"""
        (?:\b(?:versus|vs\.?|v\.?|against|relative\sto|as\sopposed\sto|instead\sof|rather\sthan|(?:compared|comparison|comparing|contrast(?:ed)?)\s(?:with|to))
        | [\s\w][-‐–]?versus[-‐–]?)\s*(?:(?:an?|the|either|oral|standard)\s)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OTHER = re.compile(r"^,?\s*(?:or|and|with|to)\s(?:(?:an?|the|to|with|receive)\s)*$", re.IGNORECASE)
_SETS_APART = re.compile(
    r"""
        \b(?:random(?:i[sz]ed|ly) | assigned | allocated | compar(?:e|ed|es|ing|ison) | received? | either
        | between | differences?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUP = re.compile(r"^(?:oral|the)\s|[\s-](?:groups?|arms?|alone|therapy|treatment)$", re.IGNORECASE)
_TOLD = re.compile(
    r"""
        \s*\((?:the\s|an?\s)?(?:
            (?P<control>control|comparator|comparison|reference|standard)
          | (?P<tested>intervention|experimental|active\streatment|treatment|new|investigational)
        )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The side of an arm told in brackets behind its name: `a refined grain diet (control)`."""
_REACH = 40
_SAID_AGAINST, _SAID_OTHER, _LEADS, _NAMED_SO, _TOLD_SO = 1.5, 1.0, 2.0, 2.0, 8.0
"""How much a sign in words weighs against the network's mean judgement, which lies between -1 and 1. Set by hand, not fitted:
no sign weighs less than the surest judgement, a name that speaks for itself weighs as much as standing first, a bare "or"
weighs least, and what the text calls an arm outweighs all."""


def settle_sides(text: str, spans: Sequence[SpanMention]) -> list[SpanMention]:
    """Give the spans with one side for every name of an arm."""
    arms = [span for span in spans if span.label in _ARMS]
    judged: dict[str, list[float]] = defaultdict(list)
    for span in arms:
        sign = 1.0 if span.label is SpanLabel.COMPARATOR else -1.0
        judged[_name(text, span)].append(sign * span.confidence)
    votes = {name: sum(held) / len(held) for name, held in judged.items()}
    for name, weight in _said(text, arms):
        votes[name] += weight
    return [_settled(text, span, votes) if span.label in _ARMS else span for span in spans]


def _settled(text: str, span: SpanMention, votes: dict[str, float]) -> SpanMention:
    label = SpanLabel.COMPARATOR if votes[_name(text, span)] > 0 else SpanLabel.INTERVENTION
    return span if label is span.label else replace(span, label=label)


def _said(text: str, arms: Sequence[SpanMention]) -> Iterator[tuple[str, float]]:
    """Give what the words around the arms say: for a comparator above zero, for a treatment below."""
    for span in arms:
        if _AGAINST.search(text, max(0, span.start - _REACH), span.start):
            yield _name(text, span), _SAID_AGAINST
        if gives_nothing_new(text[span.start : span.end]):
            yield _name(text, span), _NAMED_SO
        told = _TOLD.match(text, span.end, span.end + _REACH)
        if told:
            yield _name(text, span), _TOLD_SO if told["control"] else -_TOLD_SO
    lead = next((span for span in arms if not gives_nothing_new(text[span.start : span.end])), None)
    if lead:
        yield _name(text, lead), -_LEADS
    for one, other in pairwise(arms):
        is_lead = lead and _name(text, one) == _name(text, lead) != _name(text, other)
        apart = is_lead and _SETS_APART.search(text, max(0, one.start - 2 * _REACH), one.start)
        if apart and _OTHER.match(text[one.end : other.start]):
            yield _name(text, other), _SAID_OTHER


def _name(text: str, span: SpanMention) -> str:
    return _GROUP.sub("", " ".join(text[span.start : span.end].split())).casefold()
