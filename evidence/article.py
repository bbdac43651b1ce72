"""The first hand-off: an article's text, with a way back to the file it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from evidence.vocabulary import BlockKind, SourceKind


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stands unchanged in the source.

    Attributes:
        start: offset in the article's text, in code points.
        source_start: offset of the same character in the decoded source, in code points.
        length: how many code points run in step.
    """

    start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row: `[start, end)` of the article's text.

    Attributes:
        kind: what part of the page it is.
        level: heading level 1 to 6, list depth, or 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page, the front matter or the caller says about the article, outside its text.

    Every attribute is None where the source does not say it. `published` is an ISO 8601 date.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    journal: str | None = None
    doi: str | None = None
    pmid: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A readable text with its blocks and its way back to the source.

    Attributes:
        text: the article, blocks separated by a blank line. All offsets of the project are code points of this string.
        blocks: in reading order, not overlapping, covering everything but white space.
        kind: what sort of text it is; guessed unless the caller said so.
        name: the path or name that the user gave, for messages.
        sha256: hex digest of the source's bytes.
        runs: sorted by `start`; where a character has no run it was made by the reader (a separator).
        source: the decoded source text, for line numbers.
        metadata: what is known besides the text.
        media_type: `text/plain`, `text/markdown` or `text/html`.
    """

    text: str
    blocks: tuple[Block, ...]
    kind: SourceKind = SourceKind.UNKNOWN
    name: str = "text"
    sha256: str = ""
    runs: tuple[Run, ...] = ()
    source: str = field(default="", repr=False)
    metadata: Metadata = field(default_factory=Metadata)
    media_type: str = "text/plain"

    def source_offset(self, offset: int) -> int:
        """Give the place in the decoded source of a character of the text, in code points.

        A character made by the reader maps to the end of the run before it; without runs the answer is `offset`.

        Raises:
            ValueError: `offset` is outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is outside the text of {len(self.text)} characters")
        if not self.runs:
            return offset
        at = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        if at < 0:
            return self.runs[0].source_start
        run = self.runs[at]
        return run.source_start + min(offset - run.start, run.length)

    def source_line(self, offset: int) -> int:
        """Give the line, counted from 1, on which a character of the text stands in the source."""
        return self.source.count("\n", 0, self.source_offset(offset)) + 1
