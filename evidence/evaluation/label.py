"""Turn labels that quote a text into labels that hold offsets.

    python -m evidence.evaluation.label FILE.toml …                  checks the files, and prints their lines
    python -m evidence.evaluation.label --into FOLDER FILE.toml …    puts the lines into FOLDER/<set>.jsonl, for older ones

A file is a `gold.toml` with `set`, `id` and `split` on top, and `labelled` where not every field was read for. It quotes a text
that does not belong to the project, so it stays outside. A quotation must stand in the text once; `#2` behind it takes its
second place, and `before <<words>> after` takes the words between the brackets, the whole standing in the text once. Names,
definitions and other free words may stand in the text often: their place within the quotation, or else their first, is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from evidence import vocabulary
from evidence.appraise import rules
from evidence.errors import CorpusError
from evidence.evaluation.external import FIELDS, Labelled, digest, read_labels, read_texts, to_gold
from evidence.evaluation.gold import field_vocabulary
from evidence.evaluation.gold_record import AWAITED, SECTIONS
from evidence.evaluation.run import DEFAULT_FOLDER, VARIABLE

WORDS = ("name", "definition", "label", "intervention", "dose", "schedule", "duration", "background", "time_frame", "unit")
"""Keys that hold words of the text."""
HEAD = ("set", "id", "split", "labelled", "about")
_IDS = {"arms": "a", "outcomes": "o", "subgroups": "s"}
_LINKS = {"arm": "arms", "outcome": "outcomes", "subgroup": "subgroups", "complement_of": "subgroups"}
_NUMBERED = re.compile(r"(?P<words> .+? ) \s \# (?P<place> [1-9]\d* )", re.VERBOSE | re.DOTALL)
_MARKED = re.compile(r"(?P<before> .*? ) << (?P<words> .+? ) >> (?P<after> .* )", re.VERBOSE | re.DOTALL)
_PLAIN = re.compile(r"[=<>≤≥]? \s? [-−+]? [.·]? \d [\d.,·]* | [aos]\d+ | [%] | true | false", re.VERBOSE)

Span = list[int]


def find_quote(text: str, quote: str) -> Span:
    """Give where a quotation stands, as the module says.

    Raises:
        ValueError: it does not stand there, or more than once.
    """
    marked = _MARKED.fullmatch(quote)
    if marked:
        start, end = find_quote(text, f"{marked['before']}{marked['words']}{marked['after']}")
        inside = _find(text[start:end], marked["words"])
        wanted = len(_find(marked["before"], marked["words"]))
        return [start + inside[wanted][0], start + inside[wanted][1]]
    numbered = _NUMBERED.fullmatch(quote)
    words, place = (numbered["words"], int(numbered["place"])) if numbered else (quote, 1)
    found = _find(text, words)
    if len(found) < place or (len(found) > 1 and not numbered):
        raise ValueError(f"{words!r} stands in the text {len(found)} times")
    return found[place - 1]


def _find(text: str, words: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    return [[*match.span()] for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)] if pattern else []


class _Conversion:
    """The labels of one file on their way from words to offsets; everything that is wrong is gathered."""

    def __init__(self, content: Mapping[str, Any], text: str) -> None:
        self.content = content
        self.text = text
        self.problems: list[str] = []
        self.ids = {
            part: {row.get("id"): f"{letter}{number}" for number, row in enumerate(content.get(part, ()), 1)}
            for part, letter in _IDS.items()
        }

    def labels(self) -> dict[str, Any]:
        return {key: self._part(key, value) for key, value in self.content.items() if key not in HEAD}

    def _part(self, key: str, value: Any) -> Any:
        if key in SECTIONS:
            return {field: self._rows(held, f"{key}.{field}", free=_is_free(key, field)) for field, held in value.items()}
        return self._rows(value, key, free=key in {"funding", "conflicts"})

    def _rows(self, held: Any, where: str, *, free: bool) -> Any:
        if isinstance(held, list):
            return [self._rows(row, where, free=free) for row in held]
        return self._row(held, where, free=free) if isinstance(held, dict) else held

    def _row(self, row: Mapping[str, Any], where: str, *, free: bool) -> dict[str, Any]:
        at = self._at(row.get("quote"), where)
        made: dict[str, Any] = {"at": at} if at else {}
        for key, value in row.items():
            if key in {"id", *_LINKS}:
                made[key] = self.ids.get(_LINKS.get(key, where), {}).get(value, value)
            elif key == "events" and isinstance(value, list):
                made[key] = [self._row(event, f"{where}.events", free=True) for event in value]
            elif key != "quote":
                words = isinstance(value, str) and not _PLAIN.fullmatch(value) and (key in WORDS or (free and key == "value"))
                made[key] = self._within(value, at, f"{where}.{key}") if words else value
        return made

    def _at(self, quote: str | None, where: str) -> Span | None:
        if not quote:
            return None
        try:
            return find_quote(self.text, quote)
        except ValueError as error:
            self.problems.append(f"{where}: {error}")
            return None

    def _within(self, words: str, at: Span | None, where: str) -> Span | None:
        """Give the place of some words within a quotation, or else the first in the text."""
        found = _find(self.text, words)
        if not found:
            self.problems.append(f"{where}: {words!r} does not stand in the text")
            return None
        return next((span for span in found if at and at[0] <= span[0] and span[1] <= at[1]), found[0])


def _is_free(section: str, field: str) -> bool:
    return field in SECTIONS[section].model_fields and field_vocabulary(field, section) is None


def convert(content: Mapping[str, Any], text: str) -> Labelled:
    """Turn the content of a file into labels.

    Raises:
        CorpusError: with every problem.
    """
    name = f"{content.get('set')}/{content.get('id')}"
    conversion = _Conversion(content, text)
    labels = conversion.labels()
    fields = tuple(content.get("labelled", FIELDS))
    problems = [*conversion.problems, *(f"labelled: there is no field {field!r}" for field in fields if field not in FIELDS)]
    if not conversion.problems:
        problems.extend(f"{words!r} is no value of a list, number or id" for words in find_words(labels))
    if problems:
        _refuse(name, problems)
    held = Labelled(content["set"], content["id"], content["split"], digest(text), fields, labels)
    to_gold(held, text)
    return held


def _refuse(name: str, problems: Sequence[str]) -> None:
    listed = tuple(f"{name}: {problem}" for problem in problems)
    raise CorpusError(f"The labels of {name} have {len(listed)} problems", "Mend the file", listed)


def find_words(labels: Any) -> Iterator[str]:
    """Give every string in labels that is no value of a closed list, number or id, and so could be words of a text."""
    if isinstance(labels, Mapping):
        labels = list(labels.values())
    if isinstance(labels, list):
        for value in labels:
            yield from find_words(value)
    elif isinstance(labels, str) and not (labels in _closed_values() or _PLAIN.fullmatch(labels)):
        yield labels


@cache
def _closed_values() -> frozenset[str]:
    enums = [held for held in vars(vocabulary).values() if isinstance(held, type) and issubclass(held, StrEnum)]
    return frozenset({member.value for held in enums for member in held}) | AWAITED | {rule.name for rule in rules()}


def load(path: Path, root: Path) -> Labelled:
    """Read one file and convert it.

    Raises:
        CorpusError: with every problem.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}", "Mend the file", (f"{path.name}: {error}",)) from error
    missing = [key for key in ("set", "id", "split") if key not in content]
    if missing:
        _refuse(path.name, [f"there is no {key!r}" for key in missing])
    text = read_texts(root, content["set"], content["split"]).get(content["id"])
    if text is None:
        _refuse(path.name, [f"{content['set']} has no {content['id']} in {content['split']}"])
    return convert(content, text or "")


