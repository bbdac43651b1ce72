"""evidence_inference: did an outcome rise, fall or not differ with the intervention against the comparator?

Metric: macro-F1 over significantly increased, significantly decreased and no significant difference, as DeYoung et al. 2020
define it, here on abstracts, end to end (no gold evidence given). The label is the direction of the outcome, not benefit.
Intervals resample abstracts.
Asked: `judge_direction` with the abstract and the three phrases, the component that reads directions for the record.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.metrics import macro_f1
from evidence.evaluation.rows import Row

NAMES = {
    "significantly increased": "increased",
    "significantly decreased": "decreased",
    "no significant difference": "no_difference",
}


def gold(document: Document) -> Answer:
    """Give the annotated direction of every prompt."""
    items = {f"direction:{place}": prompt for place, prompt in enumerate(document.row["prompts"])}
    words = {item: _words(document, prompt) for item, prompt in items.items()}
    return Answer({item: NAMES[prompt["label"]] for item, prompt in items.items()}, words)


def predict(document: Document) -> Answer:
    """Give the direction that the pipeline reads for every prompt."""
    from evidence.annotate.direction import judge_direction

    labels = {}
    for place, prompt in enumerate(document.row["prompts"]):
        asked = (prompt["intervention"], prompt["comparator"], prompt["outcome"])
        labels[f"direction:{place}"] = judge_direction(document.row["abstract"], *asked)[0].value
    return Answer(labels=labels)


def _words(document: Document, prompt: Row) -> str:
    quotes = [document.row["abstract"][place["start"] : place["end"]] for place in prompt.get("evidence", ())]
    return f"{prompt['intervention']} | {prompt['comparator']} | {prompt['outcome']} | {' … '.join(quotes)}"


ADAPTER = Adapter(
    name="evidence_inference",
    columns={"id": str, "abstract": str, "prompts": list},
    gold=gold,
    predict=predict,
    metrics=(macro_f1("macro_f1", tuple(NAMES.values()), baseline=0.56),),
    source="https://evidence-inference.ebm-nlp.com",
)
