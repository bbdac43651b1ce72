"""section_pico: participants, interventions, comparators and outcomes in titles and methods sentences.

Metric: micro F1 of spans with equal ends and label, as Hu et al. 2023 define it; theirs runs from .71 to .85 by sub-corpus.
`entity_overlap_f1` is the same with a shared character. Only titles and methods were annotated, and only these stand in the
text. Tokens are joined by spaces in the set; the text is made running text first and spans are moved back.
Asked: the spans that the trained network marks for `extract`, which reads arms, outcomes and participants from them and from
its grammars.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.reading import read_text
from evidence.vocabulary import SpanLabel

LABELS = ("P", "I", "C", "O")
WHO = "Hu 2023, .71-.85 by sub-corpus"


def gold(document: Document) -> Answer:
    """Give the annotated spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the four kinds of span as the pipeline mentions them."""
    reading = read_text(document.text, tokenised=True)
    return Answer(
        spans=reading.spans("P", reading.tagged(SpanLabel.POPULATION))
        | reading.spans("I", reading.tagged(SpanLabel.INTERVENTION))
        | reading.spans("C", reading.tagged(SpanLabel.COMPARATOR))
        | reading.spans("O", reading.tagged(SpanLabel.OUTCOME))
    )


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
