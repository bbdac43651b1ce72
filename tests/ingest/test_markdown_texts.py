"""Markdown: front matter, blocks and places."""

from evidence.ingest import read
from evidence.vocabulary import BlockKind, SourceKind
from tests.ingest.tracing import check_blocks, check_runs, kinds, texts

SOURCE = """---
title: "Tablet cuts falls"
date: 5 March 2024
kind: press release
nested:
  key: value
---

# New tablet *cuts* falls

## Placebo-controlled trial in 412 people

The tablet cut falls by **45%**<sup>2</sup> &amp; platelets were
10<sup>9</sup>/L, see [the paper](http://example.org/a_(b) "b platelets") and \\*stars\\*.

| Arm | Falls |
|-----|-------|
| Tablet | 12 |
| Placebo | 12 |

- one
  - two

## Notes to editors

See ![picture](img.png) the journal.
"""


def test_blocks_and_front_matter() -> None:
    article = read(SOURCE)
    assert kinds(article) == [
        (BlockKind.HEADLINE, "New tablet cuts falls"),
        (BlockKind.SUBHEADLINE, "Placebo-controlled trial in 412 people"),
        (BlockKind.PARAGRAPH, "The tablet cut falls by 45% & platelets were 10⁹/L, see the paper and *stars*."),
        (BlockKind.TABLE_ROW, "Arm | Falls"),
        (BlockKind.TABLE_ROW, "Tablet | 12"),
        (BlockKind.TABLE_ROW, "Placebo | 12"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.NOTES, "Notes to editors"),
        (BlockKind.NOTES, "See the journal."),
    ]
    assert article.kind is SourceKind.PRESS_RELEASE
    assert (article.metadata.title, article.metadata.published) == ("Tablet cuts falls", "2024-03-05")
    assert article.media_type == "text/markdown"


def test_places_of_repeated_cells_and_of_text_after_a_link() -> None:
    article = read(SOURCE)
    assert article.source_offset(article.text.rindex("12")) == SOURCE.rindex("12")
    assert article.source_offset(article.text.index("Tablet | 12") + 9) == SOURCE.index("| Tablet | 12") + 11
    assert article.source_offset(article.text.index("and *stars*")) == SOURCE.index("and \\*stars")
    assert article.source_line(article.text.index("See the journal")) == 26
    check_blocks(article)
    check_runs(article)


def test_toml_front_matter() -> None:
    article = read('+++\ntitle = "Tablet"\ndate = 2024-03-05\n+++\nThe tablet cut falls.\n')
    assert (article.metadata.title, article.metadata.published) == ("Tablet", "2024-03-05")
    assert article.text == "The tablet cut falls."


def test_rule_at_the_top_is_no_front_matter() -> None:
    article = read("---\n\nThe tablet cut falls by 45% in a year.\n\nIt was a small trial.\n", media_type="text/markdown")
    assert texts(article, BlockKind.PARAGRAPH) == ["The tablet cut falls by 45% in a year.", "It was a small trial."]


def test_html_block_inside_markdown() -> None:
    source = "The tablet cut falls.\n\n<div><p>A <b>second</b> paragraph.</p></div>\n"
    article = read(source, media_type="text/markdown")
    assert article.text.endswith("A second paragraph.")
    assert article.source_offset(article.text.index("second")) == source.index("second")


def test_many_brackets_are_read_as_plain_text() -> None:
    assert read("---\na: b\n---\n" + "[" * 5000 + " word").text.endswith("word")
