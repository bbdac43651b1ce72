"""What every adapter does: attributes, or an article's words, become a finished summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evidence.errors import EvidenceError
from evidence.newsletter.attributes import parse_attributes
from evidence.newsletter.builder import Builder
from evidence.newsletter.cache import Cache
from evidence.newsletter.options import ATTRIBUTES, Form, Options, Request, options_from
from evidence.newsletter.refusals import AttributeProblem, BlockRefused
from evidence.newsletter.sources import find_source
from evidence.vocabulary import Reader

NAME = "evidence"
"""The word that opens a fence, a container, a directive, a tag."""


class Embedder:
    """Writes summaries for a host.

    Attributes:
        root: the folder that sources are seen from and may not leave.
        allow: further folders that sources may lie in.
        defaults: for what an embed does not say.
    """

    def __init__(
        self,
        *,
        root: str | Path = ".",
        allow: Sequence[str | Path] = (),
        reader: Reader | str = Reader.PLAIN,
        templates: str | Path | None = None,
        cache: bool = True,
    ) -> None:
        self.root = Path(root)
        self.allow = tuple(Path(folder) for folder in allow)
        self.defaults = Options(reader=Reader(reader), templates=Path(templates) if templates else None)
        self._builder = Builder(cache=Cache() if cache else None)

    def embed(
        self, attributes: Mapping[str, str], text: str = "", *, form: Form = Form.HTML, folder: Path | None = None
    ) -> str:
        """Write one summary.

        Args:
            attributes: as in a block's marker; `source` may be left out where `text` is given.
            text: the article itself.
            form: what to write, unless the template says otherwise.
            folder: that the source is seen from; the root where None.

        Raises:
            EvidenceError: an attribute or the source is refused.
        """
        options = options_from(attributes, self.defaults, names=ATTRIBUTES)
        return self._builder.build(
            Request(self._source(attributes, text, folder), options, form, attributes.get("source", "text"))
        )

    def embed_line(self, written: str, text: str = "", *, line: int | None = None) -> str:
        """Write one summary as HTML from attributes in one line, as after the opening of a fence.

        Raises:
            BlockRefused: an attribute or the source is refused; the message has the line.
        """
        try:
            return self.embed(parse_attributes(written), text)
        except EvidenceError as error:
            place = f"line {line}: " if line else ""
            raise BlockRefused(place + error.reason, error.next_step) from error

    def path_of(self, attributes: Mapping[str, str], folder: Path | None = None) -> Path | None:
        """Give the file that an embed reads, so that a host can watch it; None where it has the text itself.

        Raises:
            SourceOutside: it may not be read.
        """
        given = attributes.get("source")
        return find_source(given, folder or self.root, (self.root, *self.allow)) if given else None

    def _source(self, attributes: Mapping[str, str], text: str, folder: Path | None) -> Path | str:
        path = self.path_of(attributes, folder)
        if path and text.strip():
            raise AttributeProblem("there is a source and a text", "keep one of them")
        if not path and not text.strip():
            raise AttributeProblem(
                "there is neither a source nor a text", 'write source="…" or put the article between the marks'
            )
        return path or text


def options_after(info: str) -> str | None:
    """Give what follows `evidence` in the opening line of a fence or container; None where it opens something else."""
    name, _, rest = info.strip().partition(" ")
    return rest.strip() if name in {NAME, f"{{{NAME}}}"} else None
