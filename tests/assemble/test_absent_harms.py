"""That no harm came, or that harms were like those of other drugs, compares no arms."""

from __future__ import annotations

import pytest

from evidence import extract


@pytest.mark.parametrize(
    ("told", "result"),
    [
        ("No significant side effects remained after two years.", None),
        ("None of the 18 patients on zopinal reported any serious side effects.", None),
        ("Adverse events with zopinal were mild and similar to other approved drugs.", None),
        ("No more side effects were seen with zopinal than with placebo.", "no_difference"),
        ("Side effects did not differ between zopinal and placebo.", "no_difference"),
    ],
)
def test_the_absence_of_harm_is_no_likeness_of_arms(told: str, result: str | None) -> None:
    methods = "People with gout were randomised to zopinal or placebo."
    record = extract(f"Zopinal for gout: a trial\n\nMethods: {methods}\n\nResults: {told}", kind="abstract")
    found = {outcome.result.value.value for outcome in record.outcomes} - {"not_reported"}
    assert found == ({result} if result else set())
