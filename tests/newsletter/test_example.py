"""The example issue: fresh, built by make as shown, and the same in the hosts that are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.newsletter.conftest import nodes

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "newsletter"
MADE = ("issue.md", "issue.html", "built/issue.html", "built/issue.eml")
MAKE = shutil.which("make")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(MAKE is None, reason="make is not installed")]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "newsletter"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site"))
    script = tmp_path / "evidence"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evidence.cli "$@"\n', "utf-8")
    script.chmod(0o755)
    return folder


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": os.pathsep.join(paths)}
    call = [str(MAKE), f"EVIDENCE={folder.parent / 'evidence'}", *arguments]
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_what_is_committed_is_what_make_builds(copy: Path) -> None:
    done = make(copy)
    assert done.returncode == 0, done.stderr
    stale = [name for name in MADE if (copy / name).read_bytes() != (EXAMPLE / name).read_bytes()]
    assert not stale, "run make -C examples/newsletter"


def test_one_number_changed_in_a_source_fails_the_check(copy: Path) -> None:
    assert make(copy, "issue").returncode == 0
    assert make(copy, "check").returncode == 0
    source = copy / "sources" / "semuloparin-clots.md"
    source.write_text(source.read_text("utf-8").replace("55 of 1604", "56 of 1604"), "utf-8")
    done = make(copy, "check")
    assert done.returncode != 0
    assert "sources/semuloparin-clots.md: stale" in done.stdout
    assert "omega3" not in done.stdout


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("sources/*.md")), ids=lambda path: path.stem)
def test_the_sources_are_corpus_articles(path: Path) -> None:
    assert path.read_bytes() == (ROOT / "corpus" / path.stem / "article.md").read_bytes()


def test_there_are_five_articles_and_five_blocks() -> None:
    assert len(list(EXAMPLE.glob("sources/*.md"))) == 5
    assert (EXAMPLE / "issue.md").read_text("utf-8").count("evidence:begin") == 5


def program(host: str) -> str | None:
    beside = Path(sys.executable).with_name(host)
    return str(beside) if beside.exists() else shutil.which(host)


@pytest.mark.parametrize(
    ("host", "page"),
    [("hugo", "hugo/issue/index.html"), ("eleventy", "eleventy/issue/index.html"), ("mkdocs", "mkdocs/index.html")],
)
def test_the_issue_in_its_hosts(copy: Path, host: str, page: str) -> None:
    if program(host) is None:
        pytest.skip(f"{host} is not installed")
    assert make(copy, "issue").returncode == 0
    done = make(copy, host)
    assert done.returncode == 0, done.stderr
    tree = html.parse(str(copy / "site" / page)).getroot()
    text = " ".join(tree.text_content().split())
    titles = [
        line.removeprefix("### ") for line in (copy / "issue.md").read_text("utf-8").splitlines() if line.startswith("### ")
    ]
    assert len(titles) == 5
    assert not [title for title in titles if title.lower() not in text.lower()]
    assert nodes(tree, "//table//td")
    assert not nodes(tree, "//body//*[starts-with(normalize-space(text()), '<!--')]")
