"""What only a fresh process shows: cold starts and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

from benchmarks.samples import RELEASE_PATH, ROOT

TIMES = 7
COMMANDS = {
    "evidence --help": ("--help",),
    "evidence summarise, one release": ("summarise", str(RELEASE_PATH)),
    "evidence check, one release": ("check", str(RELEASE_PATH)),
    "evidence schema": ("schema",),
}
_PEAK = """
import resource, sys
from evidence.cli import app
try:
    app(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def cold_starts() -> dict[str, float]:
    """Give the median seconds of each command, each run in a new process; the first run warms the disk and is left out."""
    return {name: _seconds(arguments) for name, arguments in COMMANDS.items()}


def peak_memory() -> dict[str, float]:
    """Give the peak resident memory of each command in MiB."""
    return {name: _mebibytes(arguments) for name, arguments in COMMANDS.items()}


def _seconds(arguments: tuple[str, ...]) -> float:
    taken = []
    for _ in range(TIMES + 1):
        began = perf_counter()
        _run("-m", "evidence.cli", *arguments)
        taken.append(perf_counter() - began)
    return median(taken[1:])


def _mebibytes(arguments: tuple[str, ...]) -> float:
    return int(_run("-c", _PEAK, *arguments).stderr.split()[-1]) / 1024


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, *arguments]
    return subprocess.run(call, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
