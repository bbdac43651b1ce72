"""Non-inferiority: the adjective tells, the noun only beside a verb for proving; intervals against the margin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.annotate.non_inferiority import find_non_inferiority
from evidence.mentions import Clause, Mentions
from evidence.vocabulary import PrimaryStatus

Annotated = Callable[..., Mentions]
MET, NOT_MET = PrimaryStatus.MET, PrimaryStatus.NOT_MET


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("the short course was non-inferior to the long one", MET),
        ("the short course was not shown to be non-inferior", NOT_MET),
        ("non-inferiority of the short course was established", MET),
        ("noninferiority not shown for the short course", NOT_MET),
        ("the study failed to demonstrate non-inferiority", NOT_MET),
        ("the result was consistent with the noninferiority hypothesis", MET),
        ("the margin for non-inferiority was 4 points", None),
        ("a multicentre noninferiority randomised clinical trial", None),
        ("a single-blind, non-inferiority, randomised trial of creams", None),
    ],
)
def test_the_noun_tells_a_result_only_beside_a_verb_for_proving(clause: str, status: PrimaryStatus | None) -> None:
    found = find_non_inferiority(clause, Clause(start=0, end=len(clause), sentence=0))
    assert (found[2] if found else None) is status


@pytest.mark.parametrize(
    ("interval", "status"),
    [("-6 to 3", MET), ("-14 to -2", NOT_MET), ("-4 to 12", NOT_MET), ("-14 to 12", None)],
)
def test_the_interval_is_judged_against_the_margin(annotated: Annotated, interval: str, status: PrimaryStatus | None) -> None:
    text = (
        "The primary endpoint was cure at day 30, with a non-inferiority margin of 10 percentage points. "
        f"Cure was seen in 78% with five days and 80% with ten (difference -2 percentage points, 95% CI {interval})."
    )
    assert [result.status for result in annotated(text).results if result.status] == ([status] if status else [])
