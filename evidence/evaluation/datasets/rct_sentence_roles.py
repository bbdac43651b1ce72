"""rct_sentence_roles: the part of an abstract that each sentence belongs to, from its authors' headings.

Metric: F1 weighted by class size over background, objective, methods, results and conclusions. Sentences without a heading
are not scored, but stand in the input. Intervals resample abstracts.
Asked: `sentence_roles` on the sentences of an abstract without its headings.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import weighted_f1

LABELS = ("background", "objective", "methods", "results", "conclusions")


def gold(document: Document) -> Answer:
    """Give the role of each sentence that stands under a heading."""
    roles = {f"role:{place}": str(role).lower() for place, (_, _, role) in enumerate(document.row["sentences"])}
    words = {f"role:{place}": document.text[start:end] for place, (start, end, _) in enumerate(document.row["sentences"])}
    return Answer({item: role for item, role in roles.items() if role in LABELS}, words)


def predict(document: Document) -> Answer:
    """Give the role that the pipeline sees in each sentence."""
    from evidence.annotate.roles import sentence_roles

    sentences = [document.text[start:end] for start, end, _ in document.row["sentences"]]
    roles = enumerate(sentence_roles(sentences))
    return Answer(labels={f"role:{place}": role.value for place, role in roles if role is not None})


ADAPTER = Adapter(
    name="rct_sentence_roles",
    columns={"id": str, "text": str, "sentences": list},
    gold=gold,
    predict=predict,
    metrics=(weighted_f1("weighted_f1", LABELS, baseline=0.928),),
    source="abstracts of Evidence Inference (https://evidence-inference.ebm-nlp.com) with their authors' headings",
)
