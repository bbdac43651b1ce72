"""Documentation is a test: what a page shows is what the commands print and what the code says."""

import contextlib
import io
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
import reference_pages
import refresh
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from evidence.cli import app
from evidence.cli.findings import choose_rules
from evidence.cli.settings import load_settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
COMMANDS = reference_pages.commands()
CARDS = [*sorted((ROOT / "evidence" / "annotate" / "weights").glob("*.md")), ROOT / "docs" / "disagreements.md"]
TRAINERS = "".join(path.read_text("utf-8") for path in (ROOT / "training").rglob("*.py"))
TYPED = [
    card
    for card in CARDS
    if f'WEIGHTS / "{card.name}"' not in TRAINERS and "writes this card" not in " ".join(card.read_text("utf-8").split())
]
"""The cards that no trainer writes."""
FIGURE = re.compile(
    r"""
    (?<![\w@.]) 0?\.\d{2,}\b                                                           # a score
    | \b\d{1,3},\d{3}\b | \b\d{2,}\s(?:abstracts|numbers|prompts|ratings|sentences|texts)\b  # a count
    """,
    re.VERBOSE,
)


def blocks(page: Path, language: str) -> list[str]:
    """Give the fenced blocks of one language."""
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info.split()[:1] == [language]]


@pytest.mark.parametrize("name", refresh.PAGES)
def test_generated_parts_are_fresh(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    assert refresh.PAGES[name](page) == page, f"{name} is stale: run make docs"


def test_a_stale_output_would_be_noticed() -> None:
    stale = "```console\n$ evidence --version\nevidence 0.0.0\n```\n"
    assert refresh.with_outputs(stale) != stale
    assert "0.0.0" not in refresh.with_outputs(stale)


def test_the_readme_shows_commands_with_output() -> None:
    shown = blocks(ROOT / "README.md", "console")
    assert len(shown) >= 2
    assert all(len(block.splitlines()) > 2 for block in shown)


def test_the_library_example_runs_and_is_six_lines() -> None:
    (example,) = blocks(ROOT / "README.md", "python")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})
    assert len([line for line in example.splitlines() if line]) <= 6
    assert "900" in printed.getvalue()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_imperative_sentence_and_an_example(name: str) -> None:
    docstring = COMMANDS[name].__doc__ or ""
    first, _, rest = docstring.partition("\n\n")
    assert re.fullmatch(r"[A-Z][a-z]+(?<!s) .+\.", first)
    assert f"    Example:\n        evidence {name}" in rest


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "evaluate"])
def test_every_example_can_be_pasted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = (COMMANDS[name].__doc__ or "").rpartition("Example:\n")[2].strip()
    done = CliRunner().invoke(app, shlex.split(example)[1:], catch_exceptions=False)
    assert done.exit_code <= 1, done.stderr
    assert done.stdout


@pytest.mark.parametrize("card", TYPED, ids=lambda card: card.name)
def test_no_card_holds_a_figure_that_no_command_makes(card: Path) -> None:
    assert FIGURE.findall(card.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    inline = (child for token in MarkdownIt().parse(page.read_text("utf-8")) for child in token.children or ())
    targets = [str(child.attrs.get("href") or child.attrs.get("src") or "").partition("#")[0] for child in inline]
    missing = [target for target in targets if target and "://" not in target and not (page.parent / target).exists()]
    assert not missing


@pytest.mark.parametrize("key", ["authors", "license", "title", "version"])
def test_the_citation_agrees_with_the_package(key: str) -> None:
    from evidence import __version__

    citation = dict(re.findall(r"^(\w+): ?(.*)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE))
    assert key in citation
    assert citation["version"] == __version__


def test_changelog_fragments_have_a_category() -> None:
    names = [path.name for path in (ROOT / "changes").glob("*") if path.name != "README.md"]
    wrong = [name for name in names if not re.fullmatch(r"[\w-]+\.(breaking|caveat|extraction|template|fix)\.md", name)]
    assert not wrong


def test_every_make_command_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        name for page in PAGES for name in re.findall(r"(?:`|^    )make (\w[\w-]*)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named <= targets


def test_the_settings_that_the_page_shows_are_accepted(tmp_path: Path) -> None:
    (shown,) = blocks(ROOT / "docs" / "cli.md", "toml")
    (tmp_path / "house-style").mkdir()
    (tmp_path / "pyproject.toml").write_text(shown, "utf-8")
    settings = load_settings(tmp_path)
    assert set(re.findall(r"^(\w+) =", shown, re.MULTILINE)) == {field.name for field in fields(settings)}
    assert len(choose_rules(settings.select, settings.ignore)) == len(choose_rules((), ())) - 1
