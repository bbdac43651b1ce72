"""Checks that hold for every article, whatever it was read from."""

from evidence.article import Article
from evidence.vocabulary import BlockKind

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-()0123456789+-", strict=True))


def kinds(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def texts(article: Article, kind: BlockKind) -> list[str]:
    return [text for found, text in kinds(article) if found is kind]


def check_blocks(article: Article) -> None:
    """Blocks are in order, do not overlap, and cover everything but white space."""
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(article.text)
        assert not article.text[at : block.start].strip()
        at = block.end
    assert not article.text[at:].strip()


def check_runs(article: Article) -> None:
    """Each mapped character stands in the source, or is one of the documented replacements of one character."""
    at = 0
    for run in article.runs:
        assert run.start >= at
        at = run.start + run.length
        for step in range(run.length):
            char, original = article.text[run.start + step], article.source[run.source_start + step]
            same = char == original or (char == " " and original.isspace()) or original in "&−–"
            assert same or RAISED.get(char) == original, (char, original)
