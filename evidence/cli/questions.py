"""The command for press offices: what a text does not answer."""

from __future__ import annotations

from collections.abc import Callable

from evidence.cli.application import REFUSED, command
from evidence.cli.batch import each_source, read_source
from evidence.cli.findings import choose_rules
from evidence.cli.output import Output
from evidence.cli.reading import Files, Kind, Progress
from evidence.cli.settings import load_settings


@command
def questions(files: Files, *, kind: Kind = None, progress: Progress = None) -> None:
    """List what an article does not answer, for its authors to answer before it goes out.

    Each question comes from a caveat; the line below it says what the text tells and what it leaves open.

    Example:
        evidence questions corpus/omega3-heart/article.md
    """
    import typer

    settings = load_settings()
    from evidence import pipeline
    from evidence.appraise.questions import Question
    from evidence.appraise.questions import questions as ask

    rules = choose_rules(settings.select, settings.ignore, settings.severity)
    target = Output(files, ".md")

    def work(source: str) -> Callable[[], None]:
        record = pipeline.extract(read_source(source, kind or settings.kind))
        asked = ask(record, table=rules)
        return lambda: target.write(source, _listed(source, asked))

    def _listed(source: str, asked: tuple[Question, ...]) -> str:
        if not asked:
            return f"{source}: no open questions\n"
        return "".join(
            f"{number}. {each.text}\n   {' '.join(each.caveat.message.split())} ({each.caveat.code})\n"
            for number, each in enumerate(asked, start=1)
        )

    if not each_source(files, work, progress=progress):
        raise typer.Exit(REFUSED)
