"""From a record to its caveats, and from a rule's name to its page."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from evidence.appraise.plugins import plugged_in
from evidence.appraise.rule import Finding, Rule
from evidence.appraise.rules import RULES
from evidence.caveat import Caveat
from evidence.errors import UnknownRule
from evidence.record import EvidenceRecord
from evidence.vocabulary import Severity

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def rules() -> tuple[Rule, ...]:
    """Give the table of rules, in its order, those of other packages (entry-point group `evidence.rules`) at its end.

    Raises:
        BadRule: an entry point cannot be loaded, is no rule, or takes the name or code of another.
    """
    return RULES + plugged_in(RULES)


def appraise(record: EvidenceRecord, *, table: tuple[Rule, ...] | None = None) -> tuple[Caveat, ...]:
    """Raise the caveats of a record, the most serious first, then in the order of the table.

    Args:
        record: what one text states; nothing else is read.
        table: the rules to apply; all of `rules()` where None.
    """
    caveats = [caveat for each in (rules() if table is None else table) for caveat in _raise(each, record)]
    return tuple(sorted(caveats, key=lambda caveat: _RANK[caveat.severity]))


def find_rule(name_or_code: str) -> Rule:
    """Give a rule by its name (`relative_effect_only`) or code (`EFF101`); case and hyphens do not matter.

    Raises:
        UnknownRule: there is none; the error names the closest ones.
    """
    wanted = name_or_code.strip().lower().replace("-", "_").replace(" ", "_")
    for each in rules():
        if wanted in (each.name, each.code.lower()):
            return each
    known = [label for each in rules() for label in (each.name, each.code.lower())]
    close = get_close_matches(wanted, known, cutoff=0.5)
    names = ", ".join(label.upper() if label[-1].isdigit() else label for label in close)
    raise UnknownRule(
        f"There is no caveat rule {name_or_code!r}",
        f"Did you mean {names}" if names else f"The rules are {', '.join(each.name for each in rules())}",
    )


def explain(name_or_code: str) -> str:
    """Give the page of a rule as Markdown.

    Raises:
        UnknownRule: there is no such rule.
    """
    return write_page(find_rule(name_or_code))


def write_page(rule: Rule, *, level: int = 1) -> str:
    """Write a rule's page as Markdown, its heading at `level`."""
    marks = "#" * level
    page = rule.page.replace("\n## ", f"\n{marks}# ")
    references = "\n".join(f"- {source}" for source in rule.sources)
    return (
        f"{marks} {rule.title}\n\n`{rule.name}` · {rule.code} · severity: {rule.severity}\n\n"
        f"{page}\n\n{marks}# References\n\n{references}\n"
    )


def _raise(rule: Rule, record: EvidenceRecord) -> Iterator[Caveat]:
    for finding in sorted(rule(record), key=_place):
        yield Caveat(
            name=rule.name,
            code=rule.code,
            severity=rule.severity,
            message=finding.message,
            evidence=finding.evidence,
            absence=finding.absence,
        )


def _place(finding: Finding) -> tuple[int, str]:
    """Order the findings of one rule by where they stand, so that the order of a record's parts does not matter."""
    return (finding.evidence[0].start if finding.evidence else -1, finding.message)
