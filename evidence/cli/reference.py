"""The commands that need no article: explain and schema."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from evidence.cli.application import command
from evidence.cli.output import write_text


@command
def explain(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help="Name or code; without it, the list of rules.")] = None,
) -> None:
    """Explain a caveat: why it matters, when it is raised.

    Example:
        evidence explain relative_effect_only
    """
    from evidence.appraise import explain, rules

    if rule:
        write_text(explain(rule).rstrip("\n") + "\n")
        return
    for known in rules():
        write_text(f"{known.code} {known.name} {known.severity}\n")


@command
def schema() -> None:
    """Print the JSON Schema of the evidence record.

    Example:
        evidence schema
    """
    from evidence.record import EvidenceRecord

    write_text(json.dumps(EvidenceRecord.model_json_schema(), indent=2, ensure_ascii=False) + "\n")
