"""The command line: it parses, calls the library and prints. It decides nothing."""

from __future__ import annotations

from evidence.cli import reading, reference, scoring
from evidence.cli.application import app, main

__all__ = ["app", "main", "reading", "reference", "scoring"]
