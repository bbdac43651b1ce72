"""Run the evaluation: read the sets, ask the pipeline in two processes, score, and keep everything that a report needs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import CorpusError
from evidence.evaluation.adapter import Adapter, misses
from evidence.evaluation.answer import Answer, Document, Miss
from evidence.evaluation.asking import Reply, ask_all

if TYPE_CHECKING:
    from evidence.evaluation.bootstrap import Figure

ALL = "all"
OWN = ("corpus", "ours", "sentences", "flips")
"""The project's own articles, its own labels on texts and on sentences of others, and its articles turned round."""
DEFAULT_FOLDER = Path("../shared/data")
VARIABLE = "EVIDENCE_DATA"
PLACES = 4


@dataclass(frozen=True, slots=True)
class SetResult:
    """What was measured on one set.

    Attributes:
        split: the split that was measured, which may stand in for the one asked for.
        figures: by metric, in the order of the adapter.
        documents: how many documents were asked.
        misses: everything that gold and prediction disagree on.
        notes: what a reader of the figures must know, one sentence each: why it was skipped, what failed.
    """

    name: str
    split: str
    figures: dict[str, Figure]
    documents: int = 0
    misses: tuple[Miss, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, set by set.

    Attributes:
        split: the split asked for.
        errors: how many misses of each set a report should print.
    """

    split: str
    results: tuple[SetResult, ...]
    errors: int = 0

    def to_dict(self) -> dict[str, dict[str, dict[str, float | int | None]]]:
        """Give `{set: {metric: {"value", "low", "high", "n"}}}`, to four places, sets without figures left out."""
        return {
            result.name: {
                metric: {"value": _round(figure.value), "low": _round(figure.low), "high": _round(figure.high), "n": figure.n}
                for metric, figure in result.figures.items()
            }
            for result in self.results
            if result.figures
        }

    def to_json(self) -> str:
        """Write `to_dict` as JSON."""
        return json.dumps(self.to_dict(), indent=2) + "\n"


def evaluate(
    names: Sequence[str] = (ALL,),
    *,
    folder: Path | None = None,
    split: str = "dev",
    limit: int | None = None,
    errors: int = 0,
) -> Evaluation:
    """Measure the pipeline on annotated sets.

    Args:
        names: names of sets, `all`, or of the project's own: `corpus`, `ours`, `sentences`, `flips`.
        folder: holds a folder for each set; `EVIDENCE_DATA`, then `../shared/data` where None.
        split: `train`, `dev` or `test`: the file of each set that is read.
        limit: how many documents of each set to ask, from the first; all where None.
        errors: how many misses of each set the report should print.

    Raises:
        CorpusError: a name is unknown, or a file breaks its contract.
    """
    adapters = _adapters(names)
    root = folder or Path(os.environ.get(VARIABLE) or DEFAULT_FOLDER)
    loaded = {adapter.name: _load(adapter, root, split, limit) for adapter in adapters}
    replies = ask_all({name: task.documents for name, task in loaded.items() if isinstance(task, _Task)})
    results = (task if isinstance(task, SetResult) else _score(task, split, replies[name]) for name, task in loaded.items())
    return Evaluation(split, (*results, *_own(names, root, split, limit)), errors)


@dataclass(frozen=True, slots=True)
class _Task:
    """A set that was read: its documents, and gold for each."""

    adapter: Adapter
    split: str
    documents: tuple[Document, ...]
    golds: tuple[Answer, ...]


def _load(adapter: Adapter, root: Path, split: str, limit: int | None) -> _Task | SetResult:
    held = next((held for held in (split, adapter.instead.get(split)) if held and adapter.is_there(root, held)), None)
    if held is None:
        return SetResult(adapter.name, split, {}, notes=(_missing(adapter, root, split),))
    documents = tuple(adapter.documents(root, held, limit))
    return _Task(adapter, held, documents, tuple(_gold(adapter, document, held) for document in documents))


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)


def _adapters(names: Sequence[str]) -> list[Adapter]:
    from evidence.evaluation.datasets import ADAPTERS, BY_NAME

    for name in names:
        if name not in {*BY_NAME, ALL, *OWN}:
            known = ", ".join((ALL, *OWN, *BY_NAME))
            raise CorpusError(f"There is no data set named {name!r}", f"Use one of: {known}")
    return [adapter for adapter in ADAPTERS if ALL in names or adapter.name in names]


def _own(names: Sequence[str], root: Path, split: str, limit: int | None) -> Iterator[SetResult]:
    from evidence.evaluation.adversarial import measure_flips
    from evidence.evaluation.corpus import measure_corpus
    from evidence.evaluation.external import measure_external
    from evidence.evaluation.sentences import measure_sentences

    if {"corpus", ALL} & set(names):
        yield measure_corpus(split=split, limit=limit)
    if {"ours", ALL} & set(names):
        yield measure_external(root, split=split, limit=limit)
    if {"sentences", ALL} & set(names):
        yield measure_sentences(root, split=split, limit=limit)
    if {"flips", ALL} & set(names):
        yield measure_flips(split=split, limit=limit)


def _missing(adapter: Adapter, root: Path, split: str) -> str:
    if any((root / adapter.name).glob("*.jsonl")):
        return f"skipped: {root / adapter.name} has no {split}.jsonl"
    return f"skipped: not in {root}; get it from {adapter.source}, as {adapter.name}/{split}.jsonl"


def _score(task: _Task, asked: str, replies: Sequence[Reply]) -> SetResult:
    import numpy as np

    from evidence.evaluation.bootstrap import measure

    name, total = task.adapter.name, len(task.documents)
    notes = [f"measured on {task.split}, because the set has no {asked} split"] if task.split != asked else []
    missing = next((reply.missing for reply in replies if reply.missing), None)
    if missing:
        return SetResult(name, task.split, {}, total, notes=(*notes, f"not measured: {missing}"))
    rows = list(zip(task.documents, task.golds, [reply.answer for reply in replies], strict=True))
    figures = {
        metric.name: measure(np.array([metric.count(*row) for row in rows], dtype=np.float64), metric.value)
        for metric in task.adapter.metrics
    }
    failed = [reply.failed for reply in replies if reply.failed]
    if failed:
        notes.append(f"{len(failed)} of {total} documents failed and count as unanswered, the first with {failed[0]}")
    return SetResult(name, task.split, figures, total, tuple(miss for row in rows for miss in misses(*row)), tuple(notes))


def _gold(adapter: Adapter, document: Document, split: str) -> Answer:
    """Read gold, turning whatever is wrong inside a row into one sentence."""
    try:
        return adapter.gold(document)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        where = f"{adapter.name}/{split}.jsonl, document {document.id}"
        raise CorpusError(f"{where}: the gold is not as expected ({type(error).__name__}: {error})", "Mend the row") from error
