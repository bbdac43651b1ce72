"""A plugin for markdown-it-py: a fence with the word evidence, and a container of that name.

    ```evidence source="sources/north.html" reader="clinician"
    ```

    ::: evidence source="sources/north.html"
    What stands here follows the summary: the editor's own words.
    :::

A fence without a source holds the article itself. `MarkdownIt().use(evidence_plugin, root="content")` turns both on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

from evidence.newsletter.adapters.embedding import NAME, Embedder, options_after

OPEN, CLOSE = '<div class="evidence-embed">\n', "</div>\n"


def evidence_plugin(md: MarkdownIt, **settings: Any) -> None:
    """Write summaries where a document has an evidence fence or container.

    Args:
        md: the parser.
        settings: `root`, `allow`, `reader`, `templates` and `cache`, as for `Embedder`.
    """
    embedder = Embedder(**settings)
    rules = md.renderer.rules  # type: ignore[attr-defined]
    usual = rules["fence"]

    def fence(tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        written = options_after(token.info)
        if written is None:
            return str(usual(tokens, index, options, env))
        return embedder.embed_line(written, token.content, line=line_of(token)) + "\n"

    def container(_renderer: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
        token = tokens[index]
        if token.nesting < 0:
            return CLOSE
        return OPEN + embedder.embed_line(options_after(token.info) or "", line=line_of(token)) + "\n"

    rules["fence"] = fence
    add_container(md, container)


def add_container(md: MarkdownIt, render: Any = None) -> None:
    """Let a parser see `::: evidence` containers."""
    container_plugin(md, NAME, validate=lambda info, *_: options_after(info) is not None, render=render)


def line_of(token: Token) -> int | None:
    """Give the line of a token, counted from 1."""
    return token.map[0] + 1 if token.map else None
