"""The whole definition of a ranked outcome: where it begins, where it ends, and what only looks like one."""

from __future__ import annotations

import pytest

from evidence.annotate.outcomes.definitions import find_definitions
from evidence.vocabulary import OutcomeRole

PRIMARY, SECONDARY = OutcomeRole.PRIMARY, OutcomeRole.SECONDARY


def told(sentence: str) -> list[tuple[str, OutcomeRole]]:
    return [(sentence[start:end], role) for start, end, role in find_definitions(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The primary outcome was the change in pain from day 1 to day 30.",
            [("the change in pain from day 1 to day 30", PRIMARY)],
        ),
        ("Change in grip strength was the primary end point.", [("Change in grip strength", PRIMARY)]),
        ("We measured hours of sleep (primary outcome) at a month.", [("hours of sleep", PRIMARY)]),
        (
            "The primary endpoint was relapse, and the secondary endpoints were falls and fractures.",
            [("relapse", PRIMARY), ("falls", SECONDARY), ("fractures", SECONDARY)],
        ),
        ("The primary outcome, time to walking, was reached by 40 people.", [("time to walking", PRIMARY)]),
        ("As primary endpoint, we chose the rate of falls.", [("the rate of falls", PRIMARY)]),
        ("The primary safety outcome will be major bleeding, which will be compared by arm.", [("major bleeding", PRIMARY)]),
        ("The primary outcome was objectively measured activity.", [("objectively measured activity", PRIMARY)]),
        (
            "The primary outcome was a composite of death, heart attack or stroke.",
            [("a composite of death, heart attack or stroke", PRIMARY)],
        ),
    ],
)
def test_a_definition_is_all_that_says_what_is_measured(sentence: str, expected: list[tuple[str, OutcomeRole]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The primary outcome will be analysed by a two-sided test.",
        "The primary outcome was assessed at a year by a masked nurse.",
        "Primary care was the setting, and outcomes were many.",
        "For the primary outcome, a total of 400 people would be needed.",
    ],
)
def test_what_is_done_with_an_outcome_defines_none(sentence: str) -> None:
    assert told(sentence) == []
