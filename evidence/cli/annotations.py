"""Annotations that GitHub shows beside a line: `::error file=…,line=…,title=…::message`."""

from __future__ import annotations

from enum import StrEnum

from evidence.vocabulary import Severity


class Level(StrEnum):
    """How GitHub marks an annotation."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


LEVELS = {Severity.SERIOUS: Level.ERROR, Severity.SOME: Level.WARNING, Severity.NOTE: Level.NOTICE}


def annotation(level: Level, *, file: str, line: int, title: str, message: str) -> str:
    """Write one annotation, with the characters escaped that would end it."""
    place = f"file={_property(file)},line={line},title={_property(title)}"
    return f"::{level} {place}::{_message(message)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
