"""claim_strength_eureka: how strong is the claim of a press-release sentence?

Metric: macro-F1 over four classes, none, correlational, conditional causal and causal, as Yu et al. 2020 define it. Theirs
is the mean of a five-fold cross-validation over the whole set; ours is measured on the rows of the split. Intervals resample
releases.
Asked: `claim_strength`, the component that gives a claim of the record its kind. A kind outside the four is wrong.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import macro_f1

LABELS = ("none", "correlational", "conditional_causal", "causal")
"""In the order of the set's numbers 0 to 3."""


def gold(document: Document) -> Answer:
    """Give the annotated strength of every sentence."""
    items = {f"strength:{place}": row for place, row in enumerate(document.rows)}
    return Answer(
        {item: LABELS[row["label"]] for item, row in items.items()}, {item: row["text"] for item, row in items.items()}
    )


def predict(document: Document) -> Answer:
    """Give the strength that the pipeline sees in every sentence."""
    from evidence.annotate.claims import claim_strength

    return Answer(labels={f"strength:{place}": claim_strength(row["text"]).value for place, row in enumerate(document.rows)})


ADAPTER = Adapter(
    name="claim_strength_eureka",
    columns={"id": str, "doc": str, "text": str, "label": int},
    by="doc",
    gold=gold,
    predict=predict,
    metrics=(macro_f1("macro_f1", LABELS, baseline=0.68, best=0.892, who="Yu 2020, fine-tuned BioBERT, 5-fold"),),
    source="https://github.com/junwang4/correlation-to-causation-exaggeration",
)
