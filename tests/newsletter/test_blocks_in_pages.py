"""Blocks with templates of one's own, in HTML pages, and beside the marks of a host's template engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidence.cli import app
from tests.newsletter.conftest import RELEASE, nodes


def blocks(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["blocks", *arguments], catch_exceptions=False)


def test_a_template_of_ones_own_lies_beside_the_issue(home: Path) -> None:
    (home / "mine.md.jinja").write_text("Mine: {{ view.title }}\n", "utf-8")
    marker = '<!-- evidence:begin source="sources/pill.txt" template="mine.md.jinja" -->\n<!-- evidence:end -->\n'
    (home / "a.md").write_text(marker, "utf-8")
    assert blocks("a.md").exit_code == 0
    assert "\nMine: " in (home / "a.md").read_text("utf-8")
    (home / "mine.md.jinja").write_text("Other: {{ view.title }}\n", "utf-8")
    assert blocks("a.md", "--check").exit_code == 1


@pytest.mark.parametrize("template", ["plain.html", "gone.md", "plain.json", "../mine.md.jinja"])
def test_a_template_that_does_not_fit_is_refused(home: Path, template: str) -> None:
    marker = f'<!-- evidence:begin source="sources/pill.txt" template="{template}" -->\n<!-- evidence:end -->\n'
    (home / "a.md").write_text(marker, "utf-8")
    done = blocks("a.md")
    assert done.exit_code == 2
    assert template in done.stderr
    assert (home / "a.md").read_text("utf-8") == marker


def test_a_template_may_not_write_markers(home: Path) -> None:
    (home / "mine.md.jinja").write_text("<!-- evidence:end -->\n", "utf-8")
    (home / "a.md").write_text(
        '<!-- evidence:begin source="sources/pill.txt" template="mine.md.jinja" -->\n<!-- evidence:end -->\n'
    )
    assert "writes markers" in blocks("a.md").stderr


def test_html_issues(home: Path) -> None:
    page = '<body>\n  <!-- evidence:begin source="sources/pill.txt" heading="4" -->\n  <!-- evidence:end -->\n</body>\n'
    for name in ("issue.html", "issue.mjml"):
        (home / name).write_text(page, "utf-8")
        assert blocks(name).exit_code == 0
        text = (home / name).read_text("utf-8")
        assert '  <section class="evidence evidence-plain">\n  <h4>' in text
        assert "<html" not in text
        assert blocks(name, "--check").exit_code == 0


def test_two_blocks_on_a_page_share_no_anchor(home: Path) -> None:
    block = '<!-- evidence:begin source="sources/{}.txt" -->\n<!-- evidence:end -->\n'
    (home / "issue.html").write_text(block.format("pill") + block.format("other"), "utf-8")
    assert blocks("issue.html").exit_code == 0
    from lxml import html

    tree = html.fromstring((home / "issue.html").read_text("utf-8"))
    anchors = nodes(tree, "//@id")
    assert len(anchors) == len(set(anchors)) > 2
    assert {str(href).removeprefix("#") for href in nodes(tree, "//a/@href")} <= set(anchors)


@pytest.mark.parametrize("name", ["issue.md", "issue.html"])
def test_words_of_an_article_are_no_program_of_the_host(home: Path, name: str) -> None:
    trick = "{{ site.secret }} {% include 'x' %} {{< raw >}} <script>alert(1)</script> <!-- evidence:end -->"
    (home / "sources" / "bad.txt").write_text(RELEASE.replace("Pill protects the heart", f"Pill {trick} helps"), "utf-8")
    (home / name).write_text('<!-- evidence:begin source="sources/bad.txt" -->\n<!-- evidence:end -->\n', "utf-8")
    assert blocks(name).exit_code == 0
    text = (home / name).read_text("utf-8")
    assert not [mark for mark in ("{{", "{%", "<script") if mark in text]
    assert blocks(name, "--check").exit_code == 0
