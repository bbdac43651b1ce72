"""People followed from step to step in one sentence, and the level of significance that a text sets for all its results."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evidence import extract
from evidence.mentions import Mentions
from evidence.vocabulary import PrimaryStatus

Annotated = Callable[..., Mentions]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Of 311 women enrolled, 251 were randomized and 240 were treated.", [(251, "randomised")]),
        (
            "From May to June 911 patients were enrolled and 450 were eligible, 402 (89%) of whom were randomly assigned.",
            [(911, "enrolled"), (402, "randomised")],
        ),
        (
            "Of 402 patients screened, 88 were randomly assigned, and 87 were included in the safety analysis.",
            [(88, "randomised"), (87, "analysed")],
        ),
        ("We randomised 480 adults; 470 were randomised and treated.", [(480, "randomised")]),
    ],
)
def test_each_step_says_what_it_counts(annotated: Annotated, words: str, counts: list[tuple[int, str]]) -> None:
    found = [(int(mention.count.value), mention.role.value) for mention in annotated(words).enrollment]
    assert set(counts) <= set(found)
    assert [role for _, role in found].count("randomised") == 1


_REPORT = """Zopinal for gastric cancer: a phase 3 trial

Patients with gastric cancer were randomly assigned zopinal or placebo.
The primary endpoint was progression-free survival{level}.
Median progression-free survival was 16.4 months with zopinal and 11.3 months with placebo (hazard ratio 0.77; p = 0.031)."""


@pytest.mark.parametrize(
    ("level", "status"),
    [
        ("", PrimaryStatus.MET),
        ("; the prespecified boundary at the final analysis was p ≤ 0.0246", PrimaryStatus.NOT_MET),
        (". Results were considered significant at P < .01", PrimaryStatus.NOT_MET),
        (". Significance was set at p < 0.05", PrimaryStatus.MET),
        (
            ". The efficacy boundary was p = 0.001 at the first look. The efficacy boundary was p = 0.04 at the last",
            PrimaryStatus.MET,
        ),
    ],
)
def test_a_boundary_set_for_the_text_judges_its_p_values(level: str, status: PrimaryStatus) -> None:
    record = extract(_REPORT.format(level=level), kind="abstract")
    assert record.primary_endpoint.status is status
