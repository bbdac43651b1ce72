from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.mentions import EstimateMention, Mentions
from evidence.vocabulary import Analysis, Change, Contrast, Measure, Qualifier

Annotated = Callable[..., Mentions]

STYLES = (
    "HR {v} (95% CI {l} to {h}; P = {p})",
    "HR, {v}; 95% CI, {l}-{h}; P = {p}",
    "hazard ratio {v}, 95% CI {l}–{h}, p={p}",
    "hazard ratio [HR] {v} [95% CI {l}–{h}]; p={p}",
    "hazard ratio for death, {v}; 95% confidence interval [CI], {l} to {h}; P={p}",
    "hazard ratio (HR) = {v}, 95% confidence interval (CI) = {l}-{h}, p = {p}",
    "HR: {v}; 95% CI: {l}, {h}; p: {p}",
    "HR={v} (95%CI={l};{h}), p={p}",
    "HR {v} ({l}–{h}), p={p}",
    "HR {v}; {l}–{h}; p={p}",
    "HR {v} [{l}, {h}], p={p}",
    "HR {v} (95% CI {l} – {h}, two-sided p={p})",
    "HR {v}, CI {l} to {h}, P value = {p}",
    "HR {v}, 95% C.I.: {l} - {h}, p = {p}",
    "HR of {v} with a 95% CI of {l} to {h} (p={p})",
    "hazard ratio was {v} (95% CI from {l} to {h}; p={p})",
    "hazard ratio (95% CI) was {v} ({l} to {h}), p={p}",
    "hazard ratio [95% CI] = {v} [{l} to {h}], p = {p}",
    "HR {v} (95% CI {h} to {l}; p={p})",
    "HRs of {v} (95% CI {l} to {h}; p={p})",
    "HR {v} (95 % CI: {l} – {h}; P={p})",
    "HR {v} [95% CI: {l} to {h}, P={p}]",
    "HR {v} ({l} to {h}; P={p})",
    "HR = {v} (95% CI = {l}, {h}; p={p})",
    "hazard ratio, {v} [95% CI, {l}-{h}]; P = {p}",
    "hazard ratio of {v} (95% confidence interval, {l} to {h}; P = {p})",
    "hazard ratio {v} (CI 95%: {l}-{h}; p = {p})",
    "HR {v} (95% credible interval {l} to {h}; p={p})",
    "HR {v} (95% CI, {l}-{h}) (P = {p})",
    "HR {v}, 95% CI [{l}, {h}], p = {p}",
    "HR {v} (95%-CI {l}-{h}, p={p})",
    "hazard ratio {v} with 95% confidence limits of {l} and {h} (p={p})",
    "HR {v} (95% CI between {l} and {h}; p={p})",
    "hazard ratio, {v}; P = {p}; 95% CI, {l} to {h}",
    "HR {v} (P = {p}; 95% CI {l} to {h})",
    "HR {v} (p={p}, 95% CI {l}–{h})",
    "adjusted hazard ratio {v}, 95 percent confidence interval {l} to {h}, P={p}",
    "aHR {v} (95% CI {l}-{h}); p={p}",
    "hazard ratio of {v}, with a 95 percent confidence interval of {l} to {h} and a P value of {p}",
    "hazard ratio: {v} (95% CI: {l} to {h}; p-value: {p})",
    "HR, {v} [95% CI, {l} to {h}]; two-sided P = {p}",
    "HR {v} (95% CI {l}; {h}), P={p}",
    "HR {v} (95% CI {l}/{h}, p={p})",
    "HR {v} (95% CI {l} through {h}; p={p})",
    "HR {v}; 97.5% CI {l} to {h}; one-sided p={p}",
    "HR {v} (95% CI {l} to {h}; log-rank p={p})",
    "HR({v}), 95%CI({l}-{h}), P={p}",
)
SEPARATORS = (".", "·")
PLACES = (
    "Fewer people died with the drug ({}).",
    "In the trial, the drug did better: {}.",
    "The result for the drug was {}, the team said.",
)


