"""section_pico: participants, interventions, comparators and outcomes in titles and methods sentences.

Metric: micro F1 of spans with equal ends and label, as Hu et al. 2023 define it; theirs runs from .71 to .85 by sub-corpus.
`entity_overlap_f1` is the same with a shared character. Only titles and methods were annotated, and only these stand in the
text. Tokens are joined by spaces in the set; the text is made running text first and spans are moved back.
Asked: the spans that the trained network marks for `extract`, which reads arms, outcomes and participants from them and from
its grammars. The set calls every treatment that is given an intervention, also one that another is compared with; a comparator
is what gives nothing new (placebo, usual care, no treatment). "Placebo-controlled" names none. A bare disease is nobody.
The set marks whole noun phrases with their article, each of two joined treatments or outcomes by itself, and a treatment
without the word for the group that gets it; the network marks names without article, and pairs in one stroke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.places import parted, with_article, without_group
from evidence.evaluation.reading import Reading, read_text
from evidence.mentions import SpanMention
from evidence.vocabulary import SpanLabel

_WORD = re.compile(r"\w+")
LABELS = ("P", "I", "C", "O")
WHO = "Hu 2023, .71-.85 by sub-corpus"


def gold(document: Document) -> Answer:
    """Give the annotated spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the four kinds of span as the pipeline mentions them."""
    reading = read_text(document.text, tokenised=True)
    arms = [arm for arm in reading.tagged(SpanLabel.INTERVENTION, SpanLabel.COMPARATOR) if not _is_design(reading, arm)]
    people = [people for people in reading.tagged(SpanLabel.POPULATION) if _names_people(reading, people)]
    return Answer(
        spans=frozenset(
            chain(
                (reading.span("P", *with_article(reading.article.text, held.start, held.end)) for held in people),
                (each for arm in arms for each in _phrases(reading, "C" if _is_passive(reading, arm) else "I", arm)),
                (each for outcome in reading.tagged(SpanLabel.OUTCOME) for each in _phrases(reading, "O", outcome)),
            )
        )
    )


def _phrases(reading: Reading, label: str, mention: SpanMention) -> Iterator[Span]:
    """Give the noun phrases of a mark as the set cuts them."""
    text = reading.article.text
    start, end = with_article(text, mention.start, mention.end)
    if mention.label is not SpanLabel.OUTCOME:
        start, end = without_group(text, start, end)
    yield from (reading.span(label, *part) for part in parted(text, start, end))


def _names_people(reading: Reading, mention: SpanMention) -> bool:
    """Say whether a mark counts or names somebody: the set marks no bare disease."""
    words = _WORD.findall(reading.article.text[mention.start : mention.end].lower())
    return any(word.isdigit() or word in _people() or word.removesuffix("s") in _people() for word in words)


@cache
def _people() -> frozenset[str]:
    from evidence.annotate import lexicon

    return lexicon.phrases("participants")


def _is_passive(reading: Reading, arm: SpanMention) -> bool:
    from evidence.annotate.passive_arms import gives_nothing_new

    return arm.label is SpanLabel.COMPARATOR and gives_nothing_new(
        reading.article.text[arm.start : arm.end], is_comparator=True
    )


def _is_design(reading: Reading, arm: SpanMention) -> bool:
    return reading.article.text[arm.start : arm.end].lower().endswith("controlled")


ADAPTER = Adapter(
    name="section_pico",
    columns={"id": str, "text": str, "spans": list},
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("entity_f1", LABELS, exact=True, baseline=0.50, best=0.85, who=WHO),
        span_f1("entity_overlap_f1", LABELS, exact=False),
    ),
    source="https://github.com/BIDS-Xu-Lab/section_specific_annotation_of_PICO",
)
