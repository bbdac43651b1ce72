"""The command that measures the project on annotated texts: evaluate."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evidence.cli.application import command
from evidence.cli.output import write_whole

PIPED_WIDTH = 140
"""Columns of the table where there is no terminal to measure."""


class Split(StrEnum):
    """Which part of a data set is measured."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@command
def evaluate(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME|all]", help="Data sets; all of them if none.")] = None,
    *,
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="Default: $EVIDENCE_DATA, then ../shared/data.")] = None,
    split: Annotated[Split, typer.Option(help="Which part of each set.")] = Split.DEV,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the figures as JSON.")] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Print N misses of each set.")] = 0,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Ask only the first N documents of each set.")] = None,
) -> None:
    """Measure the project on annotated texts.

    Prints ours with its interval beside a plain baseline and the best published figure. A set that is not there is skipped,
    with a line that says how to get it.

    Example:
        evidence evaluate primary_endpoint_oncology --split dev --errors 5
    """
    from rich.console import Console

    from evidence.evaluation import evaluate
    from evidence.evaluation.report import print_evaluation

    with Console(stderr=True).status("Reading the sets"):
        evaluation = evaluate(names or ("all",), folder=data, split=split.value, limit=limit, errors=errors)
    print_evaluation(evaluation, Console(width=None if sys.stdout.isatty() else PIPED_WIDTH))
    if json:
        write_whole(json, evaluation.to_json())
