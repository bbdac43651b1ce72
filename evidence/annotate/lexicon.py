"""Lexicons: phrase lists as data, validated when they are loaded.

A lexicon is a TOML file under `lexicons/`. Each key of `[entries]` is a value; each value holds the phrases that state it.

    title = "Masking of participants and investigators"
    source = "ClinicalTrials.gov data element definitions; CONSORT 2010 item 11a"
    licence = "Apache-2.0"
    vocabulary = "Masking"        # an enum of evidence.vocabulary; left out for free values

    [entries]
    double = ["double blind", "double-blinded"]

Phrases are lower case and sorted; a hyphen in a phrase also matches a space. Lists of over fifty phrases for one value stand
in a CSV file of the same shape (`phrase,value`), with the header fields as `# key: value` comment lines.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evidence import vocabulary
from evidence.errors import LexiconError

_HEADER = ("title", "source", "licence")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A validated phrase list.

    Attributes:
        entries: pairs of phrase (lower case) and value; a phrase stands once.
    """

    name: str
    title: str
    source: str
    licence: str
    entries: tuple[tuple[str, str], ...]

    def phrases(self, value: str) -> tuple[str, ...]:
        """Give the phrases of one value."""
        return tuple(phrase for phrase, held in self.entries if held == value)


def names() -> tuple[str, ...]:
    """Name every lexicon of the package."""
    folder = files("evidence.annotate") / "lexicons"
    return tuple(sorted(entry.name.rsplit(".", 1)[0] for entry in folder.iterdir() if entry.name.endswith((".toml", ".csv"))))


@cache
def load(name: str) -> Lexicon:
    """Read and validate one lexicon of the package.

    Raises:
        LexiconError: the file is missing or breaks the rules for lexicons.
    """
    folder = files("evidence.annotate") / "lexicons"
    toml, table = folder / f"{name}.toml", folder / f"{name}.csv"
    if toml.is_file():
        return parse(name, tomllib.loads(toml.read_text("utf-8")))
    if table.is_file():
        return parse(name, _from_csv(table.read_text("utf-8")))
    raise LexiconError(f"there is no lexicon named {name!r}", f"use one of: {', '.join(names())}")


@cache
def phrases(name: str) -> frozenset[str]:
    """Give every phrase of a lexicon of the package, whatever its value.

    Raises:
        LexiconError: the file is missing or breaks the rules for lexicons.
    """
    return frozenset(phrase for phrase, _ in load(name).entries)


def _from_csv(text: str) -> dict[str, Any]:
    lines = text.splitlines()
    content: dict[str, Any] = {}
    for line in lines:
        if line.startswith("#") and ":" in line:
            key, value = line.lstrip("# ").split(":", 1)
            content[key.strip()] = value.strip()
    entries: dict[str, list[str]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        entries.setdefault(row["value"], []).append(row["phrase"])
    return content | {"entries": entries}


def parse(name: str, content: dict[str, Any]) -> Lexicon:
    """Validate the content of a lexicon file.

    Raises:
        LexiconError: with every problem found, in one message.
    """
    problems = list(_problems(content))
    if problems:
        raise LexiconError(f"lexicon {name!r}: {'; '.join(problems)}", "mend the file")
    pairs = tuple((phrase, value) for value, phrases in content["entries"].items() for phrase in phrases)
    return Lexicon(name, content["title"], content["source"], content["licence"], pairs)


def _problems(content: dict[str, Any]) -> Iterator[str]:
    yield from (f"no {key}" for key in _HEADER if not content.get(key))
    entries: dict[str, list[str]] = content.get("entries") or {}
    if not entries:
        yield "no entries"
    if "vocabulary" in content:
        allowed = {member.value for member in getattr(vocabulary, content["vocabulary"], ())}
        yield from (f"{value!r} is not in {content['vocabulary']}" for value in entries if value not in allowed)
    seen: set[str] = set()
    for value, phrases in entries.items():
        if list(phrases) != sorted(phrases):
            yield f"phrases of {value!r} are not sorted"
        for phrase in phrases:
            if phrase != phrase.lower():
                yield f"{phrase!r} is not lower case"
            if phrase in seen:
                yield f"{phrase!r} stands twice"
            seen.add(phrase)