def number(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda n: Decimal(n).scaleb(-places))


@st.composite
def printed_effects(draw: st.DrawFn) -> tuple[str, tuple[Decimal, Decimal, Decimal, Decimal]]:
    value, p = draw(number(40, 160, 2)), draw(number(1, 999, 3))
    low, high = value - draw(number(1, 39, 2)), value + draw(number(1, 90, 2))
    separator = draw(st.sampled_from(SEPARATORS))
    words = {name: str(n).replace(".", separator) for name, n in (("v", value), ("l", low), ("h", high), ("p", p))}
    return draw(st.sampled_from(PLACES)).format(draw(st.sampled_from(STYLES)).format(**words)), (value, low, high, p)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(effect=printed_effects())
def test_an_estimate_is_read_back_from_every_print_style(
    annotated: Annotated, effect: tuple[str, tuple[Decimal, Decimal, Decimal, Decimal]]
) -> None:
    sentence, expected = effect
    (found,) = annotated(sentence).estimates
    assert (found.measure, parts(found)) == (Measure.HAZARD_RATIO, expected)


def parts(estimate: EstimateMention) -> tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]:
    interval = estimate.interval
    return (
        estimate.value.value if estimate.value else None,
        interval.low.value if interval and interval.low else None,
        interval.high.value if interval and interval.high else None,
        estimate.p_value.value.value if estimate.p_value and estimate.p_value.value else None,
    )


@pytest.mark.parametrize(
    ("words", "measure", "value"),
    [
        ("The odds ratio for cure was 1.4.", Measure.ODDS_RATIO, "1.4"),
        ("Deaths were rarer (RR 0.8).", Measure.RISK_RATIO, "0.8"),
        ("Attacks were rarer (incidence rate ratio at 1 year, 0.61).", Measure.RATE_RATIO, "0.61"),
        ("The mean difference was −2.3 mmHg.", Measure.MEAN_DIFFERENCE, "-2.3"),
        ("The difference between groups was 1.8 points.", Measure.MEAN_DIFFERENCE, "1.8"),
        ("The absolute risk reduction was 3.1%.", Measure.RISK_DIFFERENCE, "3.1"),
        ("The effect was small (SMD 0.2).", Measure.STANDARDIZED_MEAN_DIFFERENCE, "0.2"),
        ("The number needed to treat was 25.", Measure.NUMBER_NEEDED_TO_TREAT, "25"),
        ("Vaccine efficacy was 94.5%.", Measure.VACCINE_EFFICACY, "94.5"),
        ("The drug reduced the risk of stroke by 40%.", Measure.RELATIVE_RISK_REDUCTION, "40"),
        ("The risk of death was reduced by over 40%.", Measure.RELATIVE_RISK_REDUCTION, "40"),
        ("The drug cut deaths by more than 40 per cent.", Measure.RELATIVE_RISK_REDUCTION, "40"),
        ("They had a 40% lower risk of death.", Measure.RELATIVE_RISK_REDUCTION, "40"),
        ("Those on the drug were 40% less likely to fall.", Measure.RELATIVE_RISK_REDUCTION, "40"),
        ("There was a 31% reduction in relapses.", Measure.RELATIVE_RISK_REDUCTION, "31"),
        ("The drug halved the risk of stroke.", Measure.RELATIVE_RISK_REDUCTION, "0.5"),
        ("Deaths were 3.1 percentage points lower.", Measure.RISK_DIFFERENCE, "3.1"),
        ("The drug cut pain by 30% compared with placebo.", Measure.RELATIVE_CHANGE, "30"),
        ("Those on the drug lived 2.4 months longer than those on placebo.", Measure.MEAN_DIFFERENCE, "2.4"),
    ],
)
def test_measures_are_read(annotated: Annotated, words: str, measure: Measure, value: str) -> None:
    (found,) = annotated(words).estimates
    assert found.value is not None
    assert (found.measure, found.value.value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    "words",
    [
        "About 80% of the participants, who had lower levels, were women.",
        "About 80% of the participants lived longer.",
        "The trial had 90% power to detect a 30% reduction in deaths.",
        "Responders were defined as people with a 50% reduction in pain.",
        "A 50% or greater reduction in seizures was the primary outcome.",
        "The dose was reduced by 50%.",
        "Objective response (OR) was seen in 45% of them.",
        "They were HR-positive and 12 had relapsed.",
        "Jane Roe, MD, treated 12 of them.",
        "There was no difference between groups.",
        "Survival was 12% with the drug.",
        "Shares fell by 40% after the news.",
        "The share of patients with at least a 20% reduction in pain was counted.",
        "More people who had at least a 50 percent improvement in their score went on.",
    ],
)
def test_numbers_that_are_no_effect_yield_none(annotated: Annotated, words: str) -> None:
    assert annotated(words).estimates == ()


