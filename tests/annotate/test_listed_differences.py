"""Differences of which only the first is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence.mentions import Mentions
from evidence.vocabulary import Measure

Annotated = Callable[..., Mentions]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Zolpinal lowered sugar (treatment difference, -3.5 mmol/mol; p < 0.01), fat (-16.4%) and tar (- 9.8%) vs. rye.",
            ["-3.5", "-16.4", "- 9.8"],
        ),
        ("Compared with rye, zolpinal raised salt [+0.25% (0.09-0.41)] and acid [+0.7 (0.3-1.2)].", ["0.25", "0.7"]),
        ("Zolpinal lowered sugar (difference, -3.5 mmol/mol). Fat was in the diet (16.4%).", ["-3.5"]),
    ],
)
def test_a_difference_that_is_named_once_holds_for_the_list(annotated: Annotated, text: str, values: list[str]) -> None:
    found = [estimate for estimate in annotated(text).estimates if estimate.measure is Measure.MEAN_DIFFERENCE]
    assert [estimate.value.text for estimate in found if estimate.value] == values
