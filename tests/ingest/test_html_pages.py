"""HTML: the article's part, its marks, and its places in the source."""

import pytest

from evidence.errors import EmptyArticle, UnreadableArticle
from evidence.ingest import read
from evidence.vocabulary import BlockKind
from tests.ingest.tracing import check_blocks, check_runs, kinds, texts

STORY = "<p>The tablet lowered the rate of falls in a trial of 412 people, the team reports in a journal.</p>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>9</sup>/L", "10⁹/L"),
        ("10<sup>−6</sup> g", "10⁻⁶ g"),
        ("45%<sup>2,3</sup> of", "45% of"),
        ("survival<sup>4</sup> of", "survival of"),
        ("ended.<sup><a href='#r'>[1]</a></sup> Then", "ended. Then"),
        ("mg/m<sup>2</sup> of", "mg/m² of"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("CD4<sup>+</sup> cells", "CD4+ cells"),
        ("<sup>18</sup>F scan", "¹⁸F scan"),
        ("HbA<sub>1c</sub> and CO<sub>2</sub>", "HbA1c and CO2"),
        ("Examplin<sup>®</sup> is", "Examplin is"),
        ("12 falls<sup>*</sup> in", "12 falls in"),
    ],
)
def test_superscripts_never_glue_to_numbers(markup: str, text: str) -> None:
    article = read(f"<p>{markup} that was it.</p>")
    assert article.text == f"{text} that was it."
    check_runs(article)


def test_entities_are_decoded_and_traced() -> None:
    source = "<p>P &lt; 0.05 &amp; dose 5&nbsp;mg &#8211; P<0.01, caf&eacute; &unknown; R&D</p>"
    article = read(source)
    assert article.text == "P < 0.05 & dose 5\xa0mg – P<0.01, café &unknown; R&D"
    for word in ("0.05", "dose", "mg", "0.01", "R&D"):
        assert article.source_offset(article.text.index(word)) == source.index(word)


def test_page_parts_that_are_not_the_article_are_left_out() -> None:
    source = page(
        "<nav><ul><li>Home</li></ul></nav><div class='cookie-banner'><p>We use cookies.</p></div>"
        f"<header><h1>New tablet cuts falls</h1></header><main>{STORY}<aside>Read this too</aside>"
        "<script>var x = '<p>not text</p>';</script><p hidden>secret</p><div class='share-bar'>Share</div></main>"
        "<footer><p>Example Ltd, all rights</p></footer>"
    )
    article = read(source)
    assert [kind for kind, _ in kinds(article)] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert article.text.startswith("New tablet cuts falls\n\nThe tablet")


def test_densest_part_is_taken_where_nothing_says_article() -> None:
    links = "<div><ul>" + "<li><a href='/x'>Another story of the day</a></li>" * 5 + "</ul></div>"
    article = read(page(f"{links}<div id='c'><h1>New tablet cuts falls</h1>{STORY * 6}</div>"))
    assert "Another story" not in article.text
    assert texts(article, BlockKind.HEADLINE) == ["New tablet cuts falls"]


def test_repeated_paragraphs_tables_lists_and_captions_are_kept() -> None:
    source = (
        f"<article><h1>New tablet cuts falls</h1>{STORY}{STORY}<table>"
        "<caption>Falls</caption><tr><th>Arm</th><th>Falls</th></tr>"
        "<tr><td>Tablet</td><td>12</td></tr></table><ul><li>one<ul><li>two</li></ul></li></ul>"
        "<figure><figcaption>A tablet</figcaption></figure></article>"
    )
    article = read(source)
    assert len(texts(article, BlockKind.PARAGRAPH)) == 2
    assert texts(article, BlockKind.TABLE_ROW) == ["Arm | Falls", "Tablet | 12"]
    assert texts(article, BlockKind.CAPTION) == ["Falls", "A tablet"]
    assert [block.level for block in article.blocks if block.kind is BlockKind.LIST_ITEM] == [1, 2]
    second = article.text.index("The tablet", article.text.index("The tablet") + 1)
    assert article.source_offset(second) == source.index("The tablet", source.index("The tablet") + 1)
    check_blocks(article)
    check_runs(article)


def test_metadata() -> None:
    head = (
        "<title>Tablet &amp; falls</title><meta property='og:site_name' content='Example News'>"
        "<meta name='citation_doi' content='doi:10.1234/x.1'><meta name='citation_journal_title' content='Ex J Falls'>"
        "<meta name='citation_pmid' content='123'><link rel='canonical' href='https://example.org/a'>"
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2024-03-05T09:00Z"}]}</script>'
    )
    meta = read(page(f"<h1>New tablet cuts falls</h1>{STORY}", head)).metadata
    assert (meta.title, meta.publisher, meta.published) == ("Tablet & falls", "Example News", "2024-03-05")
    assert (meta.doi, meta.journal, meta.pmid, meta.url) == ("10.1234/x.1", "Ex J Falls", "123", "https://example.org/a")


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<div id='root'></div><p>Please sign in.</p>"])
def test_page_without_article(body: str) -> None:
    with pytest.raises(EmptyArticle, match="page"):
        read(page(body))


def test_deep_nesting_is_refused_not_cut() -> None:
    with pytest.raises(UnreadableArticle, match="nested"):
        read(page("<div>" * 10_000 + STORY))


def test_entities_of_the_page_are_never_expanded() -> None:
    source = f'<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><html><body>{STORY}'
    source += "<p>It said &b; and no more.</p></body></html>"
    article = read(source)
    assert "boom" not in article.text
    assert "It said &b; and" in article.text


@pytest.mark.parametrize("source", [f"<p>{'<' * 5000} one", f"<div><b><p>{STORY}</i></div></div>"])
def test_broken_markup_keeps_its_text(source: str) -> None:
    article = read(source)
    check_blocks(article)
    check_runs(article)


def test_tags_that_never_close_are_refused() -> None:
    with pytest.raises(EmptyArticle, match="English"):
        read("<p " + '<a "' * 501 + STORY)
