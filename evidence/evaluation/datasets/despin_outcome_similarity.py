"""despin_outcome_similarity: are two outcome phrases the same outcome?

Metric: F1 of the answer yes, as the set's authors report it. Intervals resample sentences, from which several pairs come;
several pairs may have one id.
Asked: `same_outcome`, the component that joins mentions of one outcome.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import class_f1

LABELS = ("different", "same")
"""In the order of the set's numbers 0 and 1."""


def gold(document: Document) -> Answer:
    """Give the annotated answer for every pair."""
    items = {f"pair:{place}": row for place, row in enumerate(document.rows)}
    words = {item: f"{row['out1']} | {row['out2']}" for item, row in items.items()}
    return Answer({item: LABELS[row["label"]] for item, row in items.items()}, words)


def predict(document: Document) -> Answer:
    """Give the pipeline's answer for every pair."""
    from evidence.assemble.outcome_identity import same_outcome

    pairs = enumerate((row["out1"], row["out2"]) for row in document.rows)
    return Answer(labels={f"pair:{place}": LABELS[same_outcome(*pair)] for place, pair in pairs})


ADAPTER = Adapter(
    name="despin_outcome_similarity",
    columns={"id": str, "sent_id": str, "out1": str, "out2": str, "label": int},
    by="sent_id",
    gold=gold,
    predict=predict,
    metrics=(class_f1("f1", "same", LABELS, baseline=0.735),),
    source="DeSpin data sets of Koroleva and Paroubek, from their authors",
)
