"""Ask the pipeline for its answers, in processes of their own so that two cores are used.

Every process loads the pipeline once and keeps it. A component that is not there fails its sets and no others; a document on
which the pipeline breaks counts as unanswered, so that one crash neither hides nor spoils a figure.
"""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from evidence.evaluation.answer import Answer, Document

WORKERS = 2
"""Processes. A single batch is asked in this process, without the cost of starting another."""
BATCH = 12
"""Documents a task: small enough for an even load and a moving bar, large enough that passing them costs little."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer for one document.

    Attributes:
        failed: the error that the pipeline broke with, or empty.
        missing: the component that the set needs and the package lacks, or empty.
    """

    answer: Answer
    failed: str = ""
    missing: str = ""


class _Bar(Protocol):
    def __call__(self, name: str, documents: int) -> None: ...


def ask_all(documents: Mapping[str, Sequence[Document]]) -> dict[str, list[Reply]]:
    """Ask for the answers on every document of every set.

    Args:
        documents: by name of the set.
    """
    batches = [
        (name, first, list(held[first : first + BATCH]))
        for name, held in documents.items()
        for first in range(0, len(held), BATCH)
    ]
    replies: dict[str, dict[int, list[Reply]]] = {name: {} for name in documents}
    with _bar(sum(len(batch) for _, _, batch in batches)) as moved:
        for name, first, answers in _asked(batches):
            replies[name][first] = answers
            moved(name, len(answers))
    return {name: [reply for _, batch in sorted(held.items()) for reply in batch] for name, held in replies.items()}


def _asked(batches: Sequence[tuple[str, int, list[Document]]]) -> Iterator[tuple[str, int, list[Reply]]]:
    if len(batches) <= 1:
        for name, first, batch in batches:
            yield name, first, ask(name, batch)
        return
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        tasks = {pool.submit(ask, name, batch): (name, first) for name, first, batch in batches}
        for task in as_completed(tasks):
            yield *tasks[task], task.result()


def ask(name: str, documents: Sequence[Document]) -> list[Reply]:
    """Ask for the answers on some documents of one set, in this process."""
    predict = importlib.import_module(f"evidence.evaluation.datasets.{name}").ADAPTER.predict
    return [_reply(predict, document) for document in documents]


class _Predict(Protocol):
    def __call__(self, document: Document, /) -> Answer: ...


def _reply(predict: _Predict, document: Document) -> Reply:
    try:
        return Reply(predict(document))
    except ImportError as error:
        return Reply(Answer(), missing=f"the component is not there ({error})")
    except Exception as error:  # a crash in one document must not cost the figures of the others
        return Reply(Answer(), failed=f"{type(error).__name__}: {error} (document {document.id})")


@contextmanager
def _bar(total: int) -> Iterator[_Bar]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def moved(name: str, documents: int) -> None:
            bar.update(task, advance=documents, description=name)

        yield moved
