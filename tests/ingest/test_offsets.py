"""Offsets survive reading, whatever the text: property tests."""

import re

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from evidence.article import Article
from evidence.errors import EvidenceError
from evidence.ingest import read
from tests.ingest.tracing import check_blocks, check_runs

WORDS = st.sampled_from(
    [
        "falls",
        "45%",
        "10⁹",
        "0·58",
        "the",
        "of",
        "Trial",
        "(n=12)",
        "−3",
        "P",
        "5\u2009mg",
        "tab\u00adlet",
        "a.",
        "###",
        "About",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
PLAIN = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", " \n \n", "\r\n", "\n  "])), min_size=1, max_size=12)
PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<sup>2</sup>", "<sub>1</sub>", "<br>", "&lt;",
         "&nbsp;", "&amp;", "&x;", "<li>",
         "<table><tr><td>", "</td><td>", "</table>", "<!-- c -->", "< 5", "word ", "10", " ", "\n", "a&b", "⁹", "<h2>", "</h2>"]
    ),
    max_size=30,
)  # fmt: skip
MARKS = st.lists(
    st.sampled_from(["**", "*", "`", "[a](b)", "\\*", "&amp;", "word", " ", "\n", "\n\n", "# ", "- ", "> ",
     "| a | b |\n|-|-|\n", "<sup>2</sup>", "10", "![x](y)", "<u>", "1. "]),
    max_size=30,
)  # fmt: skip


def _read(source: str, media_type: str | None = None) -> Article:
    """Read a source; one that is refused (only marks, one word over and over) is no example, and too many fail the test."""
    try:
        return read(source, media_type=media_type)
    except EvidenceError:
        reject()


@given(PLAIN)
def test_plain_text(lines: list[tuple[str, str]]) -> None:
    source = "".join(line + end for line, end in lines)
    source = "One trial.\n\n" + source
    article = _read(source)
    check_blocks(article)
    check_runs(article)
    assert re.sub(r"[\s\xad]", "", source) == re.sub(r"\s", "", article.text)


@settings(deadline=None)
@given(PIECES)
def test_html(pieces: list[str]) -> None:
    article = _read("<div>" + "".join(pieces), media_type="text/html")
    check_blocks(article)
    check_runs(article)


@settings(deadline=None)
@given(MARKS)
def test_markdown(pieces: list[str]) -> None:
    article = _read("word " + "".join(pieces), media_type="text/markdown")
    check_blocks(article)
    check_runs(article)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(source: str) -> None:
    for form in ("text/plain", "text/html", "text/markdown"):
        try:
            article = read(source, media_type=form)
        except EvidenceError:
            continue
        check_blocks(article)
