"""American spelling of the package's own words; names and quotations of the article stay as the article has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from pydantic import BaseModel

from evidence.record import Provenance, Stated
from evidence.render.words import clean
from evidence.vocabulary import Spelling

if TYPE_CHECKING:
    from evidence.record import EvidenceRecord

_FILE = Path(__file__).with_name("spelling.toml")
_QUOTED = re.compile(r"“[^”]*”")

T = TypeVar("T")


class Speller(Protocol):
    """Spells the own words of any part of a view."""

    def __call__(self, part: T, /) -> T:
        """Give the part in the spelling asked for."""
        ...


def speller(record: EvidenceRecord, spelling: Spelling) -> Speller:
    """Give what spells a view's own words; whatever the record has as a name or quotation is left alone."""
    if spelling is Spelling.BRITISH:
        return _as_written
    british = _british()
    names = sorted({name for name in _names(record) if british.search(name)}, key=len, reverse=True)
    kept = re.compile("|".join([_QUOTED.pattern, *(re.escape(name) for name in names)]), re.IGNORECASE)

    def spell(part: T, /) -> T:
        return _respelled(part, kept)

    return spell


def _as_written(part: T, /) -> T:
    return part


def american(text: str, kept: re.Pattern[str] | None = None) -> str:
    """Write a text in American spelling, less the stretches that match `kept`."""
    pieces, reached = [], 0
    for match in kept.finditer(text) if kept else ():
        pieces += [_replace(text[reached : match.start()]), match[0]]
        reached = match.end()
    return "".join([*pieces, _replace(text[reached:])])


@cache
def spellings() -> dict[str, str]:
    """Give the British words with their American spelling."""
    table: dict[str, dict[str, str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return table["american"]


@cache
def _british() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(spellings(), key=len, reverse=True))})\b", re.IGNORECASE)


def _replace(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        word = spellings()[match[0].lower()]
        return word.capitalize() if match[0][:1].isupper() else word

    return _british().sub(one, text)


def _names(part: object) -> Iterator[str]:
    """Give every phrase that a record states, as a summary prints it."""
    if isinstance(part, Stated) and type(part.value) is str:
        yield clean(part.value)
    elif isinstance(part, BaseModel) and not isinstance(part, Provenance):
        for name in type(part).model_fields:
            yield from _names(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _names(item)


def _respelled(part: T, kept: re.Pattern[str]) -> T:
    if isinstance(part, str):
        return cast("T", american(part, kept))
    if isinstance(part, tuple):
        return cast("T", tuple(_respelled(item, kept) for item in part))
    if is_dataclass(part) and not isinstance(part, type):
        changed = {f.name: _respelled(getattr(part, f.name), kept) for f in fields(part) if f.name not in _FIXED}
        return cast("T", replace(part, **changed))
    return part


_FIXED = frozenset({"name", "proof", "neutral"})
"""Fields that are for programs, or the article's words, or words of other languages."""
