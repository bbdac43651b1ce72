"""despin_significance: does a statement of significance belong to an outcome?

Metric: macro-F1 over the two answers. Tokens are joined by spaces in the set; the sentence is made running text first and
both spans are moved along. Intervals resample articles.
Asked: `relates`, the component that ties p-values and words of significance to outcomes.
"""

from __future__ import annotations

from evidence.evaluation.adapter import Adapter
from evidence.evaluation.answer import Answer, Document
from evidence.evaluation.detokenise import detokenise
from evidence.evaluation.metrics import macro_f1
from evidence.evaluation.rows import Row

LABELS = ("apart", "belongs")
"""In the order of the set's numbers 0 and 1."""


def gold(document: Document) -> Answer:
    """Give the annotated answer for every pair."""
    items = {f"pair:{place}": row for place, row in enumerate(document.rows)}
    return Answer(
        {item: LABELS[row["label"]] for item, row in items.items()}, {item: _words(row) for item, row in items.items()}
    )


def predict(document: Document) -> Answer:
    """Give the pipeline's answer for every pair."""
    return Answer(labels={f"pair:{place}": LABELS[_relates(row)] for place, row in enumerate(document.rows)})


def _words(row: Row) -> str:
    parts = (row["text"][row[part]["start"] : row[part]["end"]] for part in ("outcome", "significance"))
    return f"{' | '.join(parts)} | {row['text']}"


def _relates(row: Row) -> bool:
    from evidence.annotate.significance import relates

    sentence = detokenise(row["text"])
    outcome, significance = (sentence.running(row[part]["start"], row[part]["end"]) for part in ("outcome", "significance"))
    return relates(sentence.text, outcome, significance)


ADAPTER = Adapter(
    name="despin_significance",
    columns={"id": str, "doc": str, "text": str, "outcome": dict, "significance": dict, "label": int},
    by="doc",
    gold=gold,
    predict=predict,
    metrics=(macro_f1("macro_f1", LABELS, baseline=0.54),),
    source="DeSpin data sets of Koroleva and Paroubek, from their authors",
)
