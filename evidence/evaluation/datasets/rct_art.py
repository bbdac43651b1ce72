"""rct_art: which values belong to which arm and outcome in a results sentence?

Metrics, after Whitton and Hunter 2023: `ner_f1`, micro F1 of interventions, outcomes and measures with equal ends; and
`table_strict_f1`, micro F1 of the cells of the results table, a cell being a measure with its outcome, its arm and the arm's
column (first or second), all with equal ends. Sentences are split by document (`bydoc_split.json`), because the official
split shares documents; a folder without that file is taken as it is. The published figures are on the official split.
Asked: `read_results`, the component that reads values of arms in a sentence; the set's tokens, parted by spaces, are made
running text first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from evidence.errors import CorpusError
from evidence.evaluation.adapter import Adapter, gold_spans
from evidence.evaluation.answer import Answer, Document, Span
from evidence.evaluation.detokenise import detokenise
from evidence.evaluation.metrics import span_f1, tuple_f1
from evidence.evaluation.rows import Row, read_rows

COLUMNS: dict[str, type] = {"id": str, "text": str, "spans": list, "relations": list}
LABELS = ("INTV", "OC", "MEAS")
ARMS = ("A1_RES", "A2_RES")
OUTCOME = "OC_RES"
WHO = "Whitton 2023, official split"

Link = tuple[str, Span, Span]
"""Type of relation, head, tail (the measure)."""


def select(folder: Path, split: str) -> list[Row]:
    """Read the sentences whose document belongs to the split, from whichever file of the folder holds them."""
    by_document = folder / "bydoc_split.json"
    if not by_document.is_file():
        return list(read_rows(folder / f"{split}.jsonl", COLUMNS))
    try:
        splits: Mapping[str, str] = json.loads(by_document.read_text("utf-8"))
    except json.JSONDecodeError as error:
        raise CorpusError(f"{by_document}: not JSON ({error.msg})", "Get the set again") from error
    files = sorted(folder.glob("*.jsonl"))
    return [row for path in files for row in read_rows(path, COLUMNS) if splits.get(row["id"]) == split]


def gold(document: Document) -> Answer:
    """Give the annotated spans and the cells that their relations make."""
    spans = {span["id"]: Span(span["start"], span["end"], span["label"]) for span in document.row["spans"]}
    links = [(link["type"], spans[link["head"]], spans[link["tail"]]) for link in document.row["relations"]]
    return Answer(spans=gold_spans(document), tuples=cells(links))


def predict(document: Document) -> Answer:
    """Give the spans and cells that the pipeline reads."""
    from evidence.annotate.results_table import read_results

    running = detokenise(document.text)
    found, relations = read_results(running.text)
    spans = [Span(*running.printed(start, end), label) for start, end, label in found]
    links = [(kind, spans[head], spans[tail]) for kind, head, tail in relations]
    return Answer(spans=frozenset(spans), tuples=cells(links))


def cells(links: Iterable[Link]) -> frozenset[tuple[str, ...]]:
    """Make the cells of the table: every measure with each of its outcomes and arms; one that lacks either is no cell."""
    outcomes: dict[Span, list[Span]] = defaultdict(list)
    arms: dict[Span, list[tuple[str, Span]]] = defaultdict(list)
    for kind, head, measure in links:
        if kind == OUTCOME:
            outcomes[measure].append(head)
        elif kind in ARMS:
            arms[measure].append((kind, head))
    return frozenset(
        ("cell", column, _place(arm), _place(outcome), _place(measure))
        for measure, held in arms.items()
        for column, arm in held
        for outcome in outcomes[measure]
    )


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


ADAPTER = Adapter(
    name="rct_art",
    columns=COLUMNS,
    select=select,
    gold=gold,
    predict=predict,
    metrics=(
        span_f1("ner_f1", LABELS, exact=True, baseline=0.68, best=0.864, who=WHO),
        tuple_f1("table_strict_f1", ["cell"], best=0.670, who=WHO),
    ),
    source="https://github.com/jetsunwhitton/RCT-ART",
)
