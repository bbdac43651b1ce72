"""A significant difference is no success where the tested arm's own values are far the worse."""

from __future__ import annotations

import pytest

from evidence.pipeline import extract
from evidence.vocabulary import PrimaryStatus

TEXT = (
    "Alphamab for stroke: a randomised trial\n\nAdults were randomly assigned to alphamab or betamab. The primary endpoint was"
    " occurrence of repeated strokes (RS). After a median follow-up of 5.8 years, {tested} patients in the alphamab group and"
    " {other} patients in the betamab group had had an RS (p<0.0001)."
)


@pytest.mark.parametrize(("tested", "other", "is_met"), [("4", "35", True), ("35", "4", False)])
def test_far_more_events_with_the_tested_drug_are_no_success(tested: str, other: str, is_met: bool) -> None:
    told = extract(TEXT.format(tested=tested, other=other)).primary_endpoint.status
    assert (told is PrimaryStatus.MET) is is_met
