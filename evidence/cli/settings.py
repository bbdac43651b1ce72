"""Defaults for the command line from `[tool.evidence]` of the nearest `pyproject.toml` that has such a table."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from evidence.errors import EvidenceError
from evidence.vocabulary import Reader, Severity, SourceKind


class OutputFormat(StrEnum):
    """What a summary is written in."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    EMAIL = "email"
    EML = "eml"


class FailOn(StrEnum):
    """From which severity on findings make `check` exit with 1."""

    SERIOUS = Severity.SERIOUS
    SOME = Severity.SOME
    NOTE = Severity.NOTE
    NEVER = "never"


class SettingsError(EvidenceError):
    """The `[tool.evidence]` table cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks for in its `[tool.evidence]`.

    Attributes:
        reader: for whom summaries are written.
        format: what summaries are written in.
        kind: what sort of text the sources are; guessed where None.
        fail_on: from which severity on `check` exits with 1.
        select: names or codes of the only caveats to report; empty is all.
        ignore: names or codes of caveats to leave out.
        severity: how much a caveat matters in this project, by name or code, where it differs from the rule's own.
        templates: a folder of templates that come before the shipped ones.
    """

    reader: Reader = Reader.PLAIN
    format: OutputFormat = OutputFormat.MD
    kind: SourceKind | None = None
    fail_on: FailOn = FailOn.NEVER
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    templates: Path | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)


def load_settings(folder: Path | None = None) -> Settings:
    """Read the settings that hold in a folder, by default the current one.

    Raises:
        SettingsError: the file is not TOML, or the table has an unknown key or value.
    """
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        path = place / "pyproject.toml"
        table = _table(path) if path.is_file() else None
        if table is not None:
            return _parse(table, path)
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", "mend the file") from error
    table = content.get("tool", {}).get("evidence")
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.evidence is not a table", "write [tool.evidence] and one key a line")
    return table


def _parse(table: Mapping[str, Any], path: Path) -> Settings:
    allowed = tuple(each.name for each in fields(Settings))
    unknown = sorted(set(table) - set(allowed))
    if unknown:
        raise SettingsError(f"{path}: unknown key {unknown[0]!r} in [tool.evidence]", f"use one of: {', '.join(allowed)}")
    values = {key: _PARSERS[key](value, key, path) for key, value in table.items()}
    return Settings(**values)


def _member(members: type[StrEnum]) -> Callable[[Any, str, Path], StrEnum]:
    def parse(value: Any, key: str, path: Path) -> StrEnum:
        if value not in {member.value for member in members}:
            raise SettingsError(f"{path}: {key} cannot be {value!r}", f"use one of: {', '.join(members)}")
        return members(value)

    return parse


def _names(value: Any, key: str, path: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(f"{path}: {key} is not a list of rule names", f'write {key} = ["relative_effect_only"]')
    return tuple(value)


def _severities(value: Any, key: str, path: Path) -> Mapping[str, Severity]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {key} is not a table", 'write severity = { relative_effect_only = "serious" }')
    return {name: Severity(_member(Severity)(held, f"{key}.{name}", path)) for name, held in value.items()}


def _folder(value: Any, key: str, path: Path) -> Path:
    if not isinstance(value, str) or not (path.parent / value).is_dir():
        raise SettingsError(f"{path}: {key} is no folder: {value!r}", "give a folder, as seen from that file")
    return path.parent / value


_PARSERS: dict[str, Callable[[Any, str, Path], Any]] = {
    "reader": _member(Reader),
    "format": _member(OutputFormat),
    "kind": _member(SourceKind),
    "fail_on": _member(FailOn),
    "select": _names,
    "ignore": _names,
    "severity": _severities,
    "templates": _folder,
}
