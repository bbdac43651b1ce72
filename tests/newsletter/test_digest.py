"""Digests: untrusted feeds, groups and ranks, drafts whose blocks stay true."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidence.cli import app
from evidence.newsletter import Builder
from evidence.newsletter.digest import FeedItem, draft_issue, read_feed
from evidence.newsletter.digest import feed as feed_module
from evidence.newsletter.digest.draft import Candidate
from evidence.newsletter.digest.feed import FeedError
from evidence.newsletter.digest.standing import Group, Standing
from tests.newsletter.conftest import RELEASE

MOUSE = (
    "Compound calms nerves in mice\n\n"
    "In a preclinical study, mice that got the compound lived longer than mice that did not. "
    "The experiments were done in mice.\n"
)
COHORT = (
    "Coffee linked to longer life\n\n"
    "In this observational cohort study, 40,000 adults who drank coffee were less likely to die than those who did not "
    "(hazard ratio, 0.90; 95% CI, 0.85 to 0.95).\n"
)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>Pill &amp;amp; heart</title><link>https://example.org/pill</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{body}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Cake</title><link>javascript:alert(1)</link>
<description>Take two eggs, stir them well and bake the cake.</description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title type="html">A &lt;b&gt;pill&lt;/b&gt;</title>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/><updated>2024-03-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["digest", *arguments], catch_exceptions=False)


def write(folder: Path, text: str | bytes, name: str = "feed.xml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_rss_items(tmp_path: Path) -> None:
    first, second = read_feed(write(tmp_path, RSS.format(body="Words.")))
    assert (first.title, first.link, first.published) == ("Pill & heart", "https://example.org/pill", "2024-03-05")
    assert first.content.startswith("<p>Words.</p>")
    assert (second.title, second.link, second.published) == ("Cake", None, None)


def test_atom_items(tmp_path: Path) -> None:
    (item,) = read_feed(write(tmp_path, ATOM))
    assert (item.title, item.link, item.published) == ("A pill", "https://example.org/a", "2024-03-05")
    assert "One." in item.content
    assert "<p" in item.content


def test_older_rss_is_read_too(tmp_path: Path) -> None:
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    (item,) = read_feed(write(tmp_path, f"{rdf}<item><title>T</title><description>D</description></item></rdf:RDF>"))
    assert (item.title, item.content) == ("T", "D")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities of its own"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><item><title>&a;</title></item></rss>', "entities"),
        ("<rss><channel><item>", "no XML"),
        ("<html><body>x</body></html>", "neither RSS nor Atom"),
        ("<rss><channel></channel></rss>", "no item"),
        ("", "no XML"),
        ("not xml", "no XML"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss/>'.encode("utf-16"), "entities"),
    ],
)
def test_feeds_that_are_refused(tmp_path: Path, content: str | bytes, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        read_feed(write(tmp_path, content))


def test_feeds_have_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "<rss>" + "<item><title>x</title></item>" * 5 + "</rss>")
    monkeypatch.setattr(feed_module, "MAX_ITEMS", 4)
    with pytest.raises(FeedError, match="more than 4 items"):
        read_feed(path)
    monkeypatch.setattr(feed_module, "MAX_BYTES", 10)
    with pytest.raises(FeedError, match="larger"):
        read_feed(path)
    with pytest.raises(FeedError, match="cannot be opened"):
        read_feed(tmp_path / "gone.xml")


def test_a_page_holds_no_words_of_the_feed_as_markup_of_its_head() -> None:
    page = FeedItem('</title><script>"', 'https://example.org/"x', '2024"', "a < b").page()
    assert "<script>" not in page
    assert page.count("<title>") == page.count("</title>") == 1
    assert "<p>a &lt; b</p>" in page


def test_the_order_is_what_matters_most_first() -> None:
    ranked = [
        Standing(Group.TRIAL, design=1, stated=True, participants=900, published="2024-03-05"),
        Standing(Group.TRIAL, design=1, stated=True, participants=900, published="2024-03-01"),
        Standing(Group.TRIAL, design=1, stated=True, participants=900),
        Standing(Group.TRIAL, design=1, stated=True, participants=100),
        Standing(Group.TRIAL, design=1, participants=5000),
        Standing(Group.TRIAL, design=2, stated=True),
        Standing(Group.STUDY, design=0),
        Standing(Group.APART),
        Standing(Group.NONE),
    ]
    shuffled = random.Random(1).sample(ranked, len(ranked))
    assert sorted(shuffled, key=lambda standing: standing.order) == ranked


@pytest.fixture
def folder(home: Path) -> Path:
    write(home / "sources", MOUSE, "mouse.txt")
    write(home / "sources", COHORT, "cohort.txt")
    write(home / "sources", b"\x00\x01" * 500, "broken.txt")
    return home / "sources"


def test_a_folder_becomes_a_draft(folder: Path) -> None:
    done = run("sources")
    assert done.exit_code == 0
    draft = done.stdout
    places = [draft.index(f'source="sources/{name}.txt"') for name in ("pill", "other", "cohort", "mouse")]
    assert places == sorted(places)
    headings = [draft.index(f"## {group}") for group in Group]
    assert headings == sorted(headings)
    assert places[1] < headings[1] < places[2] < headings[2] < places[3] < headings[3]
    left_out = draft[headings[3] :]
    assert "reports no trial or other study" in left_out
    assert "*sources/broken.txt*: this is binary" in left_out


def test_the_blocks_of_a_draft_are_fresh(folder: Path, home: Path) -> None:
    assert run("sources", "-o", "draft.md").exit_code == 0
    checked = CliRunner().invoke(app, ["blocks", "draft.md", "--check"], catch_exceptions=False)
    assert (checked.exit_code, checked.stdout) == (0, "draft.md: 4 blocks, all fresh\n")


def test_a_draft_is_not_overwritten(home: Path) -> None:
    (home / "draft.md").write_text("Mine.\n", "utf-8")
    done = run("sources", "-o", "draft.md")
    assert done.exit_code == 2
    assert "--force" in done.stderr
    assert (home / "draft.md").read_text("utf-8") == "Mine.\n"
    assert run("sources", "-o", "draft.md", "--force").exit_code == 0


def test_a_feed_becomes_a_draft_and_fetches_nothing(home: Path) -> None:
    write(home, RSS.format(body=RELEASE.partition("\n\n")[2].replace("\n\n", "</p><p>")))
    draft = run("feed.xml").stdout
    assert "[Read it](<https://example.org/pill>)" in draft
    assert "evidence:begin" not in draft
    assert "script" not in draft
    assert "- *Cake*: " in draft
    assert "an address" in run("https://example.org/feed.xml").stderr


def test_items_can_be_kept_as_sources(home: Path) -> None:
    write(home, RSS.format(body=RELEASE.partition("\n\n")[2].replace("\n\n", "</p><p>")))
    assert run("feed.xml", "--keep", "kept", "-o", "draft.md").exit_code == 0
    assert (home / "kept" / "2024-03-05-001-pill-heart.html").is_file()
    checked = CliRunner().invoke(app, ["blocks", "draft.md", "--check"], catch_exceptions=False)
    assert checked.stdout == "draft.md: 1 block, all fresh\n"


def test_a_folder_without_articles_is_refused(home: Path) -> None:
    shutil.rmtree(home / "sources")
    (home / "sources").mkdir()
    (home / "sources" / ".hidden.md").write_text(RELEASE, "utf-8")
    assert "there is no article in it" in run("sources").stderr


def test_the_draft_does_not_depend_on_the_order_of_the_articles(folder: Path) -> None:
    candidates = [Candidate(path, path.name) for path in sorted(folder.iterdir())]
    builder = Builder()
    assert draft_issue(candidates, builder) == draft_issue(candidates[::-1], builder)
