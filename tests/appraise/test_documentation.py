from __future__ import annotations

import re
from pathlib import Path

from evidence.appraise import rules
from evidence.appraise.documentation import COMMAND, document

PAGE = Path(__file__).parents[2] / "docs" / "caveats.md"


def test_the_page_of_caveats_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), f"run: {COMMAND}"


def test_the_page_names_the_command_that_makes_it() -> None:
    assert COMMAND in document().splitlines()[0]


def test_every_rule_has_a_row_that_leads_to_its_page() -> None:
    page = document()
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", page, re.MULTILINE)}
    for rule in rules():
        row = re.search(rf"^\| \[{rule.code}\]\(#(.+?)\) \|", page, re.MULTILINE)
        assert row is not None
        assert row[1] in headings
