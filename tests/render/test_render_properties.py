"""What holds for every summary, whatever the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from pydantic import BaseModel

from evidence.caveat import Caveat
from evidence.record import EvidenceRecord, Number, Provenance
from evidence.render import render
from tests.render.strategies import AWKWARD, HOSTILE, caveats, records

MARKDOWN = ("plain.md", "clinician.md")
PAGES = ("plain.html", "clinician.html")
NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")
MARK = re.compile(r" ?\[\d+(?:, \d+)*\]")
REPEATED = re.compile(r"\b(?!had had\b)([A-Za-z]+) \1\b", re.IGNORECASE)
"""A word printed twice, save `had had`, which is grammar."""
SLIP = re.compile(r" [,.;:)]|[(“] |\(\)|“”|\.\.|,,|;;|,\.|:\.|;\.|: ;|\( ?\)| , ")
_IDS = {"id", "outcome", "arm", "subgroup", "scope", "start", "end", "schema_version", "by"}
_ID = re.compile(r"[aoes]\d")

steady = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking a whole record takes minutes and shows little more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def summary_lines(markdown: str) -> list[str]:
    """Give the lines of a Markdown summary without reference marks, source list and table borders."""
    body = markdown.split("\n**Sources**", maxsplit=1)[0]
    return [MARK.sub("", line) for line in body.splitlines() if set(line) - set("|-")]


def nodes(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", tree.xpath(path))


def strings(tree: html.HtmlElement, path: str) -> list[str]:
    return [str(found) for found in cast("list[str]", tree.xpath(path))]


def page_text(page: str) -> list[str]:
    """Give the blocks of text of a page's summary, without reference marks."""
    tree = html.document_fromstring(page)
    for ref in nodes(tree, "//span[@class='ref']"):
        ref.drop_tree()
    return [" ".join(node.text_content().split()) for node in nodes(tree, "//h1|//main//p|//main//li|//main//td|//main//th")]


def printed(value: object) -> Iterator[str]:
    """Give every text and number of a record that a summary may repeat, spelled ones in figures too; no ids and offsets."""
    if isinstance(value, Number):
        yield value.text
        if not value.text[:1].isdigit():
            yield f"{value.value:,}"
    elif isinstance(value, Provenance):
        yield value.quote
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _IDS:
                yield from printed(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item)
    elif isinstance(value, str) and not _ID.fullmatch(value):
        yield value


def number_tokens(texts: Iterator[str] | list[str]) -> set[str]:
    return {part.lstrip("0") for text in texts for token in NUMBER.findall(text) for part in (token, *re.split(r"\D", token))}


def texts_of(record: EvidenceRecord, raised: list[Caveat], template: str) -> list[str]:
    written = render(record, raised, template=template)
    return page_text(written) if template in PAGES else summary_lines(written)


@steady
@given(record=records(), raised=st.lists(caveats(), max_size=3))
def test_a_summary_has_no_number_that_is_not_in_the_record(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in MARKDOWN + PAGES:
        allowed = number_tokens([*printed(record), *(caveat.message for caveat in raised)])
        found = {token.lstrip("0") for text in texts_of(record, raised, template) for token in NUMBER.findall(text)}
        assert found <= allowed


@steady
@given(record=records(), raised=st.lists(caveats(), max_size=3))
def test_a_summary_reads_as_if_edited(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in MARKDOWN + PAGES:
        for text in texts_of(record, raised, template):
            line = re.sub(r"[*|]", " ", text.replace("\\", "")).strip()
            plain = " ".join(line.split())
            assert "None" not in plain
            assert "  " not in text.strip()
            assert not REPEATED.search(plain), plain
            assert not SLIP.search(text.replace("\\", "").replace("*", "")), plain
            assert plain.count("(") == plain.count(")"), plain
            assert plain.count("“") == plain.count("”"), plain


@steady
@given(record=records(), raised=st.lists(caveats(), max_size=3))
def test_no_heading_stands_over_nothing(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in MARKDOWN:
        written = render(record, raised, template=template)
        blocks = [block for block in written.strip().split("\n\n") if block.strip()]
        for heading, below in zip(blocks[1:], [*blocks[2:], ""], strict=True):
            if re.fullmatch(r"\*\*[\w ]+\*\*(, in .*)?", heading):
                assert below.startswith(("- ", "1. ")), heading
        assert not re.search(r":\*\s*$|^-\s*$", written, re.MULTILINE)
        assert "\n\n\n" not in written


@steady
@given(record=records(AWKWARD | HOSTILE), raised=st.lists(caveats(AWKWARD | HOSTILE), max_size=3))
def test_a_page_is_sound_and_its_marks_lead_somewhere(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in PAGES:
        page = render(record, raised, template=template)
        tree = html.document_fromstring(page, parser=html.HTMLParser(recover=False, huge_tree=True))
        ids = strings(tree, "//@id")
        assert len(ids) == len(set(ids))
        assert {href.removeprefix("#") for href in strings(tree, "//a/@href")} <= set(ids)
        assert all(node.text_content().strip() for node in nodes(tree, "//h1|//h2|//p|//li|//th|//td"))
        assert tree.get("lang") == "en"
        assert tree.xpath("//th[not(@scope)]") == []


@steady
@given(record=records(HOSTILE), raised=st.lists(caveats(HOSTILE), max_size=2))
def test_a_page_holds_no_element_that_the_templates_did_not_write(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in PAGES:
        tree = html.document_fromstring(render(record, raised, template=template))
        assert tree.xpath("//script|//img|//iframe|//link|//object|//form|//*[@src]") == []
        attributes = {name for node in tree.iter(etree.Element) for name in node.attrib}
        assert not {name for name in attributes if str(name).startswith("on")}
        assert all(href.startswith("#") for href in strings(tree, "//@href"))


@steady
@given(record=records(HOSTILE), raised=st.lists(caveats(HOSTILE), max_size=2))
def test_markdown_holds_no_markup_from_the_record(record: EvidenceRecord, raised: list[Caveat]) -> None:
    for template in MARKDOWN:
        written = render(record, raised, template=template)
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").parse(written)
        kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
        assert not kinds & {
            "html_block",
            "html_inline",
            "image",
            "link_open",
            "code_inline",
            "fence",
            "code_block",
            "s_open",
            "hr",
        }
        assert not kinds & {"heading_open", "blockquote_open"}
        assert "{{" not in written
        assert "{%" not in written
        rows = [token for token in tokens if token.type == "tr_open"]
        cells = [token for token in tokens if token.type in {"th_open", "td_open"}]
        assert template == "plain.md" or len(cells) - 2 * 5 == 7 * (len(rows) - 5)


def test_the_number_parser_sees_what_it_must() -> None:
    assert number_tokens(["3,105 of 4·2%", "phase2b"]) == {"3,105", "3", "105", "4·2", "4", "2"}
    assert summary_lines("a [1, 2] 7\n|---|\n**Sources**\n1. x") == ["a 7"]
