"""Where the product goes: stdout, or files that appear whole or not at all."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from evidence.cli.batch import STDIN
from evidence.errors import EvidenceError


class OutputError(EvidenceError):
    """A product cannot be written where the user asked for it."""


@dataclass(slots=True)
class Output:
    """Takes one product a source.

    Attributes:
        sources: as the user named them.
        suffix: of the files, with its dot.
        folder: where files go; None is stdout.
        separator: what stands between two products on stdout.
    """

    sources: Sequence[str]
    suffix: str
    folder: Path | None = None
    separator: str = ""
    _begun: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        if self.folder:
            self._refuse_clashes()

    @property
    def is_shared(self) -> bool:
        """Whether several products go to one stdout."""
        return self.folder is None and len(self.sources) > 1

    def write(self, source: str, product: str) -> None:
        """Write the product of one source.

        Raises:
            OutputError: the file cannot be written.
        """
        product = product if product.endswith("\n") else product + "\n"
        if self.folder:
            write_whole(self.path(source), product)
            return
        write_text(self.separator + product if self._begun else product)
        self._begun = True

    def path(self, source: str) -> Path:
        """Name the file of a source: its own name with the product's suffix."""
        stem = "stdin" if source == STDIN else Path(source).stem
        return (self.folder or Path()) / f"{stem}{self.suffix}"

    def _refuse_clashes(self) -> None:
        paths = [self.path(source) for source in self.sources]
        twice = [path for path, times in Counter(paths).items() if times > 1]
        if twice:
            raise OutputError(f"two sources would be written to {twice[0]}", "rename one, or write them to different folders")
        originals = {Path(source).resolve() for source in self.sources}
        overwritten = [path for path in paths if path.resolve() in originals]
        if overwritten:
            raise OutputError(f"{overwritten[0]} is a source and would be overwritten", "choose another folder with -o")


def write_text(text: str) -> None:
    """Write to stdout at once, so that a closed pipe is noticed here."""
    sys.stdout.write(text)
    sys.stdout.flush()


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there complete or not at all; folders are made.

    Raises:
        OutputError: the place cannot be written to.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}", "choose another folder with -o") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
