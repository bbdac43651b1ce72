from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from evidence.mentions import IntervalMention, Mentions
from evidence.vocabulary import IntervalKind

Annotated = Callable[..., Mentions]


@pytest.mark.parametrize(
    ("printed", "op", "value"),
    [
        ("p=0.03", "=", "0.03"),
        ("P = .03", "=", "0.03"),
        ("p=0·03", "=", "0.03"),
        ("P<0.001", "<", "0.001"),
        ("P > 0.05", ">", "0.05"),
        ("p ≤ 0.01", "≤", "0.01"),
        ("P<=0.01", "≤", "0.01"),
        ("p less than 0.05", "<", "0.05"),
        ("p-value of 0.2", "=", "0.2"),
        ("a P value was 0.2", "=", "0.2"),
        ("two-sided p = 0.2", "=", "0.2"),
        ("P &lt; 0.001", "<", "0.001"),
        ("P = 1.2 × 10⁻⁸", "=", "1.2E-8"),
    ],
)
def test_p_values_are_read(annotated: Annotated, printed: str, op: str, value: str) -> None:
    (found,) = annotated(f"Survival was longer with the drug ({printed}).").p_values
    assert found.value is not None
    assert (found.op, found.value.value) == (op, Decimal(value))


@pytest.mark.parametrize("words", ["vitamin P 3 was given", "group P = 12 people", "the map = 0.3", "step 0.3 was next"])
def test_other_letters_are_no_p_values(annotated: Annotated, words: str) -> None:
    assert annotated(f"In this trial {words}.").p_values == ()


def test_the_test_of_a_p_value_is_kept(annotated: Annotated) -> None:
    first, second = annotated(
        "It differed by sex (P for interaction = 0.04), and met its margin (p=0.01 for noninferiority)."
    ).p_values
    assert (first.about, second.about) == ("interaction", "noninferiority")


def test_p_values_of_a_list_are_all_read(annotated: Annotated) -> None:
    found = annotated("Pain and sleep improved (p = 0.01 and 0.03, respectively).").p_values
    assert [str(p.value.value) for p in found if p.value] == ["0.01", "0.03"]


@pytest.mark.parametrize("printed", ["P = NS", "p=ns", "p: N.S.", "P not significant", "p = non-significant"])
def test_a_p_value_may_be_printed_without_a_number(annotated: Annotated, printed: str) -> None:
    (found,) = annotated(f"Pain fell as much with the drug ({printed}).").p_values
    assert (found.op, found.value) == ("NS", None)


@pytest.mark.parametrize("words", ["They were given 0.9% NS", "group P was not tested", "the NS group had 12 people"])
def test_other_uses_of_ns_are_no_p_values(annotated: Annotated, words: str) -> None:
    assert annotated(f"In this trial {words}.").p_values == ()


@pytest.mark.parametrize("printed", ["CI 95%: 0.5-0.9", "CI (95%) 0.5 to 0.9"])
def test_the_level_may_stand_behind_the_name(annotated: Annotated, printed: str) -> None:
    (found,) = annotated(f"Fewer people died with the drug (HR 0.7; {printed}).").intervals
    assert limits(found) == ("0.5", "0.9", "95")


def test_a_nominal_p_value_is_marked(annotated: Annotated) -> None:
    (found,) = annotated("Sleep improved (nominal p=0.02).").p_values
    assert found.nominal


def limits(interval: IntervalMention) -> tuple[str | None, str | None, str | None]:
    parts = (interval.low, interval.high, interval.level)
    low, high, level = (None if part is None else str(part.value) for part in parts)
    return low, high, level


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("95% CI 0.5 to 0.9", ("0.5", "0.9", "95")),
        ("95% CI: 0.5–0.9", ("0.5", "0.9", "95")),
        ("95%CI=0.5-0.9", ("0.5", "0.9", "95")),
        ("95% CI, 0·5–0·9", ("0.5", "0.9", "95")),
        ("95% CI [0.5, 0.9]", ("0.5", "0.9", "95")),
        ("95% confidence interval (CI) 0.5; 0.9", ("0.5", "0.9", "95")),
        ("95% C.I., 0.5 and 0.9", ("0.5", "0.9", "95")),
        ("CI, 0.5, 0.9", ("0.5", "0.9", None)),
        ("97.5% CI 0.9 to 0.5", ("0.5", "0.9", "97.5")),
        ("95% CI −1.2 to −0.3", ("-1.2", "-0.3", "95")),
        ("95% CI -1.2--0.3", ("-1.2", "-0.3", "95")),
        ("95% CI −1.2–0.3", ("-1.2", "0.3", "95")),
        ("90% CI 0.5 -0.9", ("0.5", "0.9", "90")),
        ("95% CI 0.5% to 0.9%", ("0.5", "0.9", "95")),
        ("95% CI 10.5 mm Hg to 12.5 mm Hg", ("10.5", "12.5", "95")),
        ("upper limit of the 95% CI, 1.3", (None, "1.3", "95")),
        ("lower bound of the 97.5% CI 0.8", ("0.8", None, "97.5")),
        ("upper 95% confidence limit, 1.3", (None, "1.3", "95")),
        ("upper bound of its one-sided 95% confidence interval 1.3", (None, "1.3", "95")),
    ],
)
def test_labelled_intervals_are_read(annotated: Annotated, printed: str, expected: tuple[str | None, ...]) -> None:
    (found,) = annotated(f"Survival was longer with the drug ({printed}).").intervals
    assert limits(found) == expected


def test_kinds_of_interval_are_told_apart(annotated: Annotated) -> None:
    text = "The effect was 2.1 (95% CrI 1.1 to 3.0), at a median of 6 months (IQR 3-9; range 1 to 14)."
    kinds = [interval.kind for interval in annotated(text).intervals]
    assert kinds == [IntervalKind.CREDIBLE, IntervalKind.INTERQUARTILE, IntervalKind.RANGE]


@pytest.mark.parametrize("printed", ["HR 0.7 (0.5–0.9)", "HR 0.7; 0.5 to 0.9; p=0.02", "HR 0·7 [0·5–0·9]", "RR 0.7 (0.9, 0.5)"])
def test_unlabelled_intervals_stand_beside_a_named_effect(annotated: Annotated, printed: str) -> None:
    (found,) = annotated(f"Fewer people died ({printed}).").intervals
    assert limits(found) == ("0.5", "0.9", None)


@pytest.mark.parametrize(
    "words",
    [
        "The score was 0.7 (0.5–0.9).",
        "HR 0.7 (1.5–1.9).",
        "Doses of 10 (5 to 20) mg were given.",
        "The 95% CI was wide.",
    ],
)
def test_ranges_without_a_named_effect_are_no_intervals(annotated: Annotated, words: str) -> None:
    assert annotated(words).intervals == ()


def test_limits_within_the_bracket_of_a_signed_change_are_an_interval(annotated: Callable[..., Mentions]) -> None:
    text = "Against rye, zolpinal lowered weight [-1.4 kg (-2.5 to -0.2)] and raised pressure [+9 mm Hg (4-14)]."
    found = [(interval.low, interval.high) for interval in annotated(text).intervals]
    assert [(low.text, high.text) for low, high in found if low and high] == [("-2.5", "-0.2"), ("4", "14")]
    assert annotated("The median number of doses was [3 (1 to 7)] in men.").intervals == ()
