"""Effects of a headline that the body tells in full, and survival told by its verbs."""

from __future__ import annotations

import pytest

from evidence.assemble import assemble
from evidence.vocabulary import Change, Measure, OutcomeRole, Zone
from tests.assemble.writing import Sheet

CUT = Measure.RELATIVE_RISK_REDUCTION


def named(sheet: Sheet) -> list[str | None]:
    record = assemble(sheet.mentions())
    outcomes = [record.outcome(effect.outcome) for effect in record.estimates]
    return [outcome.name.value if outcome else None for outcome in outcomes]


def headed(ratio: str, *, zone: Zone = Zone.HEADLINE) -> Sheet:
    sheet = Sheet(("Tea cuts heart trouble by 39.", f"Infarction was rarer with tea ({ratio})."), zones={0: zone})
    sheet.outcome("heart trouble").estimate("39", "39", measure=CUT)
    return sheet.outcome("Infarction").estimate(ratio, ratio)


@pytest.mark.parametrize("zone", [Zone.HEADLINE, Zone.LEAD])
def test_a_cut_on_top_is_on_the_outcome_of_the_ratio_below(zone: Zone) -> None:
    assert named(headed("0.61", zone=zone)) == ["Infarction", "Infarction"]


def test_another_number_is_another_effect() -> None:
    assert named(headed("0.72")) == ["heart trouble", "Infarction"]


def test_what_the_body_names_too_keeps_its_effect() -> None:
    sheet = Sheet(("Tea cuts gout by 39.", "Infarction was rarer (0.61).", "So was Gout."), zones={0: Zone.HEADLINE})
    sheet.outcome("gout").outcome("Gout").estimate("39", "39", measure=CUT).outcome("Infarction").estimate("0.61", "0.61")
    assert named(sheet) == ["Gout", "Infarction"]


def test_a_cut_in_the_body_is_not_told_again() -> None:
    assert named(headed("0.61", zone=Zone.BODY)) == ["heart trouble", "Infarction"]


def test_who_lived_tells_of_survival() -> None:
    sheet = Sheet(("The primary outcome was overall survival.", "Patients survived for a median of 20 months (0.61)."))
    sheet.outcome("overall survival", role=OutcomeRole.PRIMARY).estimate("0.61", "0.61")
    assert named(sheet) == ["overall survival"]


def test_who_lived_without_relapse_tells_of_something_else() -> None:
    sheet = Sheet(("The primary outcome was overall survival.", "Some 20 were alive without relapse (0.61)."))
    sheet.outcome("overall survival", role=OutcomeRole.PRIMARY).estimate("0.61", "0.61")
    assert named(sheet) == [None]


def test_serious_harms_are_not_all_harms() -> None:
    sheet = Sheet(("Adverse events rose.", "Serious adverse events fell."))
    sheet.outcome("Adverse events").outcome("Serious adverse events")
    sheet.result("rose", about=("Adverse events",), change=Change.INCREASED)
    sheet.result("fell", about=("Serious adverse events",), change=Change.DECREASED)
    assert [outcome.name.value for outcome in assemble(sheet.mentions()).outcomes] == [
        "Adverse events",
        "Serious adverse events",
    ]
