"""Print an evaluation: one table of figures, and the misses grouped by kind of error."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from evidence.evaluation.metrics import Metric
from evidence.evaluation.run import Evaluation, SetResult

if TYPE_CHECKING:
    from rich.console import Console

    from evidence.evaluation.bootstrap import Figure

NOTHING = "–"
_NUMBERS = frozenset({"ours", "n", "plain", "best"})


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print the table, the notes of each set, and as many misses as were asked for."""
    console.print(build_table(evaluation))
    for result in evaluation.results:
        for note in result.notes:
            console.print(f"{result.name}: {note}", markup=False, highlight=False, soft_wrap=True)
    if evaluation.errors:
        for result in evaluation.results:
            for line in list_misses(result, evaluation.errors):
                console.print(line, markup=False, highlight=False, soft_wrap=True)


def build_table(evaluation: Evaluation) -> Table:
    """Build the table: ours with its interval, the plain baseline, the best published figure and whose it is."""
    table = Table(
        box=box.SIMPLE_HEAD, title=f"Split: {evaluation.split}", title_justify="left", padding=(0, 1, 0, 0), pad_edge=False
    )
    for heading in ("metric", "ours", "95% interval", "n", "plain", "best", "whose"):
        table.add_column(
            heading, justify="right" if heading in _NUMBERS else "left", no_wrap=heading != "whose", overflow="fold"
        )
    for result in evaluation.results:
        table.add_row(Text(result.name, style="bold"), "" if result.figures else Text("not measured", style="dim"))
        for metric, figure in result.figures.items():
            table.add_row(metric, *_figure_cells(figure, peer_of(result.name, metric)))
    return table


def peer_of(name: str, metric: str) -> Metric | None:
    """Give the metric with what others reached, or None for the project's own corpus."""
    from evidence.evaluation.datasets import BY_NAME

    adapter = BY_NAME.get(name)
    return next((held for held in adapter.metrics if held.name == metric), None) if adapter else None


def _figure_cells(figure: Figure, peer: Metric | None) -> tuple[Text | str, ...]:
    baseline, best = (peer.baseline, peer.best) if peer else (None, None)
    ours = Text(show(figure.value), style=_style(figure.value, baseline, best))
    interval = f"{show(figure.low)}–{show(figure.high)}" if figure.value is not None else NOTHING
    return ours, interval, str(figure.n), show(baseline), show(best), peer.who if peer else ""


def _style(value: float | None, baseline: float | None, best: float | None) -> str:
    """Colour as a help only: the figures beside it say the same."""
    if value is None:
        return "dim"
    if best is not None and value >= best:
        return "bold green"
    if baseline is not None:
        return "green" if value >= baseline else "red"
    return ""


def show(value: float | None) -> str:
    """Write a share with three places, without the leading zero."""
    if value is None:
        return NOTHING
    text = f"{value:.3f}"
    return text.removeprefix("0") if value < 1 else text


def list_misses(result: SetResult, number: int) -> list[str]:
    """Give lines for up to `number` misses, the commonest kind first, every kind in turn until the number is reached."""
    groups = defaultdict(list)
    for miss in result.misses:
        groups[miss.kind].append(miss)
    kinds = sorted(groups, key=lambda kind: (-len(groups[kind]), kind))
    share = _share_out([len(groups[kind]) for kind in kinds], number)
    lines = [f"\n{result.name}: {len(result.misses)} misses of {len(kinds)} kinds"] if kinds else []
    for kind, shown in zip(kinds, share, strict=True):
        lines.append(f"  {kind} ({len(groups[kind])})")
        for miss in groups[kind][:shown]:
            said = "; ".join(f"{side}: {words}" for side, words in (("gold", miss.gold), ("ours", miss.predicted)) if words)
            lines.append(f"    {miss.document}  {said}")
    return lines


def _share_out(sizes: list[int], number: int) -> list[int]:
    """Deal out `number` places, one to each kind in turn, no kind getting more than it has."""
    share = [0] * len(sizes)
    left = min(number, sum(sizes))
    while left:
        for index, size in enumerate(sizes):
            if left and share[index] < size:
                share[index] += 1
                left -= 1
    return share
