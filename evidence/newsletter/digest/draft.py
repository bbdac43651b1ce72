"""The draft of an issue: articles by group and rank, each with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from evidence.errors import EvidenceError
from evidence.newsletter.builder import Builder
from evidence.newsletter.digest.standing import Group, Standing, read_standing, write_standing
from evidence.newsletter.issue import digest
from evidence.newsletter.options import Form, Options, Request

TEMPLATE = "verdict.md"
MAX_ARTICLES = 1000
"""Most files of a folder: a digest of more is no digest."""

_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may go into an issue.

    Attributes:
        source: a file, or the article itself.
        name: what the draft calls the file, as seen from the draft; a title where there is no file.
        link: where the article can be read; None where that is not known.
    """

    source: Path | str
    name: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    candidate: Candidate
    standing: Standing
    error: EvidenceError | None = None


def draft_issue(
    candidates: Sequence[Candidate],
    builder: Builder,
    *,
    defaults: Options = Options(),  # noqa: B008 - frozen
    on_done: Callable[[Request], None] | None = None,
) -> str:
    """Write the draft of an issue in Markdown.

    The verdict of an article that is a file stands in a managed block, so that `evidence blocks` keeps it true.

    Args:
        candidates: what may go in.
        builder: gives cache and processes.
        defaults: the reader is left out of account, kind and templates are taken.
        on_done: is called after each article.
    """
    options = replace(defaults, template=TEMPLATE)
    requests = [Request(each.source, options, Form.MARKDOWN, each.name) for each in candidates]
    maker = Builder(work=write_standing, cache=builder.cache, jobs=builder.jobs)
    results = maker.build_all(requests, on_done=on_done)
    entries = sorted(
        (_entry(candidate, result) for candidate, result in zip(candidates, results, strict=True)),
        key=lambda entry: entry.standing.order,
    )
    return "\n".join(_lines(entries))


def articles_in(folder: Path) -> tuple[Path, ...]:
    """Give the articles of a folder and its subfolders, by name; hidden ones are passed over.

    Raises:
        EvidenceError: there is none, or there are too many.
    """
    inside = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES and path.is_file())
    found = tuple(path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    if not found:
        raise EvidenceError(f"{folder}: there is no article in it", "give a folder of .txt, .md or .html files")
    if len(found) > MAX_ARTICLES:
        raise EvidenceError(f"{folder}: there are more than {MAX_ARTICLES} articles in it", "give a smaller folder")
    return found


def _entry(candidate: Candidate, result: str | EvidenceError) -> _Entry:
    if isinstance(result, EvidenceError):
        return _Entry(candidate, Standing(Group.NONE, title=candidate.name), result)
    return _Entry(candidate, read_standing(result))


def _lines(entries: Sequence[_Entry]) -> Iterator[str]:
    yield "# Trial news\n"
    yield f"{_tally(entries)}\n"
    for group in Group:
        members = [entry for entry in entries if entry.standing.group is group]
        if members:
            yield f"## {group}\n"
            yield from (_left_out(entry) if group is Group.NONE else _told(entry) for entry in members)


def _tally(entries: Sequence[_Entry]) -> str:
    counts = [(sum(entry.standing.group is group for entry in entries), group) for group in Group]
    return "; ".join(f"{group[0].lower()}{group[1:]}: {count}" for count, group in counts if count).capitalize() + "."


def _told(entry: _Entry) -> str:
    candidate, verdict = entry.candidate, entry.standing.verdict
    link = f"[Read it](<{candidate.link}>)\n" if candidate.link else ""
    if isinstance(candidate.source, str):
        return f"{verdict}\n\n{link}" if link else f"{verdict}\n"
    begin = f'<!-- evidence:begin source="{escape(candidate.name)}" template="{TEMPLATE}" -->'
    block = f'{begin}\n\n{verdict}\n\n<!-- evidence:end sha="{digest(verdict)}" -->\n'
    return f"{block}\n{link}" if link else block


def _left_out(entry: _Entry) -> str:
    from evidence.render.escape import escape_markdown

    reason = entry.error.reason.removeprefix(f"{entry.candidate.name}: ") if entry.error else "reports no trial or other study"
    return f"- *{escape_markdown(entry.standing.title or entry.candidate.name)}*: {escape_markdown(reason)}.\n"
