"""E-mail from the command line: `summarise --format email` and `eml`, and the command email for whole issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence.cli.application import REFUSED, command, complain
from evidence.cli.batch import each_source, read_source
from evidence.cli.blocks import Allow, Cached, Templates, default_options, new_builder, read_issues
from evidence.cli.output import Output, write_text, write_whole
from evidence.cli.settings import OutputFormat
from evidence.errors import EvidenceError

if TYPE_CHECKING:
    from evidence.newsletter import Options
    from evidence.newsletter.mail import Mail

CLIPPED = 102_000
"""Gmail shows the first 102 kB of a message and hides the rest."""

MAIL_SUFFIXES = {OutputFormat.EMAIL: ".html", OutputFormat.EML: ".eml"}


def mail_each(
    files: Sequence[str],
    format: OutputFormat,
    options: Options,
    *,
    output: Path | None,
    progress: bool | None,
) -> bool:
    """Write the mail of each article; whether every one went through."""
    from evidence.newsletter.mail import mail_of_record
    from evidence.pipeline import appraise, extract

    suffix = MAIL_SUFFIXES[format]
    target = Output(files, suffix, output, separator="<hr>\n" if suffix == ".html" else "")

    def work(source: str) -> Callable[[], None]:
        record = extract(read_source(source, options.kind))
        product = _written(mail_of_record(record, appraise(record), options), format)
        return lambda: target.write(source, product)

    return each_source(files, work, progress=progress)


def _written(mail: Mail, format: OutputFormat, sender: str | None = None) -> str:
    from evidence.newsletter.mail import write_message

    return mail.html if format is OutputFormat.EMAIL else write_message(mail, sender=sender).decode("ascii")


@command
def email(
    issue: Annotated[str, typer.Argument(metavar="ISSUE", help="A Markdown file whose blocks are fresh.")],
    *,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write the HTML and the .eml.")] = None,
    sender: Annotated[str | None, typer.Option("--from", metavar="ADDRESS", help="The sender of the .eml.")] = None,
    templates: Templates = None,
    allow: Allow = None,
    cache: Cached = True,
) -> None:
    """Make the e-mail of an issue: HTML that Gmail and Outlook show, and a draft with a text half.

    Without -o the HTML is printed. Blocks that are not fresh are refused; what was edited by hand goes out as it stands.

    Example:
        evidence email examples/newsletter/issue.md
    """
    from evidence.newsletter.mail import mail_of_issue

    found, went_through = read_issues([issue])
    if not went_through:
        raise typer.Exit(REFUSED)
    builder = new_builder(jobs=None, cached=cache)
    mail = mail_of_issue(found[0], builder, defaults=default_options(None, templates), allowed=allow or ())
    if len(mail.html.encode("utf-8")) > CLIPPED:
        reason = f"{issue}: the e-mail has over {CLIPPED // 1000} kB, and Gmail hides what is beyond"
        complain(EvidenceError(reason, "shorten it, or take what is there"))
    if output is None:
        write_text(mail.html)
        return
    for format, suffix in MAIL_SUFFIXES.items():
        path = output / f"{Path(issue).stem}{suffix}"
        if path.exists() and path.samefile(issue):
            raise EvidenceError(f"{path} is the issue itself", "choose another folder with -o")
        write_whole(path, _written(mail, format, sender))
        write_text(f"{path}\n")
