"""despin_primary_secondary: where does a sentence name a primary or a secondary outcome?

Metric: micro F1 of tokens over the labels `Prim` and `Sec`. Rows marked `synthetic` are left out: they are twins of natural
ones with the label flipped. Tokens are joined by spaces in the set; the sentence is made running text first and spans are
moved back.
Asked: `outcome_spans`, the component that finds outcomes; a span without a rank is not counted.
"""

from __future__ import annotations

from pathlib import Path

from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.detokenise import detokenise
from evidence.evaluation.metrics import token_f1
from evidence.evaluation.rows import Row, read_rows
from evidence.vocabulary import OutcomeRole

COLUMNS: dict[str, type] = {"id": str, "text": str, "synthetic": bool, "spans": list}
NAMES = {OutcomeRole.PRIMARY: "Prim", OutcomeRole.SECONDARY: "Sec"}


def select(folder: Path, split: str) -> list[Row]:
    """Read the natural rows of a split."""
    return [row for row in read_rows(folder / f"{split}.jsonl", COLUMNS) if not row["synthetic"]]


def gold(document: Document) -> Answer:
    """Give the annotated spans."""
    return Answer(spans=gold_spans(document))


def predict(document: Document) -> Answer:
    """Give the outcomes that the pipeline ranks."""
    from evidence.annotate.outcomes import outcome_spans

    sentence = detokenise(document.text)
    ranked = ((start, end, NAMES.get(role)) for start, end, role in outcome_spans(sentence.text) if role is not None)
    return Answer(spans=frozenset(Span(*sentence.printed(start, end), name) for start, end, name in ranked if name))


ADAPTER = Adapter(
    name="despin_primary_secondary",
    columns=COLUMNS,
    select=select,
    gold=gold,
    predict=predict,
    metrics=(token_f1("token_f1", NAMES.values(), baseline=0.70),),
    source="DeSpin data sets of Koroleva and Paroubek, from their authors",
)
