"""Several sources, one after the other: read, report the one that fails, go on with the rest."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from evidence.cli.application import complain
from evidence.errors import EvidenceError

if TYPE_CHECKING:
    from rich.progress import Progress

    from evidence.article import Article
    from evidence.vocabulary import SourceKind

STDIN = "-"


def read_source(source: str, kind: SourceKind | None = None) -> Article:
    """Read one source as the command line names it: a path, or `-` for stdin.

    Raises:
        SourceError: the source cannot become an article.
    """
    from evidence.ingest import read, read_bytes

    if source == STDIN:
        return read_bytes(sys.stdin.buffer.read(), name=STDIN, kind=kind)
    return read(Path(source), kind=kind)


class Bar:
    """A progress bar on stderr that makes way while the product or a complaint is written.

    Attributes:
        progress: the bar; None where nothing is shown.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self.progress: Progress | None = _new_progress() if shown else None
        if self.progress:
            self.progress.add_task("", total=total)

    def __enter__(self) -> Bar:
        if self.progress:
            self.progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.progress:
            self.progress.stop()

    def begin(self, source: str) -> None:
        """Name the source that is being read."""
        if self.progress:
            from rich.markup import escape

            self.progress.update(self.progress.task_ids[0], description=escape(Path(source).name))

    def advance(self) -> None:
        """Count one source as done."""
        if self.progress:
            self.progress.advance(self.progress.task_ids[0])

    def write(self, write: Callable[[], None]) -> None:
        """Take the bar away, write, and put it back: both may share one terminal."""
        if self.progress:
            self.progress.stop()
        write()
        if self.progress:
            self.progress.start()


def _new_progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, force_terminal=True)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)


def each_source(sources: Sequence[str], work: Callable[[str], Callable[[], None]], *, progress: bool | None = None) -> bool:
    """Do the work on every source in turn and write what it gives.

    Args:
        sources: as the user named them.
        work: reads one source and gives back what writes its product. An `EvidenceError` is reported; the others go on.
        progress: show a bar on stderr; None shows it for several sources where stderr is a terminal.

    Returns:
        Whether every source went through.
    """
    shown = progress if progress is not None else len(sources) > 1 and sys.stderr.isatty()
    failures = 0
    with Bar(len(sources), shown=shown) as bar:
        for source in sources:
            bar.begin(source)
            try:
                bar.write(work(source))
            except EvidenceError as error:
                bar.write(_complaint(error))
                failures += 1
            bar.advance()
    return not failures


def _complaint(error: EvidenceError) -> Callable[[], None]:
    return lambda: complain(error)
