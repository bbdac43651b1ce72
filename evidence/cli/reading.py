"""The commands that read articles: summarise, extract, check and text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from evidence.cli.application import FINDINGS, REFUSED, command
from evidence.cli.batch import each_source, read_source
from evidence.cli.findings import FindingsFormat, Report, choose_rules
from evidence.cli.mailing import MAIL_SUFFIXES, mail_each
from evidence.cli.output import Output, write_text
from evidence.cli.settings import FailOn, OutputFormat, Settings, load_settings
from evidence.errors import TemplateError
from evidence.vocabulary import Reader, SourceKind, Spelling

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Text, Markdown or HTML; - is stdin.", show_default=False)]
Kind = Annotated[SourceKind | None, typer.Option(help="What sort of text it is; guessed where not given.")]
Folder = Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write one file a source into DIR.")]

Progress = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="Show a bar on stderr; by default for several files on a terminal."),
]


def _checked_settings() -> Settings:
    """Read the project's defaults; a rule that does not exist is an error for every command that reads articles."""
    settings = load_settings()
    if settings.select or settings.ignore or settings.severity:
        choose_rules(settings.select, settings.ignore, settings.severity)
    return settings


@command
def summarise(
    files: Files,
    *,
    reader: Annotated[Reader | None, typer.Option(help="For whom to write.  [default: plain]")] = None,
    kind: Kind = None,
    format: Annotated[OutputFormat | None, typer.Option(help="What to write.  [default: md]")] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="A template instead of reader and format.")] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help="Templates that come before the shipped ones.")] = None,
    spelling: Annotated[Spelling, typer.Option(help="British or American spelling.")] = Spelling.BRITISH,
    output: Folder = None,
    progress: Progress = None,
) -> None:
    """Summarise what an article really shows.

    On stdout several Markdown or HTML summaries stand with a rule between them, several JSON summaries one a line.

    Example:
        evidence summarise corpus/omega3-heart/article.md --reader clinician
    """
    settings = _checked_settings()
    from evidence.pipeline import appraise, extract, render

    folder = templates or settings.templates
    chosen = format or settings.format
    if chosen in MAIL_SUFFIXES and not template:
        from evidence.newsletter import Options

        options = Options(reader=reader or settings.reader, kind=kind or settings.kind, templates=folder)
        _finish(mail_each(files, chosen, options, output=output, progress=progress))
        return
    name = template or f"{reader or settings.reader}.{chosen}"
    _refuse_unknown_template(name, folder)
    suffix = _suffix(name)
    rules = choose_rules(settings.select, settings.ignore, settings.severity)
    target = Output(files, suffix, output, separator=_SEPARATORS.get(suffix, "\n"))

    def work(source: str) -> Callable[[], None]:
        record = extract(read_source(source, kind or settings.kind))
        product = render(record, appraise(record, table=rules), template=name, folder=folder, spelling=spelling)
        return lambda: target.write(source, _on_one_line(product) if suffix == ".json" and target.is_shared else product)

    _finish(each_source(files, work, progress=progress))


_SEPARATORS = {".md": "\n---\n\n", ".html": "<hr>\n", ".json": ""}


def _refuse_unknown_template(name: str, folder: Path | None) -> None:
    """Say once, before anything is read, that no template has this name; a path is looked at when it is used."""
    from evidence.render import templates

    known = templates(folder)
    if Path(name).name == name and not Path(name).is_file() and name not in known:
        raise TemplateError(f"There is no template {name}", f"Use one of {', '.join(known)}")


def _suffix(template: str) -> str:
    """Give the suffix of what a template writes: `.md` for `plain.md`, `mine.md.jinja` and `mine.md.j2`."""
    path = Path(template)
    path = path.with_suffix("") if path.suffix in {".jinja", ".j2"} else path
    return path.suffix or ".txt"


def _on_one_line(product: str) -> str:
    return json.dumps(json.loads(product), ensure_ascii=False)


def _finish(went_through: bool) -> None:
    if not went_through:
        raise typer.Exit(REFUSED)


@command
def extract(
    files: Files,
    *,
    kind: Kind = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the text that the offsets point into.")] = False,
    output: Folder = None,
    progress: Progress = None,
) -> None:
    """Print an article's evidence record as JSON.

    The records of several files stand one a line.

    Example:
        evidence extract corpus/omega3-heart/article.md --with-text
    """
    settings = _checked_settings()
    from evidence import pipeline

    target = Output(files, ".json", output)

    def work(source: str) -> Callable[[], None]:
        record = pipeline.extract(read_source(source, kind or settings.kind))
        product = record.to_json(with_text=with_text)
        return lambda: target.write(source, _on_one_line(product) if target.is_shared else product)

    _finish(each_source(files, work, progress=progress))


@command
def check(
    files: Files,
    *,
    kind: Kind = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with 1 on findings this serious.  [default: never]")] = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Report these alone; name or code.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Leave these out; name or code.")] = None,
    format: Annotated[FindingsFormat, typer.Option(help="Lines, JSON, annotations, or a SARIF log.")] = FindingsFormat.TEXT,
    progress: Progress = None,
) -> None:
    """List an article's caveats, one a line.

    Each names the file and line of the words it rests on; what rests on an absence is reported at line 1. Findings change the
    exit code only with --fail-on.

    Example:
        evidence check corpus/omega3-heart/article.md --fail-on serious
    """
    settings = _checked_settings()
    from evidence import pipeline

    rules = choose_rules(select or settings.select, ignore or settings.ignore, settings.severity)
    report = Report(format, rules)

    def work(source: str) -> Callable[[], None]:
        article = read_source(source, kind or settings.kind)
        caveats = pipeline.appraise(pipeline.extract(article), table=rules)
        return lambda: report.add(source, article, caveats)

    went_through = each_source(files, work, progress=progress)
    report.close()
    _finish(went_through)
    if report.has(fail_on or settings.fail_on):
        raise typer.Exit(FINDINGS)


@command
def text(source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")]) -> None:
    """Print the text that a record's offsets point into.

    Example:
        evidence text corpus/omega3-heart/article.md
    """
    write_text(read_source(source).text)
    if sys.stdout.isatty():
        write_text("\n")
