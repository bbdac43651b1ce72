"""Effects that their own limits tell, numbers needed to treat in words, and values that go on with a measure named before."""

from __future__ import annotations

import pytest

from evidence import extract

_METHODS = "Zopinal for gout: a trial\n\nMethods: Patients with gout were randomised to zopinal or placebo.\n\nResults: "
Effect = tuple[str, str, str | None, str | None]


def _effects(told: str) -> list[Effect]:
    found: list[Effect] = []
    for effect in extract(_METHODS + told, kind="abstract").estimates:
        if effect.value is None:
            continue
        limits = effect.interval.value if effect.interval else None
        low = limits.low.text if limits and limits.low else None
        high = limits.high.text if limits and limits.high else None
        found.append((effect.measure.value.value, effect.value.value.text, low, high))
    return found


@pytest.mark.parametrize(
    ("told", "effects"),
    [
        ("Surgery came out 5.4 points ahead (95% CI 1.5–9.3, p=0.008).", [("mean_difference", "5.4", "1.5", "9.3")]),
        ("Those on zopinal scored 2.15 points higher (CI 0.40 to 3.90).", [("mean_difference", "2.15", "0.40", "3.90")]),
        ("Quality of life was better by 0.08 (CI 0.02 to 0.14, p = 0.01).", [("mean_difference", "0.08", "0.02", "0.14")]),
        ("With zopinal, body weight was 2.41 kg lower (P < .001).", [("mean_difference", "2.41", None, None)]),
        (
            "Scores were 92.1 and 93.0 (-0.9; -6.8 to 5.0; P = 0.76) for thinking.",
            [("mean_difference", "-0.9", "-6.8", "5.0")],
        ),
        (
            "The share of homes with germs went down by 36% (0.64, 0.58–0.71, p < 0.0001).",
            [("relative_risk_reduction", "36", None, None), ("risk_ratio", "0.64", "0.58", "0.71")],
        ),
        (
            "Falls were more frequent in both (RR = 1.61, 95% CI: 1.13–2.29, and RR = 1.44, 95% CI: 1.22–1.70, respectively).",
            [("risk_ratio", "1.61", "1.13", "2.29"), ("risk_ratio", "1.44", "1.22", "1.70")],
        ),
        (
            "Hazard ratios were 0.95 for gout (95% CI 0.79–1.14); with it, they were 1.00 (0.84–1.20) and 1.00 (0.80–1.24).",
            [
                ("hazard_ratio", "0.95", "0.79", "1.14"),
                ("hazard_ratio", "1.00", "0.84", "1.20"),
                ("hazard_ratio", "1.00", "0.80", "1.24"),
            ],
        ),
        (
            "The difference from placebo was −0.63 units (95% CI 0.15–1.11) in group 1 and −1.44 units (1.09–1.79) in group 2.",
            [("mean_difference", "−0.63", "0.15", "1.11"), ("mean_difference", "−1.44", "1.09", "1.79")],
        ),
        (
            "Flares were down 22 per cent (−5 to 42; P = 0.11), and attacks were down 33 per cent (2 to 54; P = 0.04).",
            [("relative_risk_reduction", "22", "−5", "42"), ("relative_risk_reduction", "33", "2", "54")],
        ),
        (
            "For flares the hazard ratio was 1.10 (95% CI 0.80 to 1.51). For gout the ratio was 1.37 (95% CI 0.95–1.98).",
            [("hazard_ratio", "1.10", "0.80", "1.51"), ("hazard_ratio", "1.37", "0.95", "1.98")],
        ),
        ("One flare was prevented for roughly every 40 people treated.", [("number_needed_to_treat", "40", None, None)]),
        (
            "So 18 people need to be treated for a year to spare one of them a flare.",
            [("number_needed_to_treat", "18", None, None)],
        ),
    ],
)
def test_limits_and_the_words_beside_them_tell_an_effect(told: str, effects: list[Effect]) -> None:
    assert _effects(told) == effects


@pytest.mark.parametrize(
    "told",
    [
        "The response rate with zopinal was 59.2% (95% CI 49.1 to 68.8).",
        "Median survival with zopinal was 12.3 months (95% CI 10.1 to 14.0).",
        "Mean age was 61.2 years (51 to 72).",
        "With zopinal, pain fell from baseline by 2.1 points (95% CI 1.5 to 2.7).",
    ],
)
def test_limits_round_the_value_of_one_group_tell_no_effect_between_groups(told: str) -> None:
    found = extract(_METHODS + told, kind="abstract").estimates
    assert not [effect for effect in found if effect.value and effect.contrast == "between_arms"]
