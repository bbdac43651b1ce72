"""Time an issue with many blocks, cold and warm, as its own process: `python benchmarks/newsletter.py [BLOCKS]`.

Every block has an article of its own, so that the cold run can take nothing from another block.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = 50
CHANGED = "\n\nEdition {number} of this text was made for a measurement.\n"


def write_issue(folder: Path, count: int) -> Path:
    """Write an issue with so many blocks, the articles of the example in turn, each made unlike every other."""
    (folder / "sources").mkdir()
    articles = sorted(ROOT.glob("examples/newsletter/sources/*.md"))
    parts = ["# A long issue\n"]
    for number in range(count):
        name = f"sources/{number:03}.md"
        text = articles[number % len(articles)].read_text("utf-8")
        (folder / name).write_text(text + CHANGED.format(number=number), "utf-8")
        parts.append(f'<!-- evidence:begin source="{name}" -->\n<!-- evidence:end -->\n')
    issue = folder / "issue.md"
    issue.write_text("\n".join(parts), "utf-8")
    return issue


def seconds(issue: Path, cache: Path, *options: str) -> float:
    """Give how long `evidence blocks` takes on an issue."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EVIDENCE_CACHE": str(cache)}
    call = [sys.executable, "-m", "evidence.cli", "blocks", str(issue), *options]
    began = perf_counter()
    subprocess.run(call, env=environment, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else BLOCKS
    with TemporaryDirectory() as folder:
        issue, cache = write_issue(Path(folder), count), Path(folder) / "cache"
        print(f"{count} blocks, cold:              {seconds(issue, cache, '--progress'):6.2f} s")
        print(f"{count} blocks, warm:              {seconds(issue, cache, '--no-progress'):6.2f} s")
        print(f"{count} blocks, warm, with --check: {seconds(issue, cache, '--check', '--no-progress'):6.2f} s")


if __name__ == "__main__":
    main()
