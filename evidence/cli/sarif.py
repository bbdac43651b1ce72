"""Findings as SARIF 2.1.0, the format that code-scanning services read (OASIS standard of 2020)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from evidence.version import __version__
from evidence.vocabulary import Severity

if TYPE_CHECKING:
    from evidence.appraise import Rule
    from evidence.caveat import Caveat

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.SERIOUS: "error", Severity.SOME: "warning", Severity.NOTE: "note"}


def sarif_log(rules: Sequence[Rule], results: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Make a log of one run.

    Args:
        rules: the rules that were applied.
        results: what `sarif_result` gave for each finding.
    """
    driver = {"name": "evidence", "version": __version__, "rules": [_describe(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(results)}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def sarif_result(file: str, line: int, caveat: Caveat) -> dict[str, Any]:
    """Make the result of one finding."""
    region: dict[str, Any] = {"startLine": line}
    if caveat.evidence:
        region["snippet"] = {"text": caveat.evidence[0].quote}
    place = {"artifactLocation": {"uri": quote(PurePath(file).as_posix())}, "region": region}
    return {
        "ruleId": caveat.code,
        "level": LEVELS[caveat.severity],
        "message": {"text": caveat.message},
        "locations": [{"physicalLocation": place}],
        "properties": {"name": caveat.name, "absence": caveat.absence},
    }


def _describe(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("_")),
        "shortDescription": {"text": rule.page.splitlines()[0]},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
