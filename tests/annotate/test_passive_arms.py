"""Names of arms that are given nothing new, and names that only look so."""

import pytest

from evidence.annotate.passive_arms import gives_nothing_new


@pytest.mark.parametrize(
    "name",
    [
        "placebo",
        "matching placebo tablets",
        "Usual care",
        "the control group",
        "no treatment",
        "wait-list",
        "waiting list",
        "sham",
    ],
)
def test_nothing_new(name: str) -> None:
    assert gives_nothing_new(name)
    assert gives_nothing_new(name, is_comparator=True)


@pytest.mark.parametrize(
    "name", ["zolpinib", "controlled-release zolpinib", "standardised massage", "novel device", "nonapeptide"]
)
def test_something_tested(name: str) -> None:
    assert not gives_nothing_new(name)
    assert not gives_nothing_new(name, is_comparator=True)


@pytest.mark.parametrize("name", ["non-invasive ventilation", "diet without exercise"])
def test_what_is_left_out_tells_of_a_comparator_only(name: str) -> None:
    assert not gives_nothing_new(name)
    assert gives_nothing_new(name, is_comparator=True)
