"""The phrase lists of this room: TOML files under `lexicons/`, validated when they are loaded.

Each file has `title`, `source`, `licence` and a table `[entries]` from a value to its phrases, which are lower case, sorted
and stand once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from evidence.errors import LexiconError

_HEADER = ("title", "source", "licence")
_ORNAMENT = " \t\n\xa0-–—*_#[]()<>~=.:|•■"
_GAPS = re.compile(r"\s+")


def folded(text: str) -> str:
    """Give a line in the form in which phrases are compared: lower case, plain quotes, no ornament at the ends."""
    return _GAPS.sub(" ", text.strip(_ORNAMENT).lower().replace("’", "'"))


@cache
def phrases(name: str) -> Mapping[str, tuple[str, ...]]:
    """Read and validate one lexicon of this room.

    Raises:
        LexiconError: the file is missing or breaks the rules for lexicons.
    """
    file = files("evidence.ingest") / "lexicons" / f"{name}.toml"
    if not file.is_file():
        raise LexiconError(f"there is no ingest lexicon named {name!r}", "reinstall the package")
    return parse(name, tomllib.loads(file.read_text("utf-8")))


def parse(name: str, content: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Validate the content of a lexicon file.

    Raises:
        LexiconError: with every problem found, in one message.
    """
    found = list(_problems(content))
    if found:
        raise LexiconError(f"lexicon {name!r}: {'; '.join(found)}", "mend the file")
    return {value: tuple(listed) for value, listed in content["entries"].items()}


def opening(name: str, value: str, line: str) -> str | None:
    """Give the phrase with which a folded line opens, as whole words, or None."""
    match = _openings(name, value).match(line)
    return match.group() if match else None


@cache
def _openings(name: str, value: str) -> re.Pattern[str]:
    longest_first = sorted(phrases(name)[value], key=len, reverse=True)
    whole = r"(?: (?<! [a-z0-9] ) | (?! [a-z0-9] ) )".replace(" ", "")
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}){whole}")


def _problems(content: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"no {key}" for key in _HEADER if not content.get(key))
    entries: Mapping[str, list[str]] = content.get("entries") or {}
    if not entries:
        yield "no entries"
    for value, listed in entries.items():
        if listed != sorted(set(listed)):
            yield f"phrases of {value!r} are not sorted, or stand twice"
        yield from (f"{phrase!r} is not lower case" for phrase in listed if phrase != phrase.lower())
