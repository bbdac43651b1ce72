"""A fixture that annotates a few sentences as the body of a release."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate import annotate
from evidence.article import Article, Block
from evidence.mentions import Mentions
from evidence.vocabulary import BlockKind, SourceKind


@pytest.fixture(scope="session")
def annotated() -> Callable[..., Mentions]:
    """Give a function that annotates text; each line is a block, a first line that begins with `# ` is the headline."""

    def read(text: str, kind: SourceKind = SourceKind.PRESS_RELEASE) -> Mentions:
        blocks, lines, at = [], [], 0
        for line in text.strip().split("\n"):
            is_headline = line.startswith("# ")
            words = line.removeprefix("# ")
            lines.append(words)
            blocks.append(Block(at, at + len(words), BlockKind.HEADLINE if is_headline else BlockKind.PARAGRAPH))
            at += len(words) + 1
        return annotate(Article(text="\n".join(lines), blocks=tuple(blocks), kind=kind))

    return read
