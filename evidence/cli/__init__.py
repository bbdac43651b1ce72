"""The command line: it parses, calls the library and prints. It decides nothing."""

from __future__ import annotations

from evidence.cli import blocks, digest, mailing, questions, reading, reference, scoring
from evidence.cli.application import app, main

__all__ = ["app", "blocks", "digest", "mailing", "main", "questions", "reading", "reference", "scoring"]
