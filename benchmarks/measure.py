"""Measure everything, then write benchmarks/results.json, docs/speed.md and docs/speed.svg: `make benchmark`."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.processes import cold_starts, peak_memory
from benchmarks.samples import ROOT
from benchmarks.speed_page import RESULTS, write_pages


def in_one_process() -> list[dict[str, Any]]:
    """Run the pytest-benchmark suite and give one row a measurement."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        call = [sys.executable, "-m", "pytest", "benchmarks", "-q", "-W", "default", "-p", "no:xdist", "-p", "no:cacheprovider"]
        call += ["--benchmark-only", "--benchmark-json", str(report)]
        call += ["--benchmark-max-time=1", "--benchmark-timer=time.process_time"]
        subprocess.run(call, cwd=ROOT, check=True, stdout=sys.stderr)
        return [_row(each) for each in json.loads(report.read_text("utf-8"))["benchmarks"]]


def _row(measured: dict[str, Any]) -> dict[str, Any]:
    stats = measured["stats"]
    return {
        "group": measured["group"],
        "name": measured["param"] or measured["name"],
        "median_s": stats["median"],
        "low_s": stats["q1"],
        "high_s": stats["q3"],
        "rounds": stats["rounds"],
        **measured["extra_info"],
    }


def circumstances() -> dict[str, str]:
    """Say where and on what this was measured."""
    from evidence import __version__

    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=False, capture_output=True, text=True)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit.stdout.strip() if commit.returncode == 0 else "not committed",
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def main() -> None:
    """Measure and write."""
    results = {
        "circumstances": circumstances(),
        "in_one_process": in_one_process(),
        "cold_start_s": cold_starts(),
        "peak_memory_mib": peak_memory(),
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    write_pages()
    print(f"wrote {RESULTS.relative_to(ROOT)}, docs/speed.md and docs/speed.svg")


if __name__ == "__main__":
    main()