def test_a_quotation_and_the_background_yield_no_estimate(annotated: Annotated) -> None:
    text = (
        "# A headline\n"
        'Dr Roe said: "We think the drug will cut the risk of stroke by 40% in all these people."\n'
        "Previous studies have shown that exercise reduces the risk of death by 20%."
    )
    assert annotated(text).estimates == ()


def test_each_p_value_stays_with_its_own_estimate(annotated: Annotated) -> None:
    text = "The drug reduced deaths by 30% (HR 0.70; 95% CI 0.5-0.9; p=0.01) and strokes by 20% (HR 0.80; 0.6 to 1.1; p=0.2)."
    found = [
        (
            e.measure,
            str(e.value.value) if e.value else None,
            str(e.p_value.value.value) if e.p_value and e.p_value.value else None,
        )
        for e in annotated(text).estimates
    ]
    assert found == [
        (Measure.RELATIVE_RISK_REDUCTION, "30", None),
        (Measure.HAZARD_RATIO, "0.70", "0.01"),
        (Measure.RELATIVE_RISK_REDUCTION, "20", None),
        (Measure.HAZARD_RATIO, "0.80", "0.2"),
    ]


def test_change_qualifier_and_analysis_are_kept(annotated: Annotated) -> None:
    (cut,) = annotated("The drug cut the risk of death by more than 40%.").estimates
    assert cut.value is not None
    assert (cut.change, cut.value.qualifier) == (Change.DECREASED, Qualifier.MORE)
    (adjusted,) = annotated("Fewer died (adjusted hazard ratio 0.7).").estimates
    assert adjusted.analysis is Analysis.ADJUSTED


@pytest.mark.parametrize(
    ("told", "contrast"),
    [
        ("In the placebo group, there was a 13% reduction in strokes.", Contrast.WITHIN_ARM),
        ("Strokes dropped in the gel group by 39% from a median of nearly 12 to six.", Contrast.WITHIN_ARM),
        ("The rate of strokes in the treated women declined by 50% during the 10-year-long study.", Contrast.WITHIN_ARM),
        ("Strokes fell by 39% in the gel group compared with the placebo group.", Contrast.BETWEEN_ARMS),
        ("The gel cut the risk of stroke by 39%.", Contrast.BETWEEN_ARMS),
    ],
)
def test_what_became_of_one_arm_is_within_it(annotated: Annotated, told: str, contrast: Contrast) -> None:
    assert [estimate.contrast for estimate in annotated(told).estimates][:1] == [contrast]


def test_what_became_of_two_arms_in_turn_is_no_effect(annotated: Annotated) -> None:
    fell = annotated("Pressure fell by 12.3% with the gel and by 13.1% with the cream.").estimates
    cut = annotated("The gel cut the risk of stroke by 12% in women and by 30% in men.").estimates
    assert not [each for each in fell if each.value]
    assert [each.value.text for each in cut if each.value] == ["12", "30"]


