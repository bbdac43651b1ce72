"""What a block asks for: its source and how it is to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from evidence.newsletter.attributes import only
from evidence.newsletter.refusals import AttributeProblem
from evidence.vocabulary import Reader, Severity, SourceKind

LOWEST_HEADING = 6
"""HTML and Markdown have headings of six levels."""

ATTRIBUTES = ("source", "reader", "template", "caveats", "kind", "heading")
ALL, NONE = "all", "none"


class Form(StrEnum):
    """What a block is written in."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Options:
    """How a block is written.

    Attributes:
        reader: for whom.
        template: the name or path of a template; the form's own for the reader where None.
        caveats: `all`, `none`, a severity (that and worse), or names and codes of rules with commas between.
        kind: what sort of text the source is; guessed where None.
        heading: the level of the block's title, 1 to 6; as the template has it where None.
        templates: a folder of templates that come before the shipped ones.
    """

    reader: Reader = Reader.PLAIN
    template: str | None = None
    caveats: str = ALL
    kind: SourceKind | None = None
    heading: int | None = None
    templates: Path | None = None

    def named(self, form: Form) -> str:
        """Give the template's name for a form."""
        if self.template:
            return self.template
        return f"{self.reader}-block.html" if form is Form.HTML else f"{self.reader}.{form}"


@dataclass(frozen=True, slots=True)
class Request:
    """One block to write.

    Attributes:
        source: a `Path` is a file, a `str` is the article itself.
        form: what the block is written in, unless its template says otherwise.
        name: what messages call the source.
    """

    source: Path | str
    options: Options = Options()
    form: Form = Form.MARKDOWN
    name: str = "text"


def options_from(attributes: Mapping[str, str], defaults: Options, *, names: tuple[str, ...] = ATTRIBUTES) -> Options:
    """Read the options of a block over a project's defaults.

    Raises:
        AttributeProblem: an unknown attribute, or a value that it cannot have.
    """
    only(dict(attributes), names)
    parsed: dict[str, Any] = {name: _PARSERS[name](value) for name, value in attributes.items() if name in _PARSERS}
    return replace(defaults, **parsed)


def _member(members: type[StrEnum], name: str) -> Callable[[str], StrEnum]:
    def parse(value: str) -> StrEnum:
        if value not in set(members):
            raise AttributeProblem(f"{name} cannot be {value!r}", f"use {', '.join(members)}")
        return members(value)

    return parse


def _heading(value: str) -> int:
    if value not in {str(level) for level in range(1, LOWEST_HEADING + 1)}:
        raise AttributeProblem(f"heading cannot be {value!r}", "use a level from 1 to 6")
    return int(value)


def _caveats(value: str) -> str:
    if not value.strip():
        raise AttributeProblem("caveats is empty", f"use {ALL}, {NONE}, {', '.join(Severity)}, or names of rules")
    return value.strip()


def _template(value: str) -> str:
    if not value.strip():
        raise AttributeProblem("template is empty", "leave it out, or name one")
    return value.strip()


_PARSERS: dict[str, Callable[[str], object]] = {
    "reader": _member(Reader, "reader"),
    "kind": _member(SourceKind, "kind"),
    "heading": _heading,
    "caveats": _caveats,
    "template": _template,
}
