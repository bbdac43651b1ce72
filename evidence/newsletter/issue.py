"""Issue files: read with their byte order mark and newlines, rewritten in their blocks alone, replaced whole."""

from __future__ import annotations

import codecs
import os
import re
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from evidence.newsletter.markers import Block, find_blocks
from evidence.newsletter.options import Form
from evidence.newsletter.refusals import IssueError

MAX_BYTES = 20_000_000
"""Largest issue; a year of a newsletter in one file has two or three million."""

DIGEST_LENGTH = 16
"""Hex digits of a body's digest: it tells an edit from none, it proves nothing."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".txt")
HTML = (".html", ".htm", ".xhtml", ".mjml", ".njk", ".liquid", ".hbs", ".jinja", ".j2", ".ejs", ".xml")

_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Issue:
    """A file with managed blocks.

    Attributes:
        path: the file.
        name: as the user named it.
        content: its bytes.
        text: its text without byte order mark, newlines as they are.
        form: Markdown or HTML.
        blocks: in order.
    """

    path: Path
    name: str
    content: bytes
    text: str
    form: Form
    blocks: tuple[Block, ...]

    @property
    def folder(self) -> Path:
        """The folder that sources are seen from; a link to an issue has the folder of the link."""
        return self.path.parent

    def rewritten(self, bodies: Mapping[int, str]) -> bytes:
        """Give the file's bytes with new bodies in some blocks; everything else stays byte for byte.

        Args:
            bodies: by the place of a block in `blocks`.
        """
        text = self.text
        for at in sorted(bodies, reverse=True):
            block = self.blocks[at]
            text = text[: block.begin.end] + self._framed(block, bodies[at]) + text[block.end.end :]
        mark = codecs.BOM_UTF8 if self.content.startswith(codecs.BOM_UTF8) else b""
        return mark + text.encode("utf-8")

    def _framed(self, block: Block, body: str) -> str:
        """Set a body between the markers: blank lines around it in Markdown, the marker's indentation, the file's newlines."""
        indent = block.begin.indent
        gap = "\n\n" if self.form is Form.MARKDOWN else "\n"
        lines = "\n".join(indent + line if line else "" for line in body.split("\n"))
        framed = f'{gap}{lines}{gap}{indent}<!-- evidence:end sha="{digest(body)}" -->'
        return framed.replace("\n", self._newline(block))

    def _newline(self, block: Block) -> str:
        found = _NEWLINE.search(self.text, block.begin.end) or _NEWLINE.search(self.text)
        return found[0] if found else "\n"


def read_issue(path: Path, *, name: str | None = None) -> Issue:
    """Read an issue and find its blocks.

    Raises:
        IssueError: missing, not UTF-8, of no known form, or with broken markers.
    """
    called = name or str(path)
    form = _form(path, called)
    content = _content(path, called)
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise IssueError(called, "the file is not UTF-8", "save it as UTF-8") from error
    blocks = find_blocks(text, is_html=form is Form.HTML, name=called)
    return Issue(path, called, content, text, form, blocks)


def body_text(block: Block) -> str:
    """Give a block's body for comparison: line feeds, without its indentation and the blank lines around it."""
    lines = _NEWLINE.sub("\n", block.body).split("\n")
    indent = block.begin.indent
    return "\n".join(line.removeprefix(indent).rstrip() for line in lines).strip("\n").strip()


def digest(body: str) -> str:
    """Give the digest that an end marker carries."""
    return sha256(body.encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


def replace_file(path: Path, content: bytes, *, expected: bytes | None = None) -> None:
    """Put new bytes in a file's place: it has either all of them or stays as it was.

    Args:
        path: the file; where it is a link, what it leads to.
        content: the new bytes.
        expected: what the file must still hold; it is not looked at where None.

    Raises:
        IssueError: it cannot be written, or someone has changed it since.
    """
    target = path.resolve()
    try:
        if expected is not None and target.read_bytes() != expected:
            raise IssueError(str(path), "the file changed while its blocks were made", "run the command again")
        target.parent.mkdir(parents=True, exist_ok=True)
        _swap(target, content)
    except OSError as error:
        raise IssueError(str(path), f"the file cannot be written ({error.strerror})", "check its permissions") from error


def _swap(target: Path, content: bytes) -> None:
    number, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        Path(draft).chmod(_mode(target))
        Path(draft).replace(target)
    finally:
        with suppress(OSError):
            Path(draft).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _form(path: Path, name: str) -> Form:
    suffix = path.suffix.lower()
    if suffix in MARKDOWN:
        return Form.MARKDOWN
    if suffix in HTML:
        return Form.HTML
    raise IssueError(
        name, f"{suffix or 'no suffix'} tells neither Markdown nor HTML", f"use one of {', '.join(MARKDOWN + HTML)}"
    )


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise IssueError(name, f"the file is larger than {MAX_BYTES // 1_000_000} MB", "split the issue")
        return path.read_bytes()
    except FileNotFoundError:
        raise IssueError(name, "there is no such file", "check the path") from None
    except OSError as error:
        raise IssueError(name, f"the file cannot be opened ({error.strerror})", "check the path and its permissions") from None
