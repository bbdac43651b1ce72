"""An extension for Python-Markdown, and so for MkDocs and Pelican: the fence and the container of the markdown-it-py plugin.

markdown_extensions:
- evidence.newsletter.adapters.python_markdown:
root: docs
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown_it import MarkdownIt
from markdown_it.token import Token

from evidence.newsletter.adapters.embedding import NAME, Embedder, options_after
from evidence.newsletter.adapters.markdown_it import CLOSE, OPEN, add_container, line_of

BEFORE_FENCED_CODE = 27
"""Python-Markdown's fenced_code runs at 25, and white space is settled at 30."""


class EvidenceExtension(Extension):
    """Writes summaries where a page has an evidence fence or container."""

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "root": [".", "The folder that sources are seen from and may not leave."],
            "allow": [[], "Further folders that sources may lie in."],
            "reader": ["plain", "For whom, where a page does not say it."],
            "templates": ["", "A folder of templates that come before the shipped ones."],
            "cache": [True, "Keep what was written."],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the preprocessor."""
        settings = self.getConfigs()
        embedder = Embedder(**{**settings, "templates": settings["templates"] or None})
        md.preprocessors.register(EvidencePreprocessor(md, embedder), NAME, BEFORE_FENCED_CODE)


class EvidencePreprocessor(Preprocessor):
    """Takes fences and containers out of a page before anything else reads them."""

    def __init__(self, md: Markdown, embedder: Embedder) -> None:
        super().__init__(md)
        self._embedder = embedder
        self._parser = MarkdownIt("commonmark").disable("inline")
        add_container(self._parser)

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines of a page with a place for each summary."""
        if not any(NAME in line for line in lines):
            return lines
        written = list(lines)
        # From the end, so that the lines before keep their numbers.
        for start, end, html in sorted(self._places("\n".join(lines)), reverse=True):
            indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
            written[start:end] = ["", indent + self.md.htmlStash.store(html), ""]
        return written

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give the lines `[start, end)` that make way, and the HTML that stands for them."""
        for token in self._parser.parse(text):
            if not token.map or options_after(token.info) is None:
                continue
            start, end = token.map
            if token.type == "fence":
                yield start, end, self._written(token, token.content)
            elif token.type == f"container_{NAME}_open":
                yield start, start + 1, OPEN + self._written(token, "")
                closes = text.split("\n")[end : end + 1]  # nothing where the page ends before the container
                yield end, end + len(closes), CLOSE

    def _written(self, token: Token, text: str) -> str:
        return self._embedder.embed_line(options_after(token.info) or "", text, line=line_of(token))


def makeExtension(**settings: Any) -> EvidenceExtension:  # noqa: N802 - the host's name
    """Make the extension from a configuration file's settings."""
    return EvidenceExtension(**settings)
