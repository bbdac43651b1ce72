"""section_pico: participants, interventions, comparators and outcomes in titles and methods sentences.

Metric: micro F1 of spans with equal ends and label, as Hu et al. 2023 define it; theirs runs from .71 to .85 by sub-corpus.
`entity_overlap_f1` is the same with a shared character. Only titles and methods were annotated, and only these stand in the
text. Tokens are joined by spaces in the set; the text is made running text first and spans are moved back.
Asked: the mentions that `extract` itself reads. Arms with a comparator's role are C, other arms I.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.arms import Side, side_of_role
from evidence.evaluation.metrics import span_f1
from evidence.evaluation.reading import read_text

LABELS = ("P", "I", "C", "O")
WHO = "Hu 2023, .71-.85 by sub-corpus"


def gold(document: Document) -> Answer:
    """Give the annotated spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the four kinds of span as the pipeline mentions them."""
    reading = read_text(document.text, tokenised=True)
    mentions = reading.mentions
    compared = [arm for arm in mentions.arms if side_of_role(arm.role) is Side.COMPARATOR]
    return Answer(
        spans=reading.spans("P", [fact for fact in mentions.facts if fact.field == "population.description"])
        | reading.spans("I", [arm for arm in mentions.arms if arm not in compared])
        | reading.spans("C", compared)
        | reading.spans("O", mentions.outcomes)
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
