"""Write `docs/scores.md` and its bar chart from the JSON of an evaluation; nothing on the page is typed by hand.

evidence evaluate all --split dev --json scores.json
python -m evidence.evaluation.scores_page scores.json docs --split dev
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from evidence.errors import CorpusError
from evidence.evaluation import adversarial, corpus, datasets, external, sentences
from evidence.evaluation.report import NOTHING, peer_of, show
from evidence.evaluation.run import OWN

PAGE_NAME = "scores.md"
CHART_NAME = "scores.svg"
KEPT_NAME = "scores.json"
NOT_DRAWN = ("_precision", "_recall")
"""Metrics of the project's own articles that stand on the page and not in the chart."""

Scores = Mapping[str, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Row:
    """One metric of the page: ours, and what others reached."""

    set_name: str
    metric: str
    value: float
    low: float
    high: float
    n: int
    baseline: float | None
    best: float | None
    who: str


@dataclass(frozen=True, slots=True)
class Measured:
    """When, on what and at which commit of the project the scores were measured."""

    split: str
    on: str
    commit: str


def write_scores(results: Path, docs: Path, measured: Measured) -> None:
    """Write the page, the chart, and `scores.json`, from which both can be made again.

    Args:
        results: the JSON that `evidence evaluate --json` wrote.
        docs: the folder that gets the three files.
        measured: what the page says of the measurement.

    Raises:
        CorpusError: the file is not such JSON.
    """
    scores = _read_json(results)
    for name, content in _pages(scores, measured).items():
        (docs / name).write_text(content, "utf-8")
    kept = {"measured": asdict(measured), "scores": scores}
    (docs / KEPT_NAME).write_text(json.dumps(kept, indent=2) + "\n", "utf-8")


def find_stale(docs: Path) -> list[str]:
    """Name the pages that are not what `scores.json` makes; nothing where there is no `scores.json` yet.

    Raises:
        CorpusError: `scores.json` is spoilt.
    """
    if not (docs / KEPT_NAME).is_file():
        return []
    kept = _read_json(docs / KEPT_NAME)
    pages = _pages(kept["scores"], Measured(**kept["measured"]))
    return [
        name for name, content in pages.items() if not (docs / name).is_file() or (docs / name).read_text("utf-8") != content
    ]


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    if not isinstance(content, dict):
        raise _refusal(path, TypeError("not an object"))
    return content


def _refusal(path: Path | str, error: Exception) -> CorpusError:
    return CorpusError(f"{path} is not the JSON of an evaluation ({error})", "Write it with --json")


def _pages(scores: Scores, measured: Measured) -> dict[str, str]:
    try:
        rows = list(_rows(scores))
    except (AttributeError, KeyError, TypeError) as error:
        raise _refusal("the file", error) from error
    drawn = [row for row in rows if row.set_name not in OWN or not row.metric.endswith(NOT_DRAWN)]
    return {PAGE_NAME: build_page(rows, measured), CHART_NAME: build_chart(drawn)}


def current_commit(folder: Path) -> str:
    """Give the short name of the commit that a folder stands at, or `unknown` outside a repository."""
    asked = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "unknown"


def _rows(scores: Scores) -> Iterator[_Row]:
    for set_name, figures in scores.items():
        for metric, figure in figures.items():
            peer = peer_of(set_name, metric)
            if figure["value"] is None:
                continue
            numbers = (float(figure["value"]), float(figure["low"]), float(figure["high"]), int(figure["n"]))
            others = (peer.baseline, peer.best, peer.who) if peer else (None, None, "")
            yield _Row(set_name, metric, *numbers, *others)


def build_page(rows: list[_Row], measured: Measured) -> str:
    """Write the page as Markdown."""
    head = (
        "# Scores\n\n"
        f"Measured on {measured.on} at commit `{measured.commit}`, split `{measured.split}`, with `evidence evaluate all`. "
        "Intervals are 95% bootstrap intervals over documents; *n* counts documents. "
        "What each metric counts stands at the top of its adapter in `evidence/evaluation/datasets/`.\n\n"
        f"![Scores with intervals, baselines and published figures]({CHART_NAME})\n\n"
        "| Set | Metric | Ours | 95% interval | n | Baseline | Published best | Who |\n"
        "|---|---|---:|---|---:|---:|---:|---|\n"
    )
    sets = "\n## The sets\n\nNone of their text comes with the project. Each is read from `DIR/<set>/<split>.jsonl`.\n\n"
    return head + "".join(_line(row) for row in rows) + sets + "".join(_sources())


def _sources() -> Iterator[str]:
    """Say what each set asks, in the first line of its adapter, and where to get it."""
    for adapter in datasets.ADAPTERS:
        page = import_module(f"{datasets.__name__}.{adapter.name}").__doc__ or ""
        asked = page.partition("\n")[0].partition(": ")[2]
        yield f"- `{adapter.name}`: {asked} Source: {adapter.source}.\n"
    yield "\nThe project's own, in `corpus/`:\n\n"
    for name, module in (("corpus", corpus), ("ours", external), ("sentences", sentences), ("flips", adversarial)):
        yield f"- `{name}`: {(module.__doc__ or '').partition(chr(10))[0]}\n"


def _line(row: _Row) -> str:
    cells = (
        row.set_name,
        row.metric,
        show(row.value),
        f"{show(row.low)}–{show(row.high)}",
        str(row.n),
        show(row.baseline),
        show(row.best),
        row.who or NOTHING,
    )
    return f"| {' | '.join(cells)} |\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the page and the chart, dated today, at the commit of their folder; 2 is a file that is no evaluation."""
    parser = argparse.ArgumentParser(prog="python -m evidence.evaluation.scores_page", description="Write the page of scores.")
    parser.add_argument("results", type=Path, help="what `evidence evaluate --json` wrote")
    parser.add_argument("docs", type=Path, help="the folder that gets scores.md and scores.svg")
    parser.add_argument("--split", required=True, help="the split that was measured")
    options = parser.parse_args(arguments)
    try:
        measured = Measured(options.split, date.today().isoformat(), current_commit(options.docs))
        write_scores(options.results, options.docs, measured)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


_LEFT, _WIDTH, _STEP, _TOP, _BAR = 330, 480, 20, 44, 10
_FOOT = 16
_LOOK = 'role="img" font-family="sans-serif" font-size="11"'


def build_chart(rows: list[_Row]) -> str:
    """Draw a bar for each metric, with its interval, and marks for the baseline (line) and the published best (diamond)."""
    height = _TOP + _STEP * len(rows) + _FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 60} {height}" {_LOOK}>',
        "<title>Scores by data set</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="16" fill="#222222">bar: ours · whisker: 95% interval · | baseline · ◆ published best</text>',
        *_grid(height),
        *(mark for place, row in enumerate(rows) for mark in _bar(row, _TOP + _STEP * place)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(height: int) -> Iterator[str]:
    for tenth in range(0, 11, 2):
        x = _x(tenth / 10)
        yield f'<line x1="{x}" x2="{x}" y1="{_TOP - 8}" y2="{height - _FOOT}" stroke="#dddddd"/>'
        yield f'<text x="{x}" y="{_TOP - 12}" text-anchor="middle" fill="#555555">{tenth / 10:g}</text>'


def _bar(row: _Row, y: int) -> Iterator[str]:
    middle = y + _BAR / 2
    name = escape(f"{row.set_name} · {row.metric}")
    yield f'<text x="{_LEFT - 8}" y="{y + _BAR - 1}" text-anchor="end" fill="#222222">{name}</text>'
    yield f'<rect x="{_LEFT}" y="{y}" width="{_x(row.value) - _LEFT:.1f}" height="{_BAR}" fill="#7aa6c2"/>'
    yield f'<line x1="{_x(row.low)}" x2="{_x(row.high)}" y1="{middle}" y2="{middle}" stroke="#22445a" stroke-width="1.5"/>'
    if row.baseline is not None:
        x = _x(row.baseline)
        yield f'<line x1="{x}" x2="{x}" y1="{y - 3}" y2="{y + _BAR + 3}" stroke="#b5541c" stroke-width="2"/>'
    if row.best is not None:
        yield f'<text x="{_x(row.best)}" y="{y + _BAR - 1}" text-anchor="middle" fill="#1b1b1b">◆</text>'
    yield f'<text x="{_LEFT + _WIDTH + 8}" y="{y + _BAR - 1}" fill="#222222">{show(row.value)}</text>'


def _x(share: float) -> float:
    return round(_LEFT + _WIDTH * share, 1)


if __name__ == "__main__":
    sys.exit(main())
