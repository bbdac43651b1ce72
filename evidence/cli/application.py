"""The application: how every command starts, fails and ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from inspect import cleandoc
from io import TextIOWrapper
from typing import Annotated, ParamSpec

import typer

from evidence.errors import EvidenceError

P = ParamSpec("P")

DONE, FINDINGS, REFUSED, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="evidence",
    help="Read a trial's news and show what it states, each fact tied to the words that state it.",
    rich_markup_mode=None,  # rich help costs a quarter of a second
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(asked: bool) -> None:
    if asked:
        from evidence import __version__

        typer.echo(f"evidence {__version__}")
        raise typer.Exit(DONE)


Version = Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")]


@app.callback()
def start(version: Version = False) -> None:
    """Read a trial's news and show what it states, each fact tied to the words that state it.

    Example:
        evidence summarise release.txt --reader clinician
    """


def command(function: Callable[P, None]) -> Callable[P, None]:
    """Register a function as a command whose docstring is its help.

    An `EvidenceError` becomes one sentence on stderr and exit 2; a closed pipe and Ctrl-C are quiet.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with _ending_well():
            function(*args, **kwargs)
            sys.stdout.flush()

    name = function.__name__
    app.command(name=name, help=_help_text(function.__doc__ or ""))(run)
    return run


def _help_text(docstring: str) -> str:
    """Keep the example's lines as they stand; the help formatter would fill them into a paragraph."""
    return cleandoc(docstring).replace("Example:\n", "\b\nExample:\n")


@contextmanager
def _ending_well() -> Iterator[None]:
    try:
        yield
    except EvidenceError as error:
        complain(error)
        raise typer.Exit(REFUSED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python flushes stdout once more at exit and would complain; give it somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(DONE) from None


def complain(error: EvidenceError) -> None:
    """Say on stderr what is wrong and what to do, on one line."""
    step = error.next_step[:1].upper() + error.next_step[1:]
    message = " ".join(f"{error.reason}. {step}.".split())
    with suppress(BrokenPipeError):
        typer.echo(f"evidence: {message}", err=True)


def main() -> None:
    """Run the command line; stdout is UTF-8 everywhere, and file names survive it."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    try:
        app()
    except Exception:  # Python would exit with 1, which here means findings
        import traceback

        traceback.print_exc()
        sys.exit(BROKEN)
