"""insciout_pairs: does a press release claim the same as the abstract, more or less?

Metric: macro-F1 over same, exaggerates and downplays, as Wright and Augenstein 2021 define it for exaggeration detection.
Asked: `claim_strength` on both conclusions; the stronger one decides. The order is none, correlational, conditional causal,
causal.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.datasets.claim_strength_eureka import LABELS as STRENGTHS
from evidence.evaluation.metrics import macro_f1

LABELS = ("same", "exaggerates", "downplays")


def gold(document: Document) -> Answer:
    """Give the annotated relation."""
    words = f"{document.row['press_release_conclusion']} | {document.row['abstract_conclusion']}"
    return Answer({"pair": document.row["exaggeration_label"]}, {"pair": words})


def predict(document: Document) -> Answer:
    """Compare the strengths that the pipeline sees."""
    from evidence.annotate.claims import claim_strength

    release = STRENGTHS.index(claim_strength(document.row["press_release_conclusion"]).value)
    abstract = STRENGTHS.index(claim_strength(document.row["abstract_conclusion"]).value)
    return Answer(labels={"pair": "same" if release == abstract else "exaggerates" if release > abstract else "downplays"})


ADAPTER = Adapter(
    name="insciout_pairs",
    columns={"id": str, "press_release_conclusion": str, "abstract_conclusion": str, "exaggeration_label": str},
    gold=gold,
    predict=predict,
    metrics=(macro_f1("macro_f1", LABELS, baseline=0.44),),
    source="https://github.com/copenlu/scientific-exaggeration-detection",
    instead={"dev": "train"},
)
