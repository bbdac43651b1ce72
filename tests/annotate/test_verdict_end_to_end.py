"""Whole short texts in the ways in which trials tell what became of their primary endpoint."""

from __future__ import annotations

import pytest

from evidence.pipeline import extract
from evidence.vocabulary import PrimaryStatus

MET, NOT_MET, MIXED, SILENT = PrimaryStatus.MET, PrimaryStatus.NOT_MET, PrimaryStatus.MIXED, PrimaryStatus.NOT_REPORTED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The 200 mg dose met the primary endpoint of remission at week 10 (p=0.004). The 100 mg dose did not (p=0.21).",
            MIXED,
        ),
        (
            (
                "In the primary analysis the 50 mg tablet shortened the time to sleep compared with placebo (P=0.002), "
                "whereas the 25 mg tablet had no effect (P=0.46)."
            ),
            MIXED,
        ),
        (
            (
                "The trial had dual primary endpoints of progression-free survival and overall survival. It significantly "
                "prolonged progression-free survival. The overall survival endpoint did not reach statistical significance."
            ),
            MIXED,
        ),
        ("In the earlier phase 2 trial, which met its primary endpoint, 44% had a remission.", SILENT),
        (
            "Mortality at 48 hours, its primary end point, was 10.6% with boluses and 7.3% without (risk ratio 1.45; P=0.003).",
            NOT_MET,
        ),
        (
            "Scores worsened 27% more slowly on the drug than on placebo, enough for the trial to succeed on its main goal.",
            MET,
        ),
        ("The primary endpoint of overall survival in patients with the marker was missed.", NOT_MET),
        (
            "The primary outcome, stroke, took place in 5.1 percent of the aspirin group and 5.3 percent of the placebo group.",
            NOT_MET,
        ),
        ("The primary endpoint was cure. A single-blind, non-inferiority, randomised trial of creams will follow.", SILENT),
    ],
)
def test_short_texts(text: str, status: PrimaryStatus) -> None:
    assert extract(f"A trial of a new treatment\n\n{text}", kind="press_release").primary_endpoint.status is status
