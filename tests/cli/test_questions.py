"""`evidence questions`, and `check` as a build calls it: SARIF, severity, and lines of the source file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import RELEASE, call
from tests.cli.test_sarif import problems

MISSED = "The pill did not significantly reduce the primary endpoint (hazard ratio, 0.95; 95% CI, 0.80 to 1.13; P=0.55)."
PAGE = f"""<html><body><article>
<h1>Pill protects the heart</h1>

<p>The trial randomly assigned 900 adults to the pill or a placebo.
The primary endpoint was stroke.</p>
<p>{MISSED}</p>
</article></body></html>
"""
NOTE = f"""---
title: Pill protects the heart
kind: press_release
---

# Pill protects the heart

The trial randomly assigned 900 adults to the *pill* or a placebo.
The primary endpoint was [stroke](https://example.org).

{MISSED}
"""


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str = RELEASE) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def results(*arguments: str) -> list[dict[str, Any]]:
    log = json.loads(call("check", *arguments, "--format", "sarif").stdout)
    assert problems(log, "log") == []
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


@pytest.mark.parametrize(("name", "text"), [("a.txt", RELEASE), ("a.md", NOTE), ("a.html", PAGE)])
def test_a_finding_points_to_the_line_of_its_words_in_the_source(name: str, text: str) -> None:
    (missed,) = (each for each in results(write(name, text)) if each["ruleId"] == "OUT101")
    line = missed["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert "did not significantly reduce" in text.splitlines()[line - 1]


def test_a_log_describes_the_rules_that_were_applied() -> None:
    log = json.loads(call("check", write("a.txt"), "--format", "sarif", "--select", "OUT101,HRM101").stdout)
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["OUT101", "HRM101"]


def test_a_project_says_how_much_a_rule_matters() -> None:
    release = write("a.txt")
    assert call("check", release, "--select", "HRM101", "--fail-on", "serious").exit_code == 0
    write("pyproject.toml", '[tool.evidence]\nseverity = { harms_not_reported = "serious" }\n')
    done = call("check", release, "--select", "HRM101", "--fail-on", "serious")
    assert done.exit_code == 1
    assert " serious: " in done.stdout


@pytest.mark.parametrize("command", ["summarise", "check", "questions"])
def test_an_unknown_rule_under_severity_is_an_error(command: str) -> None:
    write("pyproject.toml", '[tool.evidence]\nseverity = { no_such_rule = "note" }\n')
    done = call(command, write("a.txt"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no_such_rule" in done.stderr


def test_questions_are_numbered_and_name_their_caveat() -> None:
    lines = call("questions", write("a.txt")).stdout.splitlines()
    assert lines[0].startswith("1. ")
    assert "Which harms were seen, and in how many people of each group?" in " ".join(lines)
    assert any(line.endswith("(HRM101)") for line in lines)


def test_what_a_project_ignores_is_not_asked() -> None:
    write("pyproject.toml", '[tool.evidence]\nignore = ["harms_not_reported"]\n')
    assert "Which harms" not in call("questions", write("a.txt")).stdout


def test_a_text_that_leaves_nothing_open_says_so() -> None:
    write("pyproject.toml", '[tool.evidence]\nselect = ["preprint"]\n')
    assert call("questions", write("a.txt")).stdout == "a.txt: no open questions\n"
