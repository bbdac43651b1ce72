"""The command that keeps the managed blocks of issue files true: blocks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli.annotations import Level, annotation
from evidence.cli.application import FINDINGS, REFUSED, command, complain
from evidence.cli.batch import Bar
from evidence.cli.output import write_text
from evidence.cli.settings import load_settings
from evidence.errors import EvidenceError
from evidence.vocabulary import Reader

if TYPE_CHECKING:
    from evidence.newsletter import Builder, Issue, Options, Plan, Request
    from evidence.newsletter.plan import Planned

Issues = Annotated[list[str], typer.Argument(metavar="ISSUE", help="Markdown or HTML files with blocks.", show_default=False)]
Allow = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="A folder outside the issue's own that sources may lie in; repeatable."),
]
Templates = Annotated[Path | None, typer.Option(metavar="DIR", help="Templates that come before the shipped ones.")]
Jobs = Annotated[int | None, typer.Option(min=1, metavar="N", help="Most processes at once.  [default: one a processor]")]
Cached = Annotated[bool, typer.Option("--cache/--no-cache", help="Keep what was written, and take it where nothing changed.")]
Progress = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="Show a bar on stderr; by default for several blocks on a terminal."),
]


class ReportFormat(StrEnum):
    """How the state of blocks is reported."""

    TEXT = "text"
    GITHUB = "github"


@command
def blocks(
    issues: Issues,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 where a block is not as it should be.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite blocks that were edited by hand too.")] = False,
    reader: Annotated[Reader | None, typer.Option(help="For blocks that do not say for whom.  [default: plain]")] = None,
    templates: Templates = None,
    allow: Allow = None,
    format: Annotated[ReportFormat, typer.Option(help="Lines, or annotations for GitHub.")] = ReportFormat.TEXT,
    jobs: Jobs = None,
    cache: Cached = True,
    progress: Progress = None,
) -> None:
    """Write the summaries that stand between the markers of an issue.

    A block begins with <!-- evidence:begin source="…" --> and ends with <!-- evidence:end -->. What was edited by hand is kept
    and named. Where a source cannot be summarised, the file stays as it is.

    Example:
        evidence blocks examples/newsletter/issue.md --check
    """
    builder = new_builder(jobs=jobs, cached=cache)
    found, went_through = read_issues(issues)
    plans = planned(found, builder, default_options(reader, templates), allow or (), progress=progress)
    report = Report(format, is_check=check)
    for plan in plans:
        report.add(plan, 0 if check else plan.write(force=force), force=force)
    if report.is_refused or not went_through:
        raise typer.Exit(REFUSED)
    if report.has_findings:
        raise typer.Exit(FINDINGS)


def new_builder(*, jobs: int | None, cached: bool) -> Builder:
    """Make the builder that the commands on issues share."""
    from evidence.newsletter import Builder
    from evidence.newsletter.cache import Cache

    kept = Cache() if cached else None
    if kept:
        kept.prune()
    return Builder(cache=kept, jobs=jobs)


def default_options(reader: Reader | None, templates: Path | None) -> Options:
    """Give what holds for blocks that do not say it, from the command line and the project's settings."""
    from evidence.newsletter import Options

    settings = load_settings()
    return Options(reader=reader or settings.reader, kind=settings.kind, templates=templates or settings.templates)


def read_issues(names: Sequence[str]) -> tuple[list[Issue], bool]:
    """Read issue files; one that cannot be read is reported and the others go on.

    Returns:
        The issues, and whether all of them could be read.
    """
    from evidence.newsletter import read_issue

    found: list[Issue] = []
    for name in names:
        try:
            found.append(read_issue(Path(name), name=name))
        except EvidenceError as error:
            complain(error)
    return found, len(found) == len(names)


def planned(
    issues: Sequence[Issue], builder: Builder, defaults: Options, allow: Sequence[Path], *, progress: bool | None
) -> tuple[Plan, ...]:
    """Make what should stand in the blocks, with a bar."""
    from evidence.newsletter import plan_issues

    total = sum(len(issue.blocks) for issue in issues)
    shown = progress if progress is not None else total > 1 and sys.stderr.isatty()
    with Bar(total, shown=shown) as bar:

        def step(request: Request) -> None:
            bar.begin(request.name)
            bar.advance()

        return plan_issues(issues, builder, defaults=defaults, allowed=allow, on_done=step)


class Report:
    """Says what became of the blocks.

    Attributes:
        is_refused: a block could not be written.
        has_findings: a block is not as it should be, and stays so.
    """

    def __init__(self, format: ReportFormat, *, is_check: bool) -> None:
        self.format = format
        self.is_check = is_check
        self.is_refused = False
        self.has_findings = False

    def add(self, plan: Plan, written: int, *, force: bool) -> None:
        """Report one issue after `written` of its blocks were rewritten."""
        self.is_refused |= bool(plan.refused)
        for block in plan.refused:
            self._refused(plan, block)
        if self.is_check:
            self.has_findings |= not plan.is_fresh
            for block in plan.blocks:
                self._checked(plan, block)
        elif not force:
            self.has_findings |= bool(plan.edited)
            for block in plan.edited:
                self._kept(plan, block)
        if self.format is ReportFormat.TEXT:
            write_text(f"{plan.issue.name}: {_tally(plan, written, is_check=self.is_check)}\n")

    def _refused(self, plan: Plan, block: Planned) -> None:
        error = block.error or EvidenceError("", "")
        place = f"{plan.issue.name}:{block.block.begin.line}: "
        self._annotate(Level.ERROR, plan, block, "Block cannot be written", f"{error.reason}. {error.next_step}.")
        complain(EvidenceError(place + error.reason.removeprefix(place), error.next_step))

    def _checked(self, plan: Plan, block: Planned) -> None:
        from evidence.newsletter import State

        if block.state in {State.FRESH, State.REFUSED}:
            return
        self._annotate(Level.ERROR, plan, block, f"Block is {block.state}", f"{block.source}: {block.state}\n{block.diff()}")
        if self.format is ReportFormat.TEXT:
            write_text(f"{plan.issue.name}:{block.block.begin.line}: {block.source}: {block.state}\n{block.diff()}")

    def _kept(self, plan: Plan, block: Planned) -> None:
        place = f"{plan.issue.name}:{block.block.begin.line}"
        self._annotate(Level.WARNING, plan, block, "Block was edited by hand", f"{block.source}: kept as it is")
        step = "move your words out of the block, take its markers away, or use --force"
        complain(EvidenceError(f"{place}: the block of {block.source} was edited by hand and is kept", step))

    def _annotate(self, level: Level, plan: Plan, block: Planned, title: str, message: str) -> None:
        if self.format is ReportFormat.GITHUB:
            line = block.block.begin.line
            write_text(annotation(level, file=plan.issue.name, line=line, title=title, message=message))


def _tally(plan: Plan, written: int, *, is_check: bool) -> str:
    from evidence.newsletter import State

    count = len(plan.blocks)
    if not count:
        return "no blocks"
    states = [str(planned.state) for planned in plan.blocks]
    odd = [f"{states.count(state)} {state}" for state in State if state in states and state is not State.FRESH]
    if is_check or plan.refused:
        told = odd or ["all fresh"]
    else:
        told = [f"{written} written"] + [part for part in odd if part.endswith(State.EDITED) and written < count]
    return f"{count} {'block' if count == 1 else 'blocks'}, {', '.join(told)}"
