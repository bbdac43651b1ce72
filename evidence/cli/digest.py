"""The command that drafts an issue from a feed or a folder: digest."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli.application import command
from evidence.cli.batch import Bar
from evidence.cli.blocks import Cached, Jobs, Progress, Templates, default_options, new_builder
from evidence.cli.output import OutputError, write_text, write_whole

if TYPE_CHECKING:
    from evidence.newsletter.digest import Candidate, FeedItem

LONGEST_NAME = 60
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@command
def digest(
    source: Annotated[str, typer.Argument(metavar="FEED|FOLDER", help="An RSS or Atom file, or a folder of articles.")],
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the draft there.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    keep: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the items of a feed there, one file each.")] = None,
    templates: Templates = None,
    jobs: Jobs = None,
    cache: Cached = True,
    progress: Progress = None,
) -> None:
    """Draft an issue from a feed or a folder of articles.

    Trials in people come first, sorted by what matters, each with its verdict; studies in animals stand apart, and what reports
    no study is named at the end. Verdicts of files stand in blocks. Nothing is fetched: the items of a feed are read as they
    stand in its file.

    Example:
        evidence digest examples/newsletter/sources
    """
    from evidence.newsletter.digest import draft_issue

    if output and output.exists() and not force:
        raise OutputError(f"{output} is there already", "choose another name, or use --force")
    candidates = _candidates(source, keep, (output or Path("draft.md")).parent)
    shown = progress if progress is not None else len(candidates) > 1 and sys.stderr.isatty()
    with Bar(len(candidates), shown=shown) as bar:
        builder = new_builder(jobs=jobs, cached=cache)
        draft = draft_issue(candidates, builder, defaults=default_options(None, templates), on_done=lambda _: bar.advance())
    if output:
        write_whole(output, draft)
    else:
        write_text(draft)


def _candidates(source: str, keep: Path | None, home: Path) -> list[Candidate]:
    from evidence.newsletter.digest import Candidate, read_feed
    from evidence.newsletter.digest.draft import articles_in
    from evidence.newsletter.digest.feed import refuse_address

    refuse_address(source)
    if Path(source).is_dir():
        return [Candidate(path, _seen_from(path, home)) for path in articles_in(Path(source))]
    items = read_feed(Path(source), name=source)
    if keep is None:
        return [Candidate(item.page(), item.title, item.link) for item in items]
    return [Candidate(path, _seen_from(path, home), item.link) for path, item in zip(_kept(items, keep), items, strict=True)]


def _seen_from(path: Path, home: Path) -> str:
    return Path(os.path.relpath(path.resolve(), home.resolve())).as_posix()


def _kept(items: Sequence[FeedItem], folder: Path) -> list[Path]:
    paths = []
    for number, item in enumerate(items, 1):
        name = _NO_LETTERS.sub("-", item.title.lower()).strip("-")[:LONGEST_NAME].strip("-")
        path = folder / f"{item.published or 'undated'}-{number:03}-{name}.html"
        write_whole(path, item.page())
        paths.append(path)
    return paths