@pytest.mark.parametrize(
    "told",
    [
        "A few of the women (14 percent) had an 80 percent reduction in hot flushes.",
        "Fifty-one percent of the women reported a 45 percent reduction in hot flushes.",
        "Another 30 percent had a small reduction of 8.2 percent in hot flushes.",
    ],
)
def test_what_a_share_of_people_had_is_no_effect(annotated: Annotated, told: str) -> None:
    assert annotated(told).estimates == ()


def test_a_change_from_baseline_is_within_one_arm(annotated: Annotated) -> None:
    for told in ("from baseline", "compared with pre-procedure scores", "compared with before the treatment"):
        (within,) = annotated(f"Pain fell by 30% {told}.").estimates
        assert within.contrast is Contrast.WITHIN_ARM
    (between,) = annotated("Pain fell by 30% more from baseline with the drug than with placebo.").estimates or [None]
    assert between is None or between.contrast is Contrast.BETWEEN_ARMS


def test_values_of_a_plural_name_are_separate_estimates(annotated: Annotated) -> None:
    found = annotated("The HRs were 0.62 (95% CI 0.5-0.8) for relapse and 0.81 (95% CI 0.6-1.1) for death.").estimates
    assert [parts(e)[:3] for e in found] == [
        (Decimal("0.62"), Decimal("0.5"), Decimal("0.8")),
        (Decimal("0.81"), Decimal("0.6"), Decimal("1.1")),
    ]


def test_a_changed_digit_changes_the_estimate(annotated: Annotated) -> None:
    one, other = (annotated(f"Fewer died (HR 0.6{digit}; 95% CI 0.5-0.9).").estimates[0] for digit in "23")
    assert parts(one) != parts(other)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Glucose fell more with the drug than with placebo (-0.93 mmol/L, 95% CI -1.50 to -0.35).", "-0.93"),
        ("The placebo-subtracted reduction was 0.44% (P < 0.001).", "0.44"),
        ("The between-group difference in mean change -0.87% was significant.", "-0.87"),
    ],
)
def test_differences_without_a_verb_are_read(annotated: Annotated, words: str, value: str) -> None:
    (estimate,) = annotated(words).estimates
    assert estimate.value
    assert (estimate.measure, estimate.value.text) == (Measure.MEAN_DIFFERENCE, value)


@pytest.mark.parametrize(
    "words",
    [
        "There was no difference in response between younger (26%) and older people (24%).",
        "Mary Doe, MD, who led the work, said that 452,320 scans were read.",
        "The drug reduced pressure by 8.6 mm Hg compared with 6.2 mm Hg for placebo.",
    ],
)
def test_values_of_one_group_and_degrees_are_no_difference(annotated: Annotated, words: str) -> None:
    assert not [estimate for estimate in annotated(words).estimates if estimate.measure is not Measure.ARM_VALUE_ONLY]


def test_each_ratio_of_a_list_has_its_own_interval(annotated: Annotated) -> None:
    words = "Hazard ratios were 0.95 for gout (95% CI 0.79-1.14), 1.06 for croup (0.96-1.16) and 1.11 for mumps (0.90-1.38)."
    found = [
        (e.value.text, e.interval.low.text) for e in annotated(words).estimates if e.value and e.interval and e.interval.low
    ]
    assert found == [("0.95", "0.79"), ("1.06", "0.96"), ("1.11", "0.90")]


def test_a_p_value_may_open_the_bracket_of_an_effect(annotated: Annotated) -> None:
    (estimate,) = annotated("Loneliness had eased more with singing (p = 0.02; effect size 0.34).").estimates
    assert estimate.p_value is not None
    assert estimate.p_value.value is not None
    assert estimate.p_value.value.text == "0.02"


def test_the_margin_of_a_trial_is_no_estimate(annotated: Annotated) -> None:
    assert not annotated("Survival was to be non-inferior, by a limit of 1.162 for the hazard ratio.").estimates


def test_a_reduction_of_at_least_so_much_in_a_group_is_an_effect(annotated: Annotated) -> None:
    found = annotated("The vaccine reduced the risk of death by at least 40%.").estimates
    assert [int(estimate.value.value) for estimate in found if estimate.value] == [40]
