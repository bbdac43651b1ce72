"""A treatment that is given at several doses has neither the dose of one of them nor its size, unless each is an arm."""

from __future__ import annotations

import pytest

from evidence.pipeline import extract
from evidence.record import Arm

_TEXT = "Adults were randomised to {} or placebo (n = 39). Zolpinal eased pain, and zolpinal was safe. {}"


def _tested(words: str, again: str = "") -> Arm:
    return next(arm for arm in extract(_TEXT.format(words, again), kind="abstract").arms if "zolpinal" in arm.label.value)


def test_a_treatment_whose_doses_are_arms_is_none_itself() -> None:
    record = extract(_TEXT.format("zolpinal 50 mg (n = 41), zolpinal 100 mg (n = 44)", ""), kind="abstract")
    told = {arm.dose.value: arm.n.value.text for arm in record.arms if arm.dose and arm.n}
    assert told == {"50 mg": "41", "100 mg": "44"}
    assert "zolpinal" not in {arm.label.value for arm in record.arms}


def test_the_treatment_named_by_itself_does_not_swallow_a_dose() -> None:
    text = (
        "Patients with gout were randomized in equal proportions to zolpinal 5 mg twice daily (n = 155), zolpinal 10 mg twice"
        " daily (n = 156) or placebo (n = 151). Attacks were rarer with zolpinal."
    )
    told = {arm.label.value: arm.n.value.text for arm in extract(text, kind="abstract").arms if arm.n}
    assert told == {"zolpinal 5 mg": "155", "zolpinal 10 mg": "156", "placebo": "151"}


def test_several_doses_in_steps_leave_dose_and_size_open() -> None:
    arm = _tested("zolpinal 50 mg (n = 41)", "Later, patients received zolpinal 100 mg (n = 30).")
    assert (arm.dose, arm.n) == (None, None)


@pytest.mark.parametrize("again", ["", "Pain eased with zolpinal 50mg."])
def test_one_dose_is_printed_with_its_size(again: str) -> None:
    arm = _tested("zolpinal 50 mg (n = 41)", again)
    assert arm.dose is not None
    assert arm.n is not None
    assert (arm.dose.value, arm.n.value.text) == ("50 mg", "41")


def test_counts_of_events_and_of_everybody_are_no_sizes_of_arms() -> None:
    record = extract(
        "Zolpinal for gout\n\nIn all, 301 adults took part in this randomised trial of zolpinal against placebo. Wounds were"
        " infected less often in the zolpinal group (n = 1) than in the placebo group (n = 4)."
    )
    assert [arm.n for arm in record.arms] == [None, None]
