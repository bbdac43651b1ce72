"""Write the generated parts of the documentation again: the README's outputs, cli.md and record.md.

`python docs/refresh.py` writes what changed; with `--check` it names what is stale and exits with 1.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reference_pages import cli_reference, record_reference

ROOT = Path(__file__).resolve().parent.parent
MARKER = "<!-- Generated from here on by docs/refresh.py. -->\n"

CONSOLE = re.compile(
    r"""
    (?P<open> ^ ```console \n )      # the fence of a block with a command
    (?P<command> \$\ .+ \n )         # one command after a dollar sign
    (?P<output> (?: .* \n )*? )      # what it prints
    (?P<close> ^ ``` $ )
    """,
    re.VERBOSE | re.MULTILINE,
)


def with_outputs(text: str) -> str:
    """Give a page with the output of each command as the command prints it now."""

    def rerun(block: re.Match[str]) -> str:
        output = run(block["command"].removeprefix("$ ").strip())
        return f"{block['open']}{block['command']}{output.rstrip()}\n{block['close']}"

    return CONSOLE.sub(rerun, text)


def run(command: str) -> str:
    """Give what a pasted `evidence` command prints, run from the project's root.

    Raises:
        ValueError: it is another program.
        RuntimeError: it failed or complained.
    """
    program, *arguments = shlex.split(command)
    if program != "evidence":
        raise ValueError(f"only evidence commands are run, not {program}")
    call = [sys.executable, "-m", "evidence.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1 or done.stderr:
        raise RuntimeError(f"{command} failed: {done.stderr}")
    return done.stdout


def generated(make: Callable[[], str]) -> Callable[[str], str]:
    """Make a page's part after the marker anew; what stands before is written by people."""
    return lambda page: f"{page.partition(MARKER)[0]}{MARKER}\n{make()}"


PAGES: dict[str, Callable[[str], str]] = {
    "README.md": with_outputs,
    "docs/cli.md": generated(cli_reference),
    "docs/record.md": generated(record_reference),
}


def stale() -> dict[str, str]:
    """Give the pages whose content has changed, with what they should hold."""
    fresh = {name: make((ROOT / name).read_text("utf-8")) for name, make in PAGES.items()}
    return {name: page for name, page in fresh.items() if page != (ROOT / name).read_text("utf-8")}


def main() -> int:
    """Refresh the pages, or check them."""
    pages = stale()
    checking = "--check" in sys.argv[1:]
    for name, page in pages.items():
        print(f"{name} is stale; run make docs" if checking else f"wrote {name}")
        if not checking:
            (ROOT / name).write_text(page, "utf-8")
    return int(checking and bool(pages))


if __name__ == "__main__":
    sys.exit(main())
