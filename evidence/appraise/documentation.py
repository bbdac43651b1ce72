"""The page of all caveats, made from the rules: `python -m evidence.appraise.documentation > docs/caveats.md`."""

from __future__ import annotations

import sys

from evidence.appraise.appraisal import rules, write_page

COMMAND = "python -m evidence.appraise.documentation > docs/caveats.md"

_OPENING = f"""\
<!-- Generated from the rules by `{COMMAND}`; edit the docstrings in evidence/appraise/rules/ instead. -->

# Caveats

A caveat says what a sharp medical editor would raise about a text. Each is one rule over the evidence record, never over the
text itself. Severity is `serious`, `some` or `note`; within one severity, caveats are listed in the order of this table. A
code never changes its meaning.

In the examples, square brackets hold words of the text and round brackets what the record says of them. Every example below is
run as a test: a `raised` one raises its caveat, a `silent` one is a near miss and does not.
"""


def document() -> str:
    """Write the page: a table of the rules, then the page of each."""
    rows = [
        f"| [{rule.code}](#{_anchor(rule.title)}) | {rule.title} | {rule.severity} | {rule.page.splitlines()[0]} |"
        for rule in rules()
    ]
    table = "\n".join(("| Code | Caveat | Severity | Seen when |", "|---|---|---|---|", *rows))
    pages = "\n".join(write_page(rule, level=2) for rule in rules())
    return f"{_OPENING}\n{table}\n\n{pages}"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.write(document())
