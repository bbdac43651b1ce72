"""primary_endpoint_oncology: did an oncology trial meet its primary endpoint, by its abstract?

Metrics, as Windisch et al. 2024 define them: accuracy over all abstracts, and F1 of the negative class (not met). Their
annotation follows the pre-stated superiority endpoint. `mixed` and `not_reported` are abstentions, and an abstention is an
error. Theirs is measured on all 250 abstracts.
`right_at_90`, `right_at_70` and `right_at_0` count only the verdicts given with such a confidence (see
`evidence/evaluation/calibration.py`); *n* counts those.
Asked: `extract` on title and abstract; `primary_endpoint.status` is read from the record.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.calibration import band_metrics, band_of
from evidence.evaluation.metrics import accuracy, class_f1
from evidence.evaluation.reading import read_text

LABELS = ("met", "not_met")


def gold(document: Document) -> Answer:
    """Give the annotators' verdict."""
    return Answer({"primary": "met" if document.row["primary_endpoint_met"] else "not_met"}, {"primary": document.row["title"]})


def predict(document: Document) -> Answer:
    """Give the record's verdict, unless it is none of the two."""
    endpoint = read_text(f"{document.row['title']}\n\n{document.text}").record.primary_endpoint
    status = endpoint.status.value
    if status not in LABELS:
        return Answer()
    return Answer(labels={"primary": status, f"primary:{band_of(endpoint.confidence)}": status})


ADAPTER = Adapter(
    name="primary_endpoint_oncology",
    columns={"id": str, "title": str, "text": str, "primary_endpoint_met": bool},
    gold=gold,
    predict=predict,
    metrics=(
        accuracy("accuracy", baseline=0.836, best=0.972, who="o1, all 250; GPT-4o .928"),
        class_f1("f1_negative", "not_met", LABELS),
        *band_metrics("primary"),
    ),
    source="primary-endpoint labels of Windisch et al. 2024, from their authors",
)
