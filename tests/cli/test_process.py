"""The command line as its own process: what a shell sees."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Some versions of typer import pydantic by themselves when a command has parameters.
HEAVY = ("spacy", "numpy", "lxml", "jinja2", "markdown_it", "rich", "evidence.record", "evidence.pipeline")


def run(*arguments: str, code: str = "from evidence.cli import main; main()") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", code, *arguments]
    return subprocess.run(call, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["summarise", "--help"], ["evaluate", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        "from evidence.cli import main\nmain()"
    )
    done = run(*arguments, code=code)
    assert done.returncode == 0
    assert done.stdout
    assert not set(HEAVY) & set(done.stderr.split())


def test_the_module_runs_as_the_command() -> None:
    call = [sys.executable, "-m", "evidence.cli", "--version"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("evidence ")


def test_a_closed_pipe_is_quiet() -> None:
    shell = f'"{sys.executable}" -m evidence.cli schema | head -n 1'
    done = subprocess.run(["sh", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_wrong_usage_exits_2_with_the_talk_on_stderr() -> None:
    done = run("summarise")
    assert (done.returncode, done.stdout) == (2, "")
    assert "FILE" in done.stderr


def test_a_fault_of_the_program_is_not_taken_for_findings() -> None:
    code = (
        "import evidence.record, evidence.cli\n"
        "evidence.record.EvidenceRecord.model_json_schema = lambda: 1 / 0\n"
        "evidence.cli.main()"
    )
    done = run("schema", code=code)
    assert (done.returncode, done.stdout) == (3, "")
    assert "ZeroDivisionError" in done.stderr


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The trial of naïve patients was not significant, by 0·95 (p≥0·05), and ended.\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    call = [sys.executable, "-m", "evidence.cli", "text", str(tmp_path / "a.txt")]
    done = subprocess.run(call, env=environment, capture_output=True, check=False)
    assert "naïve" in done.stdout.decode("utf-8")
    assert "0·95 (p≥0·05)" in done.stdout.decode("utf-8")
