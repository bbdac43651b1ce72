"""Results, ranks and parts as longer releases tell them: by boundaries, in bullets, in appositions, as exceptions."""

from __future__ import annotations

import pytest

from evidence import extract

_TRIAL = "Zopinal for gout: trial results\n\nIn the ZOP trial 640 adults with gout were randomised to zopinal or placebo.\n\n"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "The committee found that the efficacy boundary for freedom from flares, the primary endpoint, had been crossed.",
            "met",
        ),
        ("The futility boundary for flares, the primary endpoint, was crossed at the first look.", "not_met"),
        (
            (
                "Flares by the second year had been set as the primary outcome. By then they had been seen in 24.1% of those "
                "on zopinal and 25.6% of those on placebo, an odds ratio of 0.92 (95% CI, 0.70 to 1.21)."
            ),
            "not_met",
        ),
        (
            "Each drug was tested for the primary endpoint, the share of adults with clear or almost clear joints at week 16.",
            "not_reported",
        ),
        (
            (
                "Change in pain at month 18 (primary): 1.7 points with zopinal and 1.9 with placebo; difference −0.2 "
                "(95% CI −0.4 to 0.1; p=0.14)"
            ),
            "not_met",
        ),
    ],
)
def test_the_verdict_is_read_where_a_release_tells_it(told: str, status: str) -> None:
    assert extract(_TRIAL + told, kind="press_release").primary_endpoint.status.value == status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "Freedom from flares, on which the sample size had been calculated, was 61% with zopinal, 42% without (P=0.002).",
            "met",
        ),
        ("Success on that scale was the sole primary endpoint, and each strength was tested against it.", "not_reported"),
        (
            "The response rate, which was what the trial was powered on, reached 46%, clearing the prespecified bar of 20%.",
            "met",
        ),
    ],
)
def test_what_a_trial_was_built_on_is_primary_and_its_name_is_no_success(told: str, status: str) -> None:
    assert extract(_TRIAL + told, kind="press_release").primary_endpoint.status.value == status


def test_a_rank_between_dashes_belongs_to_the_name_before_it() -> None:
    told = "After a year, uric acid – the outcome the team had declared in advance as the most important – stood at 5.1 mg."
    record = extract(_TRIAL + told, kind="press_release")
    assert [outcome.name.value for outcome in record.outcomes if outcome.role.value == "primary"] == ["uric acid"]


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("The improvement in mood appeared to be confined to those living alone.", ["those living alone"]),
        (
            "A possible exception was women with severe gout, in whom flares were less frequent with zopinal (19% vs 31%).",
            ["women with severe gout"],
        ),
        (
            (
                "In patients with a body-mass index of 35 or above, flares were more common with zopinal (3.9% vs 2.2%), "
                "although numbers were small."
            ),
            ["patients with a body-mass index of 35 or above"],
        ),
        ("In 47 node-positive patients pain fell (P = 0.02). It did not fall in node-negative patients (P = 0.61).", None),
    ],
)
def test_parts_are_read_where_a_release_tells_of_them(told: str, parts: list[str] | None) -> None:
    filler = "Pain fell more with zopinal.\n\nThe trial ran for a year.\n\n"
    found = [part.definition.value for part in extract(_TRIAL + filler + told, kind="press_release").subgroups]
    assert found == parts if parts else len(found) == len(set(found))


def test_a_plan_at_the_end_of_a_paragraph_leaves_its_results() -> None:
    told = (
        "Pain fell more with zopinal.\n\nThe trial ran for a year.\n\nTime to the next flare favoured zopinal (HR 0.47, "
        "95% CI 0.36 to 0.61). Survival is immature (HR 0.88, 95% CI 0.59 to 1.31) and will be tested again in two years."
    )
    found = [effect.value.value.text for effect in extract(_TRIAL + told, kind="press_release").estimates if effect.value]
    assert found == ["0.47", "0.88"]


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("It was 81.3% (43.0 to 93.9) at 26–35 years and 71.2% (12.8 to 90.5) at 36–45 years.", ["26–35 years", "36–45 years"]),
        ("It was 81.3% (95% CI 43.0 to 93.9) in women aged 26–45 years.", []),
    ],
)
def test_bands_of_age_behind_an_effect_each_are_parts(told: str, parts: list[str]) -> None:
    methods = "Women were randomised to the zopinal vaccine or placebo."
    before = f"The zopinal vaccine for shingles: a trial\n\nMethods: {methods}\n\nResults: "
    record = extract(f"{before}Vaccine efficacy was 81.0% (95% CI 44.0 to 95.0). {told}", kind="abstract")
    assert [part.definition.value for part in record.subgroups] == parts
    scopes = [effect.subgroup for effect in record.estimates if effect.subgroup]
    assert scopes == [part.id for part in record.subgroups]
