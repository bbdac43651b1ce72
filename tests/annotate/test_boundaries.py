"""What is said of a margin, a boundary or a threshold, and on which side of it proof lies."""

from __future__ import annotations

import pytest

from evidence.annotate.boundaries import find_boundary
from evidence.vocabulary import PrimaryStatus

MET, NOT_MET = PrimaryStatus.MET, PrimaryStatus.NOT_MET


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("the upper limit lay within the non-inferiority margin", MET),
        ("the upper limit was below the prespecified noninferiority margin", MET),
        ("the lower limit did not cross the noninferiority boundary", MET),
        ("the upper limit exceeded the non-inferiority margin", NOT_MET),
        ("the interval included the equivalence margin", NOT_MET),
        ("the difference did not exceed the equivalence margin", MET),
        ("the result crossed the prespecified efficacy boundary", MET),
        ("the probability was 40%, less than the predefined superiority threshold", NOT_MET),
        ("the result did not cross the boundary", None),
        ("the first analysis crossed the futility boundary", NOT_MET),
        ("the first analysis did not cross the futility boundary", MET),
        ("the response rate exceeded the historical control threshold", MET),
        ("the response rate did not exceed the minimum response threshold", NOT_MET),
        ("the lower bound clears the 25% bar in the protocol", MET),
        ("the lower confidence limit sits well over the 20% floor", MET),
        ("the lower limit did not reach the 20% threshold", NOT_MET),
        ("the gap lay comfortably within the 7.5-point margin", MET),
        ("the interval spilled over the permitted limit", NOT_MET),
    ],
)
def test_the_name_of_the_line_says_which_side_proves(clause: str, status: PrimaryStatus | None) -> None:
    found = find_boundary(clause, 0, len(clause))
    assert (found.status if found else None) is status


@pytest.mark.parametrize(
    "clause",
    [
        "the dose was below the maximum limit of the label",
        "the non-inferiority margin was set at 4%",
        "patients above the age limit were left out",
        "34% of patients reached the 20% mark",
    ],
)
def test_other_limits_prove_nothing(clause: str) -> None:
    assert find_boundary(clause, 0, len(clause)) is None
