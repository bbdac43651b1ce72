"""The report of `evidence check`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from evidence.cli.annotations import LEVELS, annotation
from evidence.cli.output import write_text
from evidence.cli.sarif import sarif_log, sarif_result
from evidence.cli.settings import FailOn
from evidence.vocabulary import Severity

if TYPE_CHECKING:
    from evidence.appraise import Rule
    from evidence.article import Article
    from evidence.caveat import Caveat


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def choose_rules(
    select: Sequence[str], ignore: Sequence[str], severity: Mapping[str, Severity] | None = None
) -> tuple[Rule, ...]:
    """Give the rules to apply, in the order of their table.

    Args:
        select: names or codes, several in one string separated by commas; empty is every rule.
        ignore: names or codes that are left out, written likewise.
        severity: how much a rule matters here, by name or code, where it differs from the rule's own.

    Raises:
        UnknownRule: a name or code that no rule has.
    """
    from evidence.appraise import find_rule, rules

    wanted, unwanted = _codes(select), _codes(ignore)
    changed = {find_rule(name).code: held for name, held in (severity or {}).items()}
    chosen = (rule for rule in rules() if (rule.code in wanted or not wanted) and rule.code not in unwanted)
    return tuple(replace(rule, severity=changed[rule.code]) if rule.code in changed else rule for rule in chosen)


def _codes(given: Sequence[str]) -> frozenset[str]:
    from evidence.appraise import find_rule

    names = (name.strip() for part in given for name in part.split(","))
    return frozenset(find_rule(name).code for name in names if name)


class Report:
    """Prints findings as they come, or as one whole at the end.

    Attributes:
        rules: those that were applied, for the formats that describe them.
        severities: of everything reported so far.
    """

    def __init__(self, format: FindingsFormat, rules: Sequence[Rule] = ()) -> None:
        self.format = format
        self.rules = rules
        self.severities: set[Severity] = set()
        self._rows: list[dict[str, Any]] = []

    def add(self, file: str, article: Article, caveats: Iterable[Caveat]) -> None:
        """Report the caveats of one article."""
        for caveat in caveats:
            self.severities.add(caveat.severity)
            self._report(file, _line(article, caveat), caveat)

    def _report(self, file: str, line: int, caveat: Caveat) -> None:
        if self.format is FindingsFormat.JSON:
            self._rows.append({"file": file, "line": line, **caveat.model_dump(mode="json")})
            return
        if self.format is FindingsFormat.SARIF:
            self._rows.append(sarif_result(file, line, caveat))
            return
        message = " ".join(caveat.message.split())
        if self.format is FindingsFormat.GITHUB:
            title = f"{caveat.code} {caveat.name}"
            write_text(annotation(LEVELS[caveat.severity], file=file, line=line, title=title, message=message))
            return
        write_text(f"{file}:{line}: {caveat.code} {caveat.name} {caveat.severity}: {message}\n")

    def close(self) -> None:
        """Print what could not be printed before everything was known."""
        if self.format is FindingsFormat.JSON:
            write_text(json.dumps(self._rows, ensure_ascii=False, indent=2) + "\n")
        elif self.format is FindingsFormat.SARIF:
            write_text(json.dumps(sarif_log(self.rules, self._rows), ensure_ascii=False, indent=2) + "\n")

    def has(self, threshold: FailOn) -> bool:
        """Say whether a finding was as serious as this, or more."""
        if threshold is FailOn.NEVER:
            return False
        order = list(Severity)
        return any(order.index(severity) <= order.index(Severity(threshold)) for severity in self.severities)


def _line(article: Article, caveat: Caveat) -> int:
    """Give the line in the file of the first words that a caveat rests on; an absence has the first line."""
    return article.source_line(caveat.evidence[0].start) if caveat.evidence else 1