def to_line(held: Labelled) -> str:
    """Write labels as a line of `corpus/external/<set>.jsonl`."""
    row = {"set": held.set_name, "id": held.id, "split": held.split, "sha256": held.sha256}
    return json.dumps(row | {"labelled": list(held.fields), "labels": held.labels}, ensure_ascii=False)


def merge(folder: Path, made: Sequence[Labelled]) -> None:
    """Put labels into the files of a folder, by id, in place of older ones of the same documents."""
    folder.mkdir(parents=True, exist_ok=True)
    held = {(old.set_name, old.id): old for old in (*read_labels(folder), *made)}
    for name in {set_name for set_name, _ in held}:
        lines = [to_line(held[key]) for key in sorted(held) if key[0] == name]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Convert files; 1 where some are refused, the others being converted."""
    parser = argparse.ArgumentParser(prog="python -m evidence.evaluation.label", description="Turn quotes into offsets.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    root = Path(os.environ.get(VARIABLE) or DEFAULT_FOLDER)
    made: list[Labelled] = []
    problems: list[str] = []
    for path in options.files:
        try:
            made.append(load(path, root))
        except CorpusError as error:
            problems.extend(error.problems or (str(error),))
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    if options.into:
        merge(options.into, made)
    else:
        sys.stdout.writelines(f"{to_line(held)}\n" for held in made)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
