"""The plan of a rewrite: the state of each block, and what the file would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path

from evidence.errors import EvidenceError
from evidence.newsletter.builder import Builder
from evidence.newsletter.issue import Issue, body_text, digest, replace_file
from evidence.newsletter.markers import Block
from evidence.newsletter.options import Options, Request, options_from
from evidence.newsletter.refusals import AttributeProblem, IssueError
from evidence.newsletter.sources import find_source


class State(StrEnum):
    """How a block stands to its source."""

    FRESH = "fresh"
    EMPTY = "empty"
    STALE = "stale"
    EDITED = "edited by hand"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """One block with its state.

    Attributes:
        fresh: what should stand in it; empty where it is refused.
        request: what was asked for; None where that could not be told.
        error: why it is refused.
    """

    block: Block
    state: State
    fresh: str = ""
    error: EvidenceError | None = None
    request: Request | None = None

    @property
    def source(self) -> str:
        """The source, as the block names it."""
        return self.block.attributes["source"]

    def diff(self) -> str:
        """Give the change from what stands in the block to what should, as a unified diff."""
        before, after = (text.splitlines() for text in (body_text(self.block), self.fresh))
        first = self.block.begin.line
        lines = unified_diff(before, after, f"in the file, after line {first}", f"from {self.source}", lineterm="", n=1)
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Plan:
    """An issue with the state of its blocks."""

    issue: Issue
    blocks: tuple[Planned, ...]

    @property
    def refused(self) -> tuple[Planned, ...]:
        """The blocks that cannot be written; while there is one, the file stays as it is."""
        return tuple(planned for planned in self.blocks if planned.state is State.REFUSED)

    @property
    def edited(self) -> tuple[Planned, ...]:
        """The blocks that somebody edited."""
        return tuple(planned for planned in self.blocks if planned.state is State.EDITED)

    @property
    def is_fresh(self) -> bool:
        """Whether every block is as it should be."""
        return all(planned.state is State.FRESH for planned in self.blocks)

    def write(self, *, force: bool = False) -> int:
        """Rewrite the blocks that are empty or stale, and with `force` those that were edited.

        Returns:
            How many were rewritten; none where a block is refused.

        Raises:
            IssueError: the file cannot be written, or changed since it was read.
        """
        wanted = {State.EMPTY, State.STALE} | ({State.EDITED} if force else set())
        bodies = {at: planned.fresh for at, planned in enumerate(self.blocks) if planned.state in wanted}
        if self.refused or not bodies:
            return 0
        replace_file(self.issue.path, self.issue.rewritten(bodies), expected=self.issue.content)
        return len(bodies)


def plan_issues(
    issues: Sequence[Issue],
    builder: Builder,
    *,
    defaults: Options = Options(),  # noqa: B008 - frozen
    allowed: Sequence[Path] = (),
    on_done: Callable[[Request], None] | None = None,
) -> tuple[Plan, ...]:
    """Make what should stand in the blocks of issues, all of them at once, and compare.

    Args:
        issues: from `read_issue`.
        builder: writes the blocks.
        defaults: for what a block does not say.
        allowed: folders outside an issue's own that its sources and templates may lie in.
        on_done: is called after each block that is written.
    """
    asked = {
        (at, number): _request(issue, block, defaults, allowed)
        for at, issue in enumerate(issues)
        for number, block in enumerate(issue.blocks)
    }
    requests = {place: request for place, request in asked.items() if isinstance(request, Request)}
    texts = dict(zip(requests, builder.build_all(list(requests.values()), on_done=on_done), strict=True))
    refused = {place: request for place, request in asked.items() if isinstance(request, EvidenceError)}
    results: dict[tuple[int, int], str | EvidenceError] = {**refused, **texts}
    return tuple(
        Plan(
            issue,
            tuple(
                _planned(block, results[at, number], requests.get((at, number))) for number, block in enumerate(issue.blocks)
            ),
        )
        for at, issue in enumerate(issues)
    )


def _request(issue: Issue, block: Block, defaults: Options, allowed: Sequence[Path]) -> Request | EvidenceError:
    try:
        options = options_from(block.attributes, defaults)
        source = block.attributes["source"]
        path = find_source(source, issue.folder, allowed)
        if options.template and "template" in block.attributes:
            options = replace(options, template=_template(options.template, issue.folder, allowed))
    except AttributeProblem as problem:
        return IssueError(issue.name, problem.reason, problem.next_step, line=block.begin.line)
    except EvidenceError as error:
        return error
    return Request(path, options, issue.form, source)


def _template(given: str, folder: Path, allowed: Sequence[Path]) -> str:
    """Give a template's name as it is, and a template's path as seen from the issue."""
    if Path(given).name == given and not given.endswith(".jinja"):
        return given
    return str(find_source(given, folder, allowed))


def _planned(block: Block, result: str | EvidenceError, request: Request | None) -> Planned:
    if isinstance(result, EvidenceError):
        return Planned(block, State.REFUSED, error=result, request=request)
    return Planned(block, _state(block, result), result, request=request)


def _state(block: Block, fresh: str) -> State:
    body = body_text(block)
    intact = digest(body) == block.sha
    if body == fresh:
        return State.FRESH if intact else State.STALE
    if not body:
        return State.EMPTY
    return State.STALE if intact else State.EDITED
