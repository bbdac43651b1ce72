"""The gate: no field may fall below what it once reached on the project's own corpus.

    python -m evidence.evaluation.gate            checks, and exits 1 with one line for each field that fell
    python -m evidence.evaluation.gate --update   raises the floors to what is reached now; it never lowers one

Measured is the split `dev`. The floors stand in `corpus/floors.toml`, beside a fingerprint of articles and gold: a floor says
something about those texts only. Where the texts changed, `--update` takes the new fingerprint if every floor still holds; a
floor that must fall is lowered by hand, in a change that says why.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence.errors import CorpusError
from evidence.evaluation.corpus import FOLDER, measure_corpus
from evidence.evaluation.gold import ARTICLE_NAMES, GOLD_NAME

FLOORS_NAME = "floors.toml"
PLACES = 3
SLACK = 0.0005
"""Half of the last place that floors are written with."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What each metric must reach, and the texts it was reached on."""

    fingerprint: str
    values: Mapping[str, float]


def fingerprint(folder: Path) -> str:
    """Give a digest of every article that has gold, and of its gold; line ends do not matter."""
    digest = hashlib.sha256()
    for gold in sorted(folder.glob(f"*/{GOLD_NAME}")):
        for path in (gold, *(gold.parent / name for name in ARTICLE_NAMES)):
            if path.is_file():
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """Read the floors; none where there is no file yet.

    Raises:
        CorpusError: the file is not as `--update` writes it.
    """
    if not path.is_file():
        return Floors("", {})
    try:
        content = tomllib.loads(path.read_text("utf-8"))
        return Floors(str(content["fingerprint"]), {name: float(value) for name, value in content["floors"].items()})
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise CorpusError(f"{path} is not a file of floors ({error})", "Restore it from the history") from error


def find_falls(floors: Floors, reached: Mapping[str, float], now: str) -> list[str]:
    """Give a sentence for everything that keeps the gate shut."""
    falls = [
        f"{name} fell to {reached.get(name, 0):.3f}, below its floor of {floor:.3f}"
        for name, floor in floors.values.items()
        if reached.get(name, 0) < floor - SLACK
    ]
    if floors.fingerprint != now:
        falls.append("the articles or their gold changed since the floors were set; run with --update")
    return falls


def raise_floors(floors: Floors, reached: Mapping[str, float], now: str) -> Floors:
    """Give the floors raised to what is reached; none falls."""
    names = sorted({*floors.values, *reached})
    raised = {name: max(floors.values.get(name, 0), round(reached.get(name, 0), PLACES)) for name in names}
    return Floors(now, raised)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, one a line."""
    lines = [f"{name} = {value:.3f}" for name, value in floors.values.items()]
    header = "# Written by: python -m evidence.evaluation.gate --update\n"
    path.write_text(f'{header}fingerprint = "{floors.fingerprint}"\n\n[floors]\n' + "\n".join(lines) + "\n", "utf-8")


def measure_now(folder: Path = FOLDER) -> dict[str, float]:
    """Give what each metric reaches now, those that nothing is counted for left out.

    Raises:
        CorpusError: the corpus cannot be measured.
    """
    result = measure_corpus(folder)
    if not result.figures:
        raise CorpusError(f"{folder} was {result.notes[0]}", "Run the gate in a copy of the source")
    return {name: figure.value for name, figure in result.figures.items() if figure.value is not None}


def check(folder: Path = FOLDER) -> list[str]:
    """Measure the corpus and give a sentence for everything that keeps the gate shut."""
    return find_falls(read_floors(folder / FLOORS_NAME), measure_now(folder), fingerprint(folder))


def update(folder: Path = FOLDER) -> list[str]:
    """Raise the floors, and give a sentence for each that is no longer reached and so stays where it was."""
    path, now = folder / FLOORS_NAME, fingerprint(folder)
    floors, reached = read_floors(path), measure_now(folder)
    falls = find_falls(Floors(now, floors.values), reached, now)
    if not falls:
        write_floors(path, raise_floors(floors, reached, now))
    return falls


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; 0 is open, 1 is shut, 2 is a corpus that cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m evidence.evaluation.gate", description="Check the floors of the corpus.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now; never lower one")
    options = parser.parse_args(arguments)
    try:
        falls = update() if options.update else check()
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.writelines(f"{fall}\n" for fall in falls)
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
