"""Two definitions that divide the participants are told from two that do not."""

import pytest

from evidence.annotate.subgroup_contrast import opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("patients with a clot", "patients without a clot"),
        ("women", "men"),
        ("smokers", "non-smokers"),
        ("low-risk patients", "high-risk patients"),
        ("patients with stage III cancer", "patients with stage IV cancer"),
        ("those with a score ≥ 8", "those with a score < 8"),
    ],
)
def test_opposites_divide(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("patients with a clot", "patients with a clot"),
        ("patients with asthma", "women with asthma"),
        ("older men with gout", "older women with asthma and men with gout"),
        ("patients with 2 clots in the leg", "patients with gout"),
    ],
)
def test_likes_and_strangers_do_not(one: str, other: str) -> None:
    assert not opposed(one, other)
