"""The Jinja environment: sandboxed, strict, escaping by format, with a user's own folder before the package's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2 import Environment as JinjaEnvironment
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from evidence.render.citation import Ledger
from evidence.render.escape import escape_markdown
from evidence.render.view import Statement
from evidence.render.words import tidy

if TYPE_CHECKING:
    from evidence.record import Provenance

PACKAGE = Path(__file__).with_name("templates")
SUFFIX = ".jinja"
FORMATS = ("md", "html", "txt")
_PACKAGED = "package:"


class TemplateLoader(BaseLoader):
    """Finds `plain.md` as `plain.md.jinja`, first in the user's folders, then in the package.

    `package:plain.md` is always the package's own, and so is the name that a template of the same name extends.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = (*folders, PACKAGE)

    def get_source(self, environment: JinjaEnvironment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Read a template; the environment is Jinja's business.

        Raises:
            TemplateNotFound: no folder has it, or the name leads out of the folder.
        """
        del environment
        folders = (PACKAGE,) if template.startswith(_PACKAGED) else self._folders
        name = template.removeprefix(_PACKAGED).removesuffix(SUFFIX)
        if ".." in Path(name).parts or Path(name).is_absolute():
            raise TemplateNotFound(template)
        found = next((file for folder in folders if (file := folder / f"{name}{SUFFIX}").is_file()), None)
        if found is None:
            raise TemplateNotFound(template)
        read = found.stat().st_mtime_ns
        return found.read_text(encoding="utf-8"), str(found), lambda: found.is_file() and found.stat().st_mtime_ns == read

    def list_templates(self) -> list[str]:
        """List the names of all templates, without `.jinja`; those that begin with `_` are parts of others."""
        files = (file.name for folder in self._folders for file in folder.glob(f"*{SUFFIX}"))
        return sorted({name.removesuffix(SUFFIX) for name in files if not name.startswith("_")})


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a template that extends its own name gets the package's."""

    def join_path(self, template: str, parent: str) -> str:
        """Give the name under which a template asked for by another is looked up."""
        own = parent.removesuffix(SUFFIX) == template.removesuffix(SUFFIX)
        return f"{_PACKAGED}{template}" if own and not parent.startswith(_PACKAGED) else template


@cache
def environment(format: str, folders: tuple[Path, ...] = ()) -> Environment:
    """Give the environment of a format: `md`, `html` or `txt`.

    Whatever a template prints is escaped for its format, and a statement is followed by its reference marks.
    """
    made = Environment(
        loader=TemplateLoader(folders),
        undefined=StrictUndefined,
        autoescape=format in {"md", "html"},
        finalize=_FINALIZERS[format],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(marks=_MARKERS[format], verbatim=_verbatim)
    return made


def _numbers(context: Context, proof: Sequence[Provenance]) -> tuple[int, ...]:
    ledger = context.get("ledger")
    return ledger.cite(proof) if isinstance(ledger, Ledger) else ()


@pass_context
def _text_marks(context: Context, statement: Statement) -> Markup:
    numbers = _numbers(context, statement.proof)
    return Markup(f"[{', '.join(map(str, numbers))}]" if numbers else "")


@pass_context
def _html_marks(context: Context, statement: Statement) -> Markup:
    numbers = _numbers(context, statement.proof)
    label = escape(context.get("mark_label", "Source"))
    links = (f'<a href="#source-{number}" aria-label="{label} {number}">{number}</a>' for number in numbers)
    return Markup(f'<span class="ref">[{", ".join(links)}]</span>' if numbers else "")


def _finalizer(
    write: Callable[[str], Markup], mark: Callable[[Context, Statement], Markup], gap: Markup
) -> Callable[[Context, Any], Any]:
    @pass_context
    def finalize(context: Context, value: Any) -> Any:
        if isinstance(value, Statement):
            marks = mark(context, value)
            return write(value.text) + (gap if marks else "") + marks
        if hasattr(value, "__html__"):
            return value
        return write("" if value is None else str(value))

    return finalize


def _write_markdown(text: str) -> Markup:
    return Markup(escape_markdown(text))


def _write_html(text: str) -> Markup:
    return escape(tidy(text))


def _write_text(text: str) -> Markup:
    return Markup(tidy(text))


def _verbatim(text: str) -> Markup:
    """Write a stretch of the article for HTML, with its spaces at both ends and its line breaks."""
    inner = Markup("<br>").join(_write_html(line) for line in text.strip().splitlines())
    return Markup(" " if text[:1].isspace() else "") + inner + Markup(" " if text[-1:].isspace() else "")


_MARKERS = {"md": _text_marks, "html": _html_marks, "txt": _text_marks}
_FINALIZERS = {
    "md": _finalizer(_write_markdown, _text_marks, Markup(" ")),
    "html": _finalizer(_write_html, _html_marks, Markup("&nbsp;")),
    "txt": _finalizer(_write_text, _text_marks, Markup(" ")),
}
