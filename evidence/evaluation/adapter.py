"""What an adapter is: how one data set is read, asked and scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidence.evaluation.answer import Answer, Document, Miss, Span
from evidence.evaluation.metrics import Metric
from evidence.evaluation.rows import Row, group_rows, read_rows

LONGEST = 240
"""Characters of the words of an item that a list of misses shows."""

Selector = Callable[[Path, str], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Adapter:
    """One data set: gold and prediction are separate functions, so that either can be tested without the other.

    Attributes:
        name: of the folder.
        columns: the columns that every row must have.
        gold: what the annotators say of a document.
        predict: what the pipeline says of it.
        metrics: what is measured.
        source: where to get the set, one line.
        by: the column that gathers rows to documents; each row is a document where None.
        select: picks the rows of a split where that takes more than reading its file.
        instead: for a split that its authors did not cut, the one that is measured in its place.
    """

    name: str
    columns: Mapping[str, type]
    gold: Callable[[Document], Answer]
    predict: Callable[[Document], Answer]
    metrics: tuple[Metric, ...]
    source: str
    by: str | None = None
    select: Selector | None = None
    instead: Mapping[str, str] = field(default_factory=dict)

    def documents(self, folder: Path, split: str, limit: int | None = None) -> list[Document]:
        """Read the documents of a split.

        Raises:
            CorpusError: a row breaks the set's contract.
        """
        if self.select:
            rows = self.select(folder / self.name, split)
        else:
            rows = list(read_rows(folder / self.name / f"{split}.jsonl", self.columns))
        if self.by:
            found = [Document(key, tuple(members)) for key, members in group_rows(rows, self.by).items()]
        else:
            found = [Document(str(row["id"]), (row,)) for row in rows]
        return found[:limit]

    def is_there(self, folder: Path, split: str) -> bool:
        """Tell whether the folder holds this split."""
        return (folder / self.name / f"{split}.jsonl").is_file()


def gold_spans(document: Document, names: Mapping[str, str] | None = None) -> frozenset[Span]:
    """Give the annotated spans of a one-row document, under other names where given (unnamed labels are left out)."""
    return frozenset(
        Span(span["start"], span["end"], names[span["label"]] if names else span["label"])
        for span in document.row["spans"]
        if names is None or span["label"] in names
    )


def misses(document: Document, gold: Answer, predicted: Answer) -> list[Miss]:
    """List what gold and prediction disagree on, each with the kind of its error."""
    return [
        *_label_misses(document, gold, predicted),
        *_span_misses(document, gold, predicted),
        *(Miss(document.id, f"{fact[0]} missed", gold=" | ".join(fact[1:])) for fact in sorted(gold.tuples - predicted.tuples)),
        *(
            Miss(document.id, f"{fact[0]} wrong", predicted=" | ".join(fact[1:]))
            for fact in sorted(predicted.tuples - gold.tuples)
        ),
    ]


def _label_misses(document: Document, gold: Answer, predicted: Answer) -> list[Miss]:
    found = []
    for item, label in gold.labels.items():
        said = predicted.labels.get(item, "abstained")
        if said != label:
            kind = f"{item.split(':')[0]}: {label} taken for {said}"
            words = " ".join(gold.about.get(item, item.partition(":")[2]).split())
            found.append(Miss(document.id, kind, gold=f"{label} {words[:LONGEST]}".strip(), predicted=said))
    return found


def _span_misses(document: Document, gold: Answer, predicted: Answer) -> list[Miss]:
    found = []
    for span in sorted(gold.spans - predicted.spans):
        touching = next((other for other in sorted(predicted.spans) if span.overlaps(other)), None)
        kind = f"{span.label} with other ends" if touching else f"{span.label} missed"
        found.append(Miss(document.id, kind, _words(document, span), _words(document, touching) if touching else ""))
    for span in sorted(predicted.spans - gold.spans):
        if not any(span.overlaps(other) for other in gold.spans):
            found.append(Miss(document.id, f"{span.label} invented", predicted=_words(document, span)))
    return found


def _words(document: Document, span: Span) -> str:
    margin = 30
    before = document.text[max(0, span.start - margin) : span.start]
    after = document.text[span.end : span.end + margin]
    return " ".join(f"{before}[{document.text[span.start : span.end]}]{after}".split())
