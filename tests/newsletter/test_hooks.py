"""The pre-commit hooks and the GitHub Action: their commands run as they stand there."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.newsletter.conftest import OTHER

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
ROOT = Path(__file__).resolve().parents[2]
ISSUE = '# Issue\n\n<!-- evidence:begin source="sources/{}.txt" -->\n<!-- evidence:end -->\n'


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.fixture
def shell(home: Path) -> dict[str, str]:
    """Give an environment in which `evidence` is a command."""
    folder = home / "bin"
    folder.mkdir()
    (folder / "evidence").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evidence.cli "$@"\n', "utf-8")
    (folder / "evidence").chmod(0o755)
    for name in ("pill", "other"):
        (home / f"{name}.md").write_text(ISSUE.format(name), "utf-8")
    return {**os.environ, "PYTHONPATH": str(ROOT), "PATH": os.pathsep.join([str(folder), os.environ["PATH"]])}


def run(call: list[str], home: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(call, cwd=home, env=environment, capture_output=True, text=True, check=False)


def test_the_hooks_write_and_check(home: Path, shell: dict[str, str]) -> None:
    hooks = {hook["id"]: hook for hook in load(".pre-commit-hooks.yaml")}
    assert all(hook["language"] == "python" and "markdown" in hook["types_or"] for hook in hooks.values())
    write, check = (shlex.split(hooks[name]["entry"]) for name in ("evidence-blocks", "evidence-blocks-check"))
    assert run([*check, "pill.md"], home, shell).returncode == 1
    assert run([*write, "pill.md"], home, shell).returncode == 0
    assert run([*check, "pill.md"], home, shell).returncode == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_action_annotates_what_is_stale(home: Path, shell: dict[str, str]) -> None:
    action = load("action.yml")
    steps = {step["name"]: step for step in action["runs"]["steps"] if "run" in step}
    given = {name: field.get("default", "") for name, field in action["inputs"].items()} | {
        "issues": "*.md",
        "sources": "sources/p*.txt",
    }

    def step(name: str) -> subprocess.CompletedProcess[str]:
        values = {key: given[value.split("inputs.")[1].split()[0]] for key, value in steps[name]["env"].items()}
        return run(["bash", "-e", "-c", steps[name]["run"]], home, {**shell, **values})

    assert run(["evidence", "blocks", "pill.md", "other.md"], home, shell).returncode == 0
    assert step("Check the blocks").returncode == 0
    (home / "sources" / "other.txt").write_text(OTHER.replace("700", "701"), "utf-8")
    done = step("Check the blocks")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=other.md,line=3,title=Block is stale::")
    listed = step("List the caveats of the sources")
    assert listed.returncode == 0
    assert "::error file=sources/pill.txt,line=5,title=OUT101 " in listed.stdout


def test_no_input_of_the_action_is_pasted_into_a_script() -> None:
    scripts = [step["run"] for step in load("action.yml")["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not [script for script in scripts if "${{" in script]
