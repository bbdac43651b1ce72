"""The card: the summary in seventy words, the primary result first."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.caveat import Caveat
from evidence.render.view.caveats import build_caveats
from evidence.render.view.compared import build_compared
from evidence.render.view.facts import Facts
from evidence.render.view.findings import build_findings
from evidence.render.view.harms import harm_statements
from evidence.render.view.model import Section, Statement, kept
from evidence.render.view.participants import build_participants
from evidence.render.view.short import build_short

LONGEST = 70
"""Words of a card: what stands on a preview of a link or on a slide."""


def build_card(facts: Facts, caveats: Sequence[Caveat]) -> Section:
    """Take the statements that matter most until the card is full; the primary result always stands first."""
    short = build_short(facts).statements
    primary = [s for f in build_findings(facts).findings[:1] if facts.primary for s in f.statements]
    wanted = [
        *short,
        *[s for s in primary if any(character.isdigit() for character in s.text)][:1],
        *build_caveats(facts, caveats).statements[:2],
        *build_compared(facts).statements[:1],
        *build_participants(facts, caveats).statements[:1],
        *harm_statements(facts)[:1],
    ]
    return Section("card", "In short", _fitting(kept(*wanted)))


def _fitting(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    found: list[Statement] = []
    left = LONGEST
    for statement in statements:
        count = len(statement.text.split())
        if count <= left or not found:
            found.append(statement)
            left -= count
    return tuple(found)
