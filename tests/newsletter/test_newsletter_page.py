"""docs/newsletter.md: what it says to paste can be pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from evidence.newsletter.markers import find_blocks
from evidence.newsletter.options import ATTRIBUTES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "newsletter.md"
FENCES = [token for token in MarkdownIt().parse(PAGE.read_text("utf-8")) if token.type == "fence"]


def shown(language: str) -> list[str]:
    return [token.content for token in FENCES if token.info == language]


def test_the_python_runs(home: Path) -> None:
    assert len(shown("python")) == 4
    for code in shown("python"):
        exec(compile(code, str(PAGE), "exec"), {})


def test_the_yaml_is_yaml() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    hooks, workflow, mkdocs = (yaml.safe_load(code) for code in shown("yaml"))
    known = {hook["id"] for hook in yaml.safe_load((PAGE.parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]} <= known
    action = yaml.safe_load((PAGE.parents[1] / "action.yml").read_text("utf-8"))
    assert set(workflow["steps"][1]["with"]) <= set(action["inputs"])
    assert mkdocs["markdown_extensions"]


def test_the_comments_are_markers() -> None:
    (pasted,) = shown("html")
    (block,) = find_blocks(pasted, is_html=False, name="x")
    assert block.attributes == {"source": "sources/north.html", "reader": "plain"}


def test_the_page_itself_holds_no_block() -> None:
    assert find_blocks(PAGE.read_text("utf-8"), is_html=False, name="x") == ()


def test_every_attribute_has_a_row() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"| `{name}` |" in text for name in ATTRIBUTES)
